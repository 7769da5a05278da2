"""Distribution of a conjunction over a union: properties beside `oneOf` or `anyOf` go into each member.

In: the parts of one object, one of which has a union of objects. Out: the union of the merged objects, by the law
A and (B or C) = (A and B) or (A and C). It accepts the same values, and properties of single members become fields
where they would be rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from specleaf.build.bases import UNEVALUATED, parts_of
from specleaf.build.context import Context
from specleaf.build.discriminators import discriminator_of
from specleaf.build.disjoint import all_disjoint
from specleaf.build.docs import docs_of
from specleaf.build.merge import is_about_object, merged_object
from specleaf.build.rules import rule_schema
from specleaf.build.subtypes import inheritance_of
from specleaf.build.union_models import hoisted
from specleaf.ir import Discriminator, Part, Rules, Type, union
from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.source import ASSERTIONS, UNIONS, Schema

_MAX_MEMBERS = 200
"""Longer unions stay rules: each member would be a model with a copy of all shared properties."""


def distribute(schema: Schema, parts: Sequence[Schema], context: Context) -> Type | None:
    """The union of merged objects that `parts` are equal to; `None` if they are better one object.

    That is so if the members declare no further properties, and where the union lists subtypes of the schema.
    """
    shared = next(_unions(schema, parts), None)
    if shared is None or not UNEVALUATED.isdisjoint({keyword for part in (schema, *parts) for keyword in part}):
        return None
    members = [_member(schema, shared.keyword, number, each, context) for number, each in enumerate(shared.members)]
    if not _adds_fields(shared, members) or any(each.schema.pointer in context.named for each in members):
        return None
    if schema.place in context.schemas.listed_subtypes or inheritance_of(schema, context).subtypes:
        return None
    return _union(schema, shared, members, context)


@dataclass(frozen=True, slots=True)
class _Shared:
    """A union among the parts of an object, and the parts before and after it; its siblings are the last one before."""

    part: Schema
    keyword: str
    before: tuple[Schema, ...]
    after: tuple[Schema, ...]

    @property
    def members(self) -> tuple[Schema, ...]:
        """The members as they are written."""
        return self.part.children(self.keyword)

    def whole(self, member: _Member) -> tuple[Schema, ...]:
        """The parts of a member's object: its own and the shared ones."""
        return (*self.before, *member.parts, *self.after)


@dataclass(frozen=True, slots=True)
class _Member:
    """A member of the union: the schema that it is named after, and its parts."""

    schema: Schema
    parts: tuple[Schema, ...]


def _unions(schema: Schema, parts: Sequence[Schema]) -> Iterator[_Shared]:
    """The unions in the schema itself, not those that it inherits."""
    for number, part in enumerate(parts):
        for keyword in UNIONS:
            is_own = part.place == schema.place or (part.place.is_within(schema.place) and keyword not in schema)
            if keyword in part and is_own and 1 < len(part.children(keyword)) <= _MAX_MEMBERS:
                rest = part.without(keyword)
                yield _Shared(part, keyword, (*parts[:number], rest), tuple(parts[number + 1 :]))


def _member(schema: Schema, keyword: str, number: int, member: Schema, context: Context) -> _Member:
    """A member, at its place in the union of `schema`, with the annotations of the schema that it refers to."""
    target = context.schemas.resolved(member.pointer) if member.reference else member.pointer
    inherited = (
        {"title": target.name, **_annotations(context.schemas.schema(target))} if target != member.pointer else {}
    )
    words = member.with_keywords({**inherited, **_annotations(member)})
    return _Member(words.at(schema.pointer.child(keyword, number)), parts_of(member, context))


def _annotations(schema: Schema) -> dict[str, Json]:
    return {key: value for key, value in schema.keywords.items() if key not in ASSERTIONS | {"discriminator"}}


def _adds_fields(shared: _Shared, members: Sequence[_Member]) -> bool:
    """Whether all members are objects, and one declares a property that is not shared."""
    wholes = [shared.whole(member) for member in members]
    if not all(is_about_object(whole) and not any(part.is_false for part in whole) for whole in wholes):
        return False
    known = {name for part in (*shared.before, *shared.after) for name in part.named("properties")}
    own = {name for member in members for part in member.parts for name in part.named("properties")}
    return not own <= known


def _union(schema: Schema, shared: _Shared, members: Sequence[_Member], context: Context) -> Type:
    context.reserve(schema.pointer)
    types = [merged_object(member.schema, shared.whole(member), context) for member in members]
    discriminator = _discriminator(shared, members, context)
    overlap = not discriminator and not all_disjoint(shared.members, context.schemas)
    exclusive = shared.keyword == "oneOf" and not (overlap and shared.part.place in context.schemas.not_counting)
    counted = exclusive and overlap
    rules = Rules({"oneOf": [rule_schema(member, context) for member in shared.members]}) if counted else None
    parts = (Part(type_, docs_of(member.schema)) for type_, member in zip(types, members, strict=True))
    return hoisted(schema, union(tuple(parts), discriminator, exclusive=exclusive), rules, context)


def _discriminator(shared: _Shared, members: Sequence[_Member], context: Context) -> Discriminator | None:
    """The discriminator of the union, mapped to the merged objects."""
    found = discriminator_of(shared.part, shared.members, context)
    if found is None:
        return None
    written = zip(shared.members, members, strict=True)
    places: dict[Pointer | None, Pointer] = {
        context.schemas.targets.get(each.pointer): member.schema.pointer for each, member in written
    }
    return replace(found, mapping=tuple((tag, places[to]) for tag, to in found.mapping if to in places))
