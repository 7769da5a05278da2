"""What a regular expression of ECMA-262 is made of (ECMA-262, "Patterns").

A closed family: who reads a pattern matches all of it. A group may hold a hundred others, each in the one before, and
a pattern may stand deep in a document, so nobody walks one by recursion.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

ENDLESS = 10**18
"""How often is "any number of times"; higher numbers are this one."""

Label: TypeAlias = int | str
"""By what a group is referred to: its number, or its name."""


class NoPatternError(Exception):
    """The text is no pattern."""


@dataclass(frozen=True, slots=True)
class Character:
    """One code point; it may be half a character (a surrogate)."""

    code: int


@dataclass(frozen=True, slots=True)
class AnyCharacter:
    """`.`: each that ends no line."""


@dataclass(frozen=True, slots=True)
class Shorthand:
    r"""`\d`, `\s` or `\w`, and in capitals all but these."""

    letter: Literal["d", "s", "w"]
    is_negated: bool


@dataclass(frozen=True, slots=True)
class Property:
    r"""`\p{…}`, those that have a property of Unicode, or `\P{…}`, those that have it not."""

    name: str
    is_negated: bool


@dataclass(frozen=True, slots=True)
class Range:
    """All from `first` to `last`, both included."""

    first: int
    last: int


Several: TypeAlias = Shorthand | Property
ClassMember: TypeAlias = Character | Several | Range


@dataclass(frozen=True, slots=True)
class CharacterClass:
    """`[…]`: those that are a member, or `[^…]`: those that are none."""

    members: tuple[ClassMember, ...]
    is_negated: bool


OneCharacter: TypeAlias = Character | AnyCharacter | Several | CharacterClass
"""What matches exactly one."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """A place between characters."""

    sign: Literal["^", "$", r"\b", r"\B"]


@dataclass(frozen=True, slots=True)
class LookAround:
    """A place that text stands before or behind, or does not; the text itself belongs to no match."""


@dataclass(frozen=True, slots=True)
class BackReference:
    """What a group has matched before."""

    label: Label


@dataclass(frozen=True, slots=True)
class Repeated:
    """A piece, from `low` to `high` times; `quantifier` is how the author wrote that."""

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
