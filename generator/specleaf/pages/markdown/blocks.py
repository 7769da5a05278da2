"""The blocks of a description: paragraphs, list items, quotations, tables and code, as its author wrote them.

Text in, blocks out. CommonMark's block structure, simplified: what stands inside a list item is read as if it stood
beside it. The markup within a line is left to `prose`, and writing to `description`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from specleaf.pages.markdown.escape import lines_of
from specleaf.pages.markdown.references import with_inline_links


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `mark` is what stands before it: nothing, a list's `-` or `1.`, a quotation's `>`."""

    text: str
    mark: str = ""
    depth: int = 0
    """Of a list item: how many items it stands in."""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A block of code."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its rows, the header first, all of one length."""

    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Paragraph | Verbatim | Grid

_FENCE = re.compile(r"\s*(?P<sign>`{3,}|~{3,})[^`]*$")
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s+(?P<text>.*))?$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*$")
_RULE = re.compile(r" {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_ITEM = re.compile(r"(?P<indent>\s*)(?P<mark>[-*+•]|[0-9]{1,9}[.)])\s+(?P<text>\S.*)$")
_QUOTE = re.compile(r" {0,3}>\s?(?P<text>.*)$")
_HARD_BREAK = re.compile(r" {2,}$|(?<!\\)\\$")
_COLUMN = re.compile(r":?-+:?")
_BORDER = re.compile(r"(?<!\\)\|")

