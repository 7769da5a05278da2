"""An author's text in the SDK layout: as it was written, without markup that would act.

This layout prints descriptions as Markdown. Harmless text keeps every byte: markup, HTML that only formats, links. What
could act is escaped by `active_markup`, and invisible characters are written as escapes. The content of a fence stays
as it is only where every engine takes it for code.
"""

from __future__ import annotations

import re

from specleaf.pages.markdown import escape_invisible, without_snippets
from specleaf.pages.sdk.active_markup import without_active_markup
from specleaf.text import Markdown

_LINE_END = re.compile(r"\r\n?")
_OPENING = re.compile(
    r"(?P<before>(?:[ \t>]|[-*+](?=[ \t])|[0-9]{1,9}[.)](?=[ \t]))*)(?P<fence>`{3,}(?=[^`]*$)|~{3,})"
    r"(?P<info> ?[A-Za-z0-9_+.#-]*)(?P<rest>.*)"
)
_ANY_FENCE = re.compile(r"[ \t>*+.)0-9-]*(?:`{3}|~{3})")
_LIST_ITEM = re.compile(r"[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]")
_RAW_HTML = re.compile(r"<(?!/?(?:a|b|br|code|em|i|kbd|p|strong|sub|sup)\b[^<>]*>)(?=[A-Za-z/!?])", re.IGNORECASE)
_HELD = "\x00"
"""Stands for the content of a fence; it is in no text, since invisible characters are escaped."""


def paragraphs(text: str) -> Markdown:
    """A description as blocks of its own. Every fence that it opens is closed."""
    lines = _normalized(text).split("\n")
    shown: list[str] = []
    held: list[str] = []
    unclosed: set[str] = set()
    is_certain = True
    position = 0
    while position < len(lines):
        line = lines[position]
        opening = _OPENING.fullmatch(line)
        end = _closing(lines, position, opening["fence"], unclosed) if opening else None
        if opening and end is not None:
            is_certain = is_certain and _is_certain(lines, opening, position, end)
            inside = "\n".join(lines[position + 1 : end])
            held += [inside] if is_certain else []
            shown += [_opening_line(opening), *([_HELD] if is_certain else lines[position + 1 : end]), lines[end]]
            position = end + 1
        elif opening and not opening["before"] and not any(map(_LIST_ITEM.match, shown)):
            shown += [_opening_line(opening), *lines[position + 1 :], opening["fence"]]
            break
        else:
            is_certain = is_certain and not _ANY_FENCE.match(line) and not _RAW_HTML.search(line)
            shown.append(_as_text(opening) if opening else line)
            position += 1
    contents = iter(held)
    escaped = without_active_markup("\n".join(shown))
    return Markdown(re.sub(_HELD, lambda _: without_snippets(next(contents)), escaped))


def _closing(lines: list[str], opening: int, fence: str, unclosed: set[str]) -> int | None:
    """The line that closes a fence (CommonMark, 4.5). `unclosed` collects the fences that no later line closes."""
    inside = range(opening + 1, len(lines)) if fence not in unclosed else ()
    end = next((number for number in inside if _closes(lines[number].lstrip(" \t>").rstrip(), fence)), None)
    if end is None:
        unclosed.add(fence)
    return end


def _closes(line: str, fence: str) -> bool:
    return line.startswith(fence) and not line.strip(fence[0])


def _is_certain(lines: list[str], opening: re.Match[str], start: int, end: int) -> bool:
    """Whether every engine takes the lines between two for code, if no HTML and no unusual fence is before them.

    The fence is at the margin after an empty line, opened by one plain word, closed by the same characters, with no
    other fence inside.
    """
    if opening["before"] or opening["rest"] or lines[end] != opening["fence"]:
        return False
    is_apart = start == 0 or not lines[start - 1].strip()
    inside = lines[start + 1 : end]
    return is_apart and bool(inside) and not any(map(_ANY_FENCE.match, inside))


def _opening_line(opening: re.Match[str]) -> str:
    """The line that opens a fence, with a language alone: some engines run what else may follow."""
    return (
        opening[0]
        if not opening["rest"].strip()
        else f"{opening['before']}{opening['fence']}{opening['info'].rstrip()}"
    )


def _as_text(opening: re.Match[str]) -> str:
    """A fence without an end that is not at the margin: it would end with the list or quotation that it is in."""
    sign = opening["fence"][0]
    return f"{opening['before']}&#{ord(sign)};{opening[0][len(opening['before']) + 1 :]}"


def cell(text: str) -> Markdown:
    """A description, or another text of the document, in a cell of a table: one line, and no bar of its own."""
    shown = without_active_markup(_normalized(text).replace("\n", "<br/>"))
    return Markdown(re.sub(r"(?<!\\)(\\*)\|", _escaped_bar, shown))


def _escaped_bar(found: re.Match[str]) -> str:
    """A bar with a backslash. Renderers disagree about one that has backslashes of the author's own before it."""
    backslashes = found[1]
    if not backslashes:
        return "\\|"
    return found[0] if len(backslashes) % 2 else f"{backslashes}&#124;"


def comment_text(text: str) -> str:
    """A text inside quotation marks in an HTML comment, which it can end no more than the quotation."""
    shown = _normalized(text).replace("\n", " ").replace("--", "&#45;&#45;")
    return shown.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")


def column_width(text: str) -> int:
    """The width, in characters, that a cell counts for: that of the text as written, before anything is escaped."""
    return len(_LINE_END.sub("\n", text))


def _normalized(text: str) -> str:
    """`text` with line ends of one kind, and with escapes for invisible characters; tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    lines = _LINE_END.sub("\n", text).split("\n")
    return "\n".join("\t".join(map(escape_invisible, line.split("\t"))) for line in lines)
