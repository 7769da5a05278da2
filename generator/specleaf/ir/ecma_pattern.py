r"""Patterns: from ECMA-262, as JSON Schema has them, to the syntax of linear engines.

In: the text of a `pattern`. Out: a pattern for Rust's `regex`, the engine of pydantic and of jsonschema-rs, that
finds a match in exactly the same strings; or `None` if there is none, because the pattern looks around or back,
would grow too large, or is no pattern. Linear time is what makes it safe to run an author's pattern.

The meaning is that of the `u` flag (JSON Schema 2020-12, Core, section 6.4). Some habits of authors that `u` forbids
and Annex B of ECMA-262 allows have only one reading, and have it here: escaped punctuation, lone braces and brackets,
a hyphen beside `\w` in a class.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import jsonschema_rs

_MAX_DEPTH = 100
_LAST = 0x10FFFF

_SETS = {
    "d": "0-9",
    "w": "0-9A-Z_a-z",
    "s": r"\t-\r \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}",
}
r"""What `\d`, `\w` and `\s` stand for (ECMA-262, "CharacterClassEscape"), as members of a class."""

_CONTROLS = {"t": 9, "n": 10, "v": 11, "f": 12, "r": 13}
_ANY_BUT_LINE_ENDS = r"[^\n\r\x{2028}\x{2029}]"
_LITERALS = {9: r"\t", 10: r"\n", 13: r"\r"}
_META = frozenset("\\.+*?()|[]{}^$")
_META_IN_CLASS = frozenset("\\[]^-&~()")
"""Parentheses mean nothing there, but jsonschema-rs loses count of them beside a class within a class."""

_QUANTIFIER = re.compile(r"(?:[*+?]|\{([0-9]+)(?:,([0-9]*))?\})\??")
_NO_LOWER_BOUND = re.compile(r"\{,[0-9]+\}")
_GROUP = re.compile(r"\((?:\?(?::|<(?P<name>[A-Za-z_$][\w$]*)>|(?P<around><?[=!]))|(?!\?))")
_HEXADECIMAL = re.compile(r"x([0-9A-Fa-f]{2})|u\{([0-9A-Fa-f]{1,8})\}|u([0-9A-Fa-f]{4})")
_LOW_SURROGATE = re.compile(r"\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})")
_PROPERTY = re.compile(r"[pP]\{(?:(?:General_Category|gc|Script|sc|Script_Extensions|scx)=)?\w+\}", re.ASCII)
_BACK_REFERENCE = re.compile(r"k<([A-Za-z_$][\w$]*)>|([1-9][0-9]*)")


@lru_cache(maxsize=4096)
def translate(pattern: str) -> str | None:
    """The same pattern in the syntax of Rust's `regex`, or `None` if that engine cannot tell."""
    reader = _Reader(pattern)
    try:
        text = reader.read()
    except _InvalidPatternError:
        return None
    return text if reader.is_linear and _compiles(text) else None


def is_valid(pattern: str) -> bool:
    """Whether the text is a pattern of ECMA-262 at all."""
    try:
        _Reader(pattern).read()
    except _InvalidPatternError:
        return False
    return True


def _compiles(pattern: str) -> bool:
    """Whether the engine takes it: not if it grows too large or names a property of a younger Unicode."""
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern}, pattern_options=jsonschema_rs.RegexOptions())
    except jsonschema_rs.ValidationError:
        return False
    return True


class _InvalidPatternError(Exception):
    """The text is no pattern."""


@dataclass(frozen=True, slots=True)
class _Set:
    """Several characters, as written in a class and by themselves."""

    in_class: str
    alone: str


