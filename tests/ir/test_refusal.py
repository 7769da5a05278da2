"""Why a value is refused: the place in it, and the reason."""

from __future__ import annotations

import json
from typing import Any

import pytest

from specleaf import pipeline
from specleaf.config import Config
from specleaf.problems import Problem
from specleaf.source import Limits, load_text

Json = Any
QUOTES = "a text that looks like something else needs quotes"
TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
UNION = {
    "oneOf": [{"$ref": "#/components/schemas/X"}, {"$ref": "#/components/schemas/Y"}],
    "discriminator": {"propertyName": "k", "mapping": {"x": "#/components/schemas/X", "y": "#/components/schemas/Y"}},
}
TAGGED = {
    "X": {"type": "object", "required": ["k", "q"], "properties": {"k": {"const": "x"}, "q": TEXT}},
    "Y": {"type": "object", "required": ["k"], "properties": {"k": {"const": "y"}}},
}


def problems(schema: Json, keyword: str, value: Json) -> list[Problem]:
    model = {"type": "object", "properties": {"f": {**schema, keyword: value}}}
    schemas = {**TAGGED, "A": model}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }
    run = pipeline.produce(load_text(json.dumps(document), "openapi.json", Limits()), Config())
    return [problem for problem in run.problems if problem.code in {"example-invalid", "default-invalid"}]


@pytest.mark.parametrize(
    ("schema", "value", "reason", "hint"),
    [
        (TEXT, 7, "it is an integer, not a string", QUOTES),
        (TEXT, True, "it is a boolean, not a string", QUOTES),
        (TEXT, None, "it is null, not a string", QUOTES),
        (TEXT, [], "it is an array, not a string", ""),
        ({**TEXT, "enum": ["yes", "no"]}, True, 'it is none of "yes", "no"', QUOTES),
        ({**TEXT, "enum": ["yes", "no"]}, "on", 'it is none of "yes", "no"', ""),
        ({"const": "1"}, 1, 'it is not "1"', QUOTES),
        (WHOLE, "1", "it is a string, not an integer", ""),
        (WHOLE, 1.5, "it is a number, not an integer", ""),
        ({**WHOLE, "minimum": 3}, 2, "it does not satisfy minimum: 3", ""),
        ({**TEXT, "format": "date"}, "2020", "it is not of the format 'date'", ""),
        ({"type": "array", "items": WHOLE, "maxItems": 1}, [1, 2], "it does not satisfy maxItems: 1", ""),
        ({"type": "array", "items": WHOLE}, [1, "a"], "'1' is a string, not an integer", ""),
        ({"type": "array", "prefixItems": [TEXT], "items": WHOLE}, ["a", "b"], "'1' is a string, not an integer", ""),
        ({"type": "object", "additionalProperties": WHOLE}, {"a": "b"}, "'a' is a string, not an integer", ""),
        ({"anyOf": [WHOLE, {"type": "boolean"}]}, "a", "it is valid for no member of the union", ""),
        (
            {"oneOf": [{**WHOLE, "minimum": 3}, {**WHOLE, "maximum": 5}]},
            4,
            "it is valid for 2 members of 'oneOf', not for one alone",
            "",
        ),
        ({**TEXT, "not": {"const": "x"}}, "x", "it does not satisfy 'not'", ""),
        (
            {"type": "object", "properties": {"a": {"type": "object", "properties": {"b": TEXT}}}},
            {"a": {"b": 1}},
            "'a.b' is an integer, not a string",
            QUOTES,
        ),
        ({"type": "object", "properties": {"a": TEXT}, "required": ["a"]}, {}, "'a' is required, and missing", ""),
        (
            {"type": "object", "properties": {"a": TEXT}, "additionalProperties": False},
            {"b": 1},
            "'b' is no property, and there may be no others",
            "",
        ),
        (UNION, {"k": "z"}, '\'k\' is none of "x", "y"', ""),
        (UNION, {"k": "x"}, "'q' is required, and missing", ""),
        ({"type": ["string", "null"]}, 5, "it is an integer, not a string", QUOTES),
    ],
    ids=repr,
)
@pytest.mark.parametrize("keyword", ["example", "default"])
def test_a_message_says_why_a_value_is_refused(schema: Json, value: Json, reason: str, hint: str, keyword: str) -> None:
    (problem,) = problems(schema, keyword, value)
    assert problem.message.partition("; ")[2] == reason
    assert problem.hint == hint
