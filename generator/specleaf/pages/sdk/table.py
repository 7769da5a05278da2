"""Tables of the SDK layout: all columns as wide as the widest cell.

A cell counts as wide as its author wrote it, so one that grows when it is quoted sticks out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from specleaf.pages.sdk.text import cell, measured
from specleaf.text import Markdown

_NARROWEST = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, and the width that it counts for."""

    shown: Markdown
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table as lines."""

    header: Markdown
    rule: Markdown
    rows: tuple[Markdown, ...]


def table(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Table:
    """The lines of a table with these heads of columns, which are our own words."""
    heads = [ours(text) for text in header]
    width = max(_NARROWEST, *(each.width for row in (heads, *rows) for each in row))
    return Table(
        _line(heads, width), _line([ours("-" * width)] * len(heads), width), tuple(_line(row, width) for row in rows)
    )


def ours(text: str) -> Cell:
    """A cell with words of our own, which need no quotation."""
    return Cell(Markdown(text), len(text))


def theirs(text: str) -> Cell:
    """A cell with text of the document."""
    return Cell(cell(text), measured(text))


def joined(cells: Sequence[Cell]) -> Cell:
    """Pieces of one cell."""
    return Cell(Markdown("".join(each.shown for each in cells)), sum(each.width for each in cells))


def _line(cells: Sequence[Cell], width: int) -> Markdown:
    return Markdown(
        "| " + " | ".join(each.shown + " " * (width - max(each.width, len(each.shown))) for each in cells) + " |"
    )
