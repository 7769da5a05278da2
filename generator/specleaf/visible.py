"""Text from a document, or a path, to text that a terminal and a CI log only show."""

from __future__ import annotations

import re

# Two CI systems obey `##[command]` and `##vso[command]` anywhere in a line of output.
_CI_COMMAND = re.compile(r"##(\w*)\[")


def visible(text: str) -> str:
    """The text on one line, with an escape for every character that does not show: controls, bidi marks, surrogates."""
    if not text.isprintable():
        text = "".join(char if char.isprintable() else _escape(char) for char in text)
    return _CI_COMMAND.sub(r"##\1\\x5b", text)


def cut(text: str, length: int) -> str:
    """The start of a text, with a sign where something is left out."""
    return text if len(text) <= length else text[: length - 1] + "…"


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
