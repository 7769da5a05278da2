"""The promise of exactness: taken at its word, a type accepts just what its schema accepts, and so does its model.

Random schemas and random values; a validator of JSON Schema has the same opinion of each. Formats are not among them,
as they are documentation to a validator and decide to us, nor are discriminators, which are no part of JSON Schema.
"""

from __future__ import annotations

import importlib
import itertools
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_schema_validator import OAS30Validator
from pydantic import TypeAdapter, ValidationError

from specleaf import pipeline
from specleaf.build.api import build_api
from specleaf.config import Config
from specleaf.ir.accepts import Validator
from specleaf.ir.api import Api
from specleaf.ir.json_types import canonical
from specleaf.ir.types import ModelRef, OneOf, Type
from specleaf.ir.walk import parts_of, references_of, types_in_model
from specleaf.json_value import Json
from specleaf.pointer import ROOT
from specleaf.problems import Problems
from specleaf.source.description import describe
from specleaf.source.dialect import Dialect, Version
from specleaf.source.limits import Limits
from specleaf.source.load import load_text
from specleaf.source.structure import STRUCTURE
from specleaf.source.validate import validate

Schema: TypeAlias = dict[str, Any]
Schemas: TypeAlias = st.SearchStrategy[Any]

NAMES = ("a", "b", "c")
PATTERNS = ("^a", "b", "^.$")
TYPES = ("null", "boolean", "object", "array", "string", "number", "integer")
COMPONENTS = ("R", "S", "T")
PACKAGES = itertools.count()
CHECKS = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)
SETTINGS = settings(max_examples=300, deadline=None, suppress_health_check=CHECKS, derandomize=True)

scalars = st.sampled_from((None, True, False, 0, 1, 2, -1, 1.5, "", "a", "b", "ab", "abc"))
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from((*NAMES, "d")), inner, max_size=3),
    max_leaves=5,
)
ALWAYS: tuple[Json, ...] = (
    None,
    True,
    0,
    1,
    1.5,
    "",
    "a",
    "ab",
    [],
    [1],
    ["a", "b"],
    {},
    {"a": 1},
    {"a": "a", "b": {}},
)

small = st.integers(0, 3)
names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True)
distinct = st.lists(values, min_size=1, max_size=4, unique_by=lambda value: json.dumps(value, sort_keys=True))


def some(inner: Schemas) -> Schemas:
    """From one to three schemas."""
    return st.lists(inner, min_size=1, max_size=3)


def named(inner: Schemas) -> Schemas:
    """Schemas by the names of properties."""
    return st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)


def keywords_of_30(inner: Schemas) -> dict[str, Schemas]:
    """The keywords of OpenAPI 3.0 with values for them; `inner` are the schemas inside."""
    return {
        "type": st.sampled_from(TYPES[1:]),
        "nullable": st.booleans(),
        "enum": distinct,
        "minLength": small,
        "maxLength": small,
        "pattern": st.sampled_from(PATTERNS),
        "minimum": st.sampled_from((0, 1, 1.5)),
        "maximum": st.sampled_from((0, 1, 2)),
        "exclusiveMinimum": st.booleans(),
        "exclusiveMaximum": st.booleans(),
        "multipleOf": st.sampled_from((1, 2, 0.5)),
        "minItems": small,
        "maxItems": small,
        "uniqueItems": st.booleans(),
        "minProperties": small,
        "maxProperties": small,
        "items": inner,
        "properties": named(inner),
        "additionalProperties": inner | st.booleans(),
        "required": names,
        "allOf": some(inner),
        "anyOf": some(inner),
        "oneOf": some(inner),
        "not": inner,
        "$ref": st.integers(0, 200),
    }


def keywords(inner: Schemas) -> dict[str, Schemas]:
    """The keywords of JSON Schema 2020-12 with values for them."""
    found = keywords_of_30(inner)
    del found["nullable"]
    return {
        **found,
        "type": st.sampled_from(TYPES) | st.lists(st.sampled_from(TYPES), min_size=1, max_size=3, unique=True),
        "const": values,
        "exclusiveMinimum": st.sampled_from((0, 1)),
        "exclusiveMaximum": st.sampled_from((1, 2)),
        "prefixItems": some(inner),
        "contains": inner,
        "minContains": small,
        "maxContains": small,
        "unevaluatedItems": inner,
        "patternProperties": st.dictionaries(st.sampled_from(PATTERNS), inner, max_size=2),
        "propertyNames": inner,
        "dependentRequired": st.dictionaries(st.sampled_from(NAMES), names, max_size=2),
        "dependentSchemas": named(inner),
        "unevaluatedProperties": inner,
        "if": inner,
        "then": inner,
        "else": inner,
        "$defs": named(inner),
    }


OFTEN = {"type": 6, "properties": 5, "allOf": 4, "$ref": 3, "required": 3, "enum": 2, "anyOf": 2, "oneOf": 2}


