"""Repair of strings: length, `pattern` and `format` (JSON Schema 2020-12, Validation, 6.3 and 7)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from specleaf.examples.formats import SAMPLES, is_of_format
from specleaf.ir import Scalar, meets_constraints
from specleaf.patterns import sample_texts

_LONG_ENOUGH = 1000
"""Strings that have to be longer are not worth showing."""


@lru_cache(maxsize=4096)
def repaired_text(type_: Scalar, chosen: str) -> str:
    """`chosen` if it meets the constraints, else the first candidate that does. Returns `chosen` if none does."""
    return next((text for text in _candidates(type_, chosen) if _fits(text, type_)), chosen)


def _fits(text: str, type_: Scalar) -> bool:
    return is_of_format(text, type_.format) and meets_constraints(text, type_.constraints)


def _candidates(type_: Scalar, chosen: str) -> Iterator[str]:
    yield chosen
    shortest, longest = _lengths(type_)
    if shortest > _LONG_ENOUGH:
        return
    yield from SAMPLES.get(type_.format, ())
    plain = chosen.strip("<>") or "value"
    yield plain
    for pattern in (each.value for each in type_.constraints if each.keyword == "pattern"):
        if isinstance(pattern, str):
            yield from sample_texts(pattern, shortest, longest)
    yield _cut(plain, longest)
    yield " ".join([chosen or plain] * (shortest // len(chosen or plain) + 1))[:longest]


def _cut(text: str, longest: int) -> str:
    """The start of a text, with the number at its end, which tells the items of a list apart."""
    start = text.rstrip("0123456789")
    number = text[len(start) :]
    return start[: max(longest - len(number), 0)].rstrip() + number[:longest] if start != text else text[:longest]


def _lengths(type_: Scalar) -> tuple[int, int]:
    bounds = {each.keyword: each.value for each in type_.constraints}
    shortest, longest = bounds.get("minLength", 0), bounds.get("maxLength", _LONG_ENOUGH)
    return (
        int(shortest) if isinstance(shortest, int | float) else 0,
        int(longest) if isinstance(longest, int | float) else _LONG_ENOUGH,
    )
