"""The positions of the entries of a JSON document: one collection is searched at a time, when it is needed."""

from __future__ import annotations

import re
from json import JSONDecoder
from typing import TypeAlias

from specleaf.source.garbage_collection import no_garbage_collection

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODE = JSONDecoder().raw_decode

Entries: TypeAlias = dict[str, tuple[int, int]]
"""The offset of each key (or item) of a collection, and that of its value."""


class JsonPlaces:
    """Reads only the collections on the way to an entry, and remembers them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._collections: dict[int, Entries] = {}

    def offset_of(self, parts: tuple[str, ...]) -> int:
        """The offset of the entry that a pointer names, or of its nearest parent."""
        place = value = _skip_space(self._text, 0)
        for part in parts:
            entry = self._entries(value).get(part)
            if entry is None:
                break
            place, value = entry
        return place

    def _entries(self, start: int) -> Entries:
        if start not in self._collections:
            with no_garbage_collection():
                self._collections[start] = _read_entries(self._text, start)
        return self._collections[start]


def _read_entries(text: str, start: int) -> Entries:
    entries: Entries = {}
    opening = text[start]
    if opening not in "{[":
        return entries
    at = _skip_space(text, start + 1)
    while text[at] not in "}]":
        place = value = at
        name = str(len(entries))
        if opening == "{":
            name, end = _DECODE(text, place)
            value = _skip_space(text, _skip_space(text, end) + 1)
        entries[name] = place, value
        _, end = _DECODE(text, value)
        at = _skip_space(text, end)
        if text[at] == ",":
            at = _skip_space(text, at + 1)
    return entries


def _skip_space(text: str, start: int) -> int:
    space = _SPACE.match(text, start)
    return space.end() if space else start
