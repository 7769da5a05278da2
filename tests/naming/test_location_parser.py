"""Trails: where the pointer of a schema leads from, and through what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from specleaf.ir.api import Api
from specleaf.naming.location import (
    Body,
    ComponentRoot,
    Item,
    MapValue,
    MemberOf,
    Named,
    OperationRoot,
    PathRoot,
    Position,
    Side,
    Trail,
)
from specleaf.naming.location_parser import Trails
from specleaf.pointer import Pointer, parse_fragment

Understand = Callable[[dict[str, Any]], Api]

JSON = "application/json"
ENUM = {"enum": ["a", "b"]}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "", "content": {JSON: {"schema": schema}}}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _trail(api: Api, fragment: str) -> Trail:
    parts = parse_fragment(fragment)
    assert parts is not None
    id_ = Pointer(parts)
    assert id_ in api.models
    return Trails(api).of(id_)


def _short(trail: Trail) -> list[object]:
    return [
        tuple(getattr(step, name) for name in step.__match_args__ if name != "end") or type(step)
        for step in trail.steps
    ]


def test_a_property_of_a_response_is_below_its_operation(understand: Understand) -> None:
    body = _json(_object(usage=_object(n={"type": "integer"})))
    api = understand({"paths": {"/a": {"get": {"operationId": "x", "responses": {"404": body}}}}})
    trail = _trail(api, "/paths/~1a/get/responses/404/content/application~1json/schema/properties/usage")
    assert isinstance(trail.root, OperationRoot)
    assert trail.root.operation.operation_id == "x"
    assert _short(trail) == [("response", "404"), (JSON,), ("property", "usage", "")]


def test_a_property_may_be_called_like_a_keyword(understand: Understand) -> None:
    schema = _object(items=_object(properties=_object(anyOf=ENUM)))
    api = understand({"components": {"schemas": {"X": schema}}, "paths": {}})
    trail = _trail(api, "/components/schemas/X/properties/items/properties/properties/properties/anyOf")
    assert [step.name for step in trail.steps if isinstance(step, Named)] == ["items", "properties", "anyOf"]


def test_items_positions_values_and_members_are_steps(understand: Understand) -> None:
    schema = {
        "anyOf": [
            {"type": "array", "items": _object(x=ENUM)},
            {"type": "object", "additionalProperties": _object(y=ENUM)},
            {"type": "array", "prefixItems": [ENUM]},
        ]
    }
    api = understand({"components": {"schemas": {"X": schema}}, "paths": {}})
    kinds = {
        tuple(type(step) for step in Trails(api).of(id_).steps) for id_ in api.models if id_.parts[3:4] == ("anyOf",)
    }
    assert kinds == {
        (MemberOf, Item),
        (MemberOf, Item, Named),
        (MemberOf, MapValue),
        (MemberOf, MapValue, Named),
        (MemberOf, Position),
    }


def test_parameters_have_their_name_and_place(understand: Understand) -> None:
    parameter = {"name": "sort", "in": "query", "schema": ENUM}
    operation = {"parameters": [parameter], "responses": {}}
    api = understand({"paths": {"/a": {"get": operation}}})
    trail = _trail(api, "/paths/~1a/get/parameters/0/schema")
    assert _short(trail) == [("request", ""), ("parameter", "sort", "query")]
    whole = _trail(api, "/paths/~1a/get/parameters")
    assert whole.is_whole
    assert not trail.is_whole


def test_parameters_of_a_path_belong_to_no_operation(understand: Understand) -> None:
    parameter = {"name": "sort", "in": "query", "schema": ENUM}
    api = understand({"paths": {"/a": {"parameters": [parameter], "get": {"responses": {}}}}})
    trail = _trail(api, "/paths/~1a/parameters/0/schema")
    assert isinstance(trail.root, PathRoot)
    assert trail.root.path == "/a"


def test_shared_responses_are_roots_of_their_own(understand: Understand) -> None:
    shared = {"responses": {"Missing": _json(_object(code=ENUM))}}
    operation = {"responses": {"404": {"$ref": "#/components/responses/Missing"}}}
    api = understand({"paths": {"/a": {"get": operation}}, "components": shared})
    trail = _trail(api, "/components/responses/Missing/content/application~1json/schema/properties/code")
    assert trail.root == ComponentRoot(Pointer(("components", "responses", "Missing")), "responses", "Missing")
    assert [type(step) for step in trail.steps] == [Body, Named]


def test_a_callback_knows_the_operation_that_it_belongs_to(understand: Understand) -> None:
    called = {"post": {"requestBody": _json(_object(event=ENUM)), "responses": {}}}
    operation = {"operationId": "subscribe", "callbacks": {"onEvent": {"{$url}": called}}, "responses": {}}
    api = understand({"paths": {"/a": {"post": operation}}})
    base = "/paths/~1a/post/callbacks/onEvent/{$url}/post"
    trail = _trail(api, f"{base}/requestBody/content/application~1json/schema")
    assert isinstance(trail.root, OperationRoot)
    assert trail.root.parent is not None
    assert trail.root.parent.operation.operation_id == "subscribe"
    assert trail.root.callback == "onEvent"
    assert [type(step) for step in trail.steps] == [Side, Body]


def test_webhooks_are_operations(understand: Understand) -> None:
    hook = {"post": {"requestBody": _json(_object(event=ENUM)), "responses": {}}}
    api = understand({"webhooks": {"newPet": hook}})
    trail = _trail(api, "/webhooks/newPet/post/requestBody/content/application~1json/schema/properties/event")
    assert isinstance(trail.root, OperationRoot)
    assert trail.root.operation.path == "newPet"


def test_a_reference_to_an_odd_place_is_a_trail_all_the_same(understand: Understand) -> None:
    odd = {"type": "object", "x-kept": {"type": {"Kind": ENUM}}, "properties": {}}
    kind = {"$ref": "#/components/schemas/X/x-kept/type/Kind"}
    api = understand({"components": {"schemas": {"X": odd, "Y": _object(kind=kind)}}, "paths": {}})
    assert _trail(api, "/components/schemas/X/x-kept/type/Kind").steps == ()


def test_the_places_of_a_trail_are_beginnings_of_its_pointer(understand: Understand) -> None:
    api = understand({"components": {"schemas": {"X": _object(a=_object(b=ENUM))}}, "paths": {}})
    for id_ in api.models:
        trail = Trails(api).of(id_)
        assert all(id_.is_within(trail.place_of(step.end)) for step in trail.steps)
