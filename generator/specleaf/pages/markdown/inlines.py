"""The markup within a line of a description: read from what the author wrote, written again in a form of our own.

What is kept: code, emphasis, links to the web and line breaks, in Markdown (CommonMark) or in the HTML that many
authors use instead. Images become links. Everything else is text, and comes out as the characters that it shows.
`description` takes care of paragraphs, lists and blocks of code.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from specleaf.pages.markdown.escape import BREAK, cell, code, code_label, one_line, web_link
from specleaf.text import Markdown


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text, entities resolved."""

    text: str


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """Code."""

    text: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A link. Whether its address is one to link to is decided in writing."""

    inner: Prose
    url: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasis, strong or not, by its Markdown sign."""

    inner: Prose
    sign: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A hard line break (CommonMark 0.31, 6.7)."""


Span: TypeAlias = Words | CodeSpan | Linked | Emphasis | LineBreak
Prose: TypeAlias = tuple[Span, ...]

_NESTING = 4
"""How deep spans are read into spans; deeper ones are text."""
_LONGEST = 50_000
"""Longer texts are shown as they were written: whoever wrote them, it was not for a page."""

# The forms of spans, the stronger ones first. Each repetition has a bound, so that no text makes the search slow.
_SPAN = re.compile(
    "|".join(
        (
            r"\\(?P<escaped>[!-/:-@\[-`{-~])",
            r"(?P<ticks>`{1,9})(?!`)(?P<code>.{1,500}?)(?<!`)(?P=ticks)(?!`)",
            r"<(?P<auto>(?:https?|mailto):[^\s<>]{1,2000})>",
            r"(?P<bare>https?://[^\s<>|`\"'\[\]{}*\\^]{1,2000}(?<![.,:;!?)]))",
            r"!?\[(?P<label>(?:[^\[\]\\`]|\\.|`[^`]{0,200}`){0,500})\]"
            r"\(\s{0,3}<?(?P<url>(?:[^\s<>()]|\([^\s<>()]{0,500}\)){0,500})>?"
            r"(?:\s{1,3}(?:\"[^\"]{0,200}\"|'[^']{0,200}'))?\s{0,3}\)",
            r"(?P<strong>\*{2,3}|(?<![A-Za-z0-9_])__)(?=[^\s*_])(?P<loud>.{1,1000}?)(?<=[^\s*_])(?P=strong)"
            r"(?:(?<=\*)|(?![A-Za-z0-9_]))",
            r"\*(?=[^\s*])(?P<starred>[^*]{1,500})(?<=[^\s*])\*(?!\*)",
            r"(?<![A-Za-z0-9_])_(?=[^\s_])(?P<barred>[^_]{1,500})(?<=[^\s_])_(?![A-Za-z0-9_])",
            r"<code>(?P<html_code>.{1,500}?)</code>",
            r"<a\s[^<>]{0,500}?href\s{0,3}=\s{0,3}[\"']?(?P<href>[^\s\"'<>]{1,2000})"
            r"(?=[\s\"'>])[^<>]{0,500}>(?P<text>.{0,500}?)</a>",
            r"<(?P<tag>b|strong|i|em)>(?=\S)(?P<inner>.{1,500}?)(?<=\S)</(?P=tag)>",
            r"(?P<break><br\s{0,3}/?>)",
            r"(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)",
        )
    ),
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?!//)[A-Za-z0-9_./~-][A-Za-z0-9_./~?=&%#+,@-]{0,500}")
_ENTITY = re.compile(r"&[#A-Za-z0-9]{2,33};")
_PLAIN = re.compile(r"[^\\`<\[*_&:]*")


def read(source: str, depth: int = 0) -> Prose:
    """The spans of a paragraph."""
    text = one_line(source) if depth == 0 else source
    if depth > _NESTING or len(text) > _LONGEST or _PLAIN.fullmatch(text):
        return (Words(text),) if text else ()
    spans: list[Span] = []
    position = 0
    for found in _SPAN.finditer(text):
        spans.append(Words(text[position : found.start()]))
        spans.append(_span(found, depth + 1))
        position = found.end()
    spans.append(Words(text[position:]))
    return _joined(spans)


def markdown(prose: Prose) -> Markdown:
    """The spans as Markdown for the middle of a line or a cell."""
    following = (*prose[1:], None)
    return Markdown("".join(_written(span, after) for span, after in zip(prose, following, strict=False)))


def strong(prose: Prose) -> Prose:
    """The spans as one strong span; those that were strong by themselves no longer stand out."""
    inner = (part for span in prose for part in (span.inner if isinstance(span, Emphasis) else (span,)))
    return (Emphasis(tuple(inner), "**"),)


def plain(prose: Prose) -> str:
    """The characters that a reader sees, without markup."""
    return "".join(map(_seen, prose))


def _span(found: re.Match[str], depth: int) -> Span:
    match found.lastgroup:
        case "escaped":
            return Words(found["escaped"])
        case "code":
            return CodeSpan(_trimmed(found["code"]))
        case "html_code":
            return CodeSpan(_resolved(found["html_code"]))
        case "auto" | "bare" as kind:
            return Linked((Words(found[kind]),), _resolved(found[kind]))
        case "url":
            return Linked(read(found["label"], depth), _resolved(found["url"]))
        case "text":
            return Linked(read(found["text"], depth), _resolved(found["href"]))
        case "loud":
            return Emphasis(read(found["loud"], depth), found["strong"].replace("_", "*"))
        case "starred" | "barred" as kind:
            return Emphasis(read(found[kind], depth), "*")
        case "inner":
            return Emphasis(read(found["inner"], depth), "**" if found["tag"].lower() in {"b", "strong"} else "*")
        case "break":
            return LineBreak()
        case _:
            return Words(_resolved(found[0]))


def _trimmed(text: str) -> str:
    """Code without the spaces that keep a backtick inside from those around (CommonMark, 6.1)."""
    return text[1:-1] if text.startswith(" ") and text.endswith(" ") and text.strip() else text


def _resolved(text: str) -> str:
    """`text` with its entities as characters; those that HTML takes without a semicolon are none in Markdown."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def _joined(spans: list[Span]) -> Prose:
    """Neighbours of one kind as one: words, so that they are quoted as a whole, and code, which cannot touch code."""
    result: list[Span] = []
    for span in spans:
        match result[-1:], span:
            case _, Words(""):
                pass
            case [Words(before)], Words(text):
                result[-1] = Words(before + text)
            case [CodeSpan(before)], CodeSpan(text):
                result[-1] = CodeSpan(before + text)
            case _:
                result.append(span)
    return tuple(result)


