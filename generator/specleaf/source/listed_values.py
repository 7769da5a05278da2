"""Listed values (`enum`, `const`) that are not of the type declared beside them, read as their author means them.

In: the keywords of one schema. Out: the same with values of the declared type. To the letter no value would fit
(JSON Schema 2020-12, Validation, 6.1); `exact` keeps the letter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from specleaf.json_value import Json

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,99})(?:\.[0-9]{1,99})?(?:[eE][+-]?[0-9]{1,2})?")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,99})")
_BOOLEANS: dict[Json, bool] = {"true": True, "false": False, 1: True, 0: False}
_TEXTS_OF_NUMBERS = {"integer": r"^-?(0|[1-9][0-9]*)$", "number": r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$"}


@dataclass(frozen=True, slots=True)
class _Unreadable:
    """A value that cannot be read in the declared type."""


_UNREADABLE = _Unreadable()


def with_readable_values(schema: dict[str, Json]) -> dict[str, Json]:
    """`schema` with its listed values read in its `type`; the given dict if all are of it.

    Where none can be read, the list has precedence over the type; a list of scalars beside `type: array` is that of
    the items.
    """
    if "propertyNames" in schema:
        schema = _with_text_keys(schema)
    types = _types(schema)
    values = _listed(schema)
    if not types or not values:
        return schema
    others = [value for value in values if value is not None]
    if all(_has_type(value, types) for value in others):
        return schema
    if "array" in types and not any(isinstance(value, list) for value in others):
        return _of_items(schema, others)
    if all(isinstance(_read(value, types), _Unreadable) for value in others):
        return {key: value for key, value in schema.items() if key != "type"}
    # A value that cannot be read stays as it is; the type excludes it.
    found = [value if isinstance(read := _read(value, types), _Unreadable) else read for value in values]
    return _with_values(schema, found, types)


def _types(schema: dict[str, Json]) -> Sequence[str]:
    types = schema.get("type")
    return [name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)]


def _listed(schema: Mapping[str, Json]) -> list[Json]:
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    return values if isinstance(values, list) else []


def _with_values(schema: dict[str, Json], values: list[Json], types: Sequence[str]) -> dict[str, Json]:
    found = {**schema, **({"const": values[0]} if "const" in schema else {"enum": values})}
    if (default := schema.get("default")) is not None and not isinstance(read := _read(default, types), _Unreadable):
        found["default"] = read
    return found


def _of_items(schema: dict[str, Json], values: Sequence[Json]) -> dict[str, Json]:
    items = schema.get("items", {})
    rest = {key: value for key, value in schema.items() if key not in {"enum", "const"}}
    return {**rest, "items": {**items, "enum": [*values]}} if isinstance(items, dict) else rest


def _read(value: Json, types: Sequence[str]) -> Json | _Unreadable:
    return value if _has_type(value, types) else next(_readings(value, types), _UNREADABLE)


def _readings(value: Json, types: Sequence[str]) -> Iterator[Json]:
    for name in types:
        match name, value:
            case "string", bool() | int() | float():
                yield json.dumps(value)
            case "integer", str() if _INTEGER.fullmatch(value):
                yield int(value)
            case "number", str() if _NUMBER.fullmatch(value):
                yield json.loads(value)
            case "boolean", str() | int() if value in _BOOLEANS:
                yield _BOOLEANS[value]
            case _:
                pass


def _has_type(value: Json, types: Sequence[str]) -> bool:
    match value:
        case None:
            return "null" in types
        case bool():
            return "boolean" in types
        case int():
            return not {"number", "integer"}.isdisjoint(types)
        case float():
            return "number" in types or ("integer" in types and value.is_integer())
        case str():
            return "string" in types
        case list():
            return "array" in types
        case dict():
            return "object" in types


def _with_text_keys(schema: dict[str, Json]) -> dict[str, Json]:
    names = schema["propertyNames"]
    if not isinstance(names, dict):
        return schema
    if names.get("type") == "string":
        return {**schema, "propertyNames": {key: value for key, value in names.items() if key != "type"}}
    texts = texts_of_numbers(names)
    return schema if texts is None else {**schema, "propertyNames": texts}


def texts_of_numbers(names: Mapping[str, Json]) -> dict[str, Json] | None:
    """The keywords of a schema of numbers as one of the texts of these; `None` for any other schema.

    Names of properties are texts (RFC 8259, section 4), so no name fits `propertyNames: {type: integer}`.
    """
    type_ = names.get("type")
    if not isinstance(type_, str) or type_ not in _TEXTS_OF_NUMBERS:
        return None
    texts: list[Json] = [json.dumps(value) for value in _listed(names)]
    return {"enum": texts} if texts else {"pattern": _TEXTS_OF_NUMBERS[type_]}
