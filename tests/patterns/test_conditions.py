"""Patterns that look around at the ends of a text: the conditions accept what the pattern matches."""

from __future__ import annotations

import itertools
from typing import Any

import jsonschema_rs
import pytest

from specleaf.patterns import conditions, translate

TEXTS = ["".join(letters) for count in range(6) for letters in itertools.product("ab1-", repeat=count)]
PATTERNS = (
    r"^(?=.*\d).{2,}$",
    r"^(?=.*[ab])(?=.*\d)(?!.*--)[ab\d-]+$",
    r"^(?!a)",
    r"(?!a)^b",
    r"^(?!-)[a-b\d-]{1,4}(?<!-)$",
    r"^.+(?<!a|b1)$",
    r"(?<=a)$",
    r"^(?!a$|b$)\w+$",
    r"^(?:(?!a).+|(?=b1).*)$",
    r"^((?=a)a.|1.(?<=b))$",
    r"^(?=(?!a)[ab])..",
    r"^(?=a|1)|b(?<!ab)$",
    r"^(?!(?:a|b)+$)",
    r"^(?=^a)(?!a$).*$",
)


def matcher(schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(schema, pattern_options=jsonschema_rs.RegexOptions())


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_conditions_accept_what_the_pattern_matches(pattern: str) -> None:
    assert translate(pattern) is None
    found = conditions(pattern)
    assert found is not None
    linear, backtracking = matcher(found), jsonschema_rs.Draft202012Validator({"pattern": pattern})
    verdicts = {text: linear.is_valid(text) for text in TEXTS}
    assert verdicts == {text: backtracking.is_valid(text) for text in TEXTS}
    assert set(verdicts.values()) == {True, False}
    assert linear.is_valid(1)


@pytest.mark.parametrize(
    "pattern",
    [
        r"^((?!ab).)*$",
        r"a(?=b)c",
        r"(?=.*\d).{8,}",
        r"^(a)\1$",
        r"^(?=(a)\1).*$",
        r"^(?<=a)b",
        r"a(?!b)$",
        r"^(?=a)*b",
        r"^(?=[\ud800]).*$",
        "(",
    ],
)
def test_what_is_looked_for_elsewhere_has_no_such_conditions(pattern: str) -> None:
    assert conditions(pattern) is None


def test_a_pattern_without_look_around_is_its_own_condition() -> None:
    assert conditions("^a+$") == {"pattern": "^a+$"}


def test_alternatives_in_each_other_have_a_limit() -> None:
    nested = "(?:a|b)"
    for _ in range(8):
        nested = f"(?:(?=a){nested}|(?!b){nested})"
    assert conditions(f"^{nested}$") is None