def _written(span: Span, following: Span | None) -> str:
    match span:
        case Words(text):
            written = _spaced_cell(text)
            # Before a link an exclamation mark would make it an image.
            is_image = isinstance(following, Linked) and written.endswith("!")
            return f"{written[:-1]}&#33;" if is_image else written
        case CodeSpan(text):
            return code(one_line(text)) if text.strip() else ""
        case Linked(inner, url):
            label = _label(inner) or cell(url)
            return label + _relative(inner, url) if _RELATIVE.fullmatch(url) else web_link(label, url)
        case Emphasis(inner, sign):
            written = markdown(inner).strip()
            return f"{sign}{written}{sign}" if written else ""
        case LineBreak():
            return BREAK
        case _:
            assert_never(span)


def _relative(inner: Prose, url: str) -> str:
    """The target of a link relative to the author's site, as text: on this site it would lead nowhere."""
    return "" if plain(inner) in {"", url} else f" ({code(url)})"


def _label(inner: Prose) -> Markdown:
    """What stands in a link: code alone or text; engines differ on what else may."""
    match inner:
        case (CodeSpan(text),) if text.strip():
            return code_label(one_line(text))
        case _:
            return cell(plain(inner))


def _spaced_cell(text: str) -> str:
    """Quoted words with the space that parts them from their neighbours."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{cell(text)}{after}"


def _seen(span: Span) -> str:
    match span:
        case Words(text) | CodeSpan(text):
            return text
        case Linked(inner) | Emphasis(inner):
            return plain(inner)
        case LineBreak():
            return " "
        case _:
            assert_never(span)
