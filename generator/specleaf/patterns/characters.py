r"""The characters of a pattern: escapes and classes.

In: a pattern and where to read on. Out: the characters that are written there, `\d` and `[a-z]` among them.
"""

from __future__ import annotations

import re
from typing import Literal

from specleaf.patterns.engine import knows_property
from specleaf.patterns.syntax import (
    Character,
    CharacterClass,
    CharacterSet,
    ClassMember,
    PatternError,
    Property,
    Range,
    Shorthand,
)

_LAST = 0x10FFFF
_CONTROLS = {"t": 9, "n": 10, "v": 11, "f": 12, "r": 13}
_SHORTHANDS: dict[str, Literal["d", "s", "w"]] = {"d": "d", "s": "s", "w": "w"}

_HEXADECIMAL = re.compile(r"x([0-9A-Fa-f]{2})|u\{([0-9A-Fa-f]{1,8})\}|u([0-9A-Fa-f]{4})")
_LOW_SURROGATE = re.compile(r"\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})")
_POSIX_CLASS = re.compile(
    r"\[:\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]"
)
_PROPERTY = re.compile(r"([pP])\{((?:(?:General_Category|gc|Script|sc|Script_Extensions|scx)=)?\w+)\}", re.ASCII)


class Cursor:
    """A pattern and the position up to which it has been read."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    @property
    def is_at_end(self) -> bool:
        """Whether nothing is left."""
        return self._at >= len(self._pattern)

    @property
    def following(self) -> str:
        """The next character, which is not read yet; nothing at the end."""
        return self._pattern[self._at : self._at + 1]

    def peek(self, text: str) -> bool:
        """Whether `text` follows."""
        return self._pattern.startswith(text, self._at)

    def accept(self, text: str) -> bool:
        """Consume `text` if it follows; whether it did."""
        is_there = self.peek(text)
        self._at += len(text) * is_there
        return is_there

    def accept_match(self, form: re.Pattern[str]) -> re.Match[str] | None:
        """Consume what matches `form`, if it follows."""
        found = form.match(self._pattern, self._at)
        if found:
            self._at = found.end()
        return found

    def next(self) -> str:
        """Read one character."""
        if self.is_at_end:
            raise PatternError
        self._at += 1
        return self._pattern[self._at - 1]


def read_class(cursor: Cursor) -> CharacterClass:
    """What follows `[`, and its end."""
    is_negated = cursor.accept("^")
    members: list[ClassMember] = []
    while not cursor.accept("]"):
        if cursor.accept_match(_POSIX_CLASS):
            # To the letter `[[:alpha:]]` is one of six characters and a bracket; no author means that.
            raise PatternError
        members += _members(cursor)
    return CharacterClass(tuple(members), is_negated)


def _members(cursor: Cursor) -> list[ClassMember]:
    r"""One member, or a range; `\w-x` is no range, and its hyphen a member (ECMA-262, Annex B.1.2)."""
    first = _class_character(cursor)
    if not cursor.peek("-") or cursor.peek("-]"):
        return [first]
    cursor.accept("-")
    last = _class_character(cursor)
    if not isinstance(first, Character) or not isinstance(last, Character):
        return [first, Character(ord("-")), last]
    if first.code > last.code:
        raise PatternError
    return [Range(first.code, last.code)]


def _class_character(cursor: Cursor) -> Character | CharacterSet:
    character = cursor.next()
    if character != "\\":
        return Character(ord(character))
    return Character(ord("\b")) if cursor.accept("b") else read_escape(cursor)


def read_escape(cursor: Cursor) -> Character | CharacterSet:
    """What follows a backslash, within a class or outside."""
    if found := cursor.accept_match(_HEXADECIMAL):
        return Character(_code_point(found, cursor))
    if found := cursor.accept_match(_PROPERTY):
        return _property(found[2], is_negated=found[1] == "P")
    character = cursor.next()
    if letter := _SHORTHANDS.get(character.lower()):
        return Shorthand(letter, character.isupper())
    return Character(_CONTROLS[character] if character in _CONTROLS else _single(character, cursor))


def _property(name: str, *, is_negated: bool) -> Property:
    if not knows_property(name):
        raise PatternError
    return Property(name, is_negated)


def _code_point(found: re.Match[str], cursor: Cursor) -> int:
    r"""`\x41`, `\u0041`, `\u{41}` or a pair of surrogates."""
    code = int(found[1] or found[2] or found[3], 16)
    if 0xD800 <= code <= 0xDBFF and found[3] and (low := cursor.accept_match(_LOW_SURROGATE)):
        return 0x10000 + (code - 0xD800) * 0x400 + int(low[1], 16) - 0xDC00
    if code > _LAST:
        raise PatternError
    return code


def _single(character: str, cursor: Cursor) -> int:
    r"""`\0`, which no digit may follow, `\cA` to `\cz`, and what is escaped to stand for itself."""
    following = cursor.following
    if not (character.isascii() and character.isalnum()):
        return ord(character)
    if character == "0" and not (following.isascii() and following.isdigit()):
        return 0
    if character == "c" and following.isascii() and following.isalpha():
        return ord(cursor.next()) % 32
    raise PatternError
