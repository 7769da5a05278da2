"""Headings, and the anchors that site builders make from them.

In: the text of a heading. Out: its Markdown and its slug. GitHub, pymdown-extensions, MyST and Docusaurus make the
same slug of a text if all of them keep its letters, and if no slug stands twice on a page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

from specleaf.pages.markdown.escape import breakable, cell, code, escape_invisible, one_line
from specleaf.text import Markdown


@dataclass(frozen=True, slots=True)
class HeadingText:
    """The text of a heading: as Markdown, and as a reader sees it."""

    markdown: Markdown
    plain: str

    def __add__(self, other: HeadingText) -> HeadingText:
        return HeadingText(Markdown(f"{self.markdown} {other.markdown}"), f"{self.plain} {other.plain}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page. `slug` is its anchor; empty where site builders differ about it."""

    text: Markdown
    slug: str = ""


def in_words(text: str) -> HeadingText:
    """The text of a heading in plain words."""
    return HeadingText(cell(text), one_line(text))


def as_name(identifier: str) -> HeadingText:
    """The text of a heading that is a name, which may be broken before a capital letter."""
    return HeadingText(breakable(identifier), identifier)


def in_code(text: str) -> HeadingText:
    """The text of a heading in code."""
    return HeadingText(code(text or '""'), escape_invisible(text))


@lru_cache(maxsize=1 << 14)
def slug(text: str) -> str:
    """The anchor of a heading: letters, digits, `_` and `-` of its text in lower case, blanks as `-`."""
    lower = text.strip().lower()
    if lower.isascii() and lower.isidentifier():
        return lower
    return "".join(char for char in lower if char.isalnum() or char in "_- ").replace(" ", "-")


def is_portable(found: str) -> bool:
    """Whether all site builders make this slug, rather than one of them dropping or changing a character."""
    letters = found.isascii() or all(char.isascii() or unicodedata.category(char) in _LETTERS for char in found)
    has_blank_ends = found.startswith("-") or found.endswith("-")  # some cut blanks off before, some after
    return bool(found) and letters and not has_blank_ends and unicodedata.is_normalized("NFC", found)


_LETTERS = frozenset({"Ll", "Lo", "Lm", "Nd"})


class Headings:
    """The headings of one page; each has a slug of its own."""

    def __init__(self, titles: Iterable[str]) -> None:
        """`titles` are headings that the page may have anyway."""
        self._taken = {slug(title) for title in titles}

    def add(self, text: HeadingText, kind: str) -> Heading:
        """A heading with this text; where its slug is taken, followed by `kind` and, if need be, a number."""
        for candidate in _candidates(text, kind):
            found = slug(candidate.plain)
            if found and found not in self._taken:
                self._taken.add(found)
                return Heading(candidate.markdown, found if is_portable(found) else "")
        raise AssertionError("numbers do not end")


def _candidates(text: HeadingText, kind: str) -> Iterator[HeadingText]:
    yield text
    yield text + in_words(kind)
    for number in count(2):
        yield text + in_words(f"{kind} {number}")
