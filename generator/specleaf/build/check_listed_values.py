"""Listed values that are not of the type declared beside them: a warning says how each list is read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from specleaf.build.rules import texts_of_number_names
from specleaf.escape import truncate
from specleaf.json_value import Json
from specleaf.problems import Problem, Problems
from specleaf.source import Schema, SchemaSet, texts_of_numbers

_MAX_LENGTH = 80


def check_listed_values(schemas: SchemaSet, problems: Problems) -> None:
    """Add a warning for each `enum` or `const`, and each type of property names, that is not read to the letter."""
    for node in schemas.nodes:
        if node.kind == "schema" and isinstance(node.value, dict) and not _KEYWORDS.isdisjoint(node.value):
            problems.found += _readings(node.value, schemas.schema(node.pointer), schemas)


_KEYWORDS = frozenset({"enum", "const", "propertyNames"})


def _readings(written: dict[str, Json], schema: Schema, schemas: SchemaSet) -> Iterator[Problem]:
    for keyword in ("enum", "const"):
        if keyword in written and (message := _reading(keyword, written, schema)):
            hint = _QUOTES if "string" in schema.types else ""
            yield Problem("contradiction", message, schema.pointer.child(keyword), "warning", hint)
    if "propertyNames" in written and not schema.dialect.exact:
        names = written["propertyNames"]
        child = schema.child("propertyNames")
        of_numbers = isinstance(names, dict) and texts_of_numbers(names) is not None
        if of_numbers or (child and texts_of_number_names(child, schemas) is not None):
            message = "names of properties are texts: these are read as the texts of such numbers"
            yield Problem("contradiction", message, schema.pointer.child("propertyNames"), "warning")


_QUOTES = "a text that looks like something else needs quotes"
_OF_ITEMS = "the type beside it is an array, so the values are read as those of its items"


def _reading(keyword: str, written: dict[str, Json], schema: Schema) -> str:
    """The problem of a list that is not read as it is written, if there is one."""
    if keyword not in schema:
        return (
            "" if schema.reference else "the type beside it is an array, so the values are read as those of its items"
        )
    if "type" in written and "type" not in schema:
        return "no value is of the type beside it, so that type is passed over"
    values = zip(*(_listed(each.get(keyword), keyword) for each in (written, schema.keywords)), strict=True)
    changed = [f"{_json(old)} as {_json(new)}" for old, new in values if _json(old) != _json(new)]
    return f"values are read in the type beside them: {truncate(', '.join(changed), _MAX_LENGTH)}" if changed else ""


def _listed(value: Json, keyword: str) -> list[Json]:
    return value if keyword == "enum" and isinstance(value, list) else [value]


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)
