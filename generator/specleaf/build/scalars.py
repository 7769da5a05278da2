"""Strings, numbers, booleans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from specleaf.build.context import Context
from specleaf.build.rules import rules_for
from specleaf.ir import CONSTRAINTS, Constraint, EncodedContent, Scalar, ScalarKind, Type, checked
from specleaf.source import Schema


def scalar(schema: Schema, kind: ScalarKind, context: Context) -> Type:
    """The type of a schema whose `type` is `kind`."""
    applies_to = "number" if kind == "integer" else kind
    found = constraints(schema, applies_to)
    type_ = Scalar(kind, schema.text("format"), found, _content(schema, context) if kind == "string" else None)
    return checked(type_, rules_for(schema, {"type", *keywords(found)}, [kind], context))


def _content(schema: Schema, context: Context) -> EncodedContent | None:
    """What a string holds; `contentSchema` counts only beside a media type (JSON Schema, Validation, 8.5)."""
    media_type, inner = schema.text("contentMediaType"), schema.child("contentSchema")
    part = context.part_of(inner) if inner is not None and media_type else None
    content = EncodedContent(media_type, schema.text("contentEncoding"), part)
    return content if content != EncodedContent() else None


def constraints(schema: Schema, applies_to: str) -> tuple[Constraint, ...]:
    """The constraints of a schema on values of one JSON type, in the order of the table."""
    found: list[Constraint] = []
    for keyword in _CONSTRAINTS_ON[applies_to]:
        value = schema.get(keyword)
        if isinstance(value, int | float | str) and value is not False:
            found.append(Constraint(keyword, value))
    return tuple(found)


_CONSTRAINTS_ON: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        type_: tuple(keyword for keyword, applies_to in CONSTRAINTS.items() if applies_to == type_)
        for type_ in ("string", "number", "boolean", "array", "object")
    }
)


def keywords(found: Iterable[Constraint]) -> tuple[str, ...]:
    """The keywords of some constraints."""
    return tuple(constraint.keyword for constraint in found)
