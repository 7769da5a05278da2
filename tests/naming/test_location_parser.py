"""Locations: where the pointer of a schema leads from, and through what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from specleaf.ir.api import Api
from specleaf.naming.location import (
    Body,
    ComponentRoot,
    Item,
    Location,
    MapValue,
    MemberOf,
    Named,
    OperationRoot,
    PathRoot,
    Position,
    Side,
)
from specleaf.naming.location_parser import LocationParser
from specleaf.pointer import Pointer, parse_fragment

Understand = Callable[[dict[str, Any]], Api]

JSON = "application/json"
ENUM = {"enum": ["a", "b"]}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "", "content": {JSON: {"schema": schema}}}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _location(api: Api, fragment: str) -> Location:
    parts = parse_fragment(fragment)
    assert parts is not None
    id_ = Pointer(parts)
    assert id_ in api.models
    return LocationParser(api).location_of(id_)


def _short(location: Location) -> list[object]:
    return [
        tuple(getattr(step, name) for name in step.__match_args__ if name != "end") or type(step)
        for step in location.steps
    ]


def test_a_property_of_a_response_is_below_its_operation(understand: Understand) -> None:
    body = _json(_object(usage=_object(n={"type": "integer"})))
    api = understand({"paths": {"/a": {"get": {"operationId": "x", "responses": {"404": body}}}}})
    location = _location(api, "/paths/~1a/get/responses/404/content/application~1json/schema/properties/usage")
    assert isinstance(location.root, OperationRoot)
    assert location.root.operation.operation_id == "x"
    assert _short(location) == [("response", "404"), (JSON,), ("property", "usage", "")]


def test_a_property_may_be_called_like_a_keyword(understand: Understand) -> None:
    schema = _object(items=_object(properties=_object(anyOf=ENUM)))
    api = understand({"components": {"schemas": {"X": schema}}, "paths": {}})
    location = _location(api, "/components/schemas/X/properties/items/properties/properties/properties/anyOf")
    assert [step.name for step in location.steps if isinstance(step, Named)] == ["items", "properties", "anyOf"]


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
        tuple(type(step) for step in LocationParser(api).location_of(id_).steps)
        for id_ in api.models
        if id_.parts[3:4] == ("anyOf",)
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
    location = _location(api, "/paths/~1a/get/parameters/0/schema")
    assert _short(location) == [("request", ""), ("parameter", "sort", "query")]
    whole = _location(api, "/paths/~1a/get/parameters/query")
    assert whole.is_synthetic
    assert not location.is_synthetic


def test_parameters_of_a_path_belong_to_no_operation(understand: Understand) -> None:
    parameter = {"name": "sort", "in": "query", "schema": ENUM}
    api = understand({"paths": {"/a": {"parameters": [parameter], "get": {"responses": {}}}}})
    location = _location(api, "/paths/~1a/parameters/0/schema")
    assert isinstance(location.root, PathRoot)
    assert location.root.path == "/a"


def test_shared_responses_are_roots_of_their_own(understand: Understand) -> None:
    shared = {"responses": {"Missing": _json(_object(code=ENUM))}}
    operation = {"responses": {"404": {"$ref": "#/components/responses/Missing"}}}
    api = understand({"paths": {"/a": {"get": operation}}, "components": shared})
    location = _location(api, "/components/responses/Missing/content/application~1json/schema/properties/code")
    assert location.root == ComponentRoot(Pointer(("components", "responses", "Missing")), "responses", "Missing")
    assert [type(step) for step in location.steps] == [Body, Named]


def test_a_callback_knows_the_operation_that_it_belongs_to(understand: Understand) -> None:
    called = {"post": {"requestBody": _json(_object(event=ENUM)), "responses": {}}}
    operation = {"operationId": "subscribe", "callbacks": {"onEvent": {"{$url}": called}}, "responses": {}}
    api = understand({"paths": {"/a": {"post": operation}}})
    base = "/paths/~1a/post/callbacks/onEvent/{$url}/post"
    location = _location(api, f"{base}/requestBody/content/application~1json/schema")
    assert isinstance(location.root, OperationRoot)
    assert location.root.parent is not None
    assert location.root.parent.operation.operation_id == "subscribe"
    assert location.root.callback == "onEvent"
    assert [type(step) for step in location.steps] == [Side, Body]


def test_webhooks_are_operations(understand: Understand) -> None:
    hook = {"post": {"requestBody": _json(_object(event=ENUM)), "responses": {}}}
    api = understand({"webhooks": {"newPet": hook}})
    location = _location(api, "/webhooks/newPet/post/requestBody/content/application~1json/schema/properties/event")
    assert isinstance(location.root, OperationRoot)
    assert location.root.operation.path == "newPet"


def test_a_reference_to_an_odd_place_has_a_location_all_the_same(understand: Understand) -> None:
    odd = {"type": "object", "x-kept": {"type": {"Kind": ENUM}}, "properties": {}}
    kind = {"$ref": "#/components/schemas/X/x-kept/type/Kind"}
    api = understand({"components": {"schemas": {"X": odd, "Y": _object(kind=kind)}}, "paths": {}})
    assert _location(api, "/components/schemas/X/x-kept/type/Kind").steps == ()


def test_the_places_of_a_location_are_beginnings_of_its_pointer(understand: Understand) -> None:
    api = understand({"components": {"schemas": {"X": _object(a=_object(b=ENUM))}}, "paths": {}})
    for id_ in api.models:
        location = LocationParser(api).location_of(id_)
        assert all(id_.is_within(location.place_of(step.end)) for step in location.steps)
