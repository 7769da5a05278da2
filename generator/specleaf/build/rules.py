"""Assertions that no type says, as a JSON Schema of their own: `Rules`.

The schema of a rule is normalised, without annotations, and its references are absolute: keys of `Api.schemas`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from specleaf.build.bases import UNEVALUATED, as_base, asserts
from specleaf.build.context import Context
from specleaf.ir import Rules, canonical
from specleaf.json_value import Json
from specleaf.source import APPLIES_TO, ASSERTIONS, STRUCTURE, Schema

_SCHEMA_CHILDREN = STRUCTURE["schema"]


def rules_for(schema: Schema, said: Iterable[str], about: Iterable[str], context: Context) -> Rules | None:
    """What `schema` asserts beyond the keywords that a type has `said`, of values of the types it is `about`.

    Keywords with `unevaluated` look at their siblings, so with one of them the whole schema is the rule.
    """
    open_ = (schema.keywords.keys() & ASSERTIONS).difference(said)
    if not open_:
        return None
    types = {"", *("number" if name == "integer" else name for name in about)}
    telling = [key for key in schema if key in open_ and APPLIES_TO.get(key, "") in types and _has_effect(key, schema)]
    if not telling:
        return None
    if not UNEVALUATED.isdisjoint(telling):
        return Rules(absolute(schema, context))
    return Rules(_names_of(schema, telling) | _with(schema, _companions(telling), context))


def beyond_fields(schema: Schema, declared: Collection[str]) -> Schema:
    """The schema without what the fields of a model say of `required`: whether those that are declared are there."""
    names: list[Json] = [name for name in schema.texts("required") if name not in declared]
    if len(names) == len(schema.texts("required")):
        return schema
    rest = schema.without("required")
    return rest.with_keywords({**rest.keywords, "required": names}) if names else rest


def absolute(schema: Schema, context: Context) -> Json:
    """All that a schema asserts, standing on its own."""
    if schema.is_false:
        return False
    said = _with(schema, [keyword for keyword in schema if keyword in ASSERTIONS], context)
    return {"anyOf": [said, {"type": "null"}]} if schema.admits_null else said


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
    """One rule for several schemas, each counted once; none for those that say nothing."""
    telling = list({canonical(schema): schema for schema in found if schema not in ({}, True)}.values())
    if not telling:
        return None
    return Rules(telling[0] if len(telling) == 1 else {"allOf": telling})


_NAMED_BY = {
    "additionalProperties": ("properties", "patternProperties"),
    "items": ("prefixItems",),
}
"""Keywords about what siblings leave over, and those siblings: there, only what they name counts."""

_COMPANIONS = {
    "contains": ("minContains", "maxContains"),
    "minContains": ("contains",),
    "maxContains": ("contains",),
    "then": ("if",),
    "else": ("if",),
}
"""Keywords that mean something else without those siblings."""


def _names_of(schema: Schema, keywords: list[str]) -> dict[str, Json]:
    """The siblings that name what others leave over, without what they assert: a type says that."""
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
        if keyword in schema:
            found["$ref" if keyword == "$dynamicRef" else keyword] = _value(schema, keyword, context)
    return found


def _value(schema: Schema, keyword: str, context: Context) -> Json:
    if keyword in {"$ref", "$dynamicRef"}:
        return _reference(schema, context)
    arity = _SCHEMA_CHILDREN[keyword][0] if keyword in _SCHEMA_CHILDREN else None
    if arity == "list":
        return [absolute(child, context) for child in schema.children(keyword)]
    if arity == "map":
        return {name: absolute(child, context) for name, child in schema.named(keyword).items()}
    child = schema.child(keyword) if arity == "one" else None
    return absolute(child, context) if child else schema.get(keyword)


def _reference(schema: Schema, context: Context) -> str:
    """The key of the schema referred to; it is among the schemas of rules by the end of the build."""
    target = context.schemas.targets[schema.pointer]
    in_all_of = schema.pointer.parent.name == "allOf" and schema.pointer.name.isdecimal()
    inherits = in_all_of or len(ASSERTIONS & set(schema)) > 1
    if inherits and target in context.schemas.listed_subtypes:
        # With its union and without, the base is two schemas; the second has a key where no schema can stand.
        key = target.child("discriminator").reference
        context.want_rule(key, as_base(context.schemas.schema(target), context))
    else:
        key = target.reference
        context.want_rule(key, context.schemas.schema(target))
    return key
