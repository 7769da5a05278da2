"""The parts of one object to one model: fields of all parts in document order, `required` united.

What a model cannot say becomes a rule, so that it stays exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from specleaf.build.bases import LINKS
from specleaf.build.context import Context
from specleaf.build.discriminators import discriminator_of
from specleaf.build.docs_of import docs_of
from specleaf.build.objects import field_of
from specleaf.build.rules import absolute, all_rules, rules_for
from specleaf.build.scalars import constraints
from specleaf.ir.api import Field, ObjectModel
from specleaf.ir.constraints import Constraint
from specleaf.ir.docs import Docs
from specleaf.ir.types import ANY_PART, ModelId, ModelRef, Nothing, Part, Rules, Type, checked, nullable
from specleaf.json_value import Json
from specleaf.source.keywords import ASSERTIONS, UNIVERSAL
from specleaf.source.schema import Schema

_STATIC = frozenset({"type", "properties", "required", "minProperties", "maxProperties"})
"""The keywords with which a part declares the same properties for every value."""


def is_about_object(parts: Sequence[Schema]) -> bool:
    """Whether the parts are about objects: one says so, and none is about something else."""
    return any(part.is_object for part in parts) and all(_may_be_object(part) for part in parts)


def _may_be_object(part: Schema) -> bool:
    types = set(part.types)
    return (not types or "object" in types <= {"object", "null"}) and {"enum", "const"}.isdisjoint(part)


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
    """Those that only one part has."""
    closed: bool
    """Whether `unevaluatedProperties: false` forbids just what no part declares."""

    def model(self, id_: ModelId, rules: Rules | None, context: Context) -> ObjectModel:
        """The model of all parts."""
        return ObjectModel(
            id_,
            _docs(self.schema, self.parts),
            self.fields(context),
            Part(Nothing()) if self.closed else ANY_PART,
            self.constraints,
            rules,
            discriminator_of(self.schema, (), context),
            extra_declared=any(_declares_extra(part) for part in self.parts),
        )

    def fields(self, context: Context) -> tuple[Field, ...]:
        """One field for each declared property."""
        return tuple(_field(name, schemas, name in self.required, context) for name, schemas in self.declared.items())

    def rules(self, context: Context) -> Rules | None:
        """What no field, nor the rest of the model, says."""
        if "unevaluatedProperties" in self.schema and not self.closed:
            return Rules(absolute(self.schema, context))
        said = {"type", "properties", *LINKS, *(constraint.keyword for constraint in self.constraints)}
        if self.required <= self.declared.keys():
            said.add("required")
        if self.closed:
            said.add("unevaluatedProperties")
        found = [rules.schema for part in self.parts if (rules := rules_for(part, said, ["object"], context))]
        return all_rules([*found, *self.further(context)])

    def further(self, context: Context) -> Iterator[Json]:
        """What parts say of a property besides the one that its field has the type of."""
        for name, schemas in self.declared.items():
            told = _most_telling(schemas)
            for other in schemas:
                if other is not told and (says := absolute(other, context)) != {}:
                    yield {"properties": {name: says}}


def _merged(schema: Schema, parts: Sequence[Schema]) -> _Merged:
    found = [constraint for part in parts for constraint in constraints(part, "object")]
    counted = Counter(constraint.keyword for constraint in found)
    return _Merged(
        schema,
        parts,
        _declared(parts),
        frozenset(name for part in parts for name in part.texts("required")),
        tuple(constraint for constraint in found if counted[constraint.keyword] == 1),
        _is_closed(schema, parts),
    )


def _field(name: str, schemas: Sequence[Schema], required: bool, context: Context) -> Field:
    """The field of a property, of the type that its most telling schema has. One that is inherited is made once."""
    if len(schemas) > 1:
        return field_of(name, _most_telling(schemas), required, context, *reversed(schemas))
    inherited = (schemas[0].pointer, required)
    if inherited not in context.fields:
        context.fields[inherited] = field_of(name, schemas[0], required, context)
    return context.fields[inherited]


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


def _most_telling(schemas: Sequence[Schema]) -> Schema:
    """The schema that says most of a property: one with fixed values, else with most assertions, else the last."""
    if len(schemas) == 1:
        return schemas[0]
    return max(
        reversed(schemas), key=lambda schema: (not {"const", "enum"}.isdisjoint(schema), len(ASSERTIONS & set(schema)))
    )
