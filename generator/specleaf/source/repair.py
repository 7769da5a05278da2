"""What becomes of a value that a metaschema refuses.

In: an error, its place, and the object of the specification that it is in. Out: what is done about it, as edits of the
document's values. One rule: what has an obvious reading is read so; else the smallest thing around it that can be left
out is: a keyword of a schema, a field, a schema (which then accepts anything), a parameter, a response.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from jsonschema_rs import ValidationError
from jsonschema_rs import ValidationErrorKind as Kind

from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.problems import Consequence
from specleaf.source.dialect import Dialect
from specleaf.source.edits import LEFT_OUT, REMOVED, Edit
from specleaf.source.keywords import ANNOTATIONS, ASSERTIONS
from specleaf.source.metaschema_messages import TYPE_SYNONYMS
from specleaf.source.structure import Node

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_TYPES = ("array", "object", "number", "integer", "string", "boolean", "null")


@dataclass(frozen=True, slots=True)
class Repair:
    """What a run does about a value, under which code it is reported, and the edits that do it."""

    consequence: Consequence
    edits: tuple[Edit, ...] = ()
    code: str = "schema-invalid"


def repair(error: ValidationError, place: Pointer, node: Node, dialect: Dialect) -> Repair:
    """What is done about the value at `place`, in the object `node`."""
    if isinstance(error.kind, Kind.Required):
        return _missing(error.kind.property, place, node)
    if (found := _of_other_version(error, place, node, dialect)) is not None:
        return found
    if isinstance(error.kind, Kind.Format):
        return Repair(Consequence.NONE)
    edits = _intended(error, place, node)
    return Repair(Consequence.AS_MEANT, edits) if edits else _left_out(error, place, node)


_ESSENTIAL: Mapping[str, frozenset[str]] = MappingProxyType({"parameter": frozenset({"name", "in"})})
"""Fields without which an object says nothing."""


def _missing(name: str, place: Pointer, node: Node) -> Repair:
    if place == node.pointer:
        if name in _ESSENTIAL.get(node.kind, ()):
            return Repair(Consequence.PART_OMITTED, (Edit(place, LEFT_OUT),), "field-missing")
        if node.kind == "parameter" and name == "required":
            return Repair(Consequence.AS_MEANT, (Edit(place.child(name), value=True),), "field-missing")
    elif node.kind == "schema" and place.name == "discriminator":
        return Repair(Consequence.FIELD_OMITTED, (Edit(place, REMOVED),), "field-missing")
    return Repair(Consequence.NONE, code="field-missing")


def _of_other_version(error: ValidationError, place: Pointer, node: Node, dialect: Dialect) -> Repair | None:
    """What another version of OpenAPI, or of JSON Schema, has at the place, as that version reads it."""
    value = cast("Json", error.instance)
    if node.kind != "schema" or place.parent != node.pointer:
        return None
    if place.name == "items" and isinstance(value, list) and isinstance(node.value, dict):
        # One schema for each position, and `additionalItems` for what follows (JSON Schema draft 7).
        rest = node.value.get("additionalItems")
        following = Edit(place, REMOVED if rest is None else rest)
        older = Edit(node.pointer.child("additionalItems"), REMOVED)
        edits = (following, Edit(node.pointer.child("prefixItems"), value), older)
        return Repair(Consequence.AS_MEANT, edits, "older-version")
    if dialect.version == "3.0" and not dialect.exact:
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if place.name in {"exclusiveMinimum", "exclusiveMaximum"} and is_number:
            return Repair(Consequence.AS_MEANT, code="newer-version")
        if place.name == "type" and (types := _types_of_31(value)):
            return Repair(Consequence.AS_MEANT, (Edit(place, types),), "newer-version")
    return None


def _types_of_31(value: Json) -> Json:
    """The value of `type` in OpenAPI 3.1 and later, if it is one; null without quotes stands for its name."""
    names = ["null" if name is None else name for name in (value if isinstance(value, list) else [value])]
    if not names or any(name not in _TYPES for name in names):
        return None
    return list(dict.fromkeys(map(str, names))) if isinstance(value, list) else names[0]


def _intended(error: ValidationError, place: Pointer, node: Node) -> tuple[Edit, ...]:
    """The edits that put the one value in place that an author can have meant, if there is one."""
    match error.kind, cast("Json", error.instance):
        case Kind.Enum(options), str() | None as name if "integer" in options:
            return _type_meant(name, place, node)
        case Kind.Type(types), value:
            meant = _converted(value, tuple(types), place)
            return () if meant is None else (Edit(place, meant),)
        case Kind.Constant(expected), _ if place.name == "required" and expected is True:
            return (Edit(place, value=True),)
        case _:
            return ()


def _type_meant(name: str | None, place: Pointer, node: Node) -> tuple[Edit, ...]:
    type_, format_ = TYPE_SYNONYMS.get("null" if name is None else name.lower(), (None, None))
    if type_ is None or (format_ and place.parent != node.pointer):
        return ()
    edits = (Edit(place, type_),)
    has_format = not isinstance(node.value, dict) or "format" in node.value
    return edits if format_ is None or has_format else (*edits, Edit(node.pointer.child("format"), format_))


def _converted(value: Json, types: tuple[str, ...], place: Pointer) -> Json:
    """The value in a wanted type, where it is only written in another; else `None`."""
    match value:
        case bool() if "string" in types:
            return "true" if value else "false"
        case int() | float() if "string" in types and not isinstance(value, bool):
            return str(value)
        case str() if {"integer", "number"} & {*types} and _NUMBER.fullmatch(value):
            return float(value) if "." in value else int(value)
        case "true" | "false" if "boolean" in types and "object" not in types:
            return value == "true"
        case str() if types == ("array",) and place.name in {"required", "tags", "enum"}:
            return [value]
        case dict() if types == ("array",) and place.name in {"allOf", "anyOf", "oneOf"} and _is_schema(value):
            return [value]
        case str() if "boolean" in types and "object" in types and TYPE_SYNONYMS.get(value.lower()):
            type_, format_ = TYPE_SYNONYMS[value.lower()]
            return {"type": type_, **({"format": format_} if format_ else {})}
        case _:
            return None


def _is_schema(value: dict[str, Json]) -> bool:
    return not (ASSERTIONS | ANNOTATIONS).isdisjoint(value)


_BY_ENTRY = frozenset({"required", "dependentRequired"})
"""Keywords whose entries can be left out one by one: what remains refuses less."""


def _left_out(error: ValidationError, place: Pointer, node: Node) -> Repair:
    inside = place.parts[len(node.pointer.parts) :]
    if not inside:
        if isinstance(error.instance, dict):  # an object of the right kind, with fields that do not go together
            return Repair(Consequence.NONE)
        if node.kind == "schema":
            return Repair(Consequence.ANYTHING, (Edit(place, {}),))
        return Repair(Consequence.PART_OMITTED, (Edit(place, LEFT_OUT),))
    if inside[0] in _ESSENTIAL.get(node.kind, ()):
        return Repair(Consequence.PART_OMITTED, (Edit(node.pointer, LEFT_OUT),))
    by_entry = node.kind != "schema" or inside[0] in _BY_ENTRY or inside[:2] == ("discriminator", "mapping")
    dropped = place if by_entry else node.pointer.child(inside[0])
    return Repair(Consequence.FIELD_OMITTED, (Edit(dropped, REMOVED),))
