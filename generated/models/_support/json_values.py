"""The data model of JSON, where it differs from Python's.

True is not 1, but 1.0 is; 0.3 is a multiple of 0.1. Patterns have been translated for
pydantic's own engine, which needs linear time.
"""

from collections.abc import Callable, Hashable, Iterable
from decimal import Decimal
from functools import cache
from math import isfinite
from typing import Any

from pydantic_core import SchemaSerializer, SchemaValidator, core_schema

KINDS: dict[type, str] = {
    dict: "object",
    list: "array",
    tuple: "array",
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    type(None): "null",
}
"""The JSON types of the Python values that JSON is read into."""

_serializer = SchemaSerializer(core_schema.any_schema())


def on_the_wire(value: Any) -> Any:
    """What a model, a date, an enum member or the like is in JSON: its dump."""
    return _serializer.to_python(
        value,
        mode="json",
        by_alias=True,
        exclude_unset=True,
        fallback=str,
    )


def frozen(value: Any) -> Hashable:
    """A key that two values share if they are equal in JSON."""
    kind = value.__class__
    if kind is bool:
        return ("boolean", value)
    if kind is dict:
        pairs: Iterable[tuple[str, Any]] = value.items()
        return ("object", frozenset((name, frozen(item)) for name, item in pairs))
    if kind is list or kind is tuple:
        return ("array", tuple(frozen(item) for item in value))
    return value if kind in KINDS else frozen(on_the_wire(value))


def is_multiple(value: float, of: float) -> bool:
    """Whether `value` is a multiple of `of`, both as they are written in decimal."""
    if not isfinite(value):  # a literal beyond the range of floats, such as 1e400
        return False
    top, bottom = _ratio(value)
    step, parts = _ratio(of)
    return top * parts % (bottom * step) == 0


def _ratio(number: float) -> tuple[int, int]:
    if isinstance(number, int):
        return number, 1
    return Decimal(repr(number)).as_integer_ratio()


@cache
def matcher(pattern: str) -> Callable[[Any], bool]:
    """Whether a string has a match anywhere."""
    return SchemaValidator(core_schema.str_schema(pattern=pattern)).isinstance_python
