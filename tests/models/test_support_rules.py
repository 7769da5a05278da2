"""The rules that models check themselves, against JSON Schema 2020-12."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote

import pytest

from specleaf.patterns.translation import translate

ELSEWHERE = {"$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary"}
"""What the generator resolves before there are rules, or cannot know."""

OTHER_DIALECTS = {"cross-draft", "dependencies-compatibility", "format-assertion"}


@pytest.fixture(scope="module")
def rules(words: ModuleType) -> ModuleType:
    module = words
    schemas = ModuleType(f"{words.__name__.rpartition('.')[0]}._schemas")
    schemas.SCHEMAS = {}  # type: ignore[attr-defined]
    sys.modules[schemas.__name__] = schemas
    module.SCHEMAS = schemas.SCHEMAS  # type: ignore[attr-defined]
    return module


def failures(rules: ModuleType, schema: Any, value: Any, **definitions: Any) -> list[tuple[Any, ...]]:
    rules.SCHEMAS.clear()
    rules.SCHEMAS.update(definitions)
    rules._definition.cache_clear()
    return [tuple(failure) for failure in rules.failures_of(rules.compiled(schema), value)]


def with_linear_patterns(schema: Any) -> Any:
    match schema:
        case {"pattern": str(pattern), **others}:
            return {"pattern": translate(pattern), **with_linear_patterns(others)}
        case {"patternProperties": patterns, **others}:
            linear = {translate(pattern): with_linear_patterns(each) for pattern, each in patterns.items()}
            return {"patternProperties": linear, **with_linear_patterns(others)}
        case dict():
            return {keyword: with_linear_patterns(each) for keyword, each in schema.items()}
        case list():
            return [with_linear_patterns(each) for each in schema]
        case _:
            return schema


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from parts(part)


def landing(schema: Any, reference: str) -> Any:
    for part in reference.lstrip("#").split("/")[1:]:
        key = unquote(part).replace("~1", "/").replace("~0", "~")
        schema = schema[int(key)] if isinstance(schema, list) else schema[key]
    return schema


def groups(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted([*folder.glob("*.json"), *folder.glob("optional/*.json")]):
        if path.stem not in OTHER_DIALECTS:
            for group in json.loads(path.read_text(encoding="utf-8")):
                yield path.stem, group


def is_for_the_generator(schema: Any) -> bool:
    for part in parts(schema):
        reference = part.get("$ref", "#")
        if ELSEWHERE & part.keys() or (isinstance(reference, str) and not reference.startswith("#")):
            return True
    return False


def test_the_rules_are_right_in_every_test_of_the_json_schema_test_suite(rules: ModuleType, corpus: Path) -> None:
    folder = corpus / "json-schema-test-suite" / "tests" / "draft2020-12"
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for file, group in groups(folder):
        schema = with_linear_patterns(group["schema"])
        if is_for_the_generator(schema):
            counts["left out"] += len(group["tests"])
            continue
        references = [part["$ref"] for part in parts(schema) if isinstance(part.get("$ref"), str)]
        definitions = {reference: landing(schema, reference) for reference in references}
        for test in group["tests"]:
            counts["judged"] += 1
            if (not failures(rules, schema, test["data"], **definitions)) != test["valid"]:
                wrong.append(f"{file}: {group['description']}: {test['description']}")
    assert wrong == []
    assert counts["judged"] > 1200
    assert counts["left out"] < 200


@pytest.mark.parametrize(
    ("schema", "value", "failure"),
    [
        ({"minItems": 2}, [1], ((), "minItems", "at least 2 items")),
        ({"multipleOf": 0.01}, 0.001, ((), "multipleOf", "a multiple of 0.01")),
        ({"type": ["integer", "null"]}, "a", ((), "type", "integer or null")),
        ({"enum": ["a", 1]}, True, ((), "enum", "one of 'a', 1")),
        ({"required": ["a"]}, {}, (("a",), "required", "it is missing")),
        ({"properties": {"a": {"items": {"type": "null"}}}}, {"a": [None, 1]}, (("a", 1), "type", "null")),
        ({"uniqueItems": True}, [1, 2, {"a": 1}, 2.0], ((), "uniqueItems", "different items, but 1 and 3 are equal")),
        (
            {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]},
            {"a": 1, "b": 1},
            ((), "oneOf", "exactly one of 2 alternatives must match, but 2 do"),
        ),
        (
            {"anyOf": [{"required": ["a"]}, {"properties": {"c": {"type": "string"}}}]},
            {"c": 1},
            (
                (),
                "anyOf",
                "at least one of 2 alternatives must match, but none does "
                "(a: required: it is missing; c: type: string)",
            ),
        ),
        (
            {"contains": {"const": 1}, "maxContains": 2},
            [1, 1.0, 1],
            ((), "contains", "1 to 2 of the items must match, but 3 do"),
        ),
        (
            {"dependentRequired": {"card": ["cvc"]}},
            {"card": 1},
            (("cvc",), "dependentRequired", "it is missing, and 'card' is there"),
        ),
        ({"propertyNames": {"maxLength": 1}}, {"ab": 1}, (("ab",), "propertyNames", "maxLength: at most 1 characters")),
        ({"not": {"type": "null"}}, None, ((), "not", "nothing that matches {'type': 'null'}")),
        (False, 1, ((), "false", "nothing is allowed here")),
    ],
)
def test_a_failure_says_where_it_is_and_what_is_asked_for(
    rules: ModuleType, schema: Any, value: Any, failure: Any
) -> None:
    assert failures(rules, schema, value) == [failure]


def test_all_failures_are_found_and_not_only_the_first(rules: ModuleType) -> None:
    schema = {"required": ["a"], "properties": {"b": {"minimum": 5, "multipleOf": 2}}}
    found = failures(rules, schema, {"b": 1})
    assert [(path, keyword) for path, keyword, _ in found] == [
        (("a",), "required"),
        (("b",), "minimum"),
        (("b",), "multipleOf"),
    ]


@pytest.mark.parametrize("schema", [{"allOf": [{"$ref": "#/a"}]}, {"$ref": "#/a"}, {"anyOf": [{"$ref": "#/a"}]}])
def test_a_schema_that_leads_back_to_itself_asks_for_nothing(rules: ModuleType, schema: Any) -> None:
    assert failures(rules, {"$ref": "#/a"}, 1, **{"#/a": schema}) == []


def nested(depth: int) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for _ in range(depth):
        value = {"next": value}
    return value


def test_data_as_deep_as_json_may_be_can_be_checked(rules: ModuleType) -> None:
    schema = {"type": "object", "properties": {"next": {"$ref": "#/a"}}}
    assert failures(rules, {"$ref": "#/a"}, nested(190), **{"#/a": schema}) == []


def test_data_that_is_too_deep_is_a_failure_and_no_crash(rules: ModuleType) -> None:
    schema = {"type": "object", "properties": {"next": {"$ref": "#/a"}}}
    [(path, keyword, _)] = failures(rules, {"$ref": "#/a"}, nested(5000), **{"#/a": schema})
    assert (path, keyword) == ((), "depth")


@pytest.mark.parametrize("leaf", [1, "no number"])
def test_alternatives_that_share_a_part_look_at_it_once(rules: ModuleType, leaf: Any) -> None:
    sides = {"left": {"$ref": "#/a"}, "right": {"$ref": "#/a"}}
    operations = [{"type": "object", "properties": {**sides, "op": {"const": op}}} for op in "+-*/"]
    value = leaf
    for _ in range(60):  # 4 to the power of 60 looks otherwise
        value = {"left": value, "right": 2, "op": "/"}
    found = failures(rules, {"$ref": "#/a"}, value, **{"#/a": {"oneOf": [*operations, {"type": "integer"}]}})
    assert (found == []) == (leaf == 1)
    assert len(str(found)) < 2000


def test_what_two_parts_refuse_alike_is_told_once(rules: ModuleType) -> None:
    part = {"properties": {"next": {"$ref": "#/a"}}}
    value: Any = "no node"
    for _ in range(60):
        value = {"next": value}
    schema = {"type": "object", "allOf": [part, part]}
    assert failures(rules, {"$ref": "#/a"}, value, **{"#/a": schema}) == [(("next",) * 60, "type", "object")]


def test_a_key_that_is_no_text_breaks_no_pattern(rules: ModuleType) -> None:
    assert failures(rules, {"patternProperties": {"a": False}}, {1: 2}) == []


def test_a_number_beyond_floats_is_a_multiple_of_nothing(rules: ModuleType) -> None:
    assert failures(rules, {"multipleOf": 0.5}, float("inf")) != []


MODULUS = sys.hash_info.modulus


@pytest.mark.parametrize(
    "item",
    [
        lambda number: number * MODULUS,
        lambda number: [number * MODULUS],
        lambda number: {"a": number * MODULUS},
        lambda number: float(number * 2**70),
    ],
)
def test_items_cannot_be_chosen_to_have_one_hash(rules: ModuleType, item: Any) -> None:
    items = [item(number) for number in range(100)]
    assert len({hash(rules.json_key(each)) for each in items}) == 100
    assert failures(rules, {"uniqueItems": True}, items) == []
    assert failures(rules, {"uniqueItems": True}, [*items, items[7]]) == [
        ((), "uniqueItems", "different items, but 7 and 100 are equal")
    ]


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (1, 1.0, True),
        (1, True, False),
        (0, -0.0, True),
        ([1], [1.0], True),
        ([1], [True], False),
        ({"a": 1, "b": [2**70]}, {"b": [float(2**70)], "a": 1.0}, True),
        (2**70, 2**70 + 1, False),
        (["1"], [1], False),
        ([], {}, False),
        ([[1], 2], [[1, 2]], False),
        ([None], [None], True),
    ],
)
def test_equality_is_that_of_json(rules: ModuleType, one: Any, other: Any, equal: bool) -> None:
    assert (rules.json_key(one) == rules.json_key(other)) is equal
    assert (failures(rules, {"const": one}, other) == []) is equal
    text = str(rules.json_key(one))
    assert rules.json_key(text) != rules.json_key(one)
