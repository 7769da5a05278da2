"""`allOf`, and assertions beside `$ref`: several schemas that a value must all fit.

Objects are merged into one model: fields of all parts in document order, `required` united. What merging cannot say
becomes a rule, so the model stays exact. Anything else is its first telling part, narrowed by the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from specleaf.build.context import Context
from specleaf.build.docs_of import docs_of
from specleaf.build.objects import ANY_PART, discriminator_of, field_of
from specleaf.build.rules import absolute, rules_for
from specleaf.build.scalars import constraints
from specleaf.ir.api import Field, ObjectModel
from specleaf.ir.constraints import CONSTRAINTS, Constraint
from specleaf.ir.docs import Docs
from specleaf.ir.types import Anything, ModelRef, Nothing, Part, Rules, Type, checked, nullable
from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.source.keywords import APPLIES_TO, ASSERTIONS
from specleaf.source.schema import Schema

_LINKS = ("$ref", "$dynamicRef", "allOf")
_UNEVALUATED = frozenset({"unevaluatedItems", "unevaluatedProperties"})
"""Keywords about what their siblings leave over: they cannot be taken apart from these."""


def combined(schema: Schema, context: Context) -> Type:
    """The type of a schema with `allOf`, or with `$ref` and assertions beside it."""
    members = tuple(_members(schema)) or (schema.without(*_LINKS),)
    alone = len(members) == 1 and _UNEVALUATED.isdisjoint(schema)
    if alone and (schema.pointer not in context.named or not _is_object(members[0], context)):
        return context.type_of(members[0])
    parts = tuple(_flat(schema, context, (schema.pointer,)))
    if any(part.is_false for part in parts):
        return Nothing()
    if _makes_object(parts):
        return _object(schema, parts, context)
    if plain := _merged_scalars(schema, parts):
        return context.type_of(plain)
    return _narrowed(schema, members, context)


def _members(schema: Schema) -> Iterator[Schema]:
    """The schemas that a value must fit: the one referred to, those of `allOf`, and what is asserted beside them."""
    if schema.reference is not None:
        keyword = "$ref" if "$ref" in schema else "$dynamicRef"
        yield schema.with_keywords({keyword: schema.get(keyword)})
    yield from (child for child in schema.children("allOf") if child.is_false or not ASSERTIONS.isdisjoint(child))
    beside = {key: schema.get(key) for key in schema if key in ASSERTIONS - _UNEVALUATED and key not in _LINKS}
    if beside:
        yield schema.with_keywords(beside)


def _is_object(member: Schema, context: Context) -> bool:
    return _makes_object(tuple(_flat(member, context, ())))


def _flat(schema: Schema, context: Context, seen: tuple[Pointer, ...]) -> Iterator[Schema]:
    """The parts that say something themselves, references followed, in the order of the document."""
    for keyword in schema:
        if keyword in {"$ref", "$dynamicRef"}:
            target = context.schemas.targets.get(schema.pointer)
            if target is not None and target not in seen:
                yield from _flat(_unringed(context.schemas.schema(target), seen, context), context, (*seen, target))
        elif keyword == "allOf":
            for child in schema.children("allOf"):
                yield from _flat(child, context, seen)
    own = schema.without(*_LINKS)
    if any(keyword in ASSERTIONS for keyword in own) or schema.is_false:
        yield replace(own, is_false=schema.is_false)


def _unringed(base: Schema, seen: tuple[Pointer, ...], context: Context) -> Schema:
    """A base whose union lists the very schema that is made from it: there, the union is a hint and asserts nothing."""
    for keyword in ("oneOf", "anyOf"):
        targets = {context.schemas.targets.get(member.pointer) for member in base.children(keyword)}
        if targets & set(seen):
            return base.without(keyword)
    return base


def _makes_object(parts: Sequence[Schema]) -> bool:
    """Whether the parts are about objects: one says so, and none is about something else."""
    says = any("object" in part.types or "properties" in part for part in parts)
    return says and all(set(part.types) <= {"object", "null"} and not {"enum", "const"} & set(part) for part in parts)


def _object(schema: Schema, parts: Sequence[Schema], context: Context) -> Type:
    typed = [part.types for part in parts if part.types]
    null = bool(typed) and all("null" in types for types in typed)
    # At a named place stands a name for "this object or null", so the object itself is at another.
    id_ = schema.pointer.child("allOf") if null and schema.pointer in context.named else schema.pointer
    context.reserve(id_)
    merger = _Merger(schema, parts, context)
    context.add(
        ObjectModel(
            id_,
            _docs(schema, parts),
            merger.fields(),
            Part(Nothing()) if merger.closed else ANY_PART,
            merger.constraints(),
            merger.rules(),
            discriminator_of(schema, (), context),
        )
    )
    return nullable(ModelRef(id_)) if null else ModelRef(id_)


def _docs(schema: Schema, parts: Sequence[Schema]) -> Docs:
    """The docs of the schema itself; an example inside a part counts if the schema has none."""
    docs = docs_of(schema)
    examples = next((docs_of(part).examples for part in parts if "examples" in part), ())
    return docs if docs.examples else replace(docs, examples=examples)


@dataclass(frozen=True, slots=True)
class _Merger:
    """The parts of one object."""

    schema: Schema
    parts: Sequence[Schema]
    context: Context

    @property
    def declared(self) -> Mapping[str, list[Schema]]:
        """The schemas that the parts have for each property."""
        found: dict[str, list[Schema]] = {}
        for part in self.parts:
            for name, child in part.named("properties").items():
                same = found.setdefault(name, [])
                if child.keywords not in [each.keywords for each in same]:
                    same.append(child)
        return found

    @property
    def required(self) -> frozenset[str]:
        """The names that some part requires."""
        return frozenset(name for part in self.parts for name in part.texts("required"))

    @property
    def closed(self) -> bool:
        """Whether `unevaluatedProperties: false` forbids just what no part declares."""
        unevaluated = self.schema.child("unevaluatedProperties")
        if unevaluated is None or not unevaluated.is_false:
            return False
        own = {"unevaluatedProperties"}
        return all(
            ASSERTIONS & set(part) <= (_STATIC | own if part.pointer == self.schema.pointer else _STATIC)
            for part in self.parts
        )

    def fields(self) -> tuple[Field, ...]:
        """One field for each declared property, made from its most telling schema."""
        return tuple(
            field_of(name, _most_telling(schemas), name in self.required, self.context)
            for name, schemas in self.declared.items()
        )

    def constraints(self) -> tuple[Constraint, ...]:
        """The constraints that only one part has."""
        counted = {keyword: sum(keyword in part for part in self.parts) for keyword in CONSTRAINTS}
        found = [constraint for part in self.parts for constraint in constraints(part, "object")]
        return tuple(constraint for constraint in found if counted[constraint.keyword] == 1)

    def rules(self) -> Rules | None:
        """What no field, nor the rest of the model, says."""
        if "unevaluatedProperties" in self.schema and not self.closed:
            return Rules(absolute(self.schema, self.context))
        said = {"type", "properties", *(constraint.keyword for constraint in self.constraints())}
        if self.required <= self.declared.keys():
            said.add("required")
        if self.closed:
            said.add("unevaluatedProperties")
        found = [rules.schema for part in self.parts if (rules := rules_for(part, said, ["object"], self.context))]
        found.extend(self.further())
        return _all(found)

    def further(self) -> Iterator[Json]:
        """What parts say of a property besides the one that its field is made from."""
        for name, schemas in self.declared.items():
            for other in schemas:
                says = absolute(other, self.context)
                if other is not _most_telling(schemas) and says not in ({}, True):
                    yield {"properties": {name: says}}


_STATIC = frozenset({"type", "properties", "required", "minProperties", "maxProperties"})


def _most_telling(schemas: Sequence[Schema]) -> Schema:
    """The schema that says most of a property: one with fixed values, else with most assertions, else the last."""
    return max(
        reversed(schemas), key=lambda schema: (not {"const", "enum"}.isdisjoint(schema), len(ASSERTIONS & set(schema)))
    )


def _all(found: list[Json]) -> Rules | None:
    if not found:
        return None
    return Rules(found[0] if len(found) == 1 else {"allOf": found})


def _merged_scalars(schema: Schema, parts: Sequence[Schema]) -> Schema | None:
    """One schema for parts that are about a scalar and do not meet in a keyword."""
    merged: dict[str, Json] = {}
    for part in parts:
        for keyword, value in part.keywords.items():
            if keyword in ASSERTIONS and (keyword not in _SCALAR or merged.get(keyword, value) != value):
                return None
            merged[keyword] = value
    own = {key: value for key, value in schema.keywords.items() if key not in _LINKS}
    return schema.with_keywords(merged | own)


_SCALAR = frozenset({"type", *(keyword for keyword, type_ in APPLIES_TO.items() if type_ in {"string", "number"})})


def _narrowed(schema: Schema, members: Sequence[Schema], context: Context) -> Type:
    """The first member that tells what a value is; the others are rules."""
    types = [context.type_of(member) for member in members]
    telling = next((number for number, type_ in enumerate(types) if not isinstance(type_, Anything)), None)
    if not _UNEVALUATED.isdisjoint(schema):
        return checked(types[telling or 0], Rules(absolute(schema, context)))
    others = [member for number, member in enumerate(members) if number != telling]
    rules = _all([absolute(other, context) for other in others])
    return checked(Anything() if telling is None else types[telling], rules)
