r"""Patterns that look around at the ends of a text, as conditions that need no look-around.

In: the text of a `pattern`. Out: a schema of `pattern`, `not`, `allOf` and `anyOf` whose patterns are in the syntax of
Rust's `regex`, and which accepts the same strings; or `None`. At a fixed position, what is looked for is a condition of
its own: `^(?=.*\d)(?!a).{8,}$` matches what `^.{8,}$` and `^(?:.*\d)` match, and `^(?:a)` does not.
"""

from __future__ import annotations

from collections.abc import Iterable

from specleaf.json_value import Json
from specleaf.patterns.parser import parse
from specleaf.patterns.syntax import Assertion, Group, LookAround, PatternError, Piece, Sequence
from specleaf.patterns.translation import NotLinearError, translate, translate_tree

_START, _END = Assertion("^"), Assertion("$")
_MOST = 64
"""Conditions of one pattern: alternatives within alternatives could multiply them."""


def conditions(pattern: str) -> dict[str, Json] | None:
    """A schema for the strings that a pattern matches, or `None` if there is none that takes linear time."""
    if (translated := translate(pattern)) is not None:
        return {"pattern": translated}
    try:
        return _any_of(_Conditions().of_option(option.pieces) for option in parse(pattern).options)
    except (PatternError, NotLinearError):
        return None


def _any_of(schemas: Iterable[dict[str, Json]]) -> dict[str, Json]:
    found = list[Json](schemas)
    match found:
        case [dict() as only]:
            return only
        case _:
            return {"anyOf": found}


class _Conditions:
    def __init__(self) -> None:
        self._count = 0

    def of_option(self, pieces: tuple[Piece, ...]) -> dict[str, Json]:
        """The schema of one option; raises `NotLinearError` if there is none."""
        self._count += 1
        if self._count > _MOST:
            raise NotLinearError
        pieces = _without_groups(pieces)
        start = _count_of(pieces, _START, is_behind=False)
        end = len(pieces) - _count_of(pieces[start:][::-1], _END, is_behind=True)
        first, inner, last = pieces[:start], pieces[start:end], pieces[end:]
        before: tuple[Piece, ...] = (_START,) if start else ()
        after: tuple[Piece, ...] = (_END,) if last else ()
        around = [piece for piece in (*first, *last) if isinstance(piece, LookAround)]
        found: list[Json] = [self._looked_for(each) for each in around]
        match inner:
            case (Group(options),):
                found.append(_any_of(self.of_option((*before, *option.pieces, *after)) for option in options))
            case () if found:
                pass
            case _:
                found.append({"pattern": translate_tree((*before, *inner, *after))})
        return {"allOf": found} if len(found) > 1 else _any_of(each for each in found if isinstance(each, dict))

    def _looked_for(self, around: LookAround) -> dict[str, Json]:
        before: tuple[Piece, ...] = () if around.is_behind else (_START,)
        after: tuple[Piece, ...] = (_END,) if around.is_behind else ()
        found = _any_of(self.of_option((*before, *option.pieces, *after)) for option in around.group.options)
        # Patterns say nothing about other values, and their negations must not either.
        return {"not": {"type": "string", **found}} if around.is_negated else found


def _without_groups(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces, with those of groups of one option in their place."""
    while any(isinstance(piece, Group) and len(piece.options) == 1 for piece in pieces):
        pieces = tuple(part for piece in pieces for part in _parts(piece))
    return pieces


def _parts(piece: Piece) -> tuple[Piece, ...]:
    match piece:
        case Group(options=(Sequence(parts),)):
            return parts
        case _:
            return (piece,)


def _count_of(pieces: tuple[Piece, ...], anchor: Assertion, *, is_behind: bool) -> int:
    """How many of the first pieces are the anchor, or look ahead (or behind) from it; none without the anchor."""
    count = 0
    for piece in pieces:
        if piece != anchor and not (isinstance(piece, LookAround) and piece.is_behind is is_behind):
            break
        count += 1
    return count if anchor in pieces[:count] else 0
