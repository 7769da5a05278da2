"""Text of a document, a path or an argument as one line that a terminal and a CI log show and do not act on."""

from __future__ import annotations

import re

_IGNORABLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
"""Printable characters that take no room (Unicode's property Default_Ignorable_Code_Point). A comparison by the rules
of a human language skips them, so a runner that compares in this way finds a command with such characters in it."""

# GitHub Actions, Azure Pipelines and TeamCity obey `##[command]`, `##vso[command]` and `##teamcity[command]` anywhere
# in a line.
_ANYWHERE = re.compile(rf"(#[{_IGNORABLE}]*#[\w{_IGNORABLE}]*)\[")
# GitHub Actions obeys `::command::` where a line starts with it, white space aside.
_AT_START = re.compile(rf"\A([ {_IGNORABLE}]*):(?=[{_IGNORABLE}]*:)")


def escape(text: str) -> str:
    """`text` on one line: each unprintable character (control, line end, bidirectional mark, surrogate) is an escape.

    A command that a CI system would read in the text is broken by an escape. Escaping twice is escaping once.
    """
    if not text.isprintable():
        text = "".join(char if char.isprintable() else _escaped(char) for char in text)
    return _AT_START.sub(r"\1\\x3a", _ANYWHERE.sub(r"\1\\x5b", text))


def truncate(text: str, length: int) -> str:
    """The first `length` characters of a text; an ellipsis is the last of them if something is left out."""
    return text if len(text) <= length else text[: length - 1] + "…"


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
