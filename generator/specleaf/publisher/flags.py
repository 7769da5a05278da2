"""The flags of a generation file: a tree of values, read by name. What nobody asked for is left over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from specleaf.json_value import Json

Path: TypeAlias = tuple[str, ...]

GENERAL = "generation"
"""The table for all languages."""

_Value = TypeVar("_Value", str, bool)


@dataclass(frozen=True, slots=True)
class Flags:
    """The flags of one language; its own table goes before the general one. Names have a dot between tables."""

    root: Json
    language: str
    read: dict[Path, None] = field(default_factory=dict[Path, None])
    """The places of the flags that were asked for and are there."""
    unfollowed: dict[Path, None] = field(default_factory=dict[Path, None])
    """Those of them with a value that no rule is known for."""

    def text(self, name: str) -> str | None:
        """The text of a flag, if it has one."""
        return self._value(name, str)

    def flag(self, name: str) -> bool | None:
        """Whether a flag is set, if it says so."""
        return self._value(name, bool)

    def leave(self, name: str) -> None:
        """Say that no rule is known for the value that a flag has."""
        self.unfollowed.update(dict.fromkeys(self._places(name)))

    def _value(self, name: str, kind: type[_Value]) -> _Value | None:
        places = tuple(self._places(name))
        self.read.update(dict.fromkeys(places))
        value = value_at(self.root, places[0]) if places else None
        if value is None or isinstance(value, kind):
            return value
        self.leave(name)
        return None

    def _places(self, name: str) -> Iterator[Path]:
        for table in (self.language, GENERAL):
            path = (table, *name.split("."))
            if value_at(self.root, path) is not None:
                yield path


def value_at(root: Json, path: Path) -> Json:
    """What stands at `path`; null if nothing does."""
    for key in path:
        root = root.get(key) if isinstance(root, dict) else None
    return root


def all_places(root: Json, *tables: str) -> Iterator[Path]:
    """The places of all flags in these tables, in the order of the file."""
    waiting: list[Path] = [(table,) for table in reversed(tables)]
    while waiting:
        path = waiting.pop()
        value = value_at(root, path)
        if isinstance(value, dict) and value:
            waiting.extend((*path, key) for key in reversed(value))
        elif len(path) > 1:
            yield path
