"""Rules as the package's fixed part reads them: patterns in the syntax of pydantic's engine, references collected.

A pattern that this engine cannot decide is left out; `specleaf.build` has reported it.
"""

from __future__ import annotations

from specleaf.ir import Api
from specleaf.json_value import Json
from specleaf.patterns import conditions, translate

_DATA = frozenset({"const", "enum", "required", "dependentRequired"})
_MAPS = frozenset({"properties", "dependentSchemas"})


def enforced(schema: Json, referenced: dict[str, None]) -> Json:
    """The part of a rule that can be enforced; the keys of `Api.schemas` in it are added to `referenced`."""
    match schema:
        case dict():
            found: dict[str, Json] = {}
            for keyword, value in schema.items():
                part = _keyword(keyword, value, referenced)
                of_all = [*_list(found.get("allOf")), *_list(part.get("allOf"))]
                found |= {**part, "allOf": of_all} if of_all else part
            return found
        case list():
            return [enforced(each, referenced) for each in schema]
        case _:
            return schema


def schemas_of(api: Api, referenced: dict[str, None]) -> dict[str, Json]:
    """The referenced schemas, and those that these refer to, by their key in `Api.schemas`."""
    found: dict[str, Json] = {}
    while len(found) < len(referenced):
        key = list(referenced)[len(found)]
        found[key] = enforced(api.schemas.get(key, True), referenced)
    return found


def _keyword(keyword: str, value: Json, referenced: dict[str, None]) -> dict[str, Json]:
    match keyword, value:
        case "$ref", str():
            referenced.setdefault(value)
            return {keyword: value}
        case "pattern", str():
            found = conditions(value)
            return {} if found is None else found if "pattern" in found or "allOf" in found else {"allOf": [found]}
        case "patternProperties", dict():
            return {keyword: dict(_by_pattern(text, each, referenced) for text, each in value.items())}
        case _, dict() if keyword in _MAPS:
            return {keyword: {key: enforced(each, referenced) for key, each in value.items()}}
        case _:
            return {keyword: value if keyword in _DATA else enforced(value, referenced)}


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _by_pattern(text: str, schema: Json, referenced: dict[str, None]) -> tuple[str, Json]:
    """An entry of `patternProperties`. A pattern without a translation may match any name: then any value is valid."""
    translated = translate(text)
    return ("", True) if translated is None else (translated, enforced(schema, referenced))
