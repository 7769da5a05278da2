"""Text of documents as Python text: what comes in comes back, and nothing of it can be overlooked."""

from __future__ import annotations

import ast
import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specleaf.languages.python.text import docstring, first_hidden, string_literal, width, with_pictographs

TEXTS = st.text(st.characters(exclude_categories=()))


@given(TEXTS)
def test_a_literal_is_the_text_that_it_was_made_from(text: str) -> None:
    assert ast.literal_eval(string_literal(text)) == text


@given(TEXTS)
def test_a_literal_shows_all_that_is_in_it(text: str) -> None:
    literal = string_literal(text)
    assert first_hidden(literal) is None
    assert "\n" not in literal


@given(TEXTS)
def test_a_docstring_is_one_string_and_shows_all_that_is_in_it(text: str) -> None:
    literal = docstring(text, 4)
    assert first_hidden(literal) is None
    if literal:
        assert isinstance(ast.literal_eval(literal), str)


def test_a_surrogate_that_stands_alone_is_an_escape() -> None:
    assert string_literal("\ud800") == '"\\ud800"'


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("a", '"a"'),
        ('say "a"', "'say \"a\"'"),
        ("it's", '"it\'s"'),
        ("'\"", '"\'\\""'),
        ("a\\b\n\t\x00\x7f", '"a\\\\b\\n\\t\\x00\\x7f"'),
        ("\u202e\u200b\ufeff", '"\\u202e\\u200b\\ufeff"'),
        ("日本語 é", '"日本語 é"'),
        ("🎉", '"\\U0001f389"'),
    ],
)
def test_literals_are_spelt_as_the_formatter_spells_them(text: str, literal: str) -> None:
    assert string_literal(text) == literal


def test_a_docstring_keeps_the_authors_lines_and_their_relative_indentation() -> None:
    text = "  First.\r\n\r\n    code\r\n      more\r\n    end  \r\n"
    written = docstring(text, 4)
    assert written == '"""First.\n\n    code\n      more\n    end\n    """'
    assert inspect.cleandoc(ast.literal_eval(written)) == "First.\n\ncode\n  more\nend"


@pytest.mark.parametrize("text", ["", "  ", "\n\t\n"])
def test_a_text_of_blanks_is_no_docstring(text: str) -> None:
    assert docstring(text, 4) == ""


def test_wide_characters_take_two_columns() -> None:
    assert width("abc") == 3
    assert width("日本") == 4


@given(st.text(st.sampled_from('\\"u2600U0001f980🦀☀\u0301⏰\u2800\u200bé')))
def test_a_literal_for_people_has_its_pictographs_and_the_same_value(text: str) -> None:
    shown = with_pictographs(string_literal(text))
    assert ast.literal_eval(shown) == text
    assert all((char in shown) == (char in text) for char in "🦀☀⏰")
