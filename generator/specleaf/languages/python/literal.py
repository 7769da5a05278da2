"""JSON values as Python expressions."""

from __future__ import annotations

from typing import TypeGuard, assert_never

from specleaf.json_value import Json
from specleaf.languages.python.layout import Expr, constant, dict_of, list_of
from specleaf.languages.python.text import string_literal


def literal_of(value: Json) -> Expr:
    """The expression whose value is `value`."""
    match value:
        case None | bool():
            return constant(repr(value))
        case int() | float():
            return number(value)
        case str():
            return text(value)
        case list():
            return list_of(map(literal_of, value))
        case dict():
            return dict_of((text(key), literal_of(each)) for key, each in value.items())
        case _:
            assert_never(value)


def text(value: str) -> Expr:
    """A string."""
    return constant(string_literal(value))


def number(value: float) -> Expr:
    """A number, its exponent without a plus sign."""
    return constant(repr(value).replace("e+", "e"))


def fits_literal(value: Json) -> TypeGuard[str | bool | int]:
    """Whether type checkers take a value in `Literal`: PEP 586 has no fractions, mypy no integers beyond 64 bits."""
    return isinstance(value, str | bool) or (isinstance(value, int) and abs(value) < 2**63)


def whole(value: Json) -> Json:
    """`1` for `1.0`, which is the same number in JSON and an integer in Python; other values as they are."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