# Tags that shape blocks, and the code in which they are none. Repetitions have bounds, so that no text is slow.
_BLOCK_TAG = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`++).{1,5000}?(?<!`)(?P=ticks)(?!`)|<code>.{1,500}?</code>)"
    r"|<(?P<end>/?)(?P<tag>p|div|ul|ol|li|h[1-6])(?:\s[^<>]{0,500})?/?>",
    re.DOTALL | re.IGNORECASE,
)

# Preformatted text, outside code spans. Fences are code to `_BLOCK_TAG` as well.
_PREFORMATTED = re.compile(
    r"(?<!`)(?P<ticks>`++).{1,5000}?(?<!`)(?P=ticks)(?!`)|<pre(?:\s[^<>]{0,500})?>(?P<code>.{0,5000}?)</pre>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")

_LONGEST = 50_000
"""Longer texts are one plain paragraph."""
_DEEPEST = 3
"""Items of a list that stand deeper are shown at this depth."""


def read(text: str) -> tuple[Block, ...]:
    """The blocks of a description, in order, none of them empty."""
    if len(text) > _LONGEST:
        return (Paragraph(text),)
    lines = [line.expandtabs(4) for line in lines_of(with_inline_links(_without_tags(text)))]
    found = (each for each in _blocks(lines) if not isinstance(each, Paragraph) or each.text.strip())
    return tuple(_nested(found))


def _without_tags(text: str) -> str:
    if "<" not in text:
        return text
    text = _PREFORMATTED.sub(_as_fence, text)
    return _BLOCK_TAG.sub(lambda found: found["code"] or _as_lines(found["tag"].lower(), found["end"]), text)


def _as_fence(found: re.Match[str]) -> str:
    if found["code"] is None:
        return found[0]
    inside = html.unescape(_TAG.sub("", found["code"])).strip("\n")
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", inside)), 3)
    return f"\n\n{fence}\n{inside}\n{fence}\n\n"


def _as_lines(tag: str, end: str) -> str:
    if tag == "li":
        return "\n" if end else "\n- "
    return "\n\n## " if tag.startswith("h") and not end else "\n\n"


def _blocks(lines: list[str]) -> Iterator[Block]:
    """The blocks line by line; of list items, `depth` is still the width of the blank before them."""
    paragraph: Paragraph | None = None
    position = 0
    while position < len(lines):
        ended: Paragraph | None
        if found := _verbatim_at(lines, position) or _grid_at(lines, position):
            ended, paragraph, (block, position) = paragraph, None, found
        else:
            ended, paragraph = _with_line(paragraph, lines[position])
            block, position = None, position + 1
        yield from (each for each in (ended, block) if each)
    if paragraph:
        yield paragraph


def _with_line(paragraph: Paragraph | None, line: str) -> tuple[Paragraph | None, Paragraph | None]:
    """The paragraph that `line` ends, if any, and the one that is open after it."""
    if paragraph and not paragraph.mark and not paragraph.is_heading and _UNDERLINE.match(line):
        return replace(paragraph, is_heading=True), None
    if not line.strip() or _RULE.match(line):
        return paragraph, None
    if found := _HEADING.match(line):
        return paragraph, Paragraph(_without_closing(found["text"] or ""), is_heading=True)
    if started := _item_or_quote(paragraph, line):
        continues = started.mark == ">" and paragraph and paragraph.mark == ">"
        return None if continues else paragraph, started
    if paragraph and not paragraph.is_heading:
        return None, replace(paragraph, text=f"{_with_break(paragraph.text)}\n{line}")
    return paragraph, Paragraph(line)


def _with_break(text: str) -> str:
    """Text before another line, with an element for a hard line break at its end (CommonMark, 6.7)."""
    return _HARD_BREAK.sub("<br/>", text)


def _without_closing(heading: str) -> str:
    text = heading.rstrip("#")
    return text if text != heading and (not text or text[-1].isspace()) else heading


def _item_or_quote(paragraph: Paragraph | None, line: str) -> Paragraph | None:
    """The list item or quotation that starts with `line`."""
    if found := _ITEM.match(line):
        number = found["mark"][:-1]
        # Other text is interrupted only by a list that starts with 1 (CommonMark, 5.3): not by "1986. A great year".
        if number in {"", "1"} or not paragraph or paragraph.mark not in {"", ">"}:
            return Paragraph(found["text"], f"{number}." if number else "-", len(found["indent"]))
    elif found := _QUOTE.match(line):
        before = f"{_with_break(paragraph.text)}\n" if paragraph and paragraph.mark == ">" else ""
        return Paragraph(f"{before}{found['text']}", ">")
    return None


def _verbatim_at(lines: list[str], position: int) -> tuple[Verbatim, int] | None:
    """The fenced block that starts at a line, and the position after it; one that never ends goes to the end."""
    opening = _FENCE.match(lines[position])
    if not opening:
        return None
    sign = opening["sign"]
    end = position + 1
    while end < len(lines) and not _closes(lines[end].strip(), sign):
        end += 1
    indent = opening.start("sign")
    inside = (line[min(indent, len(line) - len(line.lstrip())) :].rstrip() for line in lines[position + 1 : end])
    return Verbatim(tuple(inside)), end + 1


def _closes(line: str, sign: str) -> bool:
    return line.startswith(sign) and not line.strip(sign[0])


def _grid_at(lines: list[str], position: int) -> tuple[Grid, int] | None:
    """The table that starts at a line, and the position after it (GitHub Flavored Markdown, 4.10)."""
    if "|" not in lines[position] or position + 1 >= len(lines):
        return None
    header, delimiters = _cells(lines[position]), _cells(lines[position + 1])
    if len(header) != len(delimiters) or not all(map(_COLUMN.fullmatch, delimiters)):
        return None
    rows = [header]
    end = position + 2
    while end < len(lines) and "|" in lines[end]:
        rows.append((*_cells(lines[end]), *[""] * len(header))[: len(header)])
        end += 1
    return Grid(tuple(rows)), end


def _cells(line: str) -> tuple[str, ...]:
    inside = line.strip().removeprefix("|")
    inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
    return tuple(part.strip().replace("\\|", "|") for part in _BORDER.split(inside))


def _nested(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with the depth of each list item, told from the blank before it and before those around it."""
    open_items: list[int] = []
    for each in blocks:
        if not isinstance(each, Paragraph) or each.mark in {"", ">"}:
            open_items.clear()
            yield each
            continue
        while open_items and open_items[-1] > each.depth:
            open_items.pop()
        if not open_items or open_items[-1] < each.depth:
            open_items.append(each.depth)
        yield replace(each, depth=min(len(open_items) - 1, _DEEPEST))
