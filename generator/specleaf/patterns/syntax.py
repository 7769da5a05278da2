"""The syntax tree of a regular expression (ECMA-262, "Patterns").

A closed family of nodes. Groups may be nested a hundred deep inside an already deep call stack, so the tree is walked
by iteration, not recursion.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

UNBOUNDED = 10**18
"""The upper bound of an unbounded quantifier; larger numbers are clamped to it."""

Label: TypeAlias = int | str
"""The number or the name of a capturing group."""


class PatternError(Exception):
    """The text is not a pattern of ECMA-262."""


@dataclass(frozen=True, slots=True)
class Character:
    """One code point; it may be half a character (a surrogate)."""

    code: int


@dataclass(frozen=True, slots=True)
class AnyCharacter:
    """`.`: any character but a line terminator."""


@dataclass(frozen=True, slots=True)
class Shorthand:
    r"""`\d`, `\s` or `\w`, and in capitals all but these."""

    letter: Literal["d", "s", "w"]
    is_negated: bool


@dataclass(frozen=True, slots=True)
class Property:
    r"""`\p{…}`, the characters with a property of Unicode, or `\P{…}`, those without it."""

    name: str
    is_negated: bool


@dataclass(frozen=True, slots=True)
class Range:
    """All from `first` to `last`, both included."""

    first: int
    last: int


CharacterSet: TypeAlias = Shorthand | Property
ClassMember: TypeAlias = Character | CharacterSet | Range


@dataclass(frozen=True, slots=True)
class CharacterClass:
    """`[…]`, the characters of its members, or `[^…]`, all others."""

    members: tuple[ClassMember, ...]
    is_negated: bool


OneCharacter: TypeAlias = Character | AnyCharacter | CharacterSet | CharacterClass
"""What matches exactly one."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """A condition on a position between characters."""

    sign: Literal["^", "$", r"\b", r"\B"]


@dataclass(frozen=True, slots=True)
class LookAround:
    """A look-ahead or look-behind for one of the options of a group."""

    group: Group
    is_behind: bool
    is_negated: bool


@dataclass(frozen=True, slots=True)
class BackReference:
    """The text that a group has matched."""

    label: Label


@dataclass(frozen=True, slots=True)
class Repeated:
    """A piece, from `low` to `high` times; `quantifier` is its source text."""

    piece: Piece
    low: int
    high: int
    quantifier: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """Pieces one after another."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One of several options. The whole pattern is a group too; like `(?:…)`, it has no label."""

    options: tuple[Sequence, ...]
    labels: tuple[Label, ...] = ()


Piece: TypeAlias = OneCharacter | Assertion | LookAround | BackReference | Repeated | Sequence | Group
