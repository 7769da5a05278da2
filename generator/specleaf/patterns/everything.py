"""Patterns that match every text, such as `.*` and `^(.*)$`."""

from __future__ import annotations

from functools import lru_cache

from specleaf.patterns.parser import parse
from specleaf.patterns.syntax import (
    UNBOUNDED,
    AnyCharacter,
    Assertion,
    CharacterClass,
    Group,
    PatternError,
    Piece,
    Repeated,
    Sequence,
    Shorthand,
)

_START, _END = Assertion("^"), Assertion("$")


@lru_cache(maxsize=4096)
def matches_everything(pattern: str) -> bool:
    """Whether a pattern finds a match in each text of one line; false for what is no pattern."""
    try:
        pieces = _flat(parse(pattern))
    except PatternError:
        return False
    return _is_everything(pieces)


def _is_everything(pieces: tuple[Piece, ...]) -> bool:
    """A pattern may match anywhere in a text; with both anchors it has to match the whole of it."""
    at_start, at_end = pieces[:1] == (_START,), pieces[-1:] == (_END,)
    inner = [inner for piece in pieces if piece not in {_START, _END} for inner in _flat(piece)]
    if at_start and at_end:
        return len(inner) == 1 and _is_any_text(inner[0])
    return all(isinstance(piece, Repeated) and piece.low == 0 for piece in inner)


def _flat(piece: Piece) -> tuple[Piece, ...]:
    """The pieces in groups without alternatives, however deep."""
    pieces: tuple[Piece, ...] = (piece,)
    while len(pieces) == 1 and isinstance(group := pieces[0], Group | Sequence):
        if isinstance(group, Sequence):
            pieces = group.pieces
        elif len(group.options) == 1:
            pieces = group.options[0].pieces
        else:
            break
    return pieces


def _is_any_text(piece: Piece) -> bool:
    if not isinstance(piece, Repeated) or piece.low or piece.high != UNBOUNDED:
        return False
    match _flat(piece.piece):
        case (AnyCharacter(),):
            return True
        case (CharacterClass(members, is_negated),):
            shorthands = {member for member in members if isinstance(member, Shorthand)}
            both = any(Shorthand(each.letter, not each.is_negated) in shorthands for each in shorthands)
            return (both and not is_negated) or (is_negated and not members)
        case _:
            return False
