"""File names: what every file system takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specleaf.naming.portable import MAX_LENGTH, portable, without_middle


@pytest.mark.parametrize("device", ["con", "nul", "aux", "com1", "lpt0", "PRN"])
def test_a_name_that_windows_keeps_gets_an_underscore(device: str) -> None:
    assert portable(device) == f"{device}_"


def test_other_letters_are_stood_for_by_a_digest() -> None:
    assert portable("café") != portable("cafè")
    assert portable("café").startswith("caf_x")
    assert portable("名前").isascii()


def test_a_long_name_is_cut_and_stays_different() -> None:
    assert portable("a" * 300) != portable("a" * 301)


@pytest.mark.parametrize("name", ["日本3", "_日3", "日3本", "３日3"])
def test_no_name_begins_with_a_digit_where_letters_are_dropped(name: str) -> None:
    assert portable(name).isidentifier()


@given(st.text(st.characters(categories=("L", "Nd"), include_characters="_"), min_size=1))
def test_every_name_is_short_and_ascii(name: str) -> None:
    file = portable(name)
    assert file
    assert file.isascii()
    assert len(file) <= MAX_LENGTH + 1


def test_a_long_name_loses_words_from_its_middle() -> None:
    name = "_".join(f"word{number}" for number in range(30))
    short = without_middle(name)
    assert short.startswith("word0_word1_")
    assert short.endswith("_word28_word29")
    assert len(short) <= MAX_LENGTH
    assert without_middle("a_b") == "a_b"
    assert without_middle("a" * 300) == "a" * 300
