"""Tables of the SDK layout: all columns as wide as the widest cell.

The width of a cell is that of its text before escaping, so an escaped cell may stick out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from specleaf.pages.sdk.text import cell, column_width
from specleaf.text import Markdown

_NARROWEST = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """The Markdown of a cell, and the width that it counts for, in characters."""

    shown: Markdown
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table as lines."""

    header: Markdown
    rule: Markdown
    rows: tuple[Markdown, ...]


def table(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
    """The lines of a table with these column headers, which are not escaped."""
    headers = [trusted(text) for text in header]
    width = max(_NARROWEST, *(each.width for row in (headers, *rows) for each in row))
    return Table(
        _line(headers, width),
        _line([trusted("-" * width)] * len(headers), width),
        tuple(_line(row, width) for row in rows),
    )


def trusted(text: str) -> Cell:
    """A cell with text of this layout, which is not escaped."""
    return Cell(Markdown(text), len(text))


def escaped(text: str) -> Cell:
    """A cell with text of the document, escaped (`text.cell`)."""
    return Cell(cell(text), column_width(text))


def joined(cells: Sequence[Cell]) -> Cell:
    """One cell made of several, side by side."""
    return Cell(Markdown("".join(each.shown for each in cells)), sum(each.width for each in cells))


def _line(cells: Sequence[Cell], width: int) -> Markdown:
    return Markdown(
        "| " + " | ".join(each.shown + " " * (width - max(each.width, len(each.shown))) for each in cells) + " |"
    )
