r"""Regular expressions of ECMA-262, as JSON Schema has them, taken to pieces.

In: the text of a `pattern`. Out: what it is made of, or `NoPatternError`. Groups within groups cost no stack, and
each character is read once.

The meaning is that of the `u` flag (JSON Schema 2020-12, Core, section 6.4). Some habits of authors that `u` forbids
and Annex B of ECMA-262 allows have only one reading, and have it here: escaped punctuation, lone braces and brackets,
a hyphen beside `\w` in a class.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from specleaf.patterns.characters import Cursor, read_class, read_escape
from specleaf.patterns.syntax import (
    ENDLESS,
    AnyCharacter,
    Assertion,
    BackReference,
    Character,
    Group,
    Label,
    LookAround,
    NoPatternError,
    Piece,
    Repeated,
    Sequence,
)

_MAX_DEPTH = 100
"""Groups within groups; the engines that run patterns have such a limit as well."""

_ASSERTIONS: tuple[Literal["^", "$", r"\b", r"\B"], ...] = ("^", "$", r"\b", r"\B")
_SIGNS = {"*": (0, ENDLESS), "+": (1, ENDLESS), "?": (0, 1)}
_QUANTIFIER = re.compile(r"(?:(?P<sign>[*+?])|\{(?P<low>[0-9]+)(?P<comma>,(?P<high>[0-9]+)?)?\})\??")
_NO_LOWER_BOUND = re.compile(r"\{,[0-9]+\}")
_GROUP = re.compile(r"\((?:\?(?:(?P<plain>:)|<(?P<name>[A-Za-z_$][\w$]*)>|(?P<around><?[=!]))|(?!\?))")
_BACK_REFERENCE = re.compile(r"\\(?:k<(?P<name>[A-Za-z_$][\w$]*)>|(?P<number>[1-9][0-9]*))")


def parse(pattern: str) -> Group:
    """What the pattern is made of; raises `NoPatternError`."""
    return _Parser(pattern).read()


@dataclass(slots=True)
class _Opened:
    """A group whose end has not come yet."""

    labels: tuple[Label, ...] = ()
    is_around: bool = False
    options: list[Sequence] = field(default_factory=list[Sequence])
    pieces: list[Piece] = field(default_factory=list[Piece])

    def end_option(self) -> None:
        self.options.append(Sequence(tuple(self.pieces)))
        self.pieces.clear()

    def closed(self) -> Group | LookAround:
        self.end_option()
        return LookAround() if self.is_around else Group(tuple(self.options), self.labels)


class _Parser:
    """Reads a pattern from left to right; the groups that it is in are a list."""

    def __init__(self, pattern: str) -> None:
        self._cursor = Cursor(pattern)
        self._opened = [_Opened()]
        self._groups = 0
        self._labels: set[Label] = set()
        self._references: set[Label] = set()

    def read(self) -> Group:
        while not self._cursor.is_at_end:
            self._read_on()
        whole = self._opened.pop().closed()
        if self._opened or not isinstance(whole, Group) or not self._references <= self._labels:
            raise NoPatternError
        return whole

    def _read_on(self) -> None:
        inmost = self._opened[-1]
        if self._cursor.takes("|"):
            inmost.end_option()
        elif opening := self._cursor.matches(_GROUP):
            self._open(opening)
        elif self._cursor.takes(")"):
            self._close()
        elif assertion := self._assertion():
            inmost.pieces.append(assertion)
        else:
            inmost.pieces.append(self._quantified(self._atom()))

    def _open(self, opening: re.Match[str]) -> None:
        if len(self._opened) > _MAX_DEPTH:
            raise NoPatternError
        labels: tuple[Label, ...] = ()
        if not opening["plain"] and not opening["around"]:
            self._groups += 1
            labels = (self._groups, opening["name"]) if opening["name"] else (self._groups,)
        self._labels.update(labels)
        self._opened.append(_Opened(labels, opening["around"] is not None))

    def _close(self) -> None:
        closed = self._opened.pop().closed()
        if not self._opened:
            raise NoPatternError
        self._opened[-1].pieces.append(self._quantified(closed))

    def _assertion(self) -> Assertion | None:
        """What has no width; nothing may repeat it."""
        for sign in _ASSERTIONS:
            if self._cursor.takes(sign):
                if self._cursor.matches(_QUANTIFIER):
                    raise NoPatternError
                return Assertion(sign)
        return None

    def _atom(self) -> Piece:
        if reference := self._cursor.matches(_BACK_REFERENCE):
            return self._back_reference(reference)
        if self._cursor.matches(_QUANTIFIER) or self._cursor.matches(_NO_LOWER_BOUND):
            raise NoPatternError
        match self._cursor.next():
            case "(":  # and what opens no group
                raise NoPatternError
            case "[":
                return read_class(self._cursor)
            case ".":
                return AnyCharacter()
            case "\\":
                return read_escape(self._cursor)
            case character:
                return Character(ord(character))

    def _back_reference(self, found: re.Match[str]) -> BackReference:
        """To a group that may come later."""
        label = found["name"] or _count(found["number"])
        self._references.add(label)
        return BackReference(label)

    def _quantified(self, piece: Piece) -> Piece:
        found = self._cursor.matches(_QUANTIFIER)
        if not found:
            return piece
        low, high = _bounds(found)
        if low > high or self._cursor.matches(_QUANTIFIER):
            raise NoPatternError
        return Repeated(piece, low, high, found[0])


def _bounds(quantifier: re.Match[str]) -> tuple[int, int]:
    if quantifier["sign"]:
        return _SIGNS[quantifier["sign"]]
    low = _count(quantifier["low"])
    if not quantifier["comma"]:
        return low, low
    return low, _count(quantifier["high"]) if quantifier["high"] else ENDLESS


def _count(digits: str) -> int:
    return min(int(digits.lstrip("0")[:19] or "0"), ENDLESS)
