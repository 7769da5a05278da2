"""Long chains, large rings and deep nesting: none of them reaches Python's limits, and none takes long."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from specleaf.build.api import build_api
from specleaf.ir.api import Api, ObjectModel
from specleaf.pointer import ROOT
from specleaf.problems import Problems, SpecleafError
from specleaf.source.description import describe
from specleaf.source.dialect import Dialect
from specleaf.source.limits import Limits
from specleaf.source.load import load_text
from specleaf.source.validate import validate

Schema: TypeAlias = dict[str, Any]
Step: TypeAlias = Callable[[int], Schema]

LONG = 2_000


def api_of(schemas: Schema, limits: Limits | None = None) -> Api:
    limits = limits or Limits()
    document = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "components": {"schemas": schemas}}
    description, problems = describe(load_text(json.dumps(document), "test.json", limits)), Problems()
    understood = validate(description, Dialect("3.1"), limits, problems)
    problems.raise_errors(strict=True)
    return build_api(understood, problems)


def ref(number: int) -> Schema:
    return {"$ref": f"#/components/schemas/C{number}"}


def own(number: int) -> Schema:
    return {"type": "object", "properties": {f"p{number}": {"type": "string"}}}


def chain(length: int, step: Step) -> Schema:
    return {**{f"C{number}": step(number) for number in range(length)}, f"C{length}": own(length)}


CHAINS: dict[str, Step] = {
    "properties": lambda n: {"type": "object", "properties": {"next": ref(n + 1)}},
    "items": lambda n: {"type": "array", "items": ref(n + 1)},
    "properties that are merged": lambda n: {
        "type": "object",
        "properties": {"next": {"allOf": [ref(n + 1), {"required": ["a"]}]}},
    },
}

CHAINS_ABOUT_ONE_VALUE: dict[str, Step] = {
    "names": lambda n: ref(n + 1),
    "unions": lambda n: {"anyOf": [ref(n + 1), {"type": "string"}]},
    "exclusive unions": lambda n: {"oneOf": [ref(n + 1), {"type": "string"}]},
    "rules": lambda n: {"not": ref(n + 1)},
    "single bases": lambda n: {"allOf": [ref(n + 1)]},
}


@pytest.mark.parametrize("step", CHAINS.values(), ids=CHAINS)
def test_a_long_chain_of_components_is_understood(step: Step) -> None:
    api = api_of(chain(LONG, step))
    assert len(api.models) >= LONG
    assert len(api.components) == LONG + 1


@pytest.mark.parametrize("step", CHAINS_ABOUT_ONE_VALUE.values(), ids=CHAINS_ABOUT_ONE_VALUE)
def test_a_chain_about_one_value_is_understood_up_to_the_limit(step: Step) -> None:
    most = Limits().depth
    assert len(api_of(chain(most, step)).models) >= most
    with pytest.raises(SpecleafError) as raised:
        api_of(chain(LONG, step))
    assert [problem.code for problem in raised.value.problems] == ["too-deep"]


def test_a_long_chain_of_bases_is_merged() -> None:
    length = Limits().depth
    api = api_of(chain(length, lambda n: {"allOf": [ref(n + 1), own(n)]}))
    model = api.models[ROOT.child("components", "schemas", "C0")]
    assert isinstance(model, ObjectModel)
    assert [field.wire_name for field in model.fields] == [f"p{n}" for n in range(length, -1, -1)]


@pytest.mark.parametrize("key", ["next", "merged"])
def test_a_large_ring_is_understood(key: str) -> None:
    def link(number: int) -> Schema:
        target = ref((number + 1) % LONG)
        return target if key == "next" else {"allOf": [target, {"required": ["a"]}]}

    api = api_of({f"C{n}": {"type": "object", "properties": {key: link(n)}} for n in range(LONG)})
    assert len(api.models) == (LONG if key == "next" else 2 * LONG)


def test_bases_that_fan_out_and_meet_again_are_not_multiplied() -> None:
    def step(number: int) -> Schema:
        return {"allOf": [{"allOf": [ref(number + 1)]}, {"allOf": [ref(number + 1)]}]}

    api = api_of(chain(40, step))
    model = api.models[ROOT.child("components", "schemas", "C0")]
    assert isinstance(model, ObjectModel)
    assert len(model.fields) == 1


def test_a_large_ring_of_bases_is_one_short_problem() -> None:
    with pytest.raises(SpecleafError) as raised:
        api_of({f"C{n}": {"allOf": [ref((n + 1) % LONG)]} for n in range(LONG)})
    problem = raised.value.problems[0]
    assert (problem.code, len(problem.message) < 300) == ("ref-cycle", True)
    # Without one reference it is a chain, which has a limit.
    assert [each.code for each in raised.value.problems] == ["ref-cycle", "too-deep"]


def test_many_rings_that_overlap_are_not_told_one_by_one() -> None:
    count = 60
    with pytest.raises(SpecleafError) as raised:
        api_of({f"C{n}": {"allOf": [ref(m) for m in range(count)]} for n in range(count)})
    assert len(raised.value.problems) <= count


NESTS: dict[str, Callable[[Schema], Schema]] = {
    "objects": lambda inner: {"type": "object", "properties": {"a": inner}},
    "lists": lambda inner: {"type": "array", "items": inner},
    "maps": lambda inner: {"type": "object", "additionalProperties": inner},
    "tuples": lambda inner: {"type": "array", "prefixItems": [inner]},
    "unions": lambda inner: {"oneOf": [inner, {"type": "integer"}]},
    "lists of types": lambda inner: {"type": ["array", "string", "null"], "items": inner},
    "bases": lambda inner: {"allOf": [inner, {"type": "object", "properties": {"b": {"type": "string"}}}]},
    "rules": lambda inner: {"not": inner},
    "conditions": lambda inner: {"if": inner, "then": {"minimum": 1}},
}


@pytest.mark.parametrize("nest", NESTS.values(), ids=NESTS)
def test_nesting_as_deep_as_a_document_may_be_is_understood(nest: Callable[[Schema], Schema]) -> None:
    limits, schema = Limits(), {"type": "string"}
    while depth_of(nest(schema)) <= limits.depth - 3:
        schema = nest(schema)
    assert api_of({"C": schema}, limits).models


def depth_of(value: object) -> int:
    """How deep the collections of a value are nested."""
    children = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return 1 + max(map(depth_of, children), default=0) if isinstance(value, (dict, list)) else 0
