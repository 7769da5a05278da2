"""From an offset in a text to the line and column that an editor shows, and back to the line's text."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

# What editors count as line ends. YAML 1.1 has three more (NEL, LS, PS), so the lines that libyaml counts are not used.
_LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """The lines of a text; it is searched for them when the first position is needed."""

    def __init__(self, text: str) -> None:
        self._text = text

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, without its end; `""` when there is no such line."""
        if not 1 <= number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = _LINE_END.search(self._text, start)
        return self._text[start : end.start() if end else None]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self._text))]
