"""Rules of one direction: they do not require the fields that only the other direction has.

A required property that is read-only is required of responses alone, one that is write-only of requests alone
(OpenAPI 3.0, "Schema Object"; OpenAPI 3.1 leaves it to the application).
"""

from __future__ import annotations

from collections.abc import Collection

from specleaf.ir import Rules
from specleaf.json_value import Json


def rules_in_direction(rules: Rules, hidden: Collection[str]) -> Rules | None:
    """`rules` for objects without the properties in `hidden`; `None` if nothing is left."""
    schema = _schema(rules.schema, hidden)
    return Rules(schema) if schema not in ({}, True) else None


def _schema(schema: Json, hidden: Collection[str]) -> Json:
    if not isinstance(schema, dict):
        return schema
    found = {keyword: _value(keyword, value, hidden) for keyword, value in schema.items()}
    if "oneOf" in found and found["oneOf"] != schema["oneOf"]:
        # The hidden property may be what makes the members disjoint, so more than one may match.
        of_all = found.get("allOf", [])
        found["allOf"] = [*(of_all if isinstance(of_all, list) else []), {"anyOf": found.pop("oneOf")}]
    return {keyword: value for keyword, value in found.items() if value or value == schema.get(keyword)}


def _value(keyword: str, value: Json, hidden: Collection[str]) -> Json:
    """Below `not` and `if` nothing changes: that a property is there is false, as it never is."""
    match keyword, value:
        case "required", list():
            return [name for name in value if name not in hidden]
        case "dependentRequired", dict():
            kept = {name: _value("required", names, hidden) for name, names in value.items()}
            return {name: names for name, names in kept.items() if names}
        case "allOf" | "anyOf" | "oneOf", list():
            return [_schema(each, hidden) for each in value]
        case "dependentSchemas", dict():
            return {name: _schema(each, hidden) for name, each in value.items()}
        case "then" | "else", _:
            return _schema(value, hidden)
        case _:
            return value
