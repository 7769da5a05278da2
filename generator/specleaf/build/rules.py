"""Assertions that no type expresses, as a JSON Schema of their own: `Rules`.

The schema of a rule is normalised, without annotations, and its references are absolute: keys of `Api.schemas`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from specleaf.build.bases import UNEVALUATED, as_base, asserts
from specleaf.build.context import Context
from specleaf.ir import Rules, canonical
from specleaf.json_value import Json
from specleaf.source import APPLIES_TO, ASSERTIONS, STRUCTURE, Schema, SchemaSet, texts_of_numbers

_SCHEMA_CHILDREN = STRUCTURE["schema"]


def rules_for(schema: Schema, covered: Iterable[str], about: Iterable[str], context: Context) -> Rules | None:
    """The assertions of `schema` besides the keywords in `covered`, for values of the JSON types in `about`.

    `unevaluated…` keywords depend on their siblings, so with one of them the whole schema is the rule.
    """
    open_ = (schema.keywords.keys() & ASSERTIONS).difference(covered)
    if not open_:
        return None
    types = {"", *("number" if name == "integer" else name for name in about)}
    informative = [
        key for key in schema if key in open_ and APPLIES_TO.get(key, "") in types and _has_effect(key, schema)
    ]
    if not informative:
        return None
    if not UNEVALUATED.isdisjoint(informative):
        return Rules(rule_schema(schema, context))
    return Rules(_names_of(schema, informative) | _with(schema, _companions(informative), context))


def without_declared_required(schema: Schema, declared: Collection[str]) -> Schema:
    """The schema with only those names in `required` that are not in `declared`: fields express the others."""
    names: list[Json] = [name for name in schema.texts("required") if name not in declared]
    if len(names) == len(schema.texts("required")):
        return schema
    rest = schema.without("required")
    return rest.with_keywords({**rest.keywords, "required": names}) if names else rest


def rule_schema(schema: Schema, context: Context) -> Json:
    """All assertions of a schema, as a JSON Schema whose references are keys of `Api.schemas`."""
    if schema.is_false:
        return False
    covered = _with(schema, [keyword for keyword in schema if keyword in ASSERTIONS], context)
    return {"anyOf": [covered, {"type": "null"}]} if schema.admits_null else covered


def _has_effect(keyword: str, schema: Schema) -> bool:
    """Whether a keyword can refuse a value, given its own value and its siblings."""
    match keyword:
        case "if":
            return _asserts_below("then", schema) or _asserts_below("else", schema)
        case "then" | "else":
            return "if" in schema and _asserts_below(keyword, schema)
        case "minContains" | "maxContains":
            return "contains" in schema
        case "required":
            return bool(schema.texts(keyword))
        case "uniqueItems":
            return schema.flag(keyword)
        case "items" | "additionalProperties" | "propertyNames" | "unevaluatedItems" | "unevaluatedProperties":
            return _asserts_below(keyword, schema)
        case "properties" | "patternProperties":
            return any(asserts(child) for child in schema.named(keyword).values())
        case _:
            return True


def _asserts_below(keyword: str, schema: Schema) -> bool:
    child = schema.child(keyword)
    return child is not None and asserts(child)


def all_rules(found: Iterable[Json]) -> Rules | None:
    """The conjunction of several rule schemas without duplicates; `None` if none of them asserts anything."""
    informative = list({canonical(schema): schema for schema in found if schema not in ({}, True)}.values())
    if not informative:
        return None
    return Rules(informative[0] if len(informative) == 1 else {"allOf": informative})


_NAMED_BY = {
    "additionalProperties": ("properties", "patternProperties"),
    "items": ("prefixItems",),
}
"""Keywords that apply to what siblings do not name, and those siblings."""

_COMPANIONS = {
    "contains": ("minContains", "maxContains"),
    "minContains": ("contains",),
    "maxContains": ("contains",),
    "then": ("if",),
    "else": ("if",),
}
"""Keywords whose meaning depends on siblings, and those siblings."""


def _names_of(schema: Schema, keywords: list[str]) -> dict[str, Json]:
    """The siblings in `_NAMED_BY` with their names alone: a type expresses what they assert."""
    found: dict[str, Json] = {}
    for keyword in keywords:
        for sibling in _NAMED_BY.get(keyword, ()):
            value = schema.get(sibling)
            if isinstance(value, dict):
                found[sibling] = dict.fromkeys(value, True)
            elif isinstance(value, list):
                found[sibling] = [True for _ in value]
    return found


def _companions(keywords: list[str]) -> list[str]:
    return list(dict.fromkeys([*keywords, *(more for keyword in keywords for more in _COMPANIONS.get(keyword, ()))]))


def _with(schema: Schema, keywords: Iterable[str], context: Context) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for keyword in keywords:
        if keyword == "oneOf" and schema.place in context.schemas.not_counting:
            found["allOf"] = [*_listed(found.get("allOf")), {"anyOf": _value(schema, keyword, context)}]
        elif keyword in schema:
            value = _value(schema, keyword, context)
            found["$ref" if keyword == "$dynamicRef" else keyword] = (
                [*_listed(found.get(keyword)), *_listed(value)] if keyword == "allOf" else value
            )
    return found


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _value(schema: Schema, keyword: str, context: Context) -> Json:
    if keyword in {"$ref", "$dynamicRef"}:
        return _reference(schema, context)
    arity = _SCHEMA_CHILDREN[keyword][0] if keyword in _SCHEMA_CHILDREN else None
    if arity == "list":
        return [rule_schema(child, context) for child in schema.children(keyword)]
    if arity == "map":
        return {name: rule_schema(child, context) for name, child in schema.named(keyword).items()}
    child = schema.child(keyword) if arity == "one" else None
    if keyword == "propertyNames" and child and (texts := texts_of_number_names(child, context.schemas)) is not None:
        return texts
    return rule_schema(child, context) if child else schema.get(keyword)


def texts_of_number_names(names: Schema, schemas: SchemaSet) -> dict[str, Json] | None:
    """Where `propertyNames` refers to a schema of numbers: one of the texts of these, unless `exact`."""
    target = schemas.targets.get(names.pointer)
    return texts_of_numbers(schemas.schema(target).keywords) if target and not names.dialect.exact else None


def _reference(schema: Schema, context: Context) -> str:
    """The key of the schema referred to; it is among the schemas of rules by the end of the build."""
    target = context.schemas.targets[schema.pointer]
    in_all_of = schema.pointer.parent.name == "allOf" and schema.pointer.name.isdecimal()
    inherits = in_all_of or len(ASSERTIONS & set(schema)) > 1
    if inherits and target in context.schemas.listed_subtypes:
        # With its union and without, the base is two schemas; the second has a key where no schema can stand.
        key = target.child("discriminator").reference
        context.request_rule_schema(key, as_base(context.schemas.schema(target), context))
    else:
        key = target.reference
        context.request_rule_schema(key, context.schemas.schema(target))
    return key
