"""Unions: `anyOf`, `oneOf`, lists of types."""

from __future__ import annotations

from collections.abc import Sequence

from specleaf.build.bases import UNEVALUATED
from specleaf.build.context import Context
from specleaf.build.discriminators import discriminator_of
from specleaf.build.disjoint import all_disjoint, known_types
from specleaf.build.distribution import distribute
from specleaf.build.enums import of_constants
from specleaf.build.intersection import null_as_type
from specleaf.build.objects import object_
from specleaf.build.redundant_members import redundant_member
from specleaf.build.rules import rules_for
from specleaf.build.union_models import hoisted
from specleaf.ir import Part, Type, checked, nullable, union
from specleaf.json_value import Json
from specleaf.source import APPLIES_TO, UNIVERSAL, Schema

_ALL = ("null", "boolean", "object", "array", "string", "number")


def union_of(schema: Schema, context: Context) -> Type:
    """The type of a schema with `oneOf` or `anyOf`. Declared properties beside them make it an object with rules.

    Listed values or null are an enumeration: at a named place they need no second name.
    """
    if "properties" in schema and schema.is_object and set(schema.types) <= {"object", "null"}:
        if "null" in schema.types:
            return list_of_types(schema, context)
        return distribute(schema, (schema,), context) or object_(schema, context)
    if schema.pointer in context.named and "enum" in (listed := null_as_type(schema)):
        return context.own_type_of(schema.with_keywords(listed))
    keyword = "oneOf" if "oneOf" in schema else "anyOf"
    members = tuple(_inheriting(member, schema, context) for member in schema.children(keyword))
    if constants := of_constants(schema, members, context):
        return constants
    schema = _without_contradicting_type(schema, members, context)
    discriminator = discriminator_of(schema, members, context)
    exclusive = keyword == "oneOf" and (discriminator is not None or not _is_any_of(schema, members, context))
    covered = {keyword} if discriminator or not exclusive or all_disjoint(members, context.schemas) else set[str]()
    if _imply_type(members, schema, context):
        covered.add("type")
    rules = rules_for(schema, covered, schema.types or _ALL, context)
    if len([member for member in members if member.types != ("null",)]) > 1:
        context.reserve(schema.pointer)
    parts = tuple(context.part_of(member) for member in members)
    return hoisted(schema, union(parts, discriminator, exclusive=exclusive), rules, context)


def _without_contradicting_type(schema: Schema, members: Sequence[Schema], context: Context) -> Schema:
    """The union without the `type` beside it, if no member accepts a value of that type; `exact` keeps it."""
    types = {"number" if name == "integer" else name for name in schema.types}
    known = [known_types(member, context.schemas) for member in members]
    if not types or schema.admits_null or not known or not all(each and types.isdisjoint(each) for each in known):
        return schema
    what = "no member of the union has a value of the type beside it"
    reading = "so nothing fits" if schema.dialect.exact else "so that type is passed over"
    context.problems.warn("contradiction", schema.place.child("type"), f"{what}, {reading}")
    return schema if schema.dialect.exact else schema.without("type")


def _is_any_of(schema: Schema, members: Sequence[Schema], context: Context) -> bool:
    """Whether `oneOf` is read as `anyOf`: else it would refuse what is valid, or every value of one of its members."""
    if schema.place in context.schemas.not_counting and not all_disjoint(members, context.schemas):
        return True
    found = redundant_member(members, context.schemas)
    if found is None:
        return False
    number, other = found
    what = f"member {other + 1} accepts all values of member {number + 1}, and 'oneOf' refuses what both accept"
    reading = "" if schema.dialect.exact else "; this is read as 'anyOf'"
    context.problems.warn("contradiction", schema.place.child("oneOf", number), what + reading)
    return not schema.dialect.exact


def _inheriting(member: Schema, schema: Schema, context: Context) -> Schema:
    """A member without a type of its own, with the `type` beside the union."""
    says_it = not _TYPE_KEYWORDS.isdisjoint(member.keywords) or member.pointer in context.named
    if member.is_false or says_it or not schema.types:
        return member
    return member.with_keywords({"type": schema.get("type"), **member.keywords})


_TYPE_KEYWORDS = frozenset({"type", "$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "enum", "const"})


def _imply_type(members: Sequence[Schema], schema: Schema, context: Context) -> bool:
    """Whether `type` beside the union is redundant: each member has a known type among those that it names."""
    named = set(schema.types)
    known = [known_types(member, context.schemas) for member in members]
    return "integer" not in named and all(types and types <= named for types in known)


def list_of_types(schema: Schema, context: Context) -> Type:
    """The type of a schema with several names in `type`: a union, or one nullable type."""
    apart = _without_universal(schema)
    covered = {"type", *(keyword for keyword in apart if keyword in APPLIES_TO)}
    rules = rules_for(schema, covered, _ALL, context)
    others = [name for name in schema.types if name != "null"]
    if len(others) == 1 and schema.pointer not in context.named:
        inner = context.own_type_of(apart.with_keywords({**apart.keywords, "type": others[0]}))
        return checked(nullable(inner), rules)
    if len(others) > 1:
        context.reserve(schema.pointer)
    parts = tuple(Part(context.own_type_of(variant)) for variant in _variants(apart))
    return hoisted(schema, union(parts), rules, context)


def _without_universal(schema: Schema) -> Schema:
    """The schema without the keywords that apply to values of all types; these stay with the union."""
    universal = UNIVERSAL - {"type"}
    return schema if universal.isdisjoint(schema) else schema.without(*universal, *UNEVALUATED)


_HINTS = {"string": "format", "object": "discriminator"}
"""Annotations that apply to values of one type."""


def _variants(schema: Schema) -> tuple[Schema, ...]:
    """One schema for each name in `type`, with the keywords that apply to it."""
    variants: list[Schema] = []
    for index, name in enumerate(schema.types):
        about = "number" if name == "integer" else name
        own: dict[str, Json] = {key: schema.get(key) for key in schema if APPLIES_TO.get(key) == about}
        if (hint := _HINTS.get(name)) and hint in schema:
            own[hint] = schema.get(hint)
        variants.append(schema.of_type(index, {"type": name, **own}))
    return tuple(variants)
