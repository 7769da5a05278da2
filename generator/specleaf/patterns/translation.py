"""Patterns: from ECMA-262, as JSON Schema has them, to the syntax of linear engines.

In: the text of a `pattern`. Out: a pattern for Rust's `regex` that finds a match in exactly the same strings; or
`None` if there is none, because the pattern looks around or back, would grow too large, or is no pattern.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias, assert_never

from specleaf.patterns.engine import compiles
from specleaf.patterns.parser import parse
from specleaf.patterns.syntax import (
    AnyCharacter,
    Assertion,
    BackReference,
    Character,
    CharacterClass,
    ClassMember,
    Group,
    LookAround,
    PatternError,
    Piece,
    Property,
    Range,
    Repeated,
    Sequence,
    Shorthand,
)

_SETS = {
    "d": "0-9",
    "w": "0-9A-Z_a-z",
    "s": r"\t-\r \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}",
}
r"""What `\d`, `\w` and `\s` stand for (ECMA-262, "CharacterClassEscape"), as members of a class."""

_ANY_BUT_LINE_ENDS = r"[^\n\r\x{2028}\x{2029}]"
_LITERALS = {9: r"\t", 10: r"\n", 13: r"\r"}
_ASSERTIONS = {"^": "^", "$": "$", r"\b": r"(?-u:\b)", r"\B": r"(?-u:\B)"}
_META = frozenset("\\.+*?()|[]{}^$")
_META_IN_CLASS = frozenset("\\[]^-&~()")
"""Parentheses mean nothing there, but jsonschema-rs loses count of them beside a class within a class."""

_Part: TypeAlias = Piece | str


class NotLinearError(Exception):
    """No linear-time engine can match the pattern."""


@lru_cache(maxsize=4096)
def translate(pattern: str) -> str | None:
    """The same pattern in the syntax of Rust's `regex`, or `None` if that engine has no equivalent."""
    try:
        text = _rendered(parse(pattern))
    except (PatternError, NotLinearError):
        return None
    return text if compiles(text) else None


def translate_tree(pieces: tuple[Piece, ...]) -> str:
    """The text of pieces one after another; raises `NotLinearError` if the engine has no equivalent."""
    text = _rendered(Group((Sequence(pieces),)))
    if not compiles(text):
        raise NotLinearError
    return text


def is_valid(pattern: str) -> bool:
    """Whether the text is a pattern of ECMA-262 at all."""
    try:
        parse(pattern)
    except PatternError:
        return False
    return True


def _rendered(whole: Group) -> str:
    """The text of a tree. Iterative: nested groups do not use the call stack."""
    written: list[str] = []
    left = [*reversed(_alternatives(whole))]
    while left:
        part = left.pop()
        if isinstance(part, str):
            written.append(part)
        else:
            left += reversed(_parts(part))
    return "".join(written)


def _parts(piece: Piece) -> tuple[_Part, ...]:
    match piece:
        case Sequence(pieces):
            return pieces
        case Group():
            return ("(?:", *_alternatives(piece), ")")
        case Repeated(inner, quantifier=quantifier):
            return (inner, quantifier)
        case Assertion(sign):
            return (_ASSERTIONS[sign],)
        case AnyCharacter():
            return (_ANY_BUT_LINE_ENDS,)
        case Character(code):
            return (_literal(code, _META),)
        case Shorthand(letter, is_negated):
            return (_set(letter, is_negated=is_negated),)
        case Property():
            return (_member(piece),)
        case CharacterClass(members, is_negated):
            return (_class(members, is_negated=is_negated),)
        case BackReference() | LookAround():
            raise NotLinearError
        case _:
            assert_never(piece)


def _alternatives(group: Group) -> tuple[_Part, ...]:
    separated: list[_Part] = []
    for option in group.options:
        separated += ("|", option)
    return tuple(separated[1:])


def _set(letter: str, *, is_negated: bool) -> str:
    return f"[{'^' if is_negated else ''}{_SETS[letter]}]"


def _class(members: tuple[ClassMember, ...], *, is_negated: bool) -> str:
    if not members:  # `[]` is nothing, `[^]` anything
        return rf"[{'' if is_negated else '^'}\x{{0}}-\x{{10FFFF}}]"
    return f"[{'^' if is_negated else ''}{''.join(map(_member, members))}]"


def _member(member: ClassMember) -> str:
    match member:
        case Character(code):
            return _literal(code, _META_IN_CLASS)
        case Range(first, last):
            return f"{_literal(first, _META_IN_CLASS)}-{_literal(last, _META_IN_CLASS)}"
        case Shorthand(letter, is_negated):
            return _set(letter, is_negated=True) if is_negated else _SETS[letter]
        case Property(name, is_negated):
            return rf"\{'P' if is_negated else 'p'}{{{name}}}"
        case _:
            assert_never(member)


def _literal(code: int, meta: frozenset[str]) -> str:
    if 0xD800 <= code <= 0xDFFF:  # half a character: text that is UTF-8 has none
        raise NotLinearError
    character = chr(code)
    if code in _LITERALS:
        return _LITERALS[code]
    if character in meta:
        return f"\\{character}"
    return character if character.isprintable() else f"\\x{{{code:X}}}"
