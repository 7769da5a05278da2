"""Patterns of ECMA-262 in the syntax of a linear engine: the same matches, or none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import SchemaValidator, core_schema

from specleaf.patterns.everything import matches_everything
from specleaf.patterns.translation import is_valid, translate


def finds(pattern: str, text: str) -> bool:
    """Whether the engine of pydantic, given the translation, finds a match in the text."""
    translated = translate(pattern)
    assert translated is not None
    return SchemaValidator(core_schema.str_schema(pattern=translated)).isinstance_python(text)


@pytest.mark.parametrize(
    ("pattern", "found", "not_found"),
    [
        (r"^\d+$", ["42"], ["৪২", "42\n", "4x"]),
        (r"\D", ["৪", "x"], ["42"]),
        (r"^\w+$", ["aZ_9"], ["é", ""]),
        (r"^\W$", ["é", " "], ["a", "_"]),
        (r"^\s$", [" ", "\t", "\u00a0", "\ufeff", "\u2028", "\v"], ["x", "\u200b", "\u0085"]),
        (r"^\S$", ["x", "\u200b", "\u0085"], ["\u3000", "\n"]),
        (r"^[\d\s]+$", ["1 2"], ["x"]),
        (r"^[^\S]$", [" "], ["x"]),
        (r"^[\D\d]$", ["x", "\n", "1"], ["", "xx"]),
        (r"^.$", ["x", "\u0085", "🐲"], ["\n", "\r", "\u2028", "\u2029", ""]),
        (r"^🐲*$", ["", "🐲", "🐲🐲"], ["🐉"]),
        (r"^\ud83d\udc32$", ["🐲"], ["🐉"]),
        (r"^\u{1F432}\x41\cA\0$", ["🐲A\x01\x00"], ["🐲A"]),
        (r"^[\b]$", ["\b"], ["b"]),
        (r"\bcat\b", ["a cat!", "écaté"], ["cats", "_cat"]),
        (r"\Bat", ["cat"], ["at", "é at"]),
        (r"a+", ["xaay"], ["xy"]),
        (r"^(?:a|b)$|c", ["a", "xcx"], ["ab"]),
        (r"^(?<year>\d{4})$", ["2024"], ["24"]),
        (r"^[]$|^a", ["a"], ["", "]"]),
        (r"^[^]$", ["\n", "a"], [""]),
        (r"^[\w-.]+$", ["a-b.c"], ["a b"]),
        (r"^[a\-z]+$", ["a-z"], ["b"]),
        (r"^[&~[^-]+$", ["&&~~[^-"], ["]", "a"]),
        (r"^[[:x]+$", ["[:x"], ["a"]),
        (r"^{foo}$", ["{foo}"], ["foo"]),
        (r"^\{id\}/{x}]$", ["{id}/{x}]"], ["id"]),
        (r"^\/\-\_\@$", ["/-_@"], ["/"]),
        (r"^\p{Lu}\p{L}+\P{L}$", ["Été!"], ["été!"]),
        (r"^\p{Script=Greek}[\p{Lowercase}]$", ["Ωa"], ["aa"]),
        (r"^a{2}b{2,}c{1,2}?$", ["aabbbc"], ["abbc", "aabbccc"]),
        (r"", ["", "x"], []),
        ("^é\u200b\t$", ["é\u200b\t"], ["e"]),
    ],
)
def test_a_translation_finds_what_the_pattern_means(pattern: str, found: list[str], not_found: list[str]) -> None:
    assert is_valid(pattern)
    assert [text for text in found if not finds(pattern, text)] == []
    assert [text for text in not_found if finds(pattern, text)] == []


@pytest.mark.parametrize(
    "pattern",
    [
        "(?=a)b",
        "(?!a)b",
        "(?<=a)b",
        "(?<!a)b",
        r"(a)\1",
        r"\1(a)",
        r"(?<x>a)\k<x>",
        r"[\ud800-\udfff]",
        "\ud800",
        "(?:a{1000}){1000}",
        "a{99999999999999999999}",
    ],
)
def test_a_pattern_that_no_linear_engine_can_tell_is_valid_and_has_no_translation(pattern: str) -> None:
    assert is_valid(pattern)
    assert translate(pattern) is None


@pytest.mark.parametrize(
    "pattern",
    [
        *("(", ")", "(a", "a)", "[a", "*", "+a", "?", "a**", "a{1}{2}", "a{2,1}", "a{,3}", "^*", r"\b+", "(?", "(?a)"),
        *("(?i)a", "(?P<x>a)", "(?<1>a)", r"\Z", r"\a", r"\A", "\\", r"\x4", r"\u12", r"\u{110000}", r"\c1", r"\00"),
        *(
            "[z-a]",
            r"\p{Foo}",
            r"\p",
            r"\pL",
            r"\2(a)",
            r"\k<x>(?<y>a)",
            "^\\S(|(.|\\n)*\\S)\\Z",
            "(" * 200 + ")" * 200,
            "^[a-z]{,2}$",
            r"\A[a-z-_.]+\Z",
            "(?i)^abc$",
            "(?P<n>x)",
            "[[:alpha:]]",
            "[^[:^space:]_]",
            "a++",
            "(?>x)",
            r"\h+",
            "[a-Z]",
        ),
    ],
)
def test_what_is_no_pattern_has_no_translation(pattern: str) -> None:
    assert not is_valid(pattern)
    assert translate(pattern) is None


@pytest.mark.usefixtures("little_stack")
def test_groups_within_groups_cost_no_stack_to_translate() -> None:
    assert translate("(?:" * 100 + "deep" + ")?" * 100) == "(?:" * 100 + "deep" + ")?" * 100


def test_a_translation_can_be_read() -> None:
    assert translate(r"^[\w.-]+@\d{2,}$") == r"^[0-9A-Z_a-z.\-]+@[0-9]{2,}$"


ATOMS = [
    "a",
    "b",
    "1",
    "_",
    "-",
    r"\d",
    r"\w",
    r"\D",
    r"\W",
    "[ab]",
    "[^a]",
    r"[\d_]",
    "[a-c1]",
    r"\.",
    r"\n",
    "(?:a|b)",
    "(b)",
]
QUANTIFIERS = ["", "", "", "*", "+", "?", "{2}", "{1,2}", "*?"]


@st.composite
def patterns(draw: st.DrawFn) -> str:
    parts = [draw(st.sampled_from(ATOMS)) + draw(st.sampled_from(QUANTIFIERS)) for _ in range(draw(st.integers(0, 5)))]
    middle = draw(st.sampled_from(["", "|"]))
    at = draw(st.integers(0, len(parts)))
    start, end = draw(st.sampled_from(["", "^"])), draw(st.sampled_from(["", "$"]))
    return start + "".join(parts[:at]) + middle + "".join(parts[at:]) + end


@given(pattern=patterns(), text=st.text("ab1_-.\né৪", max_size=6))
def test_common_patterns_find_what_python_finds_in_ascii(pattern: str, text: str) -> None:
    """Python's `re.ASCII` differs in `$` before a last line end alone."""
    expected = re.compile(pattern.replace("$", r"\Z"), re.ASCII).search(text) is not None
    assert finds(pattern, text) == expected


@given(st.text("ab(){}[]^$*+?|\\dwsSpPkuxc0129-,:<=!é\ud800", max_size=12))
def test_any_text_is_either_translated_or_not_and_a_translation_compiles(pattern: str) -> None:
    translated = translate(pattern)
    if translated is not None:
        assert is_valid(pattern)
        SchemaValidator(core_schema.str_schema(pattern=translated))


@pytest.mark.parametrize(
    "pattern", ["", "^", "$", ".*", "^.*$", "^(.*)$", "(?:.*)", r"^[\s\S]*$", "[^]*", "^.{0,}$", "x*", "^(?:(.)*)$"]
)
def test_some_patterns_match_everything(pattern: str) -> None:
    assert matches_everything(pattern)


@pytest.mark.parametrize("pattern", [".+", "^$", "a", "^a*$", "^.*$|b", "a.*", r"^[\s\d]*$", "^.{0,5}$", "["])
def test_other_patterns_do_not_match_everything(pattern: str) -> None:
    assert not matches_everything(pattern)
