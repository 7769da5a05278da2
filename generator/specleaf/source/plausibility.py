"""What is valid in a schema and still cannot be meant: bounds that exclude each other, names required and forbidden.

In: a schema. Out: warnings, with both places. Sections: JSON Schema 2020-12, Validation, 6.2 to 6.5.
"""

from __future__ import annotations

from difflib import get_close_matches

from specleaf.json_value import Json
from specleaf.problems import Problems
from specleaf.source.schema import Schema

_BOUNDS = (
    ("minimum", "maximum", False),
    ("exclusiveMinimum", "maximum", True),
    ("minimum", "exclusiveMaximum", True),
    ("exclusiveMinimum", "exclusiveMaximum", True),
    ("minLength", "maxLength", False),
    ("minItems", "maxItems", False),
    ("minContains", "maxContains", False),
    ("minProperties", "maxProperties", False),
)
"""A lower bound, an upper bound, and whether they exclude each other where they are equal."""

_UPPER = frozenset(upper for _, upper, _ in _BOUNDS)


def check_plausibility(schema: Schema, problems: Problems) -> None:
    """Add a warning for bounds that no value is between, for what is required and forbidden, and for slips in names."""
    if not _UPPER.isdisjoint(schema.keywords):
        _bounds(schema, problems)
    if "required" in schema:
        _required(schema, problems)
    if "minItems" in schema:
        _items(schema, problems)


def _bounds(schema: Schema, problems: Problems) -> None:
    for lower, upper, equal_excludes in _BOUNDS:
        least, most = _number(schema.get(lower)), _number(schema.get(upper))
        if least is not None and most is not None and (least > most or (equal_excludes and least == most)):
            place = schema.pointer.child(upper)
            message = f"no value is between {lower!r} {least} and {upper!r} {most}"
            problems.warn("bounds", place, message, f"the other bound is {schema.pointer.child(lower)}")


def _number(value: Json) -> int | float | None:
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _required(schema: Schema, problems: Problems) -> None:
    properties = schema.named("properties")
    free = [name for name in properties if name not in schema.texts("required")]
    is_closed = _is_false(schema, "additionalProperties") and "patternProperties" not in schema
    listed = schema.get("required")
    for index, name in enumerate(listed if isinstance(listed, list) else ()):
        if not isinstance(name, str):
            continue
        place, declared = schema.pointer.child("required", index), properties.get(name)
        close = _like(name, free) if declared is None else []
        if close:
            message = f"{name!r} is required, and no property is called so"
            meant = schema.pointer.child("properties", close[0])
            problems.warn("required-unknown", place, message, f"did you mean {meant}?")
        elif declared.is_false if declared is not None else is_closed:
            where = schema.pointer.child(*(("properties", name) if declared else ("additionalProperties",)))
            problems.warn("contradiction", place, f"{name!r} is required, and forbidden", f"by {where}")


def _like(name: str, names: list[str]) -> list[str]:
    """The name that `name` is a slip for: one with the same letters, or one that is nearly the same."""
    return [each for each in names if sorted(each) == sorted(name)][:1] or get_close_matches(name, names, 1, 0.8)


def _items(schema: Schema, problems: Problems) -> None:
    least, allowed = _number(schema.get("minItems")), len(schema.children("prefixItems"))
    if least is not None and least > allowed and _is_false(schema, "items"):
        message = f"{least} items are required, and no more than {allowed} allowed"
        problems.warn("contradiction", schema.pointer.child("minItems"), message, f"by {schema.pointer.child('items')}")


def _is_false(schema: Schema, keyword: str) -> bool:
    child = schema.child(keyword)
    return child is not None and child.is_false
