"""The types of JSON values (JSON Schema 2020-12, Core, 4.2.1; Validation, 6.1.1)."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Literal, TypeAlias

from specleaf.json_value import Json

JsonTypeName: TypeAlias = Literal["null", "boolean", "object", "array", "string", "integer", "number"]


def json_type(value: Json) -> JsonTypeName:
    """The most special name for the type of a value: a number without a fraction is an integer, `1.0` too."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case str():
            return "string"
        case int():
            return "integer"
        case float():
            return "integer" if value.is_integer() else "number"
        case list():
            return "array"
        case dict():
            return "object"


def has_type(value: Json, types: Collection[str]) -> bool:
    """Whether a value is of one of the types that `type` lists, if it lists any; an integer is a number as well."""
    found = json_type(value)
    return not types or found in types or (found == "integer" and "number" in types)


def canonical(value: Json) -> str:
    """A text that two values share if they are equal (JSON Schema 2020-12, Core, 4.2.2): 1 is 1.0, and not true."""
    return f'"{value}' if isinstance(value, str) else json.dumps(_plain(value), sort_keys=True, ensure_ascii=False)


def _plain(value: Json) -> Json:
    match value:
        case float() if value.is_integer():
            return int(value)
        case list():
            return [_plain(each) for each in value]
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case _:
            return value


def tag_text(value: Json) -> str | None:
    """The text that a discriminator's mapping has for a value of its property; `None` for what can be no tag.

    Keys of a mapping are texts, so values of any type are compared as text (OpenAPI 3.0.3 and 3.1, "Discriminator
    Object"): `1` is "1", `true` is "true".
    """
    match value:
        case str():
            return value
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return None
