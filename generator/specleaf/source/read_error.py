"""Why a text is no document, as the readers say it: with an offset into the text, and without a file name.

`load` turns a `ReadError` into a problem with a line and a column.
"""

from __future__ import annotations

from specleaf.source.lines import Lines


class ReadError(Exception):
    """A code of `problems.CODES`, the words for it, and the offset of the character where it shows, if anywhere."""

    def __init__(self, code: str, message: str, offset: int | None = None, hint: str = "") -> None:
        self.code = code
        self.message = message
        self.offset = offset
        self.hint = hint
        super().__init__(message)


def duplicate_key(text: str, key: str, first: int, second: int) -> ReadError:
    """The key stands at both offsets of one mapping; no specification says which of the two values counts."""
    lines = Lines(text)
    (line, column), (second_line, second_column) = lines.position(first), lines.position(second)
    where = f"on lines {line} and {second_line}"
    if line == second_line:
        where = f"on line {line}, in columns {column} and {second_column}"
    return ReadError("duplicate-key", f"the key '{key}' appears twice: {where}", second)
