"""Constraints and rules in words."""

from __future__ import annotations

import pytest

from specleaf.ir.constraints import CONSTRAINTS, Constraint
from specleaf.ir.types import Rules
from specleaf.json_value import Json
from specleaf.pages.reference.constraint_words import (
    PHRASES,
    constraint_phrases,
    keywords_without_phrase,
    rule_phrases,
    schema_without_phrase,
)


def test_every_constraint_has_a_phrase() -> None:
    assert PHRASES.keys() == CONSTRAINTS.keys()


@pytest.mark.parametrize(
    ("constraints", "expected"),
    [
        ({"minLength": 1}, ["at least 1 character"]),
        ({"maxLength": 20_000}, ["at most 20,000 characters"]),
        ({"minLength": 1, "maxLength": 64}, ["1 to 64 characters"]),
        ({"minLength": 3, "maxLength": 3}, ["exactly 3 characters"]),
        ({"pattern": "^a|b$"}, ["matches <code>&#94;a&#124;b&#36;</code>"]),
        ({"minimum": 1, "maximum": 10}, ["from 1 to 10"]),
        ({"exclusiveMinimum": 0.5, "multipleOf": 0.25}, ["more than 0.5", "a multiple of 0.25"]),
        ({"minItems": 1, "uniqueItems": True}, ["at least 1 item", "no two items alike"]),
        ({"minProperties": 2, "maxProperties": 5}, ["2 to 5 properties"]),
        ({"minimum": 5, "maximum": 1}, ["at least 5", "at most 1", "no value meets these bounds"]),
        (
            {"minLength": 5, "maxLength": 1},
            ["at least 5 characters", "at most 1 character", "no value meets these bounds"],
        ),
        ({"exclusiveMinimum": 3, "maximum": 3}, ["more than 3", "at most 3", "no value meets these bounds"]),
        ({"minimum": 3, "exclusiveMaximum": 3.5}, ["at least 3", "less than 3.5"]),
        ({}, []),
    ],
)
def test_each_constraint_has_words(constraints: dict[str, int | float | str | bool], expected: list[str]) -> None:
    found = tuple(Constraint(keyword, value) for keyword, value in constraints.items())
    assert list(constraint_phrases(found)) == expected


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"dependentRequired": {"a": ["b", "c"]}}, ["with `a` also `b` and `c`"]),
        ({"required": ["x"]}, ["`x` must be present"]),
        ({"not": {"const": 0}}, ["not `0`"]),
        ({"not": {"enum": ["a", ""]}}, ['none of `a` and `""`']),
        ({"not": {"required": ["a", "b"]}}, ["not all of `a` and `b` present"]),
        ({"propertyNames": {"type": "string", "maxLength": 40}}, ["each property name: at most 40 characters"]),
        ({"maxLength": 3}, ["text: at most 3 characters"]),
        ({"const": [1]}, ["always `[1]`"]),
        ({"if": True, "then": {"maxLength": 3}}, ["further rules (`if`)"]),
        ({"contains": {"const": 1}, "minContains": 2}, ["further rules (`contains`)"]),
        ({"properties": {"a": False}}, ["further rules (`properties`)"]),
        ({"minimum": 1, "anyOf": [True, False]}, ["a number: at least 1", "further rules (`anyOf`)"]),
        (
            {
                "patternProperties": {"^x-": {"type": "string", "maxLength": 9}, "^n-": True},
                "additionalProperties": False,
            },
            [
                "properties with names that match `^x-`: text, at most 9 characters; "
                "properties with names that match `^n-`: any value",
                "no other properties",
            ],
        ),
        (
            {"properties": {"a": True}, "additionalProperties": {"type": "integer"}},
            ["other properties: a whole number"],
        ),
        ({"patternProperties": {"a": {"oneOf": [True]}}}, ["further rules (`patternProperties`)"]),
        (True, []),
        (False, ["no value at all"]),
    ],
)
def test_rules_are_told_or_at_least_named(schema: Json, expected: list[str]) -> None:
    assert list(rule_phrases(Rules(schema))) == expected


def test_what_the_page_shows_otherwise_is_not_told_again() -> None:
    rules = Rules({"oneOf": [True, False], "not": True})
    assert rule_phrases(rules, frozenset({"oneOf"})) == ("further rules (`not`)",)
    assert keywords_without_phrase(rules, frozenset({"oneOf", "not"})) == ()


def test_only_what_has_no_words_is_shown_as_a_schema() -> None:
    rules = Rules({"required": ["a"], "if": True, "then": {"minLength": 3}, "oneOf": [True]})
    assert schema_without_phrase(rules, frozenset({"oneOf"})) == {"if": True, "then": {"minLength": 3}}
    assert schema_without_phrase(Rules({"required": ["a"]})) == {}
