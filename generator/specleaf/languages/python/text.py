"""Text of a document as Python text: string literals and docstrings, quoted as `ruff format` quotes them.

Invisible characters, and those that change how the rest is shown, are escaped: control characters, those that change
the direction of writing, zero-width and private ones. The ranges are listed here because Python versions differ in
their version of Unicode, and the output must not.
"""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = (
    "\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U0010ffff"
)
_OF_UNSURE_WIDTH = "\u0300-\u036f\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe00-\ufe0f\U0001f000-\U0001faff"
"""Combining marks and pictographs: programs disagree on how many columns they take."""
_IN_LITERAL = re.compile(rf"[\\\"'{_HIDDEN}{_OF_UNSURE_WIDTH}]")
_IN_DOCSTRING = re.compile(rf'"""|[\\{_HIDDEN}]')
_IN_SHORT_DOCSTRING = re.compile(rf'"""|"\Z|[\\{_HIDDEN}]')
_UNSEEN = re.compile(f"(?!\n)[{_HIDDEN}]")
_LINE_ENDS = re.compile(r"\r\n?|\n")
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}
_WIDE = ("W", "F")


def string_literal(text: str) -> str:
    """`text` as a string literal on one line."""
    if not _IN_LITERAL.search(text):
        return f'"{text}"'
    quote = "'" if text.count('"') > text.count("'") else '"'
    return quote + _IN_LITERAL.sub(lambda found: _in_quotes(found[0], quote), text) + quote


_PICTOGRAPH = re.compile(
    r"(?<!\\)(?P<before>(?:\\\\)*)\\(?:U(?P<long>0001f[0-9a-f]{3})|u(?P<short>2[367b][0-9a-f]{2}))"
)


def with_pictographs(code: str) -> str:
    """Code for people to read: pictographs in its literals are characters again, whatever their width."""
    return _PICTOGRAPH.sub(lambda found: found["before"] + chr(int(found["long"] or found["short"], 16)), code)


def docstring(text: str, indent: int) -> str:
    """`text` as a docstring at `indent`, quotes included, or `""` if it is blank.

    Line breaks are kept; common indentation, trailing blanks, and blank lines at both ends are removed.
    """
    lines = _dedented(text)
    if not lines:
        return ""
    if len(lines) == 1:
        line = _IN_SHORT_DOCSTRING.sub(_escaped, lines[0])
        return f'"""{_gap(line)}{line}"""'
    first, *rest = (_IN_DOCSTRING.sub(_escaped, line) for line in lines)
    margin = "\n" + " " * indent
    body = "".join(margin + line if line else "\n" for line in [*rest, '"""'])
    return f'"""{_gap(first)}{first}{body}'


def first_hidden(text: str) -> str | None:
    """The first character of generated text that should have been escaped, line ends excepted, or `None`."""
    found = _UNSEEN.search(text)
    return found[0] if found else None


def width(text: str) -> int:
    """The number of columns of `text`: wide characters of East Asia take two."""
    if text.isascii():
        return len(text)
    return len(text) + sum(unicodedata.ucd_3_2_0.east_asian_width(character) in _WIDE for character in text)


def _dedented(text: str) -> list[str]:
    lines = [line.expandtabs(4).rstrip() for line in _LINE_ENDS.split(text)]
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    following = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line]
    margin = min(following, default=0)
    return [line.lstrip() if number == 0 else line[margin:] for number, line in enumerate(lines)]


def _in_quotes(character: str, quote: str) -> str:
    if character in "\"'":
        return "\\" + character if character == quote else character
    return _escape(character)


def _gap(line: str) -> str:
    """A blank between the quotes of a docstring and a quotation mark at its beginning."""
    return " " if line.startswith('"') else ""


def _escaped(found: re.Match[str]) -> str:
    text = found[0]
    return text.replace('"', '\\"') if '"' in text else _escape(text)


def _escape(character: str) -> str:
    code = ord(character)
    if short := _SHORT.get(character):
        return short
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
