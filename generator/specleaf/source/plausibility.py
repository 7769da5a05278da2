"""What is valid in a schema and still cannot be meant: bounds that exclude each other, slips in `required`.

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
    """Add a warning for bounds that no value is between, and for required names that look like slips."""
    if not _UPPER.isdisjoint(schema.keywords):
        _bounds(schema, problems)
    if "required" in schema and "properties" in schema:
        _required(schema, problems)


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
    listed = schema.get("required")
    for index, name in enumerate(listed if isinstance(listed, list) else ()):
        close = get_close_matches(name, free, 1, 0.8) if isinstance(name, str) and name not in properties else []
        if close:
            message = f"{name!r} is required, and no property is called so"
            place = schema.pointer.child("properties", close[0])
            problems.warn(
                "required-unknown", schema.pointer.child("required", index), message, f"did you mean {place}?"
            )
