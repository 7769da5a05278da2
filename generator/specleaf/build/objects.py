"""Objects: models with declared fields, and maps."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from specleaf.build.context import Context
from specleaf.build.docs import docs_of
from specleaf.build.rules import rules_for, without_declared_required
from specleaf.build.scalars import constraints, keywords
from specleaf.build.subtypes import inheritance_of
from specleaf.ir import ANY_PART, Access, Default, Field, MapOf, ModelRef, ObjectModel, Type, checked
from specleaf.json_value import Json
from specleaf.patterns import matches_everything
from specleaf.pointer import Pointer
from specleaf.source import UNIVERSAL, Schema


def object_(schema: Schema, context: Context) -> Type:
    """The type of a schema whose `type` is `object`: a map if it declares no property, else a model."""
    rest = _keyword_of_rest(schema)
    additional = schema.child(rest)
    is_map = "patternProperties" in schema or (additional is not None and not additional.is_false)
    if is_map and not schema.named("properties"):
        return _map(schema, rest, context)
    return _model(schema, rest, context)


def _keyword_of_rest(schema: Schema) -> str:
    """`unevaluatedProperties` is `additionalProperties` where nothing beside it evaluates a property (Core, 11.3)."""
    plain = "unevaluatedProperties" in schema and _EVALUATING.isdisjoint(schema)
    return "unevaluatedProperties" if plain else "additionalProperties"


_EVALUATING = (UNIVERSAL - {"type", "enum", "const"}) | {"additionalProperties", "dependentSchemas"}


def _map(schema: Schema, rest: str, context: Context) -> Type:
    found = constraints(schema, "object")
    covered = {"type", "properties", *keywords(found)}
    value = ANY_PART
    additional = schema.child(rest)
    if (every := _for_every_name(schema)) is not None:
        value = context.part_of(schema.named("patternProperties")[every])
        schema = _without_pattern(schema, every)
    elif "patternProperties" not in schema and additional is not None:
        value = context.part_of(additional)
        covered.add(rest)
    return checked(MapOf(value, found), rules_for(schema, covered, ["object"], context))


def _for_every_name(schema: Schema) -> str | None:
    """The pattern among `patternProperties` that all names match; line ends in names are considered only if `exact`."""
    patterns = () if schema.dialect.exact else schema.named("patternProperties")
    return next((pattern for pattern in patterns if matches_everything(pattern)), None)


def _without_pattern(schema: Schema, pattern: str) -> Schema:
    """`schema` without a pattern that all names match, and without what applies to other names."""
    others = {name: child for name, child in _object(schema.get("patternProperties")).items() if name != pattern}
    rest = schema.without("patternProperties", "additionalProperties", "unevaluatedProperties")
    return rest.with_keywords({**rest.keywords, "patternProperties": others}) if others else rest


def _object(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}


def _model(schema: Schema, rest: str, context: Context) -> Type:
    context.reserve(schema.pointer)
    properties = schema.named("properties")
    required = schema.texts("required")
    fields = tuple(field_of(name, child, name in required, context) for name, child in properties.items())
    additional = schema.child(rest)
    extra = context.part_of(additional) if additional is not None else ANY_PART
    found = constraints(schema, "object")
    covered = {"type", "properties", rest, *keywords(found)}
    if "patternProperties" in schema and extra != ANY_PART:
        # Names that match a pattern are not additional (Core, 10.3.2.3), so a rule has both keywords.
        extra = ANY_PART
        covered.remove(rest)
    inheritance = inheritance_of(schema, context)
    context.add(
        ObjectModel(
            schema.pointer,
            docs_of(schema),
            fields,
            extra,
            found,
            rules_for(without_declared_required(schema, properties), covered, ["object"], context),
            inheritance.discriminator,
            inheritance.subtypes,
            extra_declared=additional is not None and not additional.is_false,
        )
    )
    return ModelRef(schema.pointer)


def field_of(name: str, schema: Schema, required: bool, context: Context, *words: Schema) -> Field:
    """The field of a property; annotations that it lacks are those of the schema that it refers to.

    `words` are all schemas of the property in order of precedence, where `schema` is not the only one.
    """
    words = words or (schema,)
    effective = _effective_keywords(words, context)
    return Field(
        wire_name=name,
        type=context.type_of(schema),
        required=required,
        pointer=schema.pointer,
        default=Default(effective["default"]) if "default" in effective else None,
        access=_access(effective),
        docs=docs_of(*words),
    )


def _effective_keywords(schemas: Sequence[Schema], context: Context) -> Mapping[str, Json]:
    """The keywords of schemas and of those that they consist of or refer to; the first schema that has one wins."""
    if len(schemas) == 1 and schemas[0].reference is None and "allOf" not in schemas[0]:
        return schemas[0].keywords
    effective: dict[str, Json] = {}
    for schema in schemas:
        for each in (schema, *_referred(schema, context)):
            effective = {**each.keywords, **effective}
    return effective


def _referred(schema: Schema, context: Context) -> Iterator[Schema]:
    """The parts of `allOf`, those written in place first, and the targets of references; each once."""
    seen: set[Pointer] = set()
    waiting = deque([schema])
    while waiting:
        schema = waiting.popleft()
        parts = schema.children("allOf")
        others = [*(part for part in parts if not part.reference), *(part for part in parts if part.reference)]
        if schema.reference and (target := context.schemas.targets.get(schema.pointer)):
            others.append(context.schemas.schema(target))
        for each in others:
            if each.pointer not in seen:
                seen.add(each.pointer)
                waiting.append(each)
                yield each


def _access(effective: Mapping[str, Json]) -> Access:
    reads, writes = effective.get("readOnly") is True, effective.get("writeOnly") is True
    if reads == writes:
        return "both"
    return "read" if reads else "write"
