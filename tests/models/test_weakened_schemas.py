"""Models of schemas of which a part is not checked: they refuse nothing that is valid."""

from __future__ import annotations

import importlib
import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from specleaf import pipeline
from specleaf.config import Config
from specleaf.source import Limits, load_text

Json = Any
PACKAGES = itertools.count()
REPEATED: Json = {"type": "string", "pattern": r"^(a|b)\1$"}
"""Its pattern has a back reference, which no engine of linear time decides."""
MISSING: Json = {"$ref": "#/components/schemas/Missing"}
TEXT: Json = {"type": "string"}


@pytest.mark.parametrize("weak", [REPEATED, MISSING], ids=["pattern", "reference"])
@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (lambda weak: {"not": weak}, "ab"),
        (lambda weak: {"type": "string", "not": weak}, "ab"),
        (lambda weak: {"type": "object", "not": {"properties": {"a": weak}, "required": ["a"]}}, {"a": "ab"}),
        (lambda weak: {"type": "string", "if": weak, "then": {"maxLength": 1}}, "ab"),
        (lambda weak: {"type": "string", "if": {"not": weak}, "then": {"maxLength": 1}}, "aa"),
        (lambda weak: {"oneOf": [{**TEXT, "minLength": 1}, weak]}, "ab"),
        (lambda weak: {"oneOf": [{**TEXT, "minLength": 1}, {"$ref": "#/components/schemas/Weak"}]}, "ab"),
        (
            lambda weak: {
                "oneOf": [
                    {"type": "object", "properties": {"a": TEXT}, "required": ["a"]},
                    {"type": "object", "properties": {"a": weak}},
                ]
            },
            {"a": "ab"},
        ),
        (lambda weak: {"type": "object", "properties": {"a": {"oneOf": [TEXT, weak]}}}, {"a": "ab"}),
        (lambda weak: {"type": "array", "contains": weak, "maxContains": 1}, ["aa", "ab", "ba"]),
        (lambda weak: {"type": "object", "patternProperties": {r"^(a|b)\1$": {"type": "integer"}}}, {"ab": "x"}),
        (lambda weak: {"not": {"type": "object", "patternProperties": {r"^(a|b)\1$": False}}}, {"aa": 1}),
        (lambda weak: {"dependentSchemas": {"a": {"not": {"properties": {"a": weak}}}}}, {"a": "ab"}),
    ],
)
def test_a_model_refuses_nothing_that_is_valid(
    schema: Any, value: Json, weak: Json, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schemas = {"Weak": weak, "Whole": {"type": "object", "properties": {"value": schema(weak)}, "required": ["value"]}}
    model = made(schemas, tmp_path, monkeypatch)
    assert json.loads(TypeAdapter(model).dump_json(model.model_validate({"value": value}))) == {"value": value}


@pytest.mark.parametrize(
    ("schema", "valid", "invalid"),
    [
        ({"type": "object", "properties": 3, "additionalProperties": False}, {"a": 1}, 1),
        ({"type": "object", "patternProperties": 3, "additionalProperties": TEXT, "minProperties": 1}, {"a": 1}, {}),
        ({"type": "array", "prefixItems": 3, "items": TEXT, "maxItems": 1}, [1], [1, 2]),
        ({"type": "array", "contains": TEXT, "minContains": "none"}, [1], "a"),
        ({"type": "object", "properties": {"a": TEXT}, "additionalProperties": False}, {"a": "b"}, {"b": 1}),
    ],
)
def test_what_applies_to_the_rest_goes_with_what_names_it(
    schema: Json, valid: Json, invalid: Json, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {"type": "object", "properties": {"value": schema}, "required": ["value"]}
    model = made({"Whole": whole}, tmp_path, monkeypatch)
    assert json.loads(TypeAdapter(model).dump_json(model.model_validate({"value": valid}))) == {"value": valid}
    with pytest.raises(ValidationError):
        model.model_validate({"value": invalid})


def made(schemas: Json, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The model of the component `Whole`."""
    document = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "components": {"schemas": schemas}}
    run = pipeline.produce(load_text(json.dumps(document), "openapi.json", Limits()), Config(pages=()))
    package = f"weakened_{next(PACKAGES)}"
    for file in run.files:
        path = folder / package / file.path.removeprefix("models/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    monkeypatch.syspath_prepend(folder)
    importlib.invalidate_caches()
    return importlib.import_module(package).Whole


def test_a_mapping_with_a_row_that_leads_nowhere_refuses_no_tag(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    member = {"type": "object", "required": ["kind"], "properties": {"kind": TEXT}}
    mapping = {"a": "#/components/schemas/A", "b": "#/components/schemas/B", "c": "#/components/schemas/Gone"}
    references = [{"$ref": f"#/components/schemas/{name}"} for name in ("A", "B")]
    union = {"oneOf": references, "discriminator": {"propertyName": "kind", "mapping": mapping}}
    schemas = {
        "A": {**member, "required": ["kind", "a"]},
        "B": {**member, "required": ["kind", "b"]},
        "Whole": {"type": "object", "properties": {"value": union}},
    }
    model = made(schemas, tmp_path, monkeypatch)
    assert model.model_validate({"value": {"kind": "c", "a": 1}}).model_dump(mode="json") == {
        "value": {"kind": "c", "a": 1}
    }
