"""Repair of numbers: `minimum`, `maximum`, `multipleOf` (JSON Schema 2020-12, Validation, 6.2)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from specleaf.ir import Constraint, Scalar, meets_constraints

_A_FEW = Fraction(100)
"""How far below a highest number that is not positive to go."""
_STEPS = (Fraction(1), Fraction(1, 100), *(Fraction(1, 10**digits) for digits in (4, 6, 9, 12, 18)))
"""The distances between the numbers to choose from, where no `multipleOf` says: the widest that will do."""


def repaired_number(type_: Scalar, drawn: int | float) -> int | float:
    """`drawn` if it meets the constraints, else a number at the same relative position in the allowed range.

    Returns `drawn` if no number is found.
    """
    if meets_constraints(drawn, type_.constraints):
        return drawn
    bounds = _bounds(type_.constraints)
    # The range that numbers are drawn from; how far up in it `drawn` stands decides how far up the result does.
    usual = Fraction(1_000_000 if type_.kind == "integer" else 10_000)
    share = min(Fraction(drawn) / usual, Fraction(1)) if drawn > 0 else Fraction(0)
    low, high = _range(bounds, usual)
    for step in _steps(type_, bounds):
        first, last = math.ceil(low / step), math.floor(high / step)
        for count in (first + math.floor(share * (last - first)), first + 1, last - 1, first, last):
            number = _plain(count * step, type_)
            if first <= count <= last and meets_constraints(number, type_.constraints):
                return number
    return drawn


def _bounds(constraints: tuple[Constraint, ...]) -> Mapping[str, Fraction]:
    return {
        each.keyword: Fraction(str(each.value))
        for each in constraints
        if isinstance(each.value, int | float) and not isinstance(each.value, bool)
    }


def _range(bounds: Mapping[str, Fraction], usual: Fraction) -> tuple[Fraction, Fraction]:
    """The lowest and the highest number to choose from; exclusive bounds are left to the check of each number."""
    lows = [bounds[keyword] for keyword in ("minimum", "exclusiveMinimum") if keyword in bounds]
    highs = [bounds[keyword] for keyword in ("maximum", "exclusiveMaximum") if keyword in bounds]
    if lows and highs:
        return max(lows), min(highs)
    if lows:
        return max(lows), max(lows) + usual
    high = min(highs, default=usual)
    return (Fraction(0), high) if high > 0 else (high - _A_FEW, high)


def _steps(type_: Scalar, bounds: Mapping[str, Fraction]) -> tuple[Fraction, ...]:
    if multiple := bounds.get("multipleOf"):
        # A whole number that is a multiple of a fraction in lowest terms is one of its numerator.
        return (Fraction(multiple.numerator) if type_.kind == "integer" else multiple,)
    return _STEPS[:1] if type_.kind == "integer" else _STEPS[1:]


def _plain(number: Fraction, type_: Scalar) -> int | float:
    # Beyond the doubles with a fraction, every number that a double can hold is whole.
    whole = type_.kind == "integer" or number.denominator == 1 or abs(number) >= 2**53
    return int(number) if whole else float(number)
