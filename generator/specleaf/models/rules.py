"""Rules as the package's fixed part reads them: patterns in the syntax of pydantic's engine, references remembered.

A pattern that this engine cannot tell is left out; `build.patterns` has said so.
"""

from __future__ import annotations

from specleaf.json_value import Json
from specleaf.models.scope import Package
from specleaf.patterns import translate

_DATA = frozenset({"const", "enum", "required", "dependentRequired"})
_MAPS = frozenset({"properties", "dependentSchemas"})


def enforced(schema: Json, package: Package) -> Json:
    """A rule that can be enforced as it stands."""
    match schema:
        case dict():
            said: dict[str, Json] = {}
            for keyword, value in schema.items():
                said.update(_keyword(keyword, value, package))
            return said
        case list():
            return [enforced(each, package) for each in schema]
        case _:
            return schema


def schemas_of(package: Package) -> dict[str, Json]:
    """The schemas that rules refer to, and those that these refer to, by the text of their pointer."""
    found: dict[str, Json] = {}
    while len(found) < len(package.references):
        key = list(package.references)[len(found)]
        found[key] = enforced(package.api.schemas.get(key, True), package)
    return found


def _keyword(keyword: str, value: Json, package: Package) -> dict[str, Json]:
    match keyword, value:
        case "$ref", str():
            package.references.setdefault(value)
            return {keyword: value}
        case "pattern", str():
            translated = translate(value)
            return {} if translated is None else {keyword: translated}
        case "patternProperties", dict():
            return {keyword: dict(_by_pattern(text, each, package) for text, each in value.items())}
        case _, dict() if keyword in _MAPS:
            return {keyword: {key: enforced(each, package) for key, each in value.items()}}
        case _:
            return {keyword: value if keyword in _DATA else enforced(value, package)}


def _by_pattern(text: str, schema: Json, package: Package) -> tuple[str, Json]:
    """An entry of `patternProperties`; a pattern that cannot be told may fit any name, so nothing is said of any."""
    translated = translate(text)
    return ("", True) if translated is None else (translated, enforced(schema, package))
