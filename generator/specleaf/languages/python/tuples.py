"""The lengths that an array with types by position can have: Python's tuples have one each.

JSON Schema asks for none of the positions (2020-12, Core, 10.3.1.1), so there is a tuple for each length, and one with
an open end for all that are longer.
"""

from __future__ import annotations

from dataclasses import dataclass

from specleaf.ir import Nothing, TupleOf

_MOST = 8


@dataclass(frozen=True, slots=True)
class Lengths:
    """`exact` lengths in order, and whether there may be more than all positions."""

    exact: tuple[int, ...]
    has_rest: bool
    least: int
    most: int | None


def lengths_of(tuple_: TupleOf) -> Lengths | None:
    """The lengths of a tuple, or nothing if they are too many to spell out."""
    bounds = {each.keyword: int(each.value) for each in tuple_.constraints}
    least, most = bounds.get("minItems", 0), bounds.get("maxItems")
    possible = _possible(tuple_)
    longest = possible if most is None else min(possible, most)
    endless = possible == len(tuple_.items) and not isinstance(tuple_.rest.type, Nothing)
    has_rest = endless and (most is None or most > possible)
    if longest - least >= _MOST:
        return None
    return Lengths(tuple(range(least, longest + (0 if has_rest else 1))), has_rest, least, most)


def _possible(tuple_: TupleOf) -> int:
    """How many positions can be there at all."""
    impossible = (number for number, part in enumerate(tuple_.items) if isinstance(part.type, Nothing))
    return next(impossible, len(tuple_.items))
