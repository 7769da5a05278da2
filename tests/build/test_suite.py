"""The JSON Schema Test Suite, judged by what its schemas mean here."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from specleaf.build.api import build_api
from specleaf.ir.accepts import Validator
from specleaf.ir.types import ModelRef
from specleaf.pointer import ROOT
from specleaf.problems import Problems
from specleaf.source.description import describe
from specleaf.source.dialect import Dialect
from specleaf.source.limits import Limits
from specleaf.source.load import load_text
from specleaf.source.validate import validate

ELSEWHERE = {
    "anchor.json": "identifiers that rebase references",
    "dynamicRef.json": "references that need a run to be decided",
    "refRemote.json": "documents on the network",
    "vocabulary.json": "metaschemas of one's own",
}
"""Files of the suite that are about what a description in one file does not have."""

READ_AS_OBJECTS = Counter({"required": 5, "properties": 4, "additionalProperties": 3, "ref": 2})
"""Values that are no objects, for schemas with `properties` and no `type`: these are read as about objects."""


@pytest.fixture(scope="module")
def groups(corpus: Path) -> list[dict[str, Any]]:
    files = sorted((corpus / "json-schema-test-suite" / "tests" / "draft2020-12").glob("*.json"))
    found: list[dict[str, Any]] = []
    for file in files:
        if file.name not in ELSEWHERE:
            found += [{**group, "file": file.stem} for group in json.loads(file.read_text(encoding="utf-8"))]
    return [group for group in found if all(map(is_local, schemas_in(group["schema"])))]


def schemas_in(value: Any) -> Iterator[dict[str, Any]]:
    """All JSON objects in a schema, its values too."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from schemas_in(each)


def is_local(schema: dict[str, Any]) -> bool:
    """Whether a schema has no identity of its own, and refers to nothing outside."""
    reference = schema.get("$ref", "#")
    foreign = isinstance(reference, str) and not reference.startswith("#")
    return not foreign and not isinstance(schema.get("$id"), str) and not isinstance(schema.get("$anchor"), str)


def moved(value: Any, place: str, key: str = "") -> Any:
    """A schema whose references start from `place` and not from the document; values are left as they are."""
    match value:
        case dict() if key not in {"const", "enum"}:
            return {key: moved(each, place, key) for key, each in value.items()}
        case list() if key not in {"const", "enum"}:
            return [moved(each, place) for each in value]
        case str() if key == "$ref":
            return place + value[1:]
        case _:
            return value


def wrong(groups: list[dict[str, Any]], *, exact: bool) -> tuple[int, Counter[str]]:
    """How many tests there are, and those with the other verdict, by file."""
    named = {f"S{number}": group for number, group in enumerate(groups)}
    schemas = {name: moved(group["schema"], f"#/components/schemas/{name}") for name, group in named.items()}
    document = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "components": {"schemas": schemas}}
    limits, problems = Limits(), Problems()
    description = describe(load_text(json.dumps(document), "suite.json", limits))
    found = validate(description, Dialect("3.1", exact=exact), limits, problems)
    problems.raise_errors()
    validator = Validator(build_api(found, problems))
    misses: Counter[str] = Counter()
    for name, group in named.items():
        type_ = ModelRef(ROOT.child("components", "schemas", name))
        misses[group["file"]] += sum(validator.accepts(test["data"], type_) != test["valid"] for test in group["tests"])
    return sum(len(group["tests"]) for group in groups), +misses


def test_every_test_of_the_suite_has_its_verdict_when_schemas_are_taken_at_their_word(
    groups: list[dict[str, Any]],
) -> None:
    count, misses = wrong(groups, exact=True)
    assert count > 1100
    assert misses == {}


def test_the_only_other_verdicts_come_from_properties_that_mean_an_object(groups: list[dict[str, Any]]) -> None:
    _, misses = wrong(groups, exact=False)
    assert misses == READ_AS_OBJECTS
