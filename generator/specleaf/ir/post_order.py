"""Depth-first post-order of a graph."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def post_order(starts: Iterable[Key], following: Callable[[Key], Iterable[Key]]) -> Iterator[Key]:
    """All nodes reachable from `starts`, each once and after its successors; a cycle is cut where it was entered.

    Iterative: the length of a chain does not use the call stack.
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
