"""What pages and models must know of a language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from specleaf.ir import Api, ModelId, Type, Value
from specleaf.naming import Names, NamingStyle
from specleaf.text import Code


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the language itself, or of its library: `string`, `Date`."""

    code: Code
    url: str = ""
    """Where the word is documented, if a page should say so."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What holds words together: `[]`, `list[`, ` | `."""

    code: Code


@dataclass(frozen=True, slots=True)
class Reference:
    """A model: a page turns it into a link, code into a name."""

    model: ModelId


Piece: TypeAlias = Word | Mark | Reference
Spelling: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """One language: a row of `LANGUAGES`."""

    name: str
    title: str
    fence: str
    style: NamingStyle
    spell: Callable[[Type, Api], Spelling]
    """The pieces of a type."""
    literal: Callable[[Value, Api, Names], Code]
    """An expression for a value."""
    example: Callable[[ModelId, Value | None, Api, Names, str], Code]
    """A block that imports a model (from the module path given last) and makes a value of it; `None`: no value."""


def joined(spelling: Spelling, names: Names, qualify: Callable[[ModelId], str] | None = None) -> Code:
    """A spelling as code; `qualify` gives what stands for a model if not its bare name."""
    return Code("".join(_piece(piece, names, qualify) for piece in spelling))


def _piece(piece: Piece, names: Names, qualify: Callable[[ModelId], str] | None) -> str:
    if isinstance(piece, Reference):
        return qualify(piece.model) if qualify else names.model(piece.model).name
    return piece.code


def spaced(pieces: Sequence[Spelling], between: str) -> Spelling:
    """Spellings with a mark between each two."""
    result: list[Piece] = []
    for number, spelling in enumerate(pieces):
        if number:
            result.append(Mark(Code(between)))
        result.extend(spelling)
    return tuple(result)
