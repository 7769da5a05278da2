"""A pattern, taken to pieces.

A regular expression of ECMA-262 comes in; what it is made of comes out, as far as it matters to somebody who writes a
text that matches. Assertions, `^` and `(?=…)` and their like, are read and passed over.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

Test: TypeAlias = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Character:
    """A character that passes a test; `own` are some that the pattern itself names."""

    test: Test
    own: str = ""

    def choices(self, alphabet: str) -> str:
        """The characters of an alphabet that pass; if none does, those that the pattern names."""
        return "".join(filter(self.test, alphabet)) or "".join(filter(self.test, self.own))


@dataclass(frozen=True, slots=True)
class Sequence:
    """Pieces one after another."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """One of several pieces; `group` is the number of a group that others may repeat, 0 for none."""

    options: tuple[Piece, ...]
    group: int = 0


@dataclass(frozen=True, slots=True)
class Repeated:
    """A piece, from `low` to `high` times."""

    piece: Piece
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Again:
    """What a group has matched before."""

    group: int


Piece: TypeAlias = Character | Sequence | Alternatives | Repeated | Again


class UnknownSyntaxError(Exception):
    """A pattern that is not understood here."""


NOTHING = Sequence(())
ENDLESS = 10**9

_LONGEST = 2000
_DEEPEST = 40

_QUANTIFIER = re.compile(r"(?P<sign>[*+?])\??|\{(?P<low>[0-9]{1,9})(?P<comma>,(?P<high>[0-9]{1,9})?)?\}\??")
_SIGNS = {"*": (0, ENDLESS), "+": (1, ENDLESS), "?": (0, 1)}
_OPENING = re.compile(r"\((?:\?(?:(?P<passed><?[=!])|(?P<plain>:)|<(?P<name>[A-Za-z_$][A-Za-z0-9_$]*)>)|(?!\?))")
_BACK = re.compile(r"(?P<number>[1-9][0-9]?)|k<(?P<name>[^>]+)>")
_CODE_POINT = re.compile(r"(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\})")
_CONTROL = re.compile(r"c([A-Za-z])")
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "v": "\v", "f": "\f", "0": "\0"}
_PROPERTY = re.compile(r"(?P<sign>[pP])\{(?:(?:General_Category|gc)=)?(?P<name>[A-Za-z_]+)\}")
_CATEGORIES = {
    "Letter": "L",
    "Alphabetic": "L",
    "Lowercase_Letter": "Ll",
    "Lowercase": "Ll",
    "Uppercase_Letter": "Lu",
    "Uppercase": "Lu",
    "Number": "N",
    "Decimal_Number": "Nd",
    "Punctuation": "P",
    "Symbol": "S",
}
_CLASSES: dict[str, Test] = {
    "d": lambda char: char in "0123456789",
    "w": lambda char: char == "_" or (char.isascii() and char.isalnum()),
    "s": str.isspace,
}


def parse(pattern: str) -> Piece:
    """The pieces of a pattern; raises `UnknownSyntaxError`."""
    if len(pattern) > _LONGEST:
        raise UnknownSyntaxError(pattern)
    parser = _Parser(pattern)
    piece = parser.alternatives(0)
    if parser.position < len(pattern):
        raise UnknownSyntaxError(pattern)
    return piece


@dataclass(slots=True)
class _Parser:
    pattern: str
    position: int = 0
    groups: int = 0
    names: dict[str, int] = field(default_factory=dict[str, int])
    depth: int = 0

    def alternatives(self, group: int) -> Alternatives:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise UnknownSyntaxError(self.pattern)
        options: list[Piece] = [self._sequence()]
        while self._skip("|"):
            options.append(self._sequence())
        self.depth -= 1
        return Alternatives(tuple(options), group)

    def _sequence(self) -> Sequence:
        pieces: list[Piece] = []
        while self.position < len(self.pattern) and self.pattern[self.position] not in "|)":
            pieces.append(self._quantified(self._atom()))
        return Sequence(tuple(pieces))

    def _quantified(self, piece: Piece) -> Piece:
        found = self._match(_QUANTIFIER)
        if not found:
            return piece
        if found["sign"]:
            return Repeated(piece, *_SIGNS[found["sign"]])
        low = int(found["low"])
        high = int(found["high"]) if found["high"] else ENDLESS if found["comma"] else low
        return Repeated(piece, low, high)

    def _atom(self) -> Piece:
        if self.pattern[self.position] == "(":
            return self._group()
        character = self._take()
        match character:
            case "^" | "$":
                return NOTHING
            case ".":
                return Character(lambda char: char not in "\n\r\u2028\u2029")
            case "[":
                return self._class()
            case "\\":
                return self._escape()
            case "*" | "+" | "?":
                raise UnknownSyntaxError(self.pattern)
            case _:
                return _only(character)

    def _group(self) -> Piece:
        opening = self._match(_OPENING)
        if not opening:
            raise UnknownSyntaxError(self.pattern)
        number = 0
        if not opening["passed"] and not opening["plain"]:
            self.groups += 1
            number = self.groups
            self.names[opening["name"] or ""] = number
        inner = self.alternatives(number)
        if not self._skip(")"):
            raise UnknownSyntaxError(self.pattern)
        return NOTHING if opening["passed"] else inner

    def _escape(self) -> Piece:
        if self._skip("b") or self._skip("B"):
            return NOTHING
        if found := self._match(_BACK):
            return Again(int(found["number"]) if found["number"] else self.names.get(found["name"], 0))
        return self._escaped()

    def _escaped(self) -> Character:
        """What stands after a backslash, in a class or outside."""
        if found := self._match(_PROPERTY):
            test = _has_category(_CATEGORIES.get(found["name"], found["name"]))
            return Character(test if found["sign"] == "p" else _not(test))
        if found := self._match(_CODE_POINT):
            return _of_code_point(int(next(filter(None, found.groups())), 16))
        if found := self._match(_CONTROL):
            return _only(chr(ord(found[1].upper()) - 64))
        character = self._take()
        if character.lower() in _CLASSES:
            of_class = _CLASSES[character.lower()]
            return Character(of_class if character.islower() else _not(of_class))
        return _only(_CONTROLS.get(character, character))

    def _class(self) -> Character:
        is_negated = self._skip("^")
        members: list[Character] = []
        while not self._skip("]"):
            first = self._class_member()
            if first.own and self.pattern[self.position : self.position + 1] == "-" and self._next_is_not("]"):
                self.position += 1
                first = _between(first, self._class_member())
            members.append(first)
        if is_negated:
            return Character(lambda char: not any(member.test(char) for member in members))
        return Character(
            lambda char: any(member.test(char) for member in members), "".join(member.own for member in members)
        )

    def _class_member(self) -> Character:
        character = self._take()
        if character != "\\":
            return _only(character)
        return _only("\b") if self._skip("b") else self._escaped()

    def _next_is_not(self, character: str) -> bool:
        return self.pattern[self.position + 1 : self.position + 2] not in {"", character}

    def _take(self) -> str:
        if self.position >= len(self.pattern):
            raise UnknownSyntaxError(self.pattern)
        self.position += 1
        return self.pattern[self.position - 1]

    def _skip(self, text: str) -> bool:
        found = self.pattern.startswith(text, self.position)
        self.position += len(text) * found
        return found

    def _match(self, expression: re.Pattern[str]) -> re.Match[str] | None:
        found = expression.match(self.pattern, self.position)
        if found:
            self.position = found.end()
        return found


def _only(character: str) -> Character:
    return Character(lambda char: char == character, character)


def _of_code_point(number: int) -> Character:
    """The character of a number; none, where that is out of range or half a character (a surrogate)."""
    is_character = number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF
    return _only(chr(number)) if is_character else Character(lambda _: False)


def _between(first: Character, last: Character) -> Character:
    if not last.own:
        raise UnknownSyntaxError(first.own)
    low, high = first.own, last.own
    return Character(lambda char: low <= char <= high, low + high)


def _has_category(name: str) -> Test:
    if len(name) > 2:
        raise UnknownSyntaxError(name)
    return lambda char: unicodedata.category(char).startswith(name)


def _not(test: Test) -> Test:
    return lambda char: not test(char)
