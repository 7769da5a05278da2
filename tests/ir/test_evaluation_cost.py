"""The cost of evaluating a schema, known before it is evaluated."""

from __future__ import annotations

import time

import pytest

from specleaf.ir import Anything, Api, Checked, Rules, Validator
from specleaf.ir.evaluation_cost import evaluation_cost
from specleaf.json_value import Json

LIMIT = 1_000_000


def twice(before: str, count: int) -> dict[str, Json]:
    """Schemas, each of which refers to the next one twice; `before` stands before the number in a reference."""
    schemas: dict[str, Json] = {}
    for number in range(count):
        reference: Json = {"$ref": f"{before}{number + 1}"}
        schemas[f"N{number}"] = {"allOf": [reference, reference]}
    return schemas


def doubled(count: int) -> dict[str, Json]:
    """Definitions, each of which refers to the next one twice."""
    return {**twice("#/$defs/N", count), f"N{count}": {"type": "object"}}


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        ({"type": "object"}, {}, 1),
        ({"not": {"const": 1}}, 1, 2),
        ({"properties": {"a": {"type": "string"}, "b": {"type": "string"}}}, {"a": 1}, 2),
        ({"items": {"minimum": 1}}, [1, 2, 3], 4),
        ({"$ref": "#/$defs/N", "$defs": {"N": {"$ref": "#/$defs/N"}}}, 1, 3),
        ({"$ref": "#/$defs/N0", "$defs": doubled(3)}, {}, 1 + 3 + 6 + 12 + 8),
        ({"$ref": "#/$defs/N0", "$defs": doubled(60)}, {}, LIMIT),
        ({"allOf": [{"properties": {"a": {}}}], "unevaluatedProperties": {"type": "null"}}, {"a": 1}, 8),
    ],
)
def test_each_application_of_a_schema_is_a_step(schema: dict[str, Json], value: Json, expected: int) -> None:
    assert evaluation_cost(schema, value, LIMIT) == expected


def nested(depth: int) -> Json:
    """An object in an object."""
    value: Json = {}
    for _ in range(depth):
        value = {"a": value}
    return value


def test_recursion_into_a_value_counts_each_time() -> None:
    node: Json = {"anyOf": [{"properties": {"a": {"$ref": "#/$defs/N"}}}, {"properties": {"a": {"$ref": "#/$defs/N"}}}]}
    costs = [evaluation_cost({"$ref": "#/$defs/N", "$defs": {"N": node}}, nested(n), LIMIT) for n in (2, 3, 40)]
    assert costs[0] < costs[1] < costs[2] == LIMIT


def test_a_value_that_takes_too_long_has_no_verdict() -> None:
    api = Api("", "", (), {}, (), twice("N", 60))
    type_ = Checked(Anything(), Rules({"$ref": "N0"}))
    validator = Validator(api)
    start = time.process_time()
    assert not validator.accepts({}, type_)
    assert not validator.rejects({}, type_)
    assert time.process_time() - start < 2
