"""Where the entries of a YAML document stand, as the builder noted it while it read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias, TypeVar

from specleaf.json_value import Json

Entries: TypeAlias = dict[str, int] | list[int]
"""The offsets of the keys of a mapping, or of the items of a sequence."""

_T = TypeVar("_T")

_INDEX = re.compile("0|[1-9][0-9]{0,17}")  # RFC 6901, section 4


class YamlPlaces:
    """`entries` are those of each collection, by its identity; an alias shares them with what it stands for."""

    def __init__(self, root: Json, start: int, entries: Mapping[int, Entries]) -> None:
        self._root = root
        self._start = start
        self._entries = entries

    def offset_of(self, parts: tuple[str, ...]) -> int:
        """The offset of the entry that a pointer names, or of its nearest parent."""
        value, offset = self._root, self._start
        for part in parts:
            if not isinstance(value, dict | list):
                break
            place = _entry(self._entries[id(value)], part)
            if place is None:
                break
            value, offset = _entry(value, part), place
        return offset


def _entry(collection: dict[str, _T] | list[_T], part: str) -> _T | None:
    if isinstance(collection, dict):
        return collection.get(part)
    is_item = _INDEX.fullmatch(part) and int(part) < len(collection)
    return collection[int(part)] if is_item else None
