"""A document that was read: its values, and the place of each in the text.

The readers make it, through `load`; everyone after works with the values, and `report` asks for positions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol

from specleaf.json_value import Json
from specleaf.source.lines import Lines


class Locator(Protocol):
    """Finds the entry that a pointer names, or its nearest parent that exists: the offset of its key in the text.

    An item of a list has no key; there it is the offset of the item.
    """

    def offset_of(self, parts: tuple[str, ...]) -> int: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a text."""

    root: Json
    locator: Locator


@dataclass(frozen=True, eq=False)
class Document:
    """One file of a description. `file` is its name in a `Pointer`: relative to the root document, which is `""`.

    `name` is what messages call it; a document that came from standard input has no `path`.
    """

    name: str
    text: str = field(repr=False)
    reading: Reading = field(repr=False)
    path: Path | None = None
    file: str = ""

    @property
    def root(self) -> Json:
        """The value of the whole document."""
        return self.reading.root

    def position_of(self, parts: tuple[str, ...]) -> tuple[int, int]:
        """Line and column (from 1) of the key that a pointer names, or of the nearest parent that exists."""
        return self._lines.position(self.reading.locator.offset_of(parts))

    def line(self, number: int) -> str:
        """The text of a line."""
        return self._lines.line(number)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)
