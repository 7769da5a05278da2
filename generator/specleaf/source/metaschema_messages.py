"""What a metaschema refuses, in words: an error of jsonschema-rs in, a message out, and what would help its author.

The help is for the slips that people make: YAML's lists and quotes, names of types in other languages, what changed
between OpenAPI 2, 3.0 and 3.1.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType

from jsonschema_rs import ValidationError
from jsonschema_rs import ValidationErrorKind as Kind

from specleaf.source.dialect import Version
from specleaf.source.keywords import APPLIES_TO, UNIVERSAL

_LONGEST_VALUE = 60
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def message_of(error: ValidationError) -> str:
    """What is wrong, on one line."""
    match error.kind:
        case Kind.Required(name):
            return f"the field {name!r} is missing"
        case Kind.Type(types):
            return f"{shown(error.instance)} is not {_one_of(types)}"
        case Kind.Enum(options):
            return f"{shown(error.instance)} is not one of {', '.join(map(repr, options))}"
        case Kind.MinItems(limit):
            return f"the list needs at least {limit} {'entry' if limit == 1 else 'entries'}"
        case Kind.UniqueItems():
            return "a value appears twice in the list"
        case _:
            return error.message


def help_for(error: ValidationError, field: str, version: Version) -> str:
    """What would correct an error about the value of `field`, or `""` if nothing known would."""
    match error.kind:
        case Kind.Enum(options):
            return _for_choice(error.instance, tuple(options))
        case Kind.Type(types):
            return _for_type(error.instance, field, tuple(types), version)
        case _:
            return ""


def shown(value: object) -> str:
    """A value as messages show it: a text or a number as it is, others by what they are."""
    match value:
        case dict():
            return "an object"
        case list():
            return "a list"
        case _:
            text = json.dumps(value, ensure_ascii=False)
            return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}…"


_NOUNS = {"object": "an object", "array": "a list", "string": "text", "integer": "a whole number"}


def _one_of(types: Sequence[str]) -> str:
    return " or ".join(_NOUNS.get(type_, f"a {type_}") for type_ in reversed(types))


TYPE_SYNONYMS: Mapping[str, tuple[str, str | None]] = MappingProxyType(
    {
        **dict.fromkeys(("array", "list", "set", "tuple"), ("array", None)),
        **dict.fromkeys(("object", "dict", "map", "hash", "json"), ("object", None)),
        **dict.fromkeys(("number", "float", "double", "decimal"), ("number", None)),
        **dict.fromkeys(("integer", "int", "int32", "int64", "long"), ("integer", None)),
        **dict.fromkeys(("string", "str", "text", "char", "enum"), ("string", None)),
        **dict.fromkeys(("boolean", "bool"), ("boolean", None)),
        **dict.fromkeys(("null", "none", "nil"), ("null", None)),
        **{name: ("string", name) for name in ("date", "date-time", "email", "time", "uri", "uuid")},
        **dict.fromkeys(("datetime", "timestamp"), ("string", "date-time")),
        **dict.fromkeys(("file", "binary"), ("string", "binary")),
    }
)
"""What authors mean by names of types that JSON Schema does not have: a type, and a format."""


def _for_choice(value: object, options: tuple[object, ...]) -> str:
    if value is None and "null" in options:
        return "write 'null' in quotes: without them it is no text"
    if not isinstance(value, str):
        return ""
    if "integer" in options:
        if value.lower() == "any":
            return "leave 'type' out where any value will do"
        if meant := TYPE_SYNONYMS.get(value.lower()):
            type_, format_ = meant
            return (
                f"did you mean {type_!r}?" if format_ is None else f"did you mean {type_!r}, with 'format: {format_}'?"
            )
    if "path" in options and value in {"body", "formData"}:
        return "since OpenAPI 3.0 that is a 'requestBody', beside 'parameters'"
    close = get_close_matches(value, [option for option in options if isinstance(option, str)], 1)
    return f"did you mean {close[0]!r}?" if close else ""


def _for_type(value: object, field: str, types: tuple[str, ...], version: Version) -> str:
    if field in _OF_FIELDS and (found := _OF_FIELDS[field](value, version)):
        return found
    match value:
        case None if "object" in types:
            return "nothing stands below it: is what follows indented too little?"
        case str() if "boolean" in types and "object" in types:
            return f"write 'type: {value.lower()}' below it" if value.lower() in TYPE_SYNONYMS else ""
        case str() if {"number", "integer"} & {*types} and _NUMBER.fullmatch(value):
            return "a number has no quotes"
        case dict() | str() if "array" in types:
            return "in a list, '- ' stands before each entry"
        case list() if "object" in types:
            return "no '- ' stands before the names of an object"
        case _:
            return ""


def _for_required(value: object, _: Version) -> str:
    if value in ("true", "false"):
        return "true and false have no quotes"
    if isinstance(value, bool):
        return "the object around it lists the names of its required properties: 'required: [name]'"
    return f"write it as a list: [{value}]" if isinstance(value, str) else ""


def _for_type_field(value: object, version: Version) -> str:
    older = isinstance(value, list) and version == "3.0"
    return "OpenAPI 3.0 has one type and 'nullable: true'; lists of types came with 3.1" if older else ""


def _for_bound(value: object, version: Version) -> str:
    newer = version == "3.0" and not isinstance(value, str)
    return "in OpenAPI 3.0 it is true or false, and the bound stands beside it" if newer else ""


def _for_items(value: object, version: Version) -> str:
    tuples = isinstance(value, list) and version != "3.0"
    return "since OpenAPI 3.1 schemas for one position each are 'prefixItems'" if tuples else ""


_OF_FIELDS = {
    "required": _for_required,
    "type": _for_type_field,
    "exclusiveMinimum": _for_bound,
    "exclusiveMaximum": _for_bound,
    "items": _for_items,
}

_SCHEMA_FIELDS = UNIVERSAL | APPLIES_TO.keys() | {"format", "default"}


def help_for_unknown(field: str, kind: str, known: Sequence[str]) -> str:
    """What would help with a field that an object of a kind does not have."""
    match kind:
        case "parameter" | "header" if field in _SCHEMA_FIELDS:
            return "it belongs into 'schema'"
        case "request-body" | "response" if field == "schema":
            return "it belongs into 'content', below a media type such as 'application/json'"
        case "media-type" if field == "$ref" or field in _SCHEMA_FIELDS:
            return "it belongs into 'schema', below a media type such as 'application/json'"
        case "paths":
            return "a path begins with '/'"
        case "responses":
            return "responses are named by their status: '200', '2XX', 'default'"
        case _:
            close = get_close_matches(field, [name for name in known if name != field], 1)
            return f"did you mean {close[0]!r}?" if close else "a field of your own has a name that begins with 'x-'"
