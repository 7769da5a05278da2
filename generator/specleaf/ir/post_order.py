"""Things in an order in which each comes after those that it leads to."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def post_order(starts: Iterable[Key], following: Callable[[Key], Iterable[Key]]) -> Iterator[Key]:
    """All that `starts` lead to, each once and after those that it leads to; a ring is cut where it was entered.

    However long a chain is, nothing here goes deeper with it.
    """
    seen: set[Key] = set()
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        path = [(start, iter(following(start)))]
        while path:
            key, others = path[-1]
            other = next((each for each in others if each not in seen), None)
            if other is None:
                path.pop()
                yield key
            else:
                seen.add(other)
                path.append((other, iter(following(other))))
