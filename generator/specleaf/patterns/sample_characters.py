"""Characters that a piece of a pattern matches, for sample texts."""

from __future__ import annotations

import unicodedata
from typing import Literal, assert_never

from specleaf.patterns.syntax import AnyCharacter, Character, CharacterClass, OneCharacter, Property, Range, Shorthand

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


class CharacterChoices:
    """The characters to write for each piece of a pattern, with a memo."""

    def __init__(self, alphabet: str) -> None:
        self._alphabet = alphabet
        self._found: dict[int, tuple[OneCharacter, str]] = {}

    def of(self, piece: OneCharacter) -> str:
        """The characters of the alphabet that the piece matches; if there are none, those that the piece lists."""
        if id(piece) not in self._found:
            matched = "".join(char for char in self._alphabet if _matches(piece, char))
            self._found[id(piece)] = piece, matched or _named(piece)
        return self._found[id(piece)][1]


def _matches(piece: OneCharacter | Range, char: str) -> bool:
    match piece:
        case Character(code):
            return ord(char) == code
        case AnyCharacter():
            return char not in "\n\r\u2028\u2029"
        case Range(first, last):
            return first <= ord(char) <= last
        case Shorthand(letter, is_negated):
            return _is_of_set(char, letter) != is_negated
        case Property(name, is_negated):
            return _has_property(char, name) != is_negated
        case CharacterClass(members, is_negated):
            return any(_matches(member, char) for member in members) != is_negated
        case _:
            assert_never(piece)


def _is_of_set(char: str, letter: Literal["d", "s", "w"]) -> bool:
    match letter:
        case "d":
            return char in "0123456789"
        case "s":
            return char.isspace()
        case "w":
            return char == "_" or (char.isascii() and char.isalnum())
        case _:
            assert_never(letter)


def _has_property(char: str, name: str) -> bool:
    """Whether a character has a general category; of other properties, false."""
    name = name.removeprefix("General_Category=").removeprefix("gc=")
    return unicodedata.category(char).startswith(_CATEGORIES.get(name, name))


def _named(piece: OneCharacter | Range) -> str:
    match piece:
        case Character(code):
            return _text(code)
        case Range(first, last):
            return _text(first) + _text(last)
        case CharacterClass(members, is_negated):
            return "" if is_negated else "".join(map(_named, members))
        case AnyCharacter() | Shorthand() | Property():
            return ""
        case _:
            assert_never(piece)


def _text(code: int) -> str:
    """The character of a code point; none, if that is half a character (a surrogate)."""
    return "" if 0xD800 <= code <= 0xDFFF else chr(code)
