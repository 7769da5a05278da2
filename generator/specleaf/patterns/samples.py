"""Sample texts of a pattern.

In: a pattern and a range of lengths. Out: texts that probably match, the most readable first. Assertions such as `^`
and `(?=…)` are ignored here, so the caller must check each text.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product, repeat
from typing import assert_never

from specleaf.patterns.parser import parse
from specleaf.patterns.sample_characters import CharacterChoices
from specleaf.patterns.syntax import (
    AnyCharacter,
    Assertion,
    BackReference,
    Character,
    CharacterClass,
    Group,
    Label,
    LookAround,
    OneCharacter,
    PatternError,
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
_MAX_LENGTH = 2000
"""The longest pattern, in characters, that samples are made for."""
_MAX_FAILURES = 10
"""Failed attempts before the search ends."""
_MAX_STEPS = 10_000
"""Steps, and characters of back references, that one text may take."""


class _NoSampleError(Exception):
    """No sample within the limits."""


def sample_texts(pattern: str, shortest: int, longest: int) -> Iterator[str]:
    """Texts that probably match `pattern`, some of `shortest` to `longest` characters; none if it is invalid."""
    if len(pattern) > _MAX_LENGTH:
        return
    try:
        whole = parse(pattern)
    except PatternError:
        return
    counts = dict.fromkeys((3, 1, 0, 2, *range(4, 40), shortest, longest))
    given: set[str] = set()
    for text in _texts(whole, tuple(counts)):
        if text not in given:
            given.add(text)
            yield text


def _texts(whole: Group, counts: tuple[int, ...]) -> Iterator[str]:
    failures = 0
    for option, choices, count in product(
        range(_OPTIONS), (CharacterChoices(_PLAIN), CharacterChoices(_MIXED)), counts
    ):
        writer = _Writer(choices, count, option)
        try:
            yield writer.text(whole)
        except _NoSampleError:
            failures += 1
        if failures == _MAX_FAILURES or (option and not writer.had_options):
            return


@dataclass(slots=True)
class _Writer:
    """Writes one text: optional repetitions `count` times, of alternatives number `option`."""

    choices: CharacterChoices
    count: int
    option: int
    had_options: bool = False
    _number: int = 0
    _work: int = 0
    _rendered: list[str] = field(default_factory=list[str])
    _groups: dict[Label, str] = field(default_factory=dict[Label, str])

    def text(self, whole: Group) -> str:
        """The text; raises `_NoTextError`. Iterative: nested groups do not use the call stack."""
        waiting = [self._write(whole)]
        while waiting:
            piece = next(waiting[-1], None)
            if piece is None:
                waiting.pop()
            else:
                waiting.append(self._write(piece))
        return "".join(self._rendered)

    def _write(self, piece: Piece) -> Iterator[Piece]:
        """Write a piece, yielding the pieces inside it that are to be written at that point."""
        self._spend(1)
        match piece:
            case Sequence(pieces):
                yield from pieces
            case Group(options, labels):
                self.had_options |= len(options) > 1
                start = len(self._rendered)
                yield options[self.option % len(options)]
                self._groups |= dict.fromkeys(labels, "".join(self._rendered[start:]))
            case Repeated(inner, low, high):
                yield from repeat(inner, max(low, min(high, self.count)))
            case BackReference(label):
                again = self._groups.get(label, "")
                self._spend(len(again))
                self._rendered.append(again)
            case Assertion() | LookAround():
                pass
            case Character() | AnyCharacter() | Shorthand() | Property() | CharacterClass():
                self._rendered.append(self._character(piece))
            case _:
                assert_never(piece)

    def _spend(self, work: int) -> None:
        self._work += work
        if self._work > _MAX_STEPS:
            raise _NoSampleError

    def _character(self, piece: OneCharacter) -> str:
        """One of the matching characters, the next one each time: `abc` is more readable than `aaa`."""
        fitting = self.choices.of(piece)
        if not fitting:
            raise _NoSampleError
        if len(fitting) == 1:
            return fitting
        self._number += 1
        return fitting[(self._number - 1) % len(fitting)]
