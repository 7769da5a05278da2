"""Fake data: plausible names, places, addresses, goods, a module for each theme.

In: a random stream.
Out: a text.
Must not know: schemas.

The word lists are our own. What each function draws, how often and in which order, is what the public faker-js 9.0 API
draws for the same kind of value; so numbers in a value, and all values after it, come out as there, and only dictionary
words differ. (`money.iban` is the exception.)
"""

from __future__ import annotations

from specleaf.examples.fake_data.symbols import binary, uuid

__all__ = [
    "binary",
    "uuid",
]
