"""The parts of one object to one model: fields of all parts in document order, `required` united.

What a model cannot say becomes a rule, so that it stays exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from specleaf.build.bases import LINKS
from specleaf.build.context import Context
from specleaf.build.docs import docs_of
from specleaf.build.intersection import Keywords, meet, narrower
from specleaf.build.objects import field_of
from specleaf.build.overlaps import told
from specleaf.build.rules import absolute, all_rules, beyond_fields, rules_for
from specleaf.build.scalars import constraints
from specleaf.build.subtypes import kinds_of
from specleaf.ir import (
    ANY_PART,
    Constraint,
    Docs,
    Field,
    ModelId,
    ModelRef,
    Nothing,
    ObjectModel,
    Part,
    Rules,
    Type,
    checked,
    nullable,
)
from specleaf.json_value import Json
from specleaf.source import ASSERTIONS, UNIONS, UNIVERSAL, Schema

_STATIC = frozenset({"type", "properties", "required", "minProperties", "maxProperties"})
"""The keywords with which a part declares the same properties for every value."""


def is_about_object(parts: Sequence[Schema]) -> bool:
    """Whether the parts are about objects: one says so that is no union of them, and none is about something else."""
    return any(_is_object(part) for part in parts) and all(_may_be_object(part) for part in parts)


def _is_object(part: Schema) -> bool:
    return part.is_object and ("properties" in part or part.keywords.keys().isdisjoint(UNIONS))


def _may_be_object(part: Schema) -> bool:
    types = set(part.types)
    return (not types or "object" in types <= {"object", "null"}) and {"enum", "const"}.isdisjoint(part)


def conjunction(schema: Schema, parts: Sequence[Schema], context: Context) -> Type | None:
    """The type of a schema that is made of `parts`, if they come to one object, or to one schema of another kind."""
    if any(part.is_false for part in parts):
        return Nothing()
    if is_about_object(parts):
        return merged_object(schema, parts, context)
    plain = meet(parts)
    return None if plain is None or schema.pointer in context.met else _of_another_kind(schema, parts, plain, context)


def _of_another_kind(schema: Schema, parts: Sequence[Schema], plain: Keywords, context: Context) -> Type:
    """The type of `parts` that are told by the keywords of one schema. An array may have itself among its items."""
    words = {keyword: value for keyword, value in schema.keywords.items() if keyword not in ASSERTIONS}
    # What is inside an array has its place where it is written.
    home = next((part for part in parts if "items" in part), schema)
    context.met.add(schema.pointer)
    type_ = context.own_type_of(home.with_keywords({**plain, **words}).at(schema.pointer))
    context.met.remove(schema.pointer)
    return type_


def merged_object(schema: Schema, parts: Sequence[Schema], context: Context) -> Type:
    """The model of an object that is made of `parts`, or null if all of them let it be.

    It is told once, before its fields are: one of them may be made from the same parts.
    """
    if schema.pointer in context.merged:
        return context.merged[schema.pointer]
    typed = [part.types for part in parts if part.types]
    null = bool(typed) and all("null" in types for types in typed)
    # At a named place stands a name for "this object or null", so the object itself is at another.
    id_ = schema.pointer.child("allOf") if null and schema.pointer in context.named else schema.pointer
    context.reserve(id_)
    merged = _merged(schema, parts)
    rules = merged.rules(context)
    # Rules about values of any type are about null too.
    outside = rules if null and any(not UNIVERSAL.isdisjoint({*part} - {"type", *LINKS}) for part in parts) else None
    inside = rules if outside is None else None
    type_ = checked(nullable(ModelRef(id_)), outside) if null else ModelRef(id_)
    context.merged[schema.pointer] = type_
    context.soon(lambda: context.add(merged.model(id_, inside, context)))
    return type_


def _docs(schema: Schema, parts: Sequence[Schema]) -> Docs:
    """The docs of the schema itself; an example inside a part counts if the schema has none."""
    docs = docs_of(schema)
    examples = next((docs_of(part).examples for part in parts if "examples" in part), ())
    return docs if docs.examples else replace(docs, examples=examples)


@dataclass(frozen=True, slots=True)
class _Merged:
    """The parts of one object, side by side."""

    schema: Schema
    parts: Sequence[Schema]
    declared: Mapping[str, Sequence[Schema]]
    """The schemas that the parts have for each property, the most special last."""
    required: frozenset[str]
    constraints: tuple[Constraint, ...]
    closed: bool
    """Whether `unevaluatedProperties: false` forbids just what no part declares."""

    def model(self, id_: ModelId, rules: Rules | None, context: Context) -> ObjectModel:
        """The model of all parts."""
        kinds = kinds_of(self.schema, context)
        return ObjectModel(
            id_,
            _docs(self.schema, self.parts),
            self.fields(context),
            Part(Nothing()) if self.closed else ANY_PART,
            self.constraints,
            rules,
            kinds.discriminator,
            kinds.heirs,
            extra_declared=any(_declares_extra(part) for part in self.parts),
        )

    def fields(self, context: Context) -> tuple[Field, ...]:
        """One field for each declared property."""
        return tuple(self.field(name, schemas, context) for name, schemas in self.declared.items())

    def field(self, name: str, schemas: Sequence[Schema], context: Context) -> Field:
        """The field of a property. One that is inherited from one part is made once."""
        required = name in self.required
        if len(schemas) > 1:
            telling = told(name, schemas, self.schema, context).schema
            return field_of(name, telling, required, context, *reversed(schemas))
        inherited = (schemas[0].pointer, required)
        if inherited not in context.fields:
            context.fields[inherited] = field_of(name, schemas[0], required, context)
        return context.fields[inherited]

    def rules(self, context: Context) -> Rules | None:
        """What no field, nor the rest of the model, says."""
        if "unevaluatedProperties" in self.schema and not self.closed:
            return Rules(absolute(self.schema, context))
        said = {"type", "properties", *LINKS, *(constraint.keyword for constraint in self.constraints)}
        if self.closed:
            said.add("unevaluatedProperties")
        parts = [beyond_fields(part, self.declared) for part in self.parts]
        found = [rules.schema for part in parts if (rules := rules_for(part, said, ["object"], context))]
        return all_rules([*found, *self.further(context)])

    def further(self, context: Context) -> Iterator[Json]:
        """What parts say of a property beyond the type of its field."""
        for name, schemas in self.declared.items():
            for other in told(name, schemas, self.schema, context).further:
                if (says := absolute(other, context)) != {}:
                    yield {"properties": {name: says}}


def _merged(schema: Schema, parts: Sequence[Schema]) -> _Merged:
    return _Merged(
        schema,
        parts,
        _declared(parts),
        frozenset(name for part in parts for name in part.texts("required")),
        _counts(schema, parts),
        _is_closed(schema, parts),
    )


def _counts(schema: Schema, parts: Sequence[Schema]) -> tuple[Constraint, ...]:
    found: dict[str, Json] = {}
    for each in [constraint for part in parts for constraint in constraints(part, "object")]:
        found[each.keyword] = narrower(each.keyword, found.get(each.keyword, each.value), each.value)
    return constraints(schema.with_keywords(found), "object")


def _declares_extra(part: Schema) -> bool:
    additional = part.child("additionalProperties")
    return additional is not None and not additional.is_false


def _declared(parts: Sequence[Schema]) -> dict[str, list[Schema]]:
    found: dict[str, list[Schema]] = {}
    for part in parts:
        for name, child in part.named("properties").items():
            same = found.setdefault(name, [])
            if not any(_is_same(child, each) for each in same):
                same.append(child)
    return found


def _is_same(one: Schema, other: Schema) -> bool:
    return (one.keywords, one.is_false, one.pointer.file) == (other.keywords, other.is_false, other.pointer.file)


def _is_closed(schema: Schema, parts: Sequence[Schema]) -> bool:
    unevaluated = schema.child("unevaluatedProperties")
    if unevaluated is None or not unevaluated.is_false:
        return False
    others = (part for part in parts if part.pointer != schema.pointer)
    return ASSERTIONS & set(schema) <= _STATIC | {"unevaluatedProperties", *LINKS} and all(
        ASSERTIONS & set(part) <= _STATIC for part in others
    )