class _Reader:
    """Reads a pattern from left to right and writes it anew."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.depth = 0
        self.is_linear = True
        self.groups = 0
        self.names: set[str] = set()
        self.references: list[int | str] = []

    def read(self) -> str:
        text = self.alternatives()
        if self.at < len(self.pattern):  # a closing parenthesis
            raise _InvalidPatternError
        known = [each in self.names if isinstance(each, str) else each <= self.groups for each in self.references]
        if not all(known):
            raise _InvalidPatternError
        return text

    # -- steps

    def sees(self, text: str) -> bool:
        return self.pattern.startswith(text, self.at)

    def takes(self, text: str) -> bool:
        if not self.sees(text):
            return False
        self.at += len(text)
        return True

    def matches(self, form: re.Pattern[str]) -> re.Match[str] | None:
        found = form.match(self.pattern, self.at)
        if found:
            self.at = found.end()
        return found

    def next(self) -> str:
        if self.at >= len(self.pattern):
            raise _InvalidPatternError
        self.at += 1
        return self.pattern[self.at - 1]

    # -- structure

    def alternatives(self) -> str:
        parts = [self.sequence()]
        while self.takes("|"):
            parts.append(self.sequence())
        return "|".join(parts)

    def sequence(self) -> str:
        parts: list[str] = []
        while self.at < len(self.pattern) and not self.sees("|") and not self.sees(")"):
            parts.append(self.assertion() or self.atom() + self.quantifier())
        return "".join(parts)

    def assertion(self) -> str:
        """What has no width; nothing may repeat it."""
        for text, translation in ((r"\b", r"(?-u:\b)"), (r"\B", r"(?-u:\B)"), ("^", "^"), ("$", "$")):
            if self.takes(text):
                if self.matches(_QUANTIFIER):
                    raise _InvalidPatternError
                return translation
        return ""

    def atom(self) -> str:
        if self.sees("("):
            return self.group()
        if self.takes("["):
            return self.character_class()
        if self.takes("."):
            return _ANY_BUT_LINE_ENDS
        if self.takes("\\"):
            return self.escape_alone()
        if self.matches(_QUANTIFIER) or self.matches(_NO_LOWER_BOUND):
            raise _InvalidPatternError
        return self.literal(ord(self.next()), _META)

    def group(self) -> str:
        opening = self.matches(_GROUP)
        if not opening:
            raise _InvalidPatternError
        if opening["around"]:
            self.is_linear = False
        if opening["name"]:
            self.names.add(opening["name"])
        self.groups += opening[0] == "(" or opening["name"] is not None
        inside = self.nested()
        if not self.takes(")"):
            raise _InvalidPatternError
        return f"(?:{inside})"

    def nested(self) -> str:
        if self.depth >= _MAX_DEPTH:
            raise _InvalidPatternError
        self.depth += 1
        inside = self.alternatives()
        self.depth -= 1
        return inside

    def quantifier(self) -> str:
        found = self.matches(_QUANTIFIER)
        if not found:
            return ""
        if found[2] and int(found[1][:20]) > int(found[2][:20]):
            raise _InvalidPatternError
        if self.matches(_QUANTIFIER):
            raise _InvalidPatternError
        return found[0]

    # -- characters

    def escape_alone(self) -> str:
        back = self.matches(_BACK_REFERENCE)
        if back:
            self.is_linear = False
            self.references.append(back[1] or int(back[2][:9]))
            return ""
        escaped = self.escape()
        return escaped.alone if isinstance(escaped, _Set) else self.literal(escaped, _META)

    def escape(self) -> _Set | int:
        """What follows a backslash: a code point or a set of them."""
        if (code := self.code_point()) is not None:
            return code
        if found := self.matches(_PROPERTY):
            return _property(f"\\{found[0]}")
        character = self.next()
        if character in _CONTROLS:
            return _CONTROLS[character]
        if character.lower() in _SETS:
            return _set_of(character)
        if character.isascii() and character.isalnum():
            return self.control(character)
        return ord(character)

    def control(self, character: str) -> int:
        r"""`\0`, which no digit may follow, and `\cA` to `\cz`."""
        following = self.pattern[self.at : self.at + 1]
        if character == "0" and not (following.isascii() and following.isdigit()):
            return 0
        if character == "c" and following.isascii() and following.isalpha():
            return ord(self.next()) % 32
        raise _InvalidPatternError

    def code_point(self) -> int | None:
        r"""`\x41`, `\u0041`, `\u{41}` or a pair of surrogates, if one is here."""
        found = self.matches(_HEXADECIMAL)
        if not found:
            return None
        code = int(found[1] or found[2] or found[3], 16)
        if 0xD800 <= code <= 0xDBFF and found[3] and (low := self.matches(_LOW_SURROGATE)):
            code = 0x10000 + (code - 0xD800) * 0x400 + int(low[1], 16) - 0xDC00
        if code > _LAST:
            raise _InvalidPatternError
        return code

    def character_class(self) -> str:
        negated = self.takes("^")
        members: list[str] = []
        while not self.takes("]"):
            members.append(self.member())
        if not members:  # `[]` is nothing, `[^]` anything
            return rf"[{'' if negated else '^'}\x{{0}}-\x{{10FFFF}}]"
        return f"[{'^' if negated else ''}{''.join(members)}]"

    def member(self) -> str:
        first = self.class_character()
        if not self.sees("-") or self.sees("-]"):
            return self.in_class(first)
        self.at += 1
        last = self.class_character()
        if isinstance(first, _Set) or isinstance(last, _Set):
            return self.in_class(first) + r"\-" + self.in_class(last)
        if first > last:
            raise _InvalidPatternError
        return f"{self.in_class(first)}-{self.in_class(last)}"

    def class_character(self) -> _Set | int:
        character = self.next()
        if character != "\\":
            return ord(character)
        return 8 if self.takes("b") else self.escape()

    def in_class(self, member: _Set | int) -> str:
        return member.in_class if isinstance(member, _Set) else self.literal(member, _META_IN_CLASS)

    def literal(self, code: int, meta: frozenset[str]) -> str:
        if 0xD800 <= code <= 0xDFFF:  # half a character: text that is UTF-8 has none
            self.is_linear = False
        character = chr(code)
        if code in _LITERALS:
            return _LITERALS[code]
        if character in meta:
            return f"\\{character}"
        return character if character.isprintable() else f"\\x{{{code:X}}}"


def _set_of(letter: str) -> _Set:
    members = _SETS[letter.lower()]
    if letter.islower():
        return _Set(members, f"[{members}]")
    return _Set(f"[^{members}]", f"[^{members}]")


def _property(text: str) -> _Set:
    if not _compiles(text):  # a name that Unicode does not know
        raise _InvalidPatternError
    return _Set(text, text)
