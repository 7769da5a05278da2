"""Text to Markdown: each function quotes for one kind of place.

What comes in is text of any origin; what goes out reads as that text in Python-Markdown, markdown-it, cmark and MDX
alike, whatever characters it has. Signs that any of them may take for markup become entities, because a backslash means
different things to them inside tables and code. `description` keeps the markup that an author meant.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

from specleaf.text import Code, Markdown

BREAK = Markdown("<br/>")
"""A line end inside a cell or a paragraph; closed, as MDX asks for it."""

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

# Controls, and what cannot be seen but counts: bidi and zero-width signs, fillers, tags, lone surrogates. Listed, since
# the categories of `unicodedata` change with Python's version. The joiners U+200C and U+200D are part of words in some
# scripts and of emoji; after an ASCII character they only hide.
INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    r"\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff]"
    r"|(?<![^\x00-\x7f])[\u200c\u200d]"
)
_SHORT_ESCAPES = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}

_MARKUP = re.compile(
    r"[<|\\`*\[\]{}~$^]"
    r"|(?<=([+=]))\1|([+=])(?=\2)"  # ++keys++ and ==marks==
    r"|&(?=[A-Za-z#])"
    r"|(?<![A-Za-z0-9])[_#]|[_#](?![A-Za-z0-9])"  # between letters neither is markup: snake_case stays readable
    r"|(?<=[wW]{3})\."  # www.example.org
    r"|(?<![0-9]):(?=\S)|:(?=[^\s0-9])"  # a scheme, a :shortcode:, a directive; but not the colon of 12:30
)

# Vue evaluates `{{ … }}` in finished HTML, where entities are gone; only in code can it be told not to.
_MOUSTACHE = re.compile(r"(\{\{(?:[^}]{0,500}+(?:\}[^}]{1,500}+){0,4}+\}\})?)")
_NAMED_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}

# Signs that are markup at the start of a line: quotations, lists, headings underlined, directives, admonitions, and
# the two words that start a line of code in MDX.
_LINE_START = re.compile(
    r"[-+=>:%]|(?:!(?=!!)|\?(?=\?\?)|/(?=//))|(?:i(?=mport\b)|e(?=xport\b))|(?<![0-9])(?P<number>[0-9]{1,9})[.)]"
)

_TEMPLATE = re.compile(r"\{[{%#]|8<-+[ \t]+\[")
_SNIPPET = re.compile(r"^.*-8<-.*\S$", re.MULTILINE)
_RAW_IN_CODE = re.compile(r"[|`<]|\{[{%]|^\s|\s$|^$")
_LINK_SCHEMES = {"http", "https", "mailto"}
_URL_SAFE = "%/:=&?~#+!,;@._-"
_MOST_KEPT = 1 << 14
"""Quoted texts that are kept: names and words stand on many pages."""


def escape_invisible(text: str) -> str:
    r"""`text` with everything that cannot be seen written as an escape: `\u202e`."""
    if text.isascii() and text.isprintable():
        return text
    return INVISIBLE.sub(_escape, text)


def one_line(text: str) -> str:
    """`text` on a single line: runs of white space become one space, and what cannot be seen is written as escapes."""
    return escape_invisible(" ".join(text.split()))  # whatever ends a line is white space


def lines_of(text: str) -> list[str]:
    """The lines of `text`, whatever ends them."""
    return _LINE_END.split(text)


@lru_cache(maxsize=_MOST_KEPT)
def cell(text: str) -> Markdown:
    """Text in a cell of a table, in the label of a link, in the middle of a line."""
    line = one_line(text)
    if "{{" not in line:
        return Markdown(_quoted(line))
    plain, *moustaches = _MOUSTACHE.split(line)
    pairs = zip(moustaches[::2], moustaches[1::2], strict=True)
    return Markdown(_quoted(plain) + "".join(code(inner) + _quoted(after) for inner, after in pairs))


def inline(text: str) -> Markdown:
    """Text as a line of its own, or at the start of one."""
    return at_line_start(cell(text))


def at_line_start(line: Markdown) -> Markdown:
    """A quoted line that is nothing but text even where it starts a block."""
    found = _LINE_START.match(line)
    if not found:
        return line
    kept = found["number"] or ""
    return Markdown(kept + _entity_of(line[len(kept)]) + line[len(kept) + 1 :])


@lru_cache(maxsize=_MOST_KEPT)
def code(text: str) -> Markdown:
    """Text as code within a line or a cell.

    Between backticks where that is safe everywhere; otherwise as an element with entities, in which `v-pre` keeps Vue
    from reading `{{` and every other engine ignores it.
    """
    shown = escape_invisible(text)
    if not _RAW_IN_CODE.search(shown):
        return Markdown(f"`{shown}`")
    return code_element(shown)


def code_element(text: str) -> Markdown:
    """Text as a `<code>` element, with every character that could be markup as a reference."""
    opening = '<code v-pre="">' if "{{" in text else "<code>"
    return Markdown(f"{opening}{_quoted(text)}</code>")


def code_label(text: str) -> Markdown:
    """Code as the label of a link, where engines differ on whether brackets or backticks are stronger."""
    if set("[]").isdisjoint(text):
        return code(text)
    return code_element(escape_invisible(text))


def fence(source: Code, language: str = "") -> Markdown:
    """A block of code, in a fence longer than any that stands inside.

    Code with the signs of a template language, or the marks of a part of a file, is an element instead: site extensions
    act on them in fences as well.
    """
    if _TEMPLATE.search(source):
        name = f' class="language-{language}"' if language else ""
        lines = "&#10;".join(map(_quoted, source.rstrip("\n").split("\n")))
        return Markdown(f'<pre v-pre=""><code{name}>{lines}</code></pre>')
    longest = max((len(run) for run in re.findall("`+", source)), default=0)
    ticks = "`" * max(3, longest + 1)
    body = source if source.endswith("\n") or not source else f"{source}\n"
    return Markdown(f"{ticks}{language}\n{without_snippets(body)}{ticks}")


def without_snippets(source: str) -> str:
    """The lines of a fence, none of which includes a file: no snippet has a blank at the end of its line."""
    return _SNIPPET.sub(r"\g<0> ", source) if "8<-" in source else source


def link(label: Markdown, target: str) -> Markdown:
    """A link to a place that we made: a page of ours, an anchor, the documentation of a language.

    `label` is a cell or the code of a label.
    """
    return Markdown(f"[{label}]({_destination(target)})")


def web_link(label: Markdown, url: str) -> Markdown:
    """A link to an address from the document: of the web or of mail; the label alone if it is neither."""
    return link(label, url) if is_web_address(url) else label


def is_web_address(url: str) -> bool:
    """Whether a document may link to `url`."""
    if url != one_line(url) or " " in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in _LINK_SCHEMES and bool(parts.netloc or parts.scheme.lower() == "mailto")


def anchor(name: str) -> Markdown:
    """A place to link to; `name` holds ASCII letters, digits and hyphens."""
    return Markdown(f'<a id="{name}"></a>')


def _destination(target: str) -> str:
    return quote(target, safe=_URL_SAFE).replace("&", "&amp;")


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if character in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[character]
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _quoted(text: str) -> str:
    return _MARKUP.sub(_entity, text)


def _entity(found: re.Match[str]) -> str:
    return _entity_of(found[0])


def _entity_of(character: str) -> str:
    return _NAMED_ENTITIES.get(character) or f"&#{ord(character)};"


@lru_cache(maxsize=_MOST_KEPT)
def breakable(name: str) -> Markdown:
    """A long identifier in words, which may be broken before a capital letter: `Account<wbr/>Business<wbr/>Profile`."""
    if len(name) <= _BREAKS_ABOVE:
        return cell(name)
    return Markdown("<wbr/>".join(cell(part) for part in _CAPITAL.sub("\n", name).split("\n")))


_BREAKS_ABOVE = 24
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@lru_cache(maxsize=_MOST_KEPT)
def breakable_path(path: str) -> Markdown:
    """A path as code that may be broken after a slash."""
    pieces = [piece for piece in re.split(r"(?<=/)(?=.)", path) if piece]
    parts: list[str] = []
    for piece in pieces:
        if parts and len(parts[-1]) + len(piece) <= _BREAKS_ABOVE:
            parts[-1] += piece
        else:
            parts.append(piece)
    return Markdown("<wbr/>".join(map(code, parts)))
