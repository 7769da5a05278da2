"""Assertions that no type says, as a JSON Schema of their own: `Rules`.

The schema of a rule is normalised, without annotations, and its references are absolute: keys of `Api.schemas`.
"""

from __future__ import annotations

from collections.abc import Iterable

from specleaf.build.context import Context
from specleaf.ir.types import Rules
from specleaf.json_value import Json
from specleaf.source.keywords import APPLIES_TO, ASSERTIONS
from specleaf.source.schema import Schema
from specleaf.source.structure import STRUCTURE

_SCHEMA_CHILDREN = STRUCTURE["schema"]


def rules_for(schema: Schema, said: Iterable[str], about: Iterable[str], context: Context) -> Rules | None:
    """What `schema` asserts beyond the keywords that a type has `said`, of values of the types it is `about`.

    Keywords with `unevaluated` look at their siblings, so with one of them the whole schema is the rule.
    """
    types = {"number" if name == "integer" else name for name in about}
    open_ = [
        keyword
        for keyword in schema
        if keyword in ASSERTIONS and keyword not in said and APPLIES_TO.get(keyword, "") in {"", *types}
    ]
    if not open_:
        return None
    if any(keyword.startswith("unevaluated") for keyword in open_):
        return Rules(absolute(schema, context))
    if {"if"} == set(open_):
        return None  # without `then` or `else` it has no effect (JSON Schema, Core, 10.2.2.1)
    return Rules(_names_of(schema, open_) | _with(schema, _companions(open_), context))


def absolute(schema: Schema, context: Context) -> Json:
    """All that a schema asserts, standing on its own."""
    if schema.is_false:
        return False
    return _with(schema, [keyword for keyword in schema if keyword in ASSERTIONS], context)


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
    return {
        "$ref" if keyword == "$dynamicRef" else keyword: _value(schema, keyword, context)
        for keyword in keywords
        if keyword in schema
    }


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


def _reference(schema: Schema, context: Context) -> Json:
    target = context.schemas.targets.get(schema.pointer)
    if target is None:
        return ""
    key = target.reference
    if key not in context.rule_schemas:
        context.rule_schemas[key] = True  # keeps a ring of references from going round
        context.rule_schemas[key] = absolute(context.schemas.schema(target), context)
    return key
