"""Limits on the size of an example: types can be infinite, or larger than is of use to a reader."""

from __future__ import annotations

from dataclasses import dataclass

_DEEPEST = 50
"""The nesting depth of values."""
_MOST_OBJECTS = 500
_MOST_VALUES = 20_000


class ExampleTooLarge(Exception):  # noqa: N818 - no error: the example is omitted
    """Raised for an example over a limit. An optional field is omitted then; if none can be, there is no example."""


@dataclass(frozen=True, slots=True)
class Size:
    """The number of objects and values in a value, itself included, and its nesting depth."""

    objects: int
    values: int
    depth: int


@dataclass(slots=True)
class SizeCounter:
    """Counts the objects and values of one example while it is generated."""

    objects: int = 0
    values: int = 0
    depth: int = 0
    """The nesting depth of the value that is being generated."""
    deepest: int = 0
    """The greatest depth since measuring started."""

    def enter(self) -> None:
        """Start a value inside the current one. Raises `ExampleTooLarge` over a limit."""
        self.depth += 1
        self.values += 1
        self.deepest = max(self.deepest, self.depth)
        self._check()

    def leave(self) -> None:
        """End the value that was started last."""
        self.depth -= 1

    def add(self, size: Size) -> None:
        """Count a cached value as if it were generated now. Raises `ExampleTooLarge` over a limit."""
        self.objects += size.objects
        self.values += size.values
        self.deepest = max(self.deepest, self.depth + size.depth)
        self._check()

    def start(self) -> Size:
        """Start measuring a value. Returns the counts that `end` needs."""
        before = Size(self.objects, self.values, self.deepest)
        self.deepest = self.depth
        return before

    def end(self, before: Size) -> Size:
        """The size of what was generated since `start`."""
        size = Size(self.objects - before.objects, self.values - before.values, self.deepest - self.depth)
        self.deepest = max(self.deepest, before.depth)
        return size

    def _check(self) -> None:
        if self.deepest > _DEEPEST or self.objects > _MOST_OBJECTS or self.values > _MOST_VALUES:
            raise ExampleTooLarge
