"""What a pattern of ECMA-262 is made of. What is no pattern, `test_ecma_pattern.py` says."""

from __future__ import annotations

import time

import pytest

from specleaf.patterns.parser import parse
from specleaf.patterns.syntax import (
    UNBOUNDED,
    AnyCharacter,
    Assertion,
    BackReference,
    Character,
    CharacterClass,
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

A, B = Character(ord("a")), Character(ord("b"))
HYPHEN = Character(ord("-"))


def group(*options: tuple[Piece, ...], labels: tuple[int | str, ...] = ()) -> Group:
    return Group(tuple(map(Sequence, options)), labels)


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("", ()),
        ("ab", (A, B)),
        (r"^a\b\B$", (Assertion("^"), A, Assertion(r"\b"), Assertion(r"\B"), Assertion("$"))),
        (".", (AnyCharacter(),)),
        (r"\d\W", (Shorthand("d", is_negated=False), Shorthand("w", is_negated=True))),
        (
            r"\p{Lu}\P{Script=Greek}",
            (Property("Lu", is_negated=False), Property("Script=Greek", is_negated=True)),
        ),
        (r"\x61\u0061\u{61}\ca", (A, A, A, Character(1))),
        (r"\ud83d\udc32", (Character(ord("🐲")),)),
        (r"\ud83da", (Character(0xD83D), A)),
        (r"\u{d83d}\udc32", (Character(0xD83D), Character(0xDC32))),
        ("{a]}", (Character(ord("{")), A, Character(ord("]")), Character(ord("}")))),
        ("(?:a|b|)", (group((A,), (B,), ()),)),
        ("(a)(?<b>(b))", (group((A,), labels=(1,)), group((group((B,), labels=(3,)),), labels=(2, "b")))),
        (r"\k<x>\1(?<x>)", (BackReference("x"), BackReference(1), group((), labels=(1, "x")))),
        (
            "(?=a)(?<!(b))(a)",
            (
                LookAround(group((A,)), is_behind=False, is_negated=False),
                LookAround(group((group((B,), labels=(1,)),)), is_behind=True, is_negated=True),
                group((A,), labels=(2,)),
            ),
        ),
    ],
)
def test_the_pieces_of_a_pattern(pattern: str, pieces: tuple[Piece, ...]) -> None:
    assert parse(pattern) == group(pieces)


@pytest.mark.parametrize(
    ("pattern", "members"),
    [
        ("[]", ()),
        ("[ab]", (A, B)),
        ("[a-b]", (Range(ord("a"), ord("b")),)),
        ("[-a-]", (HYPHEN, A, HYPHEN)),
        ("[--a]", (Range(ord("-"), ord("a")),)),
        (r"[\b]", (Character(8),)),
        (r"[a-\d]", (A, HYPHEN, Shorthand("d", is_negated=False))),
        (r"[\d-a-b]", (Shorthand("d", is_negated=False), HYPHEN, A, HYPHEN, B)),
        (r"[\ud83d\udc32-\u{1F433}]", (Range(0x1F432, 0x1F433),)),
    ],
)
def test_the_members_of_a_class(pattern: str, members: tuple[Character | Range | Shorthand, ...]) -> None:
    assert parse(pattern) == group((CharacterClass(members, is_negated=False),))
    assert parse(pattern.replace("[", "[^")) == group((CharacterClass(members, is_negated=True),))


@pytest.mark.parametrize(
    ("quantifier", "low", "high"),
    [
        ("*", 0, UNBOUNDED),
        ("+?", 1, UNBOUNDED),
        ("?", 0, 1),
        ("{2}", 2, 2),
        ("{2,}", 2, UNBOUNDED),
        ("{2,3}?", 2, 3),
        ("{007}", 7, 7),
        ("{" + "9" * 5000 + "}", UNBOUNDED, UNBOUNDED),
    ],
)
def test_how_often(quantifier: str, low: int, high: int) -> None:
    assert parse("a" + quantifier) == group((Repeated(A, low, high, quantifier),))


@pytest.mark.parametrize("unit", ["a", "()", "|", "[a-z]", r"\p{Lu}", "{", "{1", "{1,2", r"\u{61}", "(?:a|b)*", r"\("])
def test_a_long_pattern_takes_no_more_than_its_length_asks_for(unit: str) -> None:
    started = time.perf_counter()
    parse(unit * 20_000)
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("unit", ["(", "(?:", "[", r"\k<a", "(?<a", r"\p{"])
def test_what_is_never_closed_is_found_out_at_once(unit: str) -> None:
    started = time.perf_counter()
    with pytest.raises(PatternError):
        parse(unit * 20_000)
    assert time.perf_counter() - started < 5


@pytest.mark.usefixtures("little_stack")
def test_groups_within_groups_cost_no_stack() -> None:
    assert parse("(?:" * 100 + ")*" * 100).options
