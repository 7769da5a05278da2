r"""A parser of ECMA-262 regular expressions, as JSON Schema has them.

In: the text of a `pattern`. Out: its syntax tree, or `PatternError`. Nested groups do not use the call stack, and
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
    UNBOUNDED,
    AnyCharacter,
    Assertion,
    BackReference,
    Character,
    Group,
    Label,
    LookAround,
    PatternError,
    Piece,
    Repeated,
    Sequence,
)

_MAX_DEPTH = 100
"""Groups within groups; the engines that run patterns have such a limit as well."""

_ASSERTIONS: tuple[Literal["^", "$", r"\b", r"\B"], ...] = ("^", "$", r"\b", r"\B")
_SIGNS = {"*": (0, UNBOUNDED), "+": (1, UNBOUNDED), "?": (0, 1)}
_QUANTIFIER = re.compile(r"(?:(?P<sign>[*+?])|\{(?P<low>[0-9]+)(?P<comma>,(?P<high>[0-9]+)?)?\})\??")
_NO_LOWER_BOUND = re.compile(r"\{,[0-9]+\}")
_GROUP = re.compile(r"\((?:\?(?:(?P<plain>:)|<(?P<name>[A-Za-z_$][\w$]*)>|(?P<around><?[=!]))|(?!\?))")
_BACK_REFERENCE = re.compile(r"\\(?:k<(?P<name>[A-Za-z_$][\w$]*)>|(?P<number>[1-9][0-9]*))")


def parse(pattern: str) -> Group:
    """The syntax tree of a pattern; raises `PatternError` if it has none."""
    return _Parser(pattern).read()


@dataclass(slots=True)
class _OpenGroup:
    """A group that is not closed yet."""

    labels: tuple[Label, ...] = ()
    around: str = ""
    options: list[Sequence] = field(default_factory=list[Sequence])
    pieces: list[Piece] = field(default_factory=list[Piece])

    def end_option(self) -> None:
        self.options.append(Sequence(tuple(self.pieces)))
        self.pieces.clear()

    def closed(self) -> Group | LookAround:
        self.end_option()
        group = Group(tuple(self.options), self.labels)
        return LookAround(group, "<" in self.around, "!" in self.around) if self.around else group


class _Parser:
    """Parses from left to right; the open groups are a list."""

    def __init__(self, pattern: str) -> None:
        self._cursor = Cursor(pattern)
        self._open_groups = [_OpenGroup()]
        self._groups = 0
        self._labels: set[Label] = set()
        self._references: set[Label] = set()

    def read(self) -> Group:
        while not self._cursor.is_at_end:
            self._read_next()
        whole = self._open_groups.pop().closed()
        if self._open_groups or not isinstance(whole, Group) or not self._references <= self._labels:
            raise PatternError
        return whole

    def _read_next(self) -> None:
        innermost = self._open_groups[-1]
        if self._cursor.accept("|"):
            innermost.end_option()
        elif opening := self._cursor.accept_match(_GROUP):
            self._open(opening)
        elif self._cursor.accept(")"):
            self._close()
        elif assertion := self._assertion():
            innermost.pieces.append(assertion)
        else:
            innermost.pieces.append(self._quantified(self._atom()))

    def _open(self, opening: re.Match[str]) -> None:
        if len(self._open_groups) > _MAX_DEPTH:
            raise PatternError
        labels: tuple[Label, ...] = ()
        if not opening["plain"] and not opening["around"]:
            self._groups += 1
            labels = (self._groups, opening["name"]) if opening["name"] else (self._groups,)
        self._labels.update(labels)
        self._open_groups.append(_OpenGroup(labels, opening["around"] or ""))

    def _close(self) -> None:
        closed = self._open_groups.pop().closed()
        if not self._open_groups:
            raise PatternError
        self._open_groups[-1].pieces.append(self._quantified(closed))

    def _assertion(self) -> Assertion | None:
        """An assertion, if one follows; it must not be quantified."""
        for sign in _ASSERTIONS:
            if self._cursor.accept(sign):
                if self._cursor.accept_match(_QUANTIFIER):
                    raise PatternError
                return Assertion(sign)
        return None

    def _atom(self) -> Piece:
        if reference := self._cursor.accept_match(_BACK_REFERENCE):
            return self._back_reference(reference)
        if self._cursor.accept_match(_QUANTIFIER) or self._cursor.accept_match(_NO_LOWER_BOUND):
            raise PatternError
        match self._cursor.next():
            case "(":  # and what opens no group
                raise PatternError
            case "[":
                return read_class(self._cursor)
            case ".":
                return AnyCharacter()
            case "\\":
                return read_escape(self._cursor)
            case character:
                return Character(ord(character))

    def _back_reference(self, found: re.Match[str]) -> BackReference:
        """A reference to a group, which may come later."""
        label = found["name"] or _count(found["number"])
        self._references.add(label)
        return BackReference(label)

    def _quantified(self, piece: Piece) -> Piece:
        found = self._cursor.accept_match(_QUANTIFIER)
        if not found:
            return piece
        low, high = _bounds(found)
        if low > high or self._cursor.accept_match(_QUANTIFIER):
            raise PatternError
        return Repeated(piece, low, high, found[0])


def _bounds(quantifier: re.Match[str]) -> tuple[int, int]:
    if quantifier["sign"]:
        return _SIGNS[quantifier["sign"]]
    low = _count(quantifier["low"])
    if not quantifier["comma"]:
        return low, low
    return low, _count(quantifier["high"]) if quantifier["high"] else UNBOUNDED


def _count(digits: str) -> int:
    return min(int(digits.lstrip("0")[:19] or "0"), UNBOUNDED)
