"""A description, as Markdown: what an author wrote about a thing, at length or in one cell of a table.

Descriptions are CommonMark (OpenAPI 3.1, "Rich Text Formatting"), often with some HTML in it. What comes out holds
paragraphs, lists, quotations, tables and blocks of code that we wrote ourselves around the author's words; headings
become bold lines, because the headings of a page are its own. `blocks` reads, this file writes.
"""

from __future__ import annotations

import re
from typing import assert_never

from specleaf.pages.markdown import inlines
from specleaf.pages.markdown.blocks import Block, Grid, Paragraph, Verbatim, read
from specleaf.pages.markdown.escape import BREAK, at_line_start, cell, code, escape_invisible, fence
from specleaf.text import Code, Markdown


def block(text: str) -> Markdown:
    """A description as blocks of its own; it neither starts nor ends with an empty line."""
    written = ""
    previous: Block | None = None
    for each in read(text):
        if previous is not None:
            written += "\n" if _is_item(previous) and _is_item(each) else "\n\n"
        written += _written(each)
        previous = each
    return Markdown(written)


def brief(text: str) -> Markdown:
    """A description in one cell of a table."""
    return Markdown(BREAK.join(line for line in map(_in_cell, read(text)) if line))


def summary(text: str, limit: int = 160) -> Markdown:
    """The first sentence of a description, without markup, for a cell."""
    first = next((each.text for each in read(text) if isinstance(each, Paragraph)), "")
    words = " ".join(inlines.plain(inlines.read(first)).split())
    sentence = re.match(rf".{{12,{limit}}}?[.!?](?=\s|$)", words)
    if sentence:
        return cell(sentence[0])
    return cell(words if len(words) <= limit else f"{words[:limit].rsplit(' ', 1)[0]} …")


def _written(each: Block) -> str:
    match each:
        case Paragraph(mark="") | Paragraph(is_heading=True):
            return at_line_start(_line(each))
        case Paragraph(mark=mark, depth=depth):
            # Four blanks for each level of a list: the one indentation that all engines agree about.
            return f"{'    ' * depth}{mark} {at_line_start(_line(each))}"
        case Verbatim():
            # No language: some of them make an engine act (diagrams, directives).
            return fence(Code("\n".join(map(escape_invisible, each.lines))))
        case Grid():
            header, *rows = each.rows
            return "\n".join((_row(header), f"|{' --- |' * len(header)}", *map(_row, rows)))
        case _:
            assert_never(each)


def _in_cell(each: Block) -> str:
    match each:
        case Paragraph(mark=mark):
            return f"{mark.removeprefix('>')} {_line(each)}".strip()
        case Verbatim(lines):
            return BREAK.join(code(escape_invisible(line)) for line in lines if line.strip())
        case Grid(rows):
            return BREAK.join(" · ".join(inlines.markdown(inlines.read(part)).strip() for part in row) for row in rows)
        case _:
            assert_never(each)


def _line(each: Paragraph) -> Markdown:
    spans = inlines.read(each.text)
    line = inlines.markdown(inlines.strong(spans) if each.is_heading else spans)
    return Markdown(line.strip().removeprefix(BREAK).removesuffix(BREAK).strip())


def _row(parts: tuple[str, ...]) -> str:
    return f"| {' | '.join(inlines.markdown(inlines.read(part)).strip() for part in parts)} |"


def _is_item(each: Block) -> bool:
    return isinstance(each, Paragraph) and each.mark not in {"", ">"}
