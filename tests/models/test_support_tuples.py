"""Arrays with types by position: the lengths that they may have, and what is said of one that is wrong."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

LENGTHS = {
    "pair": (lambda words: Annotated[tuple[str, words.Integer], words.Positions()]),
    "open": (lambda words: Annotated[tuple[str, *tuple[words.Integer, ...]], words.Positions()]),
    "any": (lambda words: Annotated[tuple[words.Integer, ...], words.Positions()]),
    "short": (lambda words: Annotated[tuple[()] | tuple[str] | tuple[str, words.Integer], words.Positions()]),
    "grown": (lambda words: Annotated[tuple[str] | tuple[str, str, *tuple[words.Integer, ...]], words.Positions()]),
    "listed": (lambda words: Annotated[tuple[Any, ...], words.Positions(str, words.Integer)]),
    "endless": (lambda words: Annotated[tuple[Any, ...], words.Positions(str, rest=words.Integer)]),
}


@pytest.fixture
def adapter(request: pytest.FixtureRequest, words: ModuleType) -> TypeAdapter[Any]:
    return TypeAdapter(LENGTHS[request.param](words))


@pytest.mark.parametrize(
    ("adapter", "value"),
    [
        ("pair", ["a", 1]),
        ("open", ["a"]),
        ("open", ["a", 1, 2.0]),
        ("any", []),
        ("any", [1, 2]),
        ("short", []),
        ("short", ["a", 1]),
        ("grown", ["a"]),
        ("grown", ["a", "b", 1, 2]),
        ("listed", []),
        ("listed", ["a"]),
        ("listed", ["a", 1]),
        ("endless", []),
        ("endless", ["a", 1, 2, 3]),
    ],
    indirect=["adapter"],
)
def test_lists_become_tuples_in_every_mode_and_are_dumped_as_lists(adapter: TypeAdapter[Any], value: list[Any]) -> None:
    text = json.dumps(value)
    for found in (
        adapter.validate_python(value),
        adapter.validate_python(value, strict=True),
        adapter.validate_python(tuple(value)),
        adapter.validate_json(text),
        adapter.validate_json(text, strict=True),
    ):
        assert found == tuple(value)
        assert adapter.dump_python(found, mode="json") == value
        assert json.loads(adapter.dump_json(found)) == value


@pytest.mark.parametrize(
    ("adapter", "value", "places"),
    [
        ("pair", ["a"], [("missing", 1)]),
        ("pair", ["a", "b"], [("int_type", 1)]),
        ("pair", ["a", 1, 2], [("too_long",)]),
        ("pair", "ab", [("tuple_type",)]),
        ("open", [], [("missing", 0)]),
        ("open", ["a", 1, "b"], [("int_type", 2)]),
        ("short", [1], [("string_type", "1 items", 0)]),
        ("short", ["a", 1, 2], [("too_long", "2 items")]),
        ("short", {"a": 1}, [("tuple_type",)]),
        ("grown", [], [("missing", "2 or more items", 0), ("missing", "2 or more items", 1)]),
        ("grown", ["a", "b", "c"], [("int_type", "2 or more items", 2)]),
        ("listed", ["a", True], [("int_type", "2 items", 1)]),
        ("listed", ["a", 1, 1], [("too_long", "2 items")]),
        ("endless", ["a", 1, "b"], [("int_type", "1 or more items", 2)]),
    ],
    indirect=["adapter"],
)
def test_what_is_wrong_is_told_once_and_of_the_length_that_is_there(
    adapter: TypeAdapter[Any], value: object, places: list[tuple[object, ...]]
) -> None:
    for read in (adapter.validate_python, lambda each: adapter.validate_json(json.dumps(each), strict=True)):
        with pytest.raises(ValidationError) as caught:
            read(value)
        assert [(error["type"], *error["loc"]) for error in caught.value.errors()] == places


@pytest.mark.parametrize("adapter", LENGTHS, indirect=True)
def test_the_json_schema_of_a_tuple_can_be_made(adapter: TypeAdapter[Any]) -> None:
    assert adapter.json_schema(mode="validation").keys() & {"prefixItems", "items", "oneOf"}
    assert adapter.json_schema(mode="serialization").keys() & {"prefixItems", "items", "oneOf"}
