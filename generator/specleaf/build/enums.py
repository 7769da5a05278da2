"""Enumerations and constants."""

from __future__ import annotations

from collections.abc import Iterable

import jsonschema_rs

from specleaf.build.context import Context
from specleaf.build.docs_of import docs_of
from specleaf.build.rules import rules_for
from specleaf.ir.api import EnumModel, Member
from specleaf.ir.constraints import CONSTRAINTS
from specleaf.ir.json_types import canonical, json_type
from specleaf.ir.types import NULL, Constant, ModelRef, Nothing, Type, checked
from specleaf.json_value import Json
from specleaf.source.schema import Schema


def constant(schema: Schema, context: Context) -> Type:
    """The type of a schema with `const`."""
    value = schema.get("const")
    if not _fits(value, schema.types):
        context.problems.warn("contradiction", schema.pointer, "no value can be this constant and of this type")
        return Nothing()
    return checked(Constant(value), rules_for(schema, {"const", "type"}, [json_type(value)], context))


def enumeration(schema: Schema, context: Context) -> Type:
    """The type of a schema with `enum`: a model of its own, or the only value if that is null."""
    written = schema.get("enum")
    values = _distinct(written if isinstance(written, list) else [])
    fitting = [value for value in values if _fits(value, schema.types) and _follows(value, schema)]
    if not fitting:
        context.problems.warn("contradiction", schema.pointer, "no value of this enumeration is of its type")
        return Nothing()
    types = {json_type(value) for value in fitting}
    rules = rules_for(schema, {"enum", "type", *_TRIED}, types, context)
    if fitting == [None]:
        return checked(NULL, rules)
    context.add(
        EnumModel(
            schema.pointer,
            docs_of(schema),
            tuple(Member(value) for value in fitting if value is not None),
            nullable=None in fitting,
            declared_nullable=None in values or "null" in schema.types,
            rules=rules,
        )
    )
    return ModelRef(schema.pointer)


def _follows(value: Json, schema: Schema) -> bool:
    """Whether a value follows the constraints beside the enumeration, which can be tried here and now."""
    tried = {keyword: schema.get(keyword) for keyword in _TRIED if keyword in schema}
    return not tried or jsonschema_rs.is_valid(tried, value)


_TRIED = tuple(keyword for keyword in CONSTRAINTS if keyword != "pattern")


def _fits(value: Json, types: Iterable[str]) -> bool:
    names = tuple(types)
    if not names:
        return True
    found = json_type(value)
    return found in names or (found == "integer" and "number" in names)


def _distinct(values: list[Json]) -> list[Json]:
    """Each value once, in the form in which it comes first."""
    result: dict[str, Json] = {}
    for value in values:
        result.setdefault(canonical(value), value)
    return list(result.values())
