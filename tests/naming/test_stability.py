"""Stability: other operations and components change no name, unless they could have that name themselves."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specleaf.ir.api import Api
from specleaf.ir.types import ModelId
from specleaf.ir.walk import reached_from
from specleaf.languages.python.style import STYLE
from specleaf.naming.assign import STRATEGIES, assign_names, naming_task
from specleaf.naming.qualified import claims_of
from specleaf.naming.words import caseless_key, pascal
from specleaf.pointer import Pointer

Understand = Callable[[dict[str, Any]], Api]
QUALIFIED = STRATEGIES["qualified"]

keys = st.sampled_from(["bar", "baz", "bar_baz", "2", "item", "requestBody", "x body", "type"])
enums = st.just({"enum": ["a", "b"]})


def _objects(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.builds(
        lambda properties, title: {"type": "object", "properties": properties, **({"title": title} if title else {})},
        st.dictionaries(keys, inner, max_size=3),
        st.sampled_from(["", "Bar", "Baz"]),
    )


def _around(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.one_of(
        _objects(inner),
        st.builds(lambda item: {"type": "array", "items": item}, inner),
        st.builds(lambda members: {"anyOf": members}, st.lists(inner, min_size=2, max_size=3)),
    )


schemas = st.recursive(enums, _around, max_leaves=5)
bodies = st.dictionaries(st.sampled_from(["200", "404"]), schemas, max_size=2)


@st.composite
def operations(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """One operation, with or without parameters, a body and responses."""
    found: dict[str, Any] = {"operationId": name, "responses": {}}
    for status, schema in draw(bodies).items():
        found["responses"][status] = {"description": "", "content": {"application/json": {"schema": schema}}}
    if draw(st.booleans()):
        found["requestBody"] = {"content": {"application/json": {"schema": draw(schemas)}}}
    if draw(st.booleans()):
        found["parameters"] = [{"name": draw(keys), "in": "query", "schema": draw(schemas)}]
    return found


# No two of these are the same in Pascal case, but names that open with one may open with another.
OPERATIONS = ["foo", "fooBar", "foo_bar_baz", "fooRequest", "fooResponse"]
COMPONENTS = ["Foo", "FooBar", "foo_bar_baz", "FooRequestBody", "FooResponse200Body", "FooBarEnum", "Foo2"]


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A document whose operations and components want one another's names."""
    chosen = draw(st.lists(st.sampled_from(OPERATIONS), unique=True, min_size=1))
    named = draw(st.lists(st.sampled_from(COMPONENTS), unique=True))
    return {
        "paths": {f"/{place}": {"get": draw(operations(name))} for place, name in enumerate(chosen)},
        "components": {"schemas": {name: draw(schemas) for name in named}},
    }


def _names(api: Api) -> dict[ModelId, str]:
    return {id_: name.name for id_, name in assign_names(api, STYLE, QUALIFIED).models.items()}


def _candidates(api: Api) -> dict[ModelId, set[str]]:
    return {
        claim.key: set(map(caseless_key, claim.candidates)) for claim in claims_of(naming_task(api, STYLE, QUALIFIED))
    }


def _part(document: dict[str, Any], paths: Collection[str], named: Collection[str]) -> dict[str, Any]:
    return {
        "paths": {path: document["paths"][path] for path in paths},
        "components": {"schemas": {name: document["components"]["schemas"][name] for name in named}},
    }


def _assert_stable(whole: Api, part: Api) -> None:
    """Whatever is called otherwise in `part` shares a possible name with something that `part` does not have."""
    before, after, finder = _names(part), _names(whole), _candidates(whole)
    gone = [id_ for id_ in after if id_ not in before]
    wanted = set().union(*(finder[id_] | {caseless_key(after[id_])} for id_ in gone))
    for id_, name in before.items():
        if after[id_] != name:
            assert wanted & (finder[id_] | {caseless_key(name), caseless_key(after[id_])}), (name, after[id_])


