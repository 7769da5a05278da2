"""How large an example may become: a type can lead on without end, or to more than anybody reads."""

from __future__ import annotations

from dataclasses import dataclass

_DEEPEST = 50
"""How many values stand one inside the other."""
_MOST_OBJECTS = 500
_MOST_VALUES = 20_000


class Endless(Exception):  # noqa: N818 - no mistake of anybody's
    """An example that would be too large. What may be left out is left out; else there is no example."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much a value consists of, itself included, and how deep it goes."""

    objects: int
    values: int
    depth: int


@dataclass(slots=True)
class Extent:
    """How much of a block there is so far."""

    objects: int = 0
    values: int = 0
    depth: int = 0
    """How many values are being made, each inside the one before."""
    deepest: int = 0
    """The most that have been, since measuring started."""

    def enter(self) -> None:
        """Start one more value inside the last. Raises `Endless` if that is one too many."""
        self.depth += 1
        self.values += 1
        self.deepest = max(self.deepest, self.depth)
        self._check()

    def leave(self) -> None:
        """End the value that was started last."""
        self.depth -= 1

    def add(self, size: Size) -> None:
        """Count a value that was made before. Raises `Endless` as if it were made now."""
        self.objects += size.objects
        self.values += size.values
        self.deepest = max(self.deepest, self.depth + size.depth)
        self._check()

    def start(self) -> Size:
        """Start measuring; what comes back is for `end`."""
        before = Size(self.objects, self.values, self.deepest)
        self.deepest = self.depth
        return before

    def end(self, before: Size) -> Size:
        """The size of what was made since."""
        size = Size(self.objects - before.objects, self.values - before.values, self.deepest - self.depth)
        self.deepest = max(self.deepest, before.depth)
        return size

    def _check(self) -> None:
        if self.deepest > _DEEPEST or self.objects > _MOST_OBJECTS or self.values > _MOST_VALUES:
            raise Endless