@st.composite
def with_keywords(draw: st.DrawFn, table: dict[str, Schemas], most: int) -> Schema:
    """A schema with some of the keywords of a table."""
    pool = [keyword for keyword in table for _ in range(OFTEN.get(keyword, 1))]
    chosen = draw(st.lists(st.sampled_from(pool), max_size=most, unique=True))
    schema = {keyword: draw(table[keyword]) for keyword in chosen}
    if "nullable" in table and "$ref" in schema:
        return {"$ref": schema["$ref"]}  # nothing counts beside it in OpenAPI 3.0, which the validator does not know
    if "nullable" in table and schema.get("type") == "array":
        schema.setdefault("items", {})  # OpenAPI 3.0 requires it
    return schema


def documents(table_of: Any, plain: Schemas) -> st.SearchStrategy[Schema]:
    """Three component schemas, of falling depth, whose references lead to any schema in the three."""
    leaf = plain | with_keywords(table_of(plain), 2)
    shallow = leaf | with_keywords(table_of(leaf), 3)
    deep = shallow | with_keywords(table_of(shallow), 4)
    return st.fixed_dictionaries({"R": with_keywords(table_of(deep), 4), "S": deep, "T": shallow}).map(with_references)


plain_30 = st.sampled_from(({}, *({"type": type_} for type_ in TYPES[1:] if type_ != "array")))
plain = st.booleans() | st.sampled_from(({}, *({"type": type_} for type_ in TYPES), {"type": ["string", "null"]}))


parts = plain | with_keywords({name: each for name, each in keywords(plain).items() if name != "$ref"}, 2)
"""Schemas without references."""


def with_references(schemas: Schema) -> Schema:
    """The schemas with each number in a `$ref` turned into the place of one of them."""
    places = [place for name, schema in schemas.items() for place in places_in(schema, f"#/components/schemas/{name}")]
    result: Schema = referring(schemas, places)
    return result


def places_in(schema: Json, place: str) -> Iterable[str]:
    """The places of a schema and of those inside it."""
    yield place
    for keyword, value in schema.items() if isinstance(schema, dict) else ():
        arity = STRUCTURE["schema"][keyword][0] if keyword in STRUCTURE["schema"] else ""
        if arity == "one":
            yield from places_in(value, f"{place}/{keyword}")
        elif isinstance(value, dict) and arity:
            for name, each in value.items():
                yield from places_in(each, f"{place}/{keyword}/{name.replace('^', '%5E')}")
        elif isinstance(value, list) and arity:
            for index, each in enumerate(value):
                yield from places_in(each, f"{place}/{keyword}/{index}")


def referring(value: Any, places: list[str]) -> Any:
    if isinstance(value, dict):
        return {
            key: places[each % len(places)] if key == "$ref" and isinstance(each, int) else referring(each, places)
            for key, each in value.items()
        }
    return [referring(each, places) for each in value] if isinstance(value, list) else value


def understood(schemas: Schema, version: Version) -> Api | None:
    """What the schemas mean, or `None` if some lead only back to themselves."""
    document = {"openapi": f"{version}.0", "info": {"title": "T", "version": "1"}, "paths": {}}
    text = json.dumps({**document, "components": {"schemas": schemas}})
    problems = Problems()
    found = validate(describe(load_text(text, "test.json", Limits())), Dialect(version, exact=True), Limits(), problems)
    if problems.has_errors:
        assert {problem.code for problem in problems if problem.severity == "error"} == {"ref-cycle"}
        return None
    return build_api(found, problems)


def generated(schemas: Schema, folder: Path) -> ModuleType | None:
    """The package of models for some schemas, imported; `None` if some lead only back to themselves."""
    document = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "components": {"schemas": schemas}}
    try:
        run = pipeline.produce(load_text(json.dumps(document), "test.json", Limits()), Config(exact=True, pages=()))
    except pipeline.DocumentError:
        return None
    package = f"made_{next(PACKAGES)}"
    for file in run.files:
        if file.path.startswith("models/"):
            target = folder / package / file.path.removeprefix("models/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(file.text, encoding="utf-8")
    importlib.invalidate_caches()
    return importlib.import_module(package)


def ref(name: str) -> ModelRef:
    return ModelRef(ROOT.child("components", "schemas", name))


@given(documents(keywords, plain), st.lists(values, max_size=8))
@SETTINGS
def test_a_type_accepts_what_its_schema_accepts(schemas: Schema, some_values: list[Json]) -> None:
    api = understood(schemas, "3.1")
    ours = Validator(api) if api else None
    for name in schemas if ours else ():
        root = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas}}
        validator = jsonschema_rs.Draft202012Validator(root, offline=True)
        for value in (*ALWAYS, *some_values):
            assert ours is not None
            assert ours.accepts(value, ref(name)) == validator.is_valid(value), (name, value)


