"""The conjunction of object schemas as one model: the fields of all parts in document order, `required` united.

Assertions that a model cannot express become rules, so that it accepts exactly what the schemas accept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from specleaf.build.bases import LINKS
from specleaf.build.context import Context
from specleaf.build.docs import docs_of
from specleaf.build.intersection import Keywords, intersect, narrower
from specleaf.build.objects import field_of
from specleaf.build.overlaps import shared_property
from specleaf.build.rules import all_rules, rule_schema, rules_for, without_declared_required
from specleaf.build.scalars import constraints
from specleaf.build.subtypes import inheritance_of
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
    """Whether the conjunction of the parts is an object: one part that is no union says so, and none excludes it."""
    return any(_is_object(part) for part in parts) and all(_may_be_object(part) for part in parts)


def _is_object(part: Schema) -> bool:
    return part.is_object and ("properties" in part or part.keywords.keys().isdisjoint(UNIONS))


def _may_be_object(part: Schema) -> bool:
    types = set(part.types)
    return (not types or "object" in types <= {"object", "null"}) and {"enum", "const"}.isdisjoint(part)


def conjunction(schema: Schema, parts: Sequence[Schema], context: Context) -> Type | None:
    """The type of the conjunction of `parts`, if it is one object or the keywords of one schema, else `None`."""
    if any(part.is_false for part in parts):
        return Nothing()
    if is_about_object(parts):
        return merged_object(schema, parts, context)
    plain = intersect(parts)
    return (
        None
        if plain is None or schema.pointer in context.in_progress
        else _of_another_kind(schema, parts, plain, context)
    )


def _of_another_kind(schema: Schema, parts: Sequence[Schema], plain: Keywords, context: Context) -> Type:
    """The type of `parts` whose intersection is one schema. An array may be recursive."""
    words = {keyword: value for keyword, value in schema.keywords.items() if keyword not in ASSERTIONS}
    # The models inside an array keep the place where they are written.
    holder = next((part for part in parts if "items" in part), schema)
    context.in_progress.add(schema.pointer)
    type_ = context.own_type_of(holder.with_keywords({**plain, **words}).at(schema.pointer))
    context.in_progress.remove(schema.pointer)
    return type_


def merged_object(schema: Schema, parts: Sequence[Schema], context: Context) -> Type:
    """The model of an object that is the conjunction of `parts`; nullable if all of them are.

    The type is recorded before the fields are built: one of them may be made of the same parts.
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
    context.run_or_defer(lambda: context.add(merged.model(id_, inside, context)))
    return type_


def _docs(schema: Schema, parts: Sequence[Schema]) -> Docs:
    """The docs of the schema itself; an example inside a part counts if the schema has none."""
    docs = docs_of(schema)
    examples = next((docs_of(part).examples for part in parts if "examples" in part), ())
    return docs if docs.examples else replace(docs, examples=examples)


@dataclass(frozen=True, slots=True)
class _Merged:
    """The parts of one object, collected by field, constraint and `required`."""

    schema: Schema
    parts: Sequence[Schema]
    declared: Mapping[str, Sequence[Schema]]
    """The schemas that the parts have for each property, the most special last."""
    required: frozenset[str]
    constraints: tuple[Constraint, ...]
    closed: bool
    """Whether `unevaluatedProperties: false` forbids exactly the properties that no part declares."""

    def model(self, id_: ModelId, rules: Rules | None, context: Context) -> ObjectModel:
        """The model of all parts."""
        inheritance = inheritance_of(self.schema, context)
        return ObjectModel(
            id_,
            _docs(self.schema, self.parts),
            self.fields(context),
            Part(Nothing()) if self.closed else ANY_PART,
            self.constraints,
            rules,
            inheritance.discriminator,
            inheritance.subtypes,
            extra_declared=any(_declares_extra(part) for part in self.parts),
        )

    def fields(self, context: Context) -> tuple[Field, ...]:
        """One field for each declared property."""
        return tuple(self.field(name, schemas, context) for name, schemas in self.declared.items())

    def field(self, name: str, schemas: Sequence[Schema], context: Context) -> Field:
        """The field of a property. One that a single part declares is built once for all objects that inherit it."""
        required = name in self.required
        if len(schemas) > 1:
            informative = shared_property(name, schemas, self.schema, context).schema
            return field_of(name, informative, required, context, *reversed(schemas))
        inherited = (schemas[0].pointer, required)
        if inherited not in context.fields:
            context.fields[inherited] = field_of(name, schemas[0], required, context)
        return context.fields[inherited]

    def rules(self, context: Context) -> Rules | None:
        """The assertions that neither fields nor constraints of the model express."""
        if "unevaluatedProperties" in self.schema and not self.closed:
            return Rules(rule_schema(self.schema, context))
        covered = {"type", "properties", *LINKS, *(constraint.keyword for constraint in self.constraints)}
        if self.closed:
            covered.add("unevaluatedProperties")
        parts = [without_declared_required(part, self.declared) for part in self.parts]
        found = [rules.schema for part in parts if (rules := rules_for(part, covered, ["object"], context))]
        return all_rules([*found, *self.further(context)])

    def further(self, context: Context) -> Iterator[Json]:
        """The assertions about properties beyond the types of their fields."""
        for name, schemas in self.declared.items():
            for other in shared_property(name, schemas, self.schema, context).further:
                if (says := rule_schema(other, context)) != {}:
                    yield {"properties": {name: says}}


def _merged(schema: Schema, parts: Sequence[Schema]) -> _Merged:
    return _Merged(
        schema,
        parts,
        _declared(parts),
        frozenset(name for part in parts for name in part.texts("required")),
        _counts(schema, parts),
        is_closed(schema, parts),
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


def is_closed(schema: Schema, parts: Sequence[Schema]) -> bool:
    """Whether `unevaluatedProperties: false` of a conjunction forbids exactly the properties that no part declares."""
    unevaluated = schema.child("unevaluatedProperties")
    if unevaluated is None or not unevaluated.is_false:
        return False
    others = (part for part in parts if part.pointer != schema.pointer)
    return ASSERTIONS & set(schema) <= _STATIC | {"unevaluatedProperties", *LINKS} and all(
        ASSERTIONS & set(part) <= _STATIC for part in others
    )
