"""A rule and the schemas that it refers to, bundled into one JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping

from specleaf.json_value import Json

_DATA = frozenset({"const", "enum"})
_MAPS = frozenset({"properties", "patternProperties", "dependentSchemas"})


def standalone(schema: Json, schemas: Mapping[str, Json]) -> dict[str, Json]:
    """`schema`, whose references are keys of `schemas`, with those that it reaches as its own `$defs`."""
    names: dict[str, str] = {}
    rule = _renamed(schema, names)
    definitions: dict[str, Json] = {}
    while len(definitions) < len(names):
        key, name = list(names.items())[len(definitions)]
        definitions[name] = _renamed(schemas.get(key, True), names)
    return {"allOf": [rule], "$defs": definitions}


def _renamed(schema: Json, names: dict[str, str]) -> Json:
    """`schema` with references into `$defs`; each new target gets the next number in `names`."""
    match schema:
        case dict():
            return {keyword: _renamed_value(keyword, value, names) for keyword, value in schema.items()}
        case list():
            return [_renamed(each, names) for each in schema]
        case _:
            return schema


def _renamed_value(keyword: str, value: Json, names: dict[str, str]) -> Json:
    match keyword, value:
        case "$ref", str():
            return f"#/$defs/{names.setdefault(value, str(len(names)))}"
        case _, dict() if keyword in _MAPS:
            return {name: _renamed(each, names) for name, each in value.items()}
        case _:
            # In these `$ref` is a key like any other (OpenAPI 3.1, "Reference Object").
            return value if keyword in _DATA else _renamed(value, names)