@given(
    documents(keywords, plain),
    parts,
    st.integers(0, 99),
    st.lists(values, max_size=6),
)
@SETTINGS
def test_a_schema_of_which_a_part_is_left_out_refuses_nothing_that_is_valid(
    schemas: Schema, part: Json, number: int, some_values: list[Json]
) -> None:
    """Wherever a reference to nothing stands: what it might have said can only have made fewer values valid there."""
    places = [place for name, schema in schemas.items() for place in places_in(schema, name)]
    place = places[number % len(places)]
    whole, left_out = (replaced(schemas, place.split("/"), each) for each in (part, {"$ref": "#/nothing"}))
    api = understood_in_part(left_out)
    ours = Validator(api) if api else None
    for name in schemas if ours else ():
        root = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": whole}}
        try:
            validator = jsonschema_rs.Draft202012Validator(root, offline=True)
        except jsonschema_rs.ReferencingError:
            return
        for value in (*ALWAYS, *some_values):
            assert ours is not None
            assert not (validator.is_valid(value) and ours.rejects(value, ref(name))), (name, value)


def replaced(value: Any, place: list[str], part: Any) -> Any:
    """The value with the schema at a place held to `part` as well."""
    if not place and isinstance(value, dict):
        return {**value, "allOf": [*value.get("allOf", []), part]}
    if not place:
        return {"allOf": [part]} if value else False
    key = place[0].replace("%5E", "^")
    if isinstance(value, list):
        return [replaced(each, place[1:], part) if str(n) == key else each for n, each in enumerate(value)]
    return {name: replaced(each, place[1:], part) if name == key else each for name, each in value.items()}


def understood_in_part(schemas: Schema) -> Api | None:
    """What the schemas mean where a reference in them leads nowhere."""
    document = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "components": {"schemas": schemas}}
    problems = Problems()
    text = json.dumps(document)
    dialect = Dialect("3.1", exact=True)
    found = validate(describe(load_text(text, "test.json", Limits())), dialect, Limits(), problems)
    if {problem.code for problem in problems if problem.severity == "error"} != {"ref-missing"}:
        return None
    return build_api(found, problems)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose packages can be imported."""
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    for name in [name for name in sys.modules if name.startswith("made_")]:
        del sys.modules[name]


@pytest.mark.slow
@given(documents(keywords, plain), st.lists(values, max_size=8))
@settings(SETTINGS, max_examples=200)
def test_a_generated_model_reads_what_its_schema_accepts_and_loses_nothing_of_it(
    folder: Path, schemas: Schema, some_values: list[Json]
) -> None:
    models = generated(schemas, folder)
    for name in schemas if models else ():
        adapter = TypeAdapter[Any](getattr(models, name))
        root = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas}}
        validator = jsonschema_rs.Draft202012Validator(root, offline=True)
        for value in (*ALWAYS, *some_values):
            if validator.is_valid(value):
                for found in (adapter.validate_python(value), adapter.validate_json(json.dumps(value), strict=True)):
                    written = adapter.dump_python(found, mode="json", by_alias=True, exclude_unset=True)
                    assert canonical(written) == canonical(value), name
            else:
                with pytest.raises(ValidationError):
                    adapter.validate_python(value)


@given(documents(keywords_of_30, plain_30), st.lists(values, max_size=8))
@SETTINGS
def test_a_type_accepts_what_its_schema_of_openapi_3_0_accepts(schemas: Schema, some_values: list[Json]) -> None:
    api = understood(schemas, "3.0")
    ours = Validator(api) if api else None
    for name in schemas if ours else ():
        validator = OAS30Validator({"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas}})
        for value in (*ALWAYS, *some_values):
            assert ours is not None
            assert ours.accepts(value, ref(name)) == validator.is_valid(value), (name, value)


@given(documents(keywords, plain))
@SETTINGS
def test_types_are_in_normal_form_and_lead_to_models(schemas: Schema) -> None:
    api = understood(schemas, "3.1")
    if api is None:
        return
    assert set(api.components) == {ref(name).id for name in COMPONENTS}
    for model in api.models.values():
        assert all(id_ in api.models for id_ in references_of(model))
        for type_ in types_in_model(model):
            assert_normal(type_)


def assert_normal(type_: Type) -> None:
    """No union has fewer than two members, and none of them is a union or null."""
    if isinstance(type_, OneOf):
        assert len(type_.members) > 1
        kinds = {type(part.type).__name__ for part in type_.members}
        assert kinds.isdisjoint({"OneOf", "Nullable"})
    for part in parts_of(type_):
        assert_normal(part.type)


@given(documents(keywords, plain))
@SETTINGS
def test_what_a_document_means_does_not_depend_on_the_run(schemas: Schema) -> None:
    first, second = understood(schemas, "3.1"), understood(schemas, "3.1")
    assert first == second
    assert first is None or (second is not None and list(first.models) == list(second.models))
