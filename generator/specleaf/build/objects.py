"""Objects: models with declared fields, and maps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from specleaf.build.context import Context
from specleaf.build.docs_of import docs_of
from specleaf.build.rules import rules_for
from specleaf.build.scalars import constraints, keywords
from specleaf.ir.api import Access, Default, Field, ObjectModel
from specleaf.ir.types import Anything, Discriminator, MapOf, ModelRef, Part, Type, checked
from specleaf.source.schema import Schema

ANY_PART = Part(Anything())
_SAID = ("type", "properties", "required", "additionalProperties")


def object_(schema: Schema, context: Context) -> Type:
    """The type of a schema whose `type` is `object`: a map if only undeclared properties are spoken of."""
    schema = _plainly_closed(schema)
    properties = schema.named("properties")
    additional = schema.child("additionalProperties")
    if not properties and (("patternProperties" in schema) or (additional is not None and not additional.is_false)):
        return _map(schema, additional, context)
    return _model(schema, properties, additional, context)


def _plainly_closed(schema: Schema) -> Schema:
    """`unevaluatedProperties: false` is `additionalProperties: false` where nothing beside it evaluates a property."""
    unevaluated = schema.child("unevaluatedProperties")
    if unevaluated is None or not unevaluated.is_false or not _EVALUATING.isdisjoint(schema):
        return schema
    rest = schema.without("unevaluatedProperties")
    return rest.with_keywords({**rest.keywords, "additionalProperties": False})


_EVALUATING = frozenset(
    {"additionalProperties", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas", "$ref"}
)


def _map(schema: Schema, additional: Schema | None, context: Context) -> Type:
    found = constraints(schema, "object")
    said = {"type", "properties", *keywords(found)}
    value = ANY_PART
    if "patternProperties" not in schema and additional is not None:
        value = context.part_of(additional)
        said.add("additionalProperties")
    return checked(MapOf(value, found), rules_for(schema, said, ["object"], context))


def _model(schema: Schema, properties: dict[str, Schema], additional: Schema | None, context: Context) -> Type:
    context.reserve(schema.pointer)
    required = schema.texts("required")
    fields = tuple(field_of(name, child, name in required, context) for name, child in properties.items())
    extra = context.part_of(additional) if additional is not None else ANY_PART
    said = {*_SAID} - undeclared(required, properties)
    if "patternProperties" in schema and extra != ANY_PART:
        # The names that a pattern fits are no additional ones (JSON Schema, Core, 10.3.2.3): a rule says all of it.
        extra = ANY_PART
        said.discard("additionalProperties")
    found = constraints(schema, "object")
    context.add(
        ObjectModel(
            schema.pointer,
            docs_of(schema),
            fields,
            extra,
            found,
            rules_for(schema, {*said, *keywords(found)}, ["object"], context),
            discriminator_of(schema, (), context),
        )
    )
    return ModelRef(schema.pointer)


def undeclared(required: Iterable[str], properties: Iterable[str]) -> set[str]:
    """`{"required"}` if a name is required that no property declares: a rule has to say so."""
    return set() if set(required) <= set(properties) else {"required"}


def field_of(name: str, schema: Schema, required: bool, context: Context) -> Field:
    """The field that a property is; what a reference leads to speaks for it where the property itself is silent."""
    spoken = (schema, *_referred(schema, context))
    default = next((Default(each.get("default")) for each in spoken if "default" in each), None)
    return Field(
        wire_name=name,
        type=context.type_of(schema),
        required=required,
        pointer=schema.pointer,
        default=default,
        access=_access(spoken),
        docs=docs_of(schema),
    )


def _referred(schema: Schema, context: Context) -> Sequence[Schema]:
    found: list[Schema] = []
    while (target := context.schemas.targets.get(schema.pointer)) and target not in {each.pointer for each in found}:
        schema = context.schemas.schema(target)
        found.append(schema)
    return found


def _access(schemas: Sequence[Schema]) -> Access:
    reads = any(schema.flag("readOnly") for schema in schemas)
    writes = any(schema.flag("writeOnly") for schema in schemas)
    if reads == writes:
        return "both"
    return "read" if reads else "write"


def discriminator_of(schema: Schema, members: Iterable[Schema], context: Context) -> Discriminator | None:
    """The discriminator of a union, or of a base object; names that no mapping gives are those of the components."""
    value = schema.get("discriminator")
    name = value.get("propertyName") if isinstance(value, dict) else None
    if not isinstance(name, str):
        return None
    mapping = dict(context.schemas.mappings.get(schema.pointer, {}))
    targets = [context.schemas.targets.get(member.pointer) for member in members]
    explicit = bool(mapping)
    for target in targets:
        if target is not None and target not in mapping.values():
            mapping.setdefault(target.name, target)
    for target in mapping.values():
        context.want(target)
    return Discriminator(name, tuple(mapping.items()), explicit)
