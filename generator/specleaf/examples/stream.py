"""The random stream of an example.

A text (a class name, or a type as it is printed) comes in; a sequence of numbers that depends on nothing else comes
out, with the few ways of drawing that every value is made of. What is drawn is left to the other modules here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate
from random import Random
from struct import iter_unpack
from typing import TypeVar

T = TypeVar("T")

_WORDS = 624  # of the state of a Mersenne Twister MT19937
_MASK = 0xFFFFFFFF
_SETSTATE_VERSION = 3  # of the tuple that `Random.setstate` takes


def seed_of(text: str) -> int:
    """The 32-bit hash of a text: h = 31h + c over its UTF-16 units, which are not the same as its characters."""
    seed = 0
    for (unit,) in iter_unpack("<H", text.encode("utf-16-le", "surrogatepass")):
        seed = (seed * 31 + unit) & _MASK
    return seed


def fnv1a(text: str) -> int:
    """The 32-bit FNV-1a hash of a text in UTF-8."""
    seed = 2166136261
    for byte in text.encode("utf-8", "surrogatepass"):
        seed = ((seed ^ byte) * 16777619) & _MASK
    return seed


def _generator(seed: int) -> Random:
    """MT19937 after `init_genrand(seed)`; `Random(seed)` initialises it in another way (`init_by_array`)."""
    state = [seed]
    state += [seed := (1812433253 * (seed ^ seed >> 30) + i) & _MASK for i in range(1, _WORDS)]
    generator = Random(0)
    generator.setstate((_SETSTATE_VERSION, (*state, _WORDS), None))
    return generator


class Stream:
    """Numbers that follow from a text. Each method says how many it takes, for all later values depend on that."""

    def __init__(self, text: str, hash_of: Callable[[str], int] = seed_of) -> None:
        self._text = text
        self._hash_of = hash_of

    @cached_property
    def _next(self) -> Callable[[], float]:
        # Made at the first draw: most blocks draw nothing, and 624 words of state are most of the work.
        return _generator(self._hash_of(self._text)).random

    def draw(self) -> float:
        """The next number, 0 <= r < 1. One draw, by definition."""
        return self._next()

    def index(self, size: int) -> int:
        """A number from 0 to `size` - 1. One draw."""
        return int(self.draw() * size)

    def integer(self, low: int, high: int) -> int:
        """A number from `low` to `high`, both included. One draw."""
        return math.floor(self.draw() * (high - low + 1) + low)

    def flag(self) -> bool:
        """True for the lower half of the numbers. One draw."""
        return self.draw() < 0.5

    def pick(self, options: Sequence[T]) -> T:
        """One of the options. One draw, but none where there is nothing to choose."""
        return options[self.index(len(options))] if len(options) > 1 else options[0]

    def pick_weighted(self, options: Sequence[tuple[int, T]]) -> T:
        """One of the options, each as likely as the weight before it. One draw."""
        bounds = tuple(accumulate(weight for weight, _ in options))
        point = self.draw() * bounds[-1]
        return next(option for bound, (_, option) in zip(bounds, options, strict=True) if point < bound)

    def shuffled(self, options: Sequence[T]) -> tuple[T, ...]:
        """The options in another order (Fisher and Yates, from the end). One draw less than there are options."""
        order = list(options)
        for last in range(len(order) - 1, 0, -1):
            other = self.index(last + 1)
            order[last], order[other] = order[other], order[last]
        return tuple(order)
