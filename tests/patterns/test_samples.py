"""Texts that match a pattern."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specleaf.ir.accepts import meets_constraints
from specleaf.ir.constraints import Constraint
from specleaf.patterns.samples import sample_texts


def first(pattern: str, shortest: int = 0, longest: int = 1000) -> str | None:
    limits = (
        Constraint("pattern", pattern),
        Constraint("minLength", shortest),
        Constraint("maxLength", longest),
    )
    return next((text for text in sample_texts(pattern, shortest, longest) if meets_constraints(text, limits)), None)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("^[a-z]+$", "abc"),
        (r"^\d{3}-\d{4}$", "012-3456"),
        ("^#[0-9A-F]{6}$", "#012345"),
        ("^sk_[a-zA-Z0-9]{8}$", "sk_abcdefgh"),
        (r"^([01]\d|2[0-3]):?([0-5]\d)$", "01:23"),
        (r"^(https?|ftp)://\S+$", "https://abc"),
        (r"^[\w.+-]+@[\w-]+\.[\w.]+$", "abc@def.ghi"),
        (r"^([a-z])\1$", "aa"),
        (r"^(?<year>\d{4})-\k<year>$", "0123-0123"),
        (r"^(?=.*\d)(?=.*[a-z])(?=.*[A-Z]).{8,20}$", "aB3-cD4_"),
        (r"^(?!abc)[a-z]+$", "a"),
        (r"^\p{Lu}\p{L}+$", "Abcd"),
        ("^[^a-y]{2}$", "z0"),
        ("^[一-龯]+$", "一龯一"),
        (r"^\u00e9\x41\cA\t$", "\u00e9A\x01\t"),
        (r"\bpart\b", "part"),
        ("a|b", "a"),
        ("^$", ""),
        ("[]", None),
        ("(", None),
        ("*", None),
        ("a)", None),
        ("[z-", None),
        (r"^\p{Script=Greek}$", None),
        (r"^\P{Script=Greek}+$", "abc"),
        (r"^[a-\d-_]+$", "a01"),
        (r"^\ud83d\udc32$", "🐲"),
        (r"^\k<later>(?<later>x)$", "x"),
        (r"^(?:ab)\k<x>(?<x>c)$", "abc"),
        (r"^ab\Z", None),
        ("^x{10000000000}$", None),
        ("(" * 100 + "a" + ")" * 100, "a"),
    ],
)
def test_the_first_text_that_matches_reads_well(pattern: str, expected: str | None) -> None:
    assert first(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "shortest", "longest"),
    [("^[a-z]+$", 40, 40), ("^[a-z]*$", 0, 0), ("^[a-z]+-[a-z]+$", 10, 12), ("^(a|bb|ccc)$", 3, 3), ("x", 5, 9)],
)
def test_lengths_are_kept_where_the_pattern_allows(pattern: str, shortest: int, longest: int) -> None:
    found = first(pattern, shortest, longest)
    if pattern == "x":
        assert found is None  # nothing is added to what a pattern says
    else:
        assert found is not None
        assert shortest <= len(found) <= longest


@pytest.mark.parametrize(
    "pattern",
    [
        *("^x{1000000000}$", "((a{999}){999}){999}", "((((){999}){999}){999}){999}", "a" * 9000),
        "(abc)" + "".join(rf"(\{number}\{number})" for number in range(1, 60)),
        r"(a\1*?)*",
    ],
)
def test_patterns_that_ask_for_too_much_are_given_up_at_once(pattern: str) -> None:
    started = time.perf_counter()
    list(sample_texts(pattern, 0, 100))
    assert time.perf_counter() - started < 5


@given(st.text(alphabet="ab1-[](){}|*+?^$.\\dws,:=!<>0", max_size=12))
def test_no_pattern_is_a_mistake(pattern: str) -> None:
    for text in sample_texts(pattern, 0, 10):
        assert isinstance(text, str)


@given(
    st.lists(st.sampled_from(["[a-f]", r"\d", "x", ".", "(ab|c)", "[^a]", r"\w", "(?:q)"]), min_size=1, max_size=5),
    st.lists(st.sampled_from(["", "+", "*", "?", "{2}", "{1,3}", "{2,}"]), min_size=5, max_size=5),
)
def test_what_is_made_of_plain_pieces_is_found(pieces: list[str], repeats: list[str]) -> None:
    pattern = "^" + "".join(piece + repeat for piece, repeat in zip(pieces, repeats, strict=False)) + "$"
    found = first(pattern)
    assert found is not None
    assert re.search(pattern, found)


@pytest.mark.usefixtures("little_stack")
def test_groups_within_groups_cost_no_stack_to_write() -> None:
    assert first("^" + "(?:" * 100 + "a" + ")+" * 100 + "$", 0, 5) == "a"


@pytest.mark.parametrize("pattern", [r"\ud800", r"a\udfff", r"[\ud800-\udbff]", r"\u{110000}"])
def test_half_a_character_is_no_text(pattern: str) -> None:
    assert first(pattern) is None
