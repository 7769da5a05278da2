"""Numerals, as JSON and the core schema of YAML write them, to numbers."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite

from specleaf.source.limits import Limits
from specleaf.source.read_error import ReadError

_WHOLE = 2.0**53
"""Smaller whole numbers are doubles."""

_PREFIXED_BASES = {"0o": 8, "0x": 16}


def integer(numeral: str, limits: Limits, offset: int | None = None) -> int:
    """An exact integer, decimal or (in YAML) octal or hexadecimal."""
    _check_digits(numeral, limits, offset)
    base = _PREFIXED_BASES.get(numeral[:2], 10)
    return int(numeral, base)


def decimal(numeral: str, limits: Limits, offset: int | None = None) -> int | float:
    """A number with a fraction or an exponent: exact if it is whole, else the double next to it."""
    _check_digits(numeral, limits, offset)
    number = float(numeral)
    if isfinite(number) and abs(number) < _WHOLE:
        return number
    exact = Decimal(numeral)
    if exact.adjusted() >= limits.digits:
        raise ReadError("number-too-large", limits.exceeded("digits"), offset)
    whole = exact == exact.to_integral_value()
    if not whole and not isfinite(number):
        raise ReadError("number-too-large", f"{numeral} is beyond the numbers that a double can hold", offset)
    # The shortest numeral of a double means that double: so does every JSON writer write it.
    return int(exact) if whole and exact != Decimal(repr(number)) else number


def _check_digits(numeral: str, limits: Limits, offset: int | None) -> None:
    if len(numeral) > limits.digits:
        raise ReadError("number-too-large", limits.exceeded("digits"), offset)
