"""The possible lengths of an array with types by position (`prefixItems`).

JSON Schema requires none of the positions (2020-12, Core, 10.3.1.1), so Python needs a tuple type for each length, and
one with an open end for all that are longer.
"""

from __future__ import annotations

from dataclasses import dataclass

from specleaf.ir import Nothing, TupleOf

_MOST = 8


@dataclass(frozen=True, slots=True)
class Lengths:
    """The `exact` lengths in order; `has_rest`: whether items beyond all positions are allowed."""

    exact: tuple[int, ...]
    has_rest: bool
    least: int
    most: int | None


def lengths_of(tuple_: TupleOf) -> Lengths | None:
    """The lengths of a tuple, or `None` if there are more than eight."""
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
    """The number of positions before the first that nothing can satisfy."""
    impossible = (number for number, part in enumerate(tuple_.items) if isinstance(part.type, Nothing))
    return next(impossible, len(tuple_.items))
