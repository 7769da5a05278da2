"""Numbers in English words, for pages in the SDK layout: a number at the beginning of a name is written out."""

from __future__ import annotations

import re

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_LIMIT = 1_000_000


def number_words(number: int) -> list[str]:
    """A number below a million in words: 256 is two hundred and fifty six."""
    if number < 20:
        return [_SMALL[number]]
    if number < 100:
        return [_TENS[number // 10 - 2], *_rest(number % 10)]
    if number < 1000:
        return [_SMALL[number // 100], "hundred", *_rest(number % 100, "and")]
    below = number % 1000
    return [*number_words(number // 1000), "thousand", *_rest(below, *(("and",) if below < 100 else ()))]


def _rest(number: int, *link: str) -> list[str]:
    return [*link, *number_words(number)] if number else []


def leading_number_in_words(text: str) -> str:
    """`text` with a number at its beginning in words: `24h` is `twenty fourh`, `2` is `two`."""
    digits = re.match(r"[0-9]+", text)
    if not digits or int(digits[0][:7]) >= _LIMIT:
        return text
    return " ".join(number_words(int(digits[0]))) + text[digits.end() :]
