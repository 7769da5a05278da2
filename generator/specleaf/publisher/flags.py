"""The flags of a generation file: a tree of values, read by name. Which flags were read is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from specleaf.json_value import Json

Path: TypeAlias = tuple[str, ...]

GENERAL = "generation"
"""The table for all languages."""

_Value = TypeVar("_Value", str, bool, int)


@dataclass(frozen=True, slots=True)
class Flags:
    """The flags of one language. Its table takes precedence over the general one; names have dots between tables."""

    root: Json
    language: str
    read: dict[Path, None] = field(default_factory=dict[Path, None])
    """The paths of the flags that were read."""
    unfollowed: dict[Path, None] = field(default_factory=dict[Path, None])
    """The paths of those with a value that no rule is known for."""

    def text(self, name: str) -> str | None:
        """The value of a flag if it is a string."""
        return self._value(name, str)

    def flag(self, name: str) -> bool | None:
        """The value of a flag if it is a boolean."""
        return self._value(name, bool)

    def number(self, name: str) -> int | None:
        """The value of a flag if it is a number."""
        return self._value(name, int)

    def mark_unfollowed(self, name: str) -> None:
        """Record that no rule is known for the value of a flag."""
        self.unfollowed.update(dict.fromkeys(self._places(name)))

    def _value(self, name: str, kind: type[_Value]) -> _Value | None:
        places = tuple(self._places(name))
        self.read.update(dict.fromkeys(places))
        value = value_at(self.root, places[0]) if places else None
        if value is None or isinstance(value, kind):
            return value
        self.mark_unfollowed(name)
        return None

    def _places(self, name: str) -> Iterator[Path]:
        for table in (self.language, GENERAL):
            path = (table, *name.split("."))
            if value_at(self.root, path) is not None:
                yield path


def value_at(root: Json, path: Path) -> Json:
    """The value at `path`; `None` if there is none."""
    for key in path:
        root = root.get(key) if isinstance(root, dict) else None
    return root


def all_places(root: Json, *tables: str) -> Iterator[Path]:
    """The paths of all flags in these tables, in the order of the file."""
    waiting: list[Path] = [(table,) for table in reversed(tables)]
    while waiting:
        path = waiting.pop()
        value = value_at(root, path)
        if isinstance(value, dict) and value:
            waiting.extend((*path, key) for key in reversed(value))
        elif len(path) > 1:
            yield path
