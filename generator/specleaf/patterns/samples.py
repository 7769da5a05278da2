"""Texts that match a pattern.

A pattern and the lengths that will do come in; texts that probably match come out, those first that read well.
Assertions, `^` and `(?=…)` and their like, are passed over here and may refuse them, so the caller has to check each.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product, repeat
from typing import assert_never

from specleaf.patterns.parser import parse
from specleaf.patterns.sample_characters import Choices
from specleaf.patterns.syntax import (
    AnyCharacter,
    Assertion,
    BackReference,
    Character,
    CharacterClass,
    Group,
    Label,
    LookAround,
    NoPatternError,
    OneCharacter,
    Piece,
    Property,
    Repeated,
    Sequence,
    Shorthand,
)

_LETTERS, _CAPITALS = string.ascii_lowercase, string.ascii_uppercase
_PLAIN = "".join(dict.fromkeys(_LETTERS + string.digits + _CAPITALS + "-_ " + string.punctuation))
_MIXED = "".join(dict.fromkeys("aB3-cD4_eF5.gH6!jK7@mN8#pQ9$rS0%" + _PLAIN))
_OPTIONS = 12
_LONGEST = 2000
"""Of patterns that are longer no text is made."""
_PATIENCE = 10
"""After so many texts that did not come off, there will be none."""
_MOST_WORK = 10_000
"""Texts that take more pieces than this, or repeat more characters, are given up."""


class _NoTextError(Exception):
    """There is none, or none that is worth it."""


def matching(pattern: str, shortest: int, longest: int) -> Iterator[str]:
    """Texts that probably match `pattern`, among them some of the wanted lengths; none if it is no pattern."""
    if len(pattern) > _LONGEST:
        return
    try:
        whole = parse(pattern)
    except NoPatternError:
        return
    counts = dict.fromkeys((3, 1, 0, 2, *range(4, 40), shortest, longest))
    given: set[str] = set()
    for text in _texts(whole, tuple(counts)):
        if text not in given:
            given.add(text)
            yield text


def _texts(whole: Group, counts: tuple[int, ...]) -> Iterator[str]:
    failures = 0
    for option, choices, count in product(range(_OPTIONS), (Choices(_PLAIN), Choices(_MIXED)), counts):
        writer = _Writer(choices, count, option)
        try:
            yield writer.text(whole)
        except _NoTextError:
            failures += 1
        if failures == _PATIENCE or (option and not writer.had_options):
            return


@dataclass(slots=True)
class _Writer:
    """Writes one text: `count` times what may be repeated at will, the alternative number `option`."""

    choices: Choices
    count: int
    option: int
    had_options: bool = False
    _number: int = 0
    _work: int = 0
    _written: list[str] = field(default_factory=list[str])
    _groups: dict[Label, str] = field(default_factory=dict[Label, str])

    def text(self, whole: Group) -> str:
        """The text; raises `_NoTextError`. A piece waits in a list for those within it: what is deep costs no stack."""
        waiting = [self._write(whole)]
        while waiting:
            piece = next(waiting[-1], None)
            if piece is None:
                waiting.pop()
            else:
                waiting.append(self._write(piece))
        return "".join(self._written)

    def _write(self, piece: Piece) -> Iterator[Piece]:
        """Write a piece; those that come out are to be written first."""
        self._spend(1)
        match piece:
            case Sequence(pieces):
                yield from pieces
            case Group(options, labels):
                self.had_options |= len(options) > 1
                start = len(self._written)
                yield options[self.option % len(options)]
                self._groups |= dict.fromkeys(labels, "".join(self._written[start:]))
            case Repeated(inner, low, high):
                yield from repeat(inner, max(low, min(high, self.count)))
            case BackReference(label):
                again = self._groups.get(label, "")
                self._spend(len(again))
                self._written.append(again)
            case Assertion() | LookAround():
                pass
            case Character() | AnyCharacter() | Shorthand() | Property() | CharacterClass():
                self._written.append(self._character(piece))
            case _:
                assert_never(piece)

    def _spend(self, work: int) -> None:
        self._work += work
        if self._work > _MOST_WORK:
            raise _NoTextError

    def _character(self, piece: OneCharacter) -> str:
        """One of those that pass, the next one each time: `abc` reads better than `aaa`."""
        fitting = self.choices.of(piece)
        if not fitting:
            raise _NoTextError
        if len(fitting) == 1:
            return fitting
        self._number += 1
        return fitting[(self._number - 1) % len(fitting)]
