"""Numerals, as JSON and the core schema of YAML write them, to numbers."""

from __future__ import annotations

from math import isfinite

from specleaf.source.limits import Limits
from specleaf.source.read_error import ReadError

_PREFIXED_BASES = {"0o": 8, "0x": 16}


def integer(numeral: str, limits: Limits, offset: int | None = None) -> int:
    """An exact integer, decimal or (in YAML) octal or hexadecimal."""
    _check_digits(numeral, limits, offset)
    base = _PREFIXED_BASES.get(numeral[:2], 10)
    return int(numeral, base)


def decimal(numeral: str, limits: Limits, offset: int | None = None) -> float:
    """The double next to a number with a fraction or an exponent."""
    _check_digits(numeral, limits, offset)
    number = float(numeral)
    if not isfinite(number):
        raise ReadError("number-too-large", f"{numeral} is beyond the numbers that a double can hold", offset)
    return number


def _check_digits(numeral: str, limits: Limits, offset: int | None) -> None:
    if len(numeral) > limits.digits:
        raise ReadError("number-too-large", limits.exceeded("digits"), offset)
