"""How JSON is read: RFC 8259 to the letter, at the speed of the standard library, and with a place for each error."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specleaf.json_value import Json
from specleaf.problems import Problem, SpecleafError
from specleaf.source.limits import Limits
from specleaf.source.load import load_text

LIMITS = Limits()


def value(text: str) -> Json:
    return load_text(text, "api.json", LIMITS).root


def problem_with(text: str) -> Problem:
    with pytest.raises(SpecleafError) as raised:
        load_text(text, "api.json", LIMITS)
    (problem,) = raised.value.problems
    return problem


def test_numbers_stay_what_they_are() -> None:
    found = value("[1, 1.0, -0, 1e2, 9007199254740993, true, null]")
    assert repr(found) == "[1, 1.0, 0, 100.0, 9007199254740993, True, None]"


@pytest.mark.parametrize(
    ("text", "position", "hint"),
    [
        ('{"a": 1,\n}', (1, 8), "none there"),
        ("[1,\n 2,\n]", (2, 3), "none there"),
        ('{\n  // x\n "a": 1}', (2, 3), "no comments"),
        ('{\n  # x\n "a": 1}', (2, 3), "no comments"),
        ("{'a': 1}", (1, 2), "double quotes"),
        ("openapi: 3.1.0", (1, 1), ".json"),
        ("[1,,2]", (1, 4), ""),
        ("]", (1, 1), ".json"),
        ('["x,\n]"', (1, 5), ""),
        ('{"a": 1', (1, 8), ""),
        ('{"a": 1} x', (1, 10), ""),
        ('{"a": "\t"}', (1, 8), ""),
        ('{"a": 01}', (1, 8), ""),
        ('{"a": "\\x"}', (1, 8), ""),
    ],
)
def test_an_error_of_syntax_has_its_place(text: str, position: tuple[int, int], hint: str) -> None:
    problem = problem_with(text)
    assert (problem.code, problem.position) == ("json-syntax", position)
    assert hint in problem.hint


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(text: str) -> None:
    problem = problem_with(f'{{"NaN": "NaN",\n "b": [{text}]}}')
    assert (problem.code, problem.position) == ("non-json-value", (2, 8))


def test_a_key_that_stands_twice_is_an_error_that_names_both_lines() -> None:
    problem = problem_with('{"a": {"b": 1},\n "b": ["a", "a", {}],\n "a": 2}')
    assert (problem.code, problem.position) == ("duplicate-key", (3, 2))
    assert "on lines 1 and 3" in problem.message


def test_a_key_that_is_spelled_in_two_ways_stands_twice() -> None:
    assert problem_with('{"a": 1, "\\u0061": 2}').position == (1, 10)


def test_of_two_errors_the_first_is_reported() -> None:
    assert problem_with('{"a": 1, "a": 1e999}').code == "duplicate-key"
    assert problem_with('{"a": 1e999, "a": 1}').code == "number-too-large"


@pytest.mark.parametrize("half", ["\\ud83d", "\\ude00", "\\uDE00\\uD83D", "\\ud83d\\ud83d\\ude00", "\\ud83dx"])
def test_an_escape_for_half_a_character_is_refused(half: str) -> None:
    problem = problem_with(f'{{"a":\n "x{half}"}}')
    assert (problem.code, problem.position) == ("non-json-value", (2, 2))


@pytest.mark.parametrize("whole", ["\\ud83d\\ude00", "\\\\ud83d", "\\u00e9", "\\\\\\ud83d\\ude00"])
def test_an_escape_for_a_whole_character_is_not(whole: str) -> None:
    assert value(f'["{whole}"]') == json.loads(f'["{whole}"]')


def test_an_error_is_found_even_where_the_text_after_it_is_no_json() -> None:
    assert problem_with("1e999openapi: 3.1.0 }").code == "number-too-large"
    assert problem_with("[NaN.1.2]]").code == "non-json-value"


def test_any_text_that_json_allows_is_read() -> None:
    assert value('["\x7f\x85\u2028\ufffe", "\\u0000"]') == ["\x7f\x85\u2028\ufffe", "\0"]


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=15,
)


@given(JSON_VALUES, st.sampled_from([None, 2, "\t"]), st.booleans())
def test_what_json_writes_is_read_as_it_was(original: Json, indent: int | str | None, ascii_only: bool) -> None:
    assert repr(value(json.dumps(original, indent=indent, ensure_ascii=ascii_only))) == repr(original)
