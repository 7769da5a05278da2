"""Texts that match a pattern.

A pattern and the lengths that will do come in; texts that probably match come out, those first that read well. What
`regex` passes over may still refuse them, so the caller has to check each.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import assert_never

from specleaf.examples.regex import (
    Again,
    Alternatives,
    Character,
    Piece,
    Repeated,
    Sequence,
    UnknownSyntaxError,
    parse,
)

_LETTERS, _CAPITALS = string.ascii_lowercase, string.ascii_uppercase
_PLAIN = "".join(dict.fromkeys(_LETTERS + string.digits + _CAPITALS + "-_ " + string.punctuation))
_MIXED = "".join(dict.fromkeys("aB3-cD4_eF5.gH6!jK7@mN8#pQ9$rS0%" + _PLAIN))
_OPTIONS = 12
_PATIENCE = 10
"""After so many texts that did not come off, there will be none."""
_MOST_WORK = 10_000
"""Texts that take more pieces than this are given up."""


def matching(pattern: str, shortest: int, longest: int) -> Iterator[str]:
    """Texts that probably match `pattern`, among them some of the wanted lengths; none if it is not understood."""
    try:
        piece = parse(pattern)
    except UnknownSyntaxError:
        return
    counts = dict.fromkeys((3, 1, 0, 2, *range(4, 40), shortest, longest))
    given: set[str] = set()
    failures = 0
    for option, alphabet, count in product(range(_OPTIONS), (_PLAIN, _MIXED), counts):
        writer = _Writer(alphabet, count, option)
        text = writer.text(piece)
        if text is None:
            failures += 1
        elif text not in given:
            given.add(text)
            yield text
        if failures == _PATIENCE or (option and not writer.had_options):
            return


@dataclass(slots=True)
class _Writer:
    """Writes one text: `count` times what may be repeated at will, the alternative number `option`."""

    alphabet: str
    count: int
    option: int
    had_options: bool = False
    _number: int = 0
    _work: int = 0
    _choices: dict[int, str] = field(default_factory=dict[int, str])
    _groups: dict[int, str] = field(default_factory=dict[int, str])

    def text(self, piece: Piece) -> str | None:
        """The text, or nothing if there is none that is worth it."""
        try:
            return self._written(piece)
        except UnknownSyntaxError:
            return None

    def _written(self, piece: Piece) -> str:
        self._work += 1
        if self._work > _MOST_WORK:
            raise UnknownSyntaxError
        match piece:
            case Character():
                return self._character(piece)
            case Sequence(pieces):
                return "".join(map(self._written, pieces))
            case Alternatives(options, group):
                self.had_options |= len(options) > 1
                text = self._written(options[self.option % len(options)])
                self._groups[group] = text
                return text
            case Repeated(inner, low, high):
                return "".join(self._written(inner) for _ in range(max(low, min(high, self.count))))
            case Again(group):
                return self._groups.get(group, "")
            case _:
                assert_never(piece)

    def _character(self, piece: Character) -> str:
        """One of those that pass, the next one each time: `abc` reads better than `aaa`."""
        if id(piece) not in self._choices:
            self._choices[id(piece)] = piece.choices(self.alphabet)
        fitting = self._choices[id(piece)]
        if not fitting:
            raise UnknownSyntaxError
        if len(fitting) == 1:
            return fitting
        self._number += 1
        return fitting[(self._number - 1) % len(fitting)]