@given(documents(), st.data())
@settings(max_examples=150, deadline=None)
def test_newcomers_rename_only_those_that_could_have_their_names(
    understand: Understand, document: dict[str, Any], data: st.DataObject
) -> None:
    paths = data.draw(st.sets(st.sampled_from(sorted(document["paths"])), min_size=0))
    named = sorted(document["components"]["schemas"])
    kept = data.draw(st.sets(st.sampled_from(named))) if named else set[str]()
    _assert_stable(understand(document), understand(_part(document, sorted(paths), sorted(kept))))


@given(documents(), st.data())
@settings(max_examples=60, deadline=None)
def test_the_order_of_operations_and_components_changes_no_name(
    understand: Understand, document: dict[str, Any], data: st.DataObject
) -> None:
    paths = data.draw(st.permutations(sorted(document["paths"])))
    named = data.draw(st.permutations(sorted(document["components"]["schemas"])))
    assert _names(understand(_part(document, paths, named))) == _names(understand(document))


@pytest.mark.parametrize("strategy", STRATEGIES)
@given(document=documents())
@settings(max_examples=60, deadline=None)
def test_all_names_and_files_differ_by_more_than_case(
    understand: Understand, strategy: str, document: dict[str, Any]
) -> None:
    names = assign_names(understand(document), STYLE, STRATEGIES[strategy]).models.values()
    assert len({caseless_key(name.name) for name in names}) == len(names)
    assert len({name.file for name in names}) == len(names)


@given(documents())
@settings(max_examples=60, deadline=None)
def test_components_keep_their_own_names(understand: Understand, document: dict[str, Any]) -> None:
    names = _names(understand(document))
    for name in document["components"]["schemas"]:
        assert names[Pointer(("components", "schemas", name))] == pascal(name)


REAL = [
    "docs/orq-typescript/spec.yaml",
    "specs/openai.yaml",
    "specs/qdrant.json",
    "specs/spotify.yaml",
    "specs/adyen-checkout-v71.json",
]


def _without(api: Api, random: Random) -> Api:
    """The Api without some of its operations, and without the components that only those needed, in another order."""
    kept = [operation for operation in api.operations if random.random() < 0.8]
    random.shuffle(kept)
    gone = {operation.pointer for operation in api.operations} - {operation.pointer for operation in kept}
    own = [id_ for id_ in api.models if id_.parts[:1] != ("components",) and _operation_of(id_) not in gone]
    roots = [id_ for id_ in api.components if random.random() < 0.5]
    ids = list(reached_from(api, [*own, *roots]))
    random.shuffle(ids)
    return replace(api, operations=tuple(kept), models={id_: api.models[id_] for id_ in ids})


def _operation_of(id_: ModelId) -> Pointer:
    return Pointer(id_.parts[:3], id_.file)


@pytest.mark.parametrize("file", REAL)
def test_editing_a_real_document_renames_only_what_lost_its_name(
    file: str, corpus: Path, read: Callable[[Path], Api]
) -> None:
    api = read(corpus / file)
    names = _names(api)
    for seed in range(3):
        part = _without(api, Random(seed))
        assert len(part.models) < len(api.models)
        _assert_stable(api, part)
        _assert_taken(_names(part), names)


def _assert_taken(before: Mapping[ModelId, str], after: Mapping[ModelId, str]) -> None:
    """Whatever is called otherwise has lost its very name to a newcomer, and hardly anything has."""
    newcomers = {caseless_key(name) for id_, name in after.items() if id_ not in before}
    renamed = {name for id_, name in before.items() if after[id_] != name}
    assert {caseless_key(name) for name in renamed} <= newcomers
    assert len(renamed) < len(before) / 50


def test_a_newcomer_that_takes_the_very_name_renames_the_inline_model(understand: Understand) -> None:
    pet = {"type": "object", "properties": {"status": {"enum": ["a", "b"]}}}
    before = _names(understand({"components": {"schemas": {"Pet": pet}}}))
    after = _names(understand({"components": {"schemas": {"Pet": pet, "PetStatus": {"enum": ["x", "y"]}}}}))
    place = Pointer(("components", "schemas", "Pet", "properties", "status"))
    assert (before[place], after[place]) == ("PetStatus", "PetStatusEnum")
