"""Every keyword of a Schema Object with every kind of value, right or wrong, in a file that a reference leads to.

Whatever the author wrote, files are generated, and the models in them give verdicts: a value is accepted, or refused
with pydantic's `ValidationError`.
"""

from __future__ import annotations

import importlib
import itertools
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from specleaf import pipeline
from specleaf.config import Config
from specleaf.source import Limits, load

KEYWORDS = """
$anchor $comment $defs $dynamicAnchor $dynamicRef $id $ref $schema additionalItems additionalProperties allOf anyOf
const contains contentEncoding contentMediaType contentSchema default definitions dependencies dependentRequired
dependentSchemas deprecated description discriminator else enum example examples exclusiveMaximum exclusiveMinimum
externalDocs format if items maxContains maxItems maxLength maxProperties maximum minContains minItems minLength
minProperties minimum multipleOf not nullable oneOf pattern patternProperties prefixItems properties propertyNames
readOnly required then title type unevaluatedItems unevaluatedProperties uniqueItems writeOnly x-unknown xml
""".split()
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 1.5, 10**309, "", "a", "[", "^a", "object", "#/nowhere", [], [1], ["a"], [[]], [{}],
    [None], {}, {"a": 1}, {"a": []}, {"a": {}}, {"a": "["}, {"[": {}}, {"propertyName": "a"}, {"type": "object"},
)  # fmt: skip
BASES: tuple[Mapping[str, Any], ...] = (
    {},
    {"type": "string"},
    {"type": "array", "items": {"type": "integer"}},
    {"type": "object", "properties": {"a": {"type": "string"}}},
)
INSTANCES: tuple[Any, ...] = (
    None,
    True,
    0,
    1.5,
    10**309,
    "",
    "a",
    [],
    [1, 1],
    [[1]],
    {},
    {"a": 1},
    {"a": "b", "c": []},
)
PACKAGES = itertools.count()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose packages can be imported."""
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    for name in [name for name in sys.modules if name.startswith("checked_")]:
        del sys.modules[name]


def generated(schemas: Mapping[str, Any], folder: Path) -> ModuleType:
    """The models of components that lead to `schemas` in a second file."""
    (folder / "other.json").write_text(json.dumps({"things": schemas}), encoding="utf-8")
    components = {name: {"$ref": f"other.json#/things/{name}"} for name in schemas}
    document = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "components": {"schemas": components}}
    (folder / "openapi.json").write_text(json.dumps(document), encoding="utf-8")
    run = pipeline.produce(load(folder / "openapi.json", Limits()), Config())
    package = f"checked_{next(PACKAGES)}"
    for file in run.files:
        if file.path.startswith("models/"):
            target = folder / package / file.path.removeprefix("models/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(file.text, encoding="utf-8")
    importlib.invalidate_caches()
    return importlib.import_module(package)


def faults(schemas: Mapping[str, Any], folder: Path) -> Iterator[str]:
    """What is wrong with the models of `schemas`; where the run itself fails, each half is tried by itself."""
    try:
        models = generated(schemas, folder)
    except Exception as error:  # whatever it is, it is what the test is about
        if len(schemas) == 1:
            yield f"{next(iter(schemas.values()))}: {error!r}"
            return
        names = list(schemas)
        for half in (names[: len(names) // 2], names[len(names) // 2 :]):
            yield from faults({name: schemas[name] for name in half}, folder)
        return
    for name, schema in schemas.items():
        try:
            read_all(TypeAdapter[Any](getattr(models, name)))
        except Exception as error:
            yield f"{schema}: {error!r}"


def read_all(adapter: TypeAdapter[Any]) -> None:
    """Read every instance, as Python values and as JSON. Raises what is no verdict."""
    for instance in INSTANCES:
        with suppress(ValidationError):
            adapter.validate_python(instance)
        with suppress(ValidationError):
            adapter.validate_json(json.dumps(instance))


@pytest.mark.slow
@pytest.mark.parametrize("keyword", KEYWORDS)
def test_a_keyword_with_any_value_gives_models_that_judge(keyword: str, folder: Path) -> None:
    pairs = itertools.product(BASES, VALUES)
    schemas = {f"S{number:03}": {**base, keyword: value} for number, (base, value) in enumerate(pairs)}
    assert not list(faults(schemas, folder))
