"""Rules as the package's fixed part reads them: patterns in the syntax of pydantic's engine, references remembered."""

from __future__ import annotations

from specleaf.ir.ecma_pattern import translate
from specleaf.json_value import Json
from specleaf.models.scope import Package
from specleaf.pointer import Pointer, parse_fragment

_DATA = frozenset({"const", "enum", "required", "dependentRequired"})
_MAPS = frozenset({"properties", "dependentSchemas"})


def enforced(schema: Json, package: Package, place: Pointer) -> Json:
    """A rule that can be enforced as it stands."""
    match schema:
        case dict():
            said: dict[str, Json] = {}
            for keyword, value in schema.items():
                said.update(_keyword(keyword, value, package, place))
            return said
        case list():
            return [enforced(each, package, place) for each in schema]
        case _:
            return schema


def schemas_of(package: Package) -> dict[str, Json]:
    """The schemas that rules refer to, and those that these refer to, by the text of their pointer."""
    found: dict[str, Json] = {}
    while len(found) < len(package.references):
        key = list(package.references)[len(found)]
        found[key] = enforced(package.api.schemas.get(key, True), package, _place(key))
    return found


def pattern(text: str, package: Package, place: Pointer) -> str | None:
    """A pattern for pydantic's engine; a note if there is none that means the same."""
    translated = translate(text)
    if translated is None:
        message = f"the pattern {text!r} is not enforced by the models"
        package.problems.note("pattern", place, message, "patterns that look around or back cannot be linear")
    return translated


def _keyword(keyword: str, value: Json, package: Package, place: Pointer) -> dict[str, Json]:
    match keyword, value:
        case "$ref", str():
            package.references.setdefault(value)
            return {keyword: value}
        case "pattern", str():
            translated = pattern(value, package, place)
            return {} if translated is None else {keyword: translated}
        case "patternProperties", dict():
            return {keyword: dict(_by_pattern(text, each, package, place) for text, each in value.items())}
        case _, dict() if keyword in _MAPS:
            return {keyword: {key: enforced(each, package, place) for key, each in value.items()}}
        case _:
            return {keyword: value if keyword in _DATA else enforced(value, package, place)}


def _by_pattern(text: str, schema: Json, package: Package, place: Pointer) -> tuple[str, Json]:
    """An entry of `patternProperties`; a pattern that cannot be told may fit any name, so nothing is said of any."""
    translated = pattern(text, package, place)
    return ("", True) if translated is None else (translated, enforced(schema, package, place))


def _place(key: str) -> Pointer:
    file, _, fragment = key.partition("#")
    return Pointer(parse_fragment(fragment) or (), file)
