"""The qualified strategy: what models are called after where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from specleaf.ir.api import Api
from specleaf.languages.python.style import STYLE
from specleaf.naming.assign import STRATEGIES, assign_names
from specleaf.naming.words import MAX_LENGTH
from specleaf.transforms.subtypes import with_subtype_unions

Understand = Callable[[dict[str, Any]], Api]

ENUM = {"enum": ["a", "b"]}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _json(schema: dict[str, Any], content_type: str = "application/json") -> dict[str, Any]:
    return {"description": "", "content": {content_type: {"schema": schema}}}


def _get(responses: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"paths": {"/v1/pets": {"get": {"responses": responses, **more}}}}


def _names(api: Api) -> set[str]:
    names = [name.name for name in assign_names(api, STYLE, STRATEGIES["qualified"]).models.values()]
    assert len(set(names)) == len(names)
    return set(names)


def test_the_fragment_of_the_project_has_its_names(project: Path, read: Callable[[Path], Api]) -> None:
    assert _names(read(project / "spec" / "openapi.yaml")) == {
        "PostV2ProxyImagesEditsRequestBody",
        "PostV2ProxyImagesEditsImage",
        "PostV2ProxyImagesEditsResponseFormat",
        "PostV2ProxyImagesEditsResponseBody",
        "PostV2ProxyImagesEditsData",
        "PostV2ProxyImagesEditsUsage",
        "PostV2ProxyImagesEditsInputTokensDetails",
    }


def test_a_component_keeps_its_name_and_gives_it_to_what_is_inside(understand: Understand) -> None:
    api = understand({"components": {"schemas": {"Pet": _object(owner=_object(kind=ENUM))}}})
    assert _names(api) == {"Pet", "PetOwner", "PetKind"}


def test_two_properties_of_the_same_name_say_the_way_to_them(understand: Understand) -> None:
    api = understand({"components": {"schemas": {"Pet": _object(status=ENUM, owner=_object(status=ENUM))}}})
    assert _names(api) == {"Pet", "PetStatus", "PetOwner", "PetOwnerStatus"}


def test_the_same_property_in_request_and_response_says_the_side(understand: Understand) -> None:
    api = understand(_get({"200": _json(_object(size=ENUM))}, requestBody=_json(_object(size=ENUM))))
    assert _names(api) == {
        "GetV1PetsRequestBody",
        "GetV1PetsRequestSize",
        "GetV1PetsResponseBody",
        "GetV1PetsResponseSize",
    }


def test_bodies_for_several_statuses_say_the_status(understand: Understand) -> None:
    body = _json(_object(error=ENUM))
    api = understand(_get({"200": body, "404": body, "default": body}))
    assert _names(api) == {
        "GetV1PetsResponse200Body",
        "GetV1PetsResponse200Error",
        "GetV1PetsResponse404Body",
        "GetV1PetsResponse404Error",
        "GetV1PetsResponseDefaultBody",
        "GetV1PetsResponseDefaultError",
    }


def test_bodies_of_several_content_types_say_the_type(understand: Understand) -> None:
    body = {**_json(_object(a={}))["content"], **_json(_object(b={}), "application/xml")["content"]}
    api = understand(_get({"200": {"description": "", "content": body}}))
    assert _names(api) == {"GetV1PetsResponse200JsonBody", "GetV1PetsResponse200XmlBody"}


def test_the_parameters_of_a_location_are_called_after_it(understand: Understand) -> None:
    parameters = [{"name": "sort_by", "in": "query", "schema": ENUM}]
    assert _names(understand(_get({}, parameters=parameters, operationId="list-pets"))) == {
        "ListPetsQuery",
        "ListPetsSortBy",
    }


def test_a_parameter_and_a_property_of_the_same_name_say_which(understand: Understand) -> None:
    parameters = [{"name": "sort", "in": "query", "schema": ENUM}]
    api = understand(_get({}, parameters=parameters, requestBody=_json(_object(sort=ENUM))))
    assert _names(api) == {"GetV1PetsQuery", "GetV1PetsQuerySort", "GetV1PetsRequestBody", "GetV1PetsRequestSort"}


def test_parameters_of_a_path_are_called_after_the_path(understand: Understand) -> None:
    parameters = [{"name": "sort", "in": "query", "schema": ENUM}]
    operations = {"get": {"responses": {}, "operationId": "list"}, "put": {"responses": {}, "operationId": "set"}}
    api = understand({"paths": {"/v1/pets": {"parameters": parameters, **operations}}})
    assert _names(api) == {"ListQuery", "V1PetsSort", "SetQuery"}


def test_a_component_wins_over_what_is_inline(understand: Understand) -> None:
    schemas = {"Pet": _object(status=ENUM, owner=_object(kind=ENUM)), "PetStatus": ENUM, "pet_kind": ENUM}
    assert _names(understand({"components": {"schemas": schemas}})) == {
        "Pet",
        "PetStatusEnum",
        "PetOwner",
        "PetOwnerKind",
        "PetStatus",
        "PetKind",
    }


def test_a_component_wins_over_the_parameters_of_an_operation(understand: Understand) -> None:
    parameters = [{"name": "sort", "in": "query", "schema": {"type": "string"}}]
    api = understand(
        {
            **_get({}, parameters=parameters, operationId="find"),
            "components": {"schemas": {"FindQuery": _object()}},
        }
    )
    assert _names(api) == {"FindQueryParameters", "FindQuery"}


def test_items_of_a_body_have_the_name_of_the_body(understand: Understand) -> None:
    api = understand(_get({"200": _json({"type": "array", "items": _object(a={})})}))
    assert _names(api) == {"GetV1PetsResponseBody"}


def test_items_and_values_of_a_component_are_told_from_it(understand: Understand) -> None:
    schemas = {
        "Pets": {"type": "array", "items": _object(a={})},
        "ById": {"type": "object", "additionalProperties": _object(a={})},
    }
    assert _names(understand({"components": {"schemas": schemas}})) == {"Pets", "PetsItem", "ById", "ByIdValue"}


def test_components_that_differ_in_case_alone_stay_apart(understand: Understand) -> None:
    schemas = {"pet": _object(), "Pet": _object(kind=ENUM), "Pet2": _object()}
    names = _names(understand({"components": {"schemas": schemas}}))
    assert len({name.casefold() for name in names}) == 4
    assert names > {"Pet", "PetKind", "Pet2"}


def test_what_stands_for_all_kinds_of_a_base_leaves_its_name_to_a_component(understand: Understand) -> None:
    pet = {**_object(kind={"type": "string"}), "discriminator": {"propertyName": "kind"}}
    schemas = {"Pet": pet, "Cat": {"allOf": [{"$ref": "#/components/schemas/Pet"}]}}
    assert _names(with_subtype_unions(understand({"components": {"schemas": schemas}}))) == {"Pet", "Cat", "AnyPet"}
    more = {**schemas, "AnyPet": _object()}
    found = _names(with_subtype_unions(understand({"components": {"schemas": more}})))
    assert found == {"Pet", "Cat", "AnyPetUnion", "AnyPet"}


def test_a_shared_response_is_called_by_its_own_name(understand: Understand) -> None:
    shared = {"responses": {"NotFound": _json(_object(code=ENUM))}, "schemas": {"NotFoundCode": ENUM}}
    api = understand({**_get({"404": {"$ref": "#/components/responses/NotFound"}}), "components": shared})
    assert _names(api) == {"NotFound", "NotFoundResponseCode", "NotFoundCode"}


def test_a_shared_response_yields_its_name_to_a_schema(understand: Understand) -> None:
    shared = {"responses": {"NotFound": _json(_object(code=ENUM))}, "schemas": {"NotFound": _object()}}
    assert _names(understand({"components": shared})) == {
        "NotFound",
        "NotFoundResponse",
        "NotFoundResponseCode",
    }


def test_operations_whose_ids_come_to_the_same_stay_apart(understand: Understand) -> None:
    body = _json(_object(a={}))
    paths = {
        "/a/x": {"get": {"responses": {"200": body}}},
        "/a/{x}": {"get": {"responses": {"200": body}}},
    }
    assert _names(understand({"paths": paths})) == {"GetAByXResponseBody", "GetAXResponseBody"}


def test_a_callback_is_called_after_its_operation(understand: Understand) -> None:
    with_variant = {"post": {"requestBody": _json(_object(event=ENUM)), "responses": {}}}
    api = understand(_get({}, operationId="subscribe", callbacks={"onEvent": {"{$url}": with_variant}}))
    assert _names(api) == {"SubscribeOnEventRequestBody", "SubscribeOnEventEvent"}


def test_what_is_too_long_for_a_name_leaves_out_segments_before_it_has_a_digest(understand: Understand) -> None:
    segments = [f"{word}Configuration" for word in ("account", "business", "payment", "external", "schedule", "line")]

    def nested(depth: int) -> dict[str, Any]:
        inner = nested(depth + 1) if depth < len(segments) else {"enum": ["a", "b"]}
        key = segments[depth] if depth < len(segments) else "leaf"
        return {"type": "object", "properties": {key: inner, "kind": {"enum": ["a", "b"]}}}

    component = "EnterpriseResourceDescriptorOfTheOrganization"
    api = understand({"components": {"schemas": {component: {"allOf": [nested(0), {"properties": {"x": nested(0)}}]}}}})
    names = [name.name for name in assign_names(api, STYLE, STRATEGIES["qualified"]).models.values()]
    assert len(names) == len(set(names)) > 20
    assert not [name for name in names if re.search("x[0-9a-f]{6}|[0-9]", name)]
    assert max(map(len, names)) <= MAX_LENGTH
