"""Enumerations and constants."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import jsonschema_rs

from specleaf.build.context import Context
from specleaf.build.docs import docs_of
from specleaf.build.rules import rules_for
from specleaf.escape import truncate
from specleaf.ir import (
    CONSTRAINTS,
    NO_DOCS,
    NULL,
    Constant,
    Docs,
    EnumModel,
    Member,
    ModelRef,
    Nothing,
    Type,
    canonical,
    checked,
    has_type,
    json_type,
    tag_text,
)
from specleaf.json_value import Json
from specleaf.source import ASSERTIONS, Schema

_NO_MEMBER_DOCS: Mapping[str, Docs] = MappingProxyType({})


def constant(schema: Schema, context: Context) -> Type:
    """The type of a schema with `const`."""
    value = schema.get("const")
    if not has_type(value, schema.types):
        context.problems.warn(
            "contradiction", schema.pointer.child("const"), "the constant is not of the type beside it"
        )
        return Nothing()
    return checked(Constant(value), rules_for(schema, {"const", "type"}, [json_type(value)], context))


def of_constants(schema: Schema, members: Sequence[Schema], context: Context) -> Type | None:
    """A union of constants as one enumeration, whose values have the annotations of the members; else `None`.

    `oneOf` of `title` and `const` is how JSON Schema documents the values of an enumeration.
    """
    values: list[Json] = []
    docs: dict[str, Docs] = {}
    for member in members:
        found = [None] if member.types == ("null",) else _listed(member)
        if len(found) != 1 or not _CONSTANT.issuperset(ASSERTIONS & {*member}):
            return None
        if "enum" in member and _DESCRIBED.isdisjoint(member):
            return None
        values += found
        docs[canonical(found[0])] = docs_of(member)
    are_scalars = bool(values) and all(isinstance(value, _SCALARS) for value in values)
    if not are_scalars or len({canonical(value) for value in values}) < len(values):
        return None
    rest = schema.without("oneOf", "anyOf")
    return enumeration(rest.with_keywords({**rest.keywords, "enum": values}), context, docs)


_DESCRIBED = frozenset({"title", "description"})
_CONSTANT = frozenset({"const", "enum", "type"})
_SCALARS = (str, int, float, type(None))


def _listed(member: Schema) -> list[Json]:
    """The values of a member that are of its type."""
    values = [member.get("const")] if "const" in member else member.get("enum")
    return [value for value in values if has_type(value, member.types)] if isinstance(values, list) else []


def enumeration(schema: Schema, context: Context, docs: Mapping[str, Docs] = _NO_MEMBER_DOCS) -> Type:
    """The type of a schema with `enum`: a model of its own, or the only value if that is null.

    `docs` are those of single values, by their canonical form.
    """
    written = schema.get("enum")
    values = _distinct(written if isinstance(written, list) else [])
    bounds = {keyword: schema.get(keyword) for keyword in _EVALUATED if keyword in schema}
    said = docs or _described(schema, written)
    fitting = [value for value in values if has_type(value, schema.types) and _satisfies(value, bounds)]
    if not fitting:
        what = "no value of the enumeration fits what is said beside it" if values else "an enumeration without a value"
        context.problems.warn("contradiction", schema.pointer.child("enum"), what)
        return Nothing()
    _report_excluded(schema, [value for value in values if value not in fitting], context)
    types = {json_type(value) for value in fitting}
    rules = rules_for(schema, {"enum", "type", *_EVALUATED}, types, context)
    if fitting == [None]:
        return checked(NULL, rules)
    context.add(
        EnumModel(
            schema.pointer,
            docs_of(schema),
            tuple(Member(value, said.get(canonical(value), NO_DOCS)) for value in fitting if value is not None),
            nullable=None in fitting,
            declared_nullable=None in values or "null" in schema.types,
            rules=rules,
        )
    )
    return ModelRef(schema.pointer)


def _described(schema: Schema, written: Json) -> Mapping[str, Docs]:
    """The docs of values by `x-enum-descriptions`: a list in the order of `enum`, or an object by value."""
    values: list[Json] = written if isinstance(written, list) else []
    match schema.keywords.get("x-enum-descriptions"):
        case list(texts):
            pairs = [*zip(values, texts, strict=False)]
        case dict(texts):
            pairs = [(value, texts.get(tag_text(value) or "")) for value in values]
        case _:
            return _NO_MEMBER_DOCS
    return {canonical(value): Docs(description=text) for value, text in pairs if isinstance(text, str)}


def _report_excluded(schema: Schema, excluded: list[Json], context: Context) -> None:
    """Warn of listed values that sibling keywords exclude. Null is often a leftover, so no warning."""
    reported = [value for value in excluded if value is not None]
    if reported:
        values = truncate(", ".join(json.dumps(value, ensure_ascii=False) for value in reported), _MAX_LENGTH)
        is_text = "string" in schema.types and not any(isinstance(value, str) for value in reported)
        context.problems.warn(
            "contradiction",
            schema.pointer.child("enum"),
            f"values that do not fit what is said beside them are passed over: {values}",
            "a text that looks like something else needs quotes" if is_text else "",
        )


_MAX_LENGTH = 80

_EVALUATED = tuple(keyword for keyword in CONSTRAINTS if keyword != "pattern")
"""The constraints that are evaluated on the listed values here, so that they need no rule."""


def _satisfies(value: Json, bounds: dict[str, Json]) -> bool:
    return not bounds or jsonschema_rs.is_valid(bounds, value)


def _distinct(values: list[Json]) -> list[Json]:
    """The values without duplicates, each as first written."""
    result: dict[str, Json] = {}
    for value in values:
        result.setdefault(canonical(value), value)
    return list(result.values())
