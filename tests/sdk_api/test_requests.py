"""The one model of a request: the parameters of all locations, and the body."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from specleaf.ir import (
    ANY,
    ANY_PART,
    NO_DOCS,
    Api,
    Content,
    Field,
    ObjectModel,
    Operation,
    Parameter,
    Part,
    RequestBody,
    Scalar,
    Type,
    parameter_model_id,
)
from specleaf.pointer import ROOT
from specleaf.sdk_api.requests import request_of, with_requests

PLACE = ROOT.child("paths", "/a", "post")
TEXT, WHOLE = Scalar("string"), Scalar("integer")
OTHER = ObjectModel(ROOT.child("components", "schemas", "Other"), NO_DOCS, (), ANY_PART)


def fields_of(parameters: dict[str, dict[str, Type]], *bodies: tuple[str, Type]) -> dict[str, tuple[Type, bool]]:
    """The fields of the request with parameters by location and name, and bodies by content type."""
    found: list[Parameter] = []
    models = [OTHER]
    for location, types in parameters.items():
        fields = [Field(name, type_, False, PLACE.child("parameters", name)) for name, type_ in types.items()]
        found += [Parameter(each.pointer, location, each) for each in fields]
        models.append(ObjectModel(parameter_model_id(PLACE, location), NO_DOCS, tuple(fields), ANY_PART))
    contents = tuple(Content(PLACE.child(name), name, Part(type_)) for name, type_ in bodies)
    operation = Operation(
        pointer=PLACE,
        method="post",
        path="/a",
        operation_id="",
        tags=(),
        docs=NO_DOCS,
        parameters=tuple(found),
        request_body=RequestBody(PLACE.child("requestBody"), NO_DOCS, True, contents) if contents else None,
        responses=(),
        parameter_models=tuple(model.id for model in models[1:]),
    )
    last = ObjectModel(ROOT.child("components", "schemas", "Last"), NO_DOCS, (), ANY_PART)
    api = with_requests(Api("", "", (operation,), MappingProxyType({each.id: each for each in (*models, last)})))
    whole = request_of(api.operations[0])
    assert whole is not None
    assert whole == PLACE.child("parameters")
    assert list(api.models) == [OTHER.id, whole, last.id]
    model = api.models[whole]
    assert isinstance(model, ObjectModel)
    return {each.wire_name: (each.type, each.required) for each in model.fields}


def test_the_request_holds_the_parameters_of_all_locations_and_the_body() -> None:
    assert fields_of({"path": {"id": TEXT}, "query": {"limit": WHOLE}}, ("application/json", WHOLE)) == {
        "id": (TEXT, False),
        "limit": (WHOLE, False),
        "requestBody": (WHOLE, True),
    }


def test_of_two_parameters_with_one_name_the_later_says_its_place() -> None:
    assert list(fields_of({"path": {"id": TEXT}, "query": {"id": TEXT}})) == ["id", "query.id"]


def test_a_parameter_called_like_the_body_does_not_hide_it() -> None:
    found = fields_of({"query": {"requestBody": TEXT}}, ("text/plain", WHOLE))
    assert list(found) == ["requestBody", "body.requestBody"]


@pytest.mark.parametrize(
    ("bodies", "type_"),
    [
        ([("application/xml", WHOLE), ("application/vnd.a+json", TEXT)], TEXT),
        ([("application/xml", WHOLE), ("text/plain", TEXT)], WHOLE),
        ([("image/png", ANY)], ANY),
    ],
)
def test_a_body_in_several_forms_has_the_type_of_its_json_form(bodies: list[tuple[str, Type]], type_: Type) -> None:
    assert fields_of({"query": {"q": TEXT}}, *bodies)["requestBody"] == (type_, True)


def test_an_operation_without_parameters_has_no_request() -> None:
    operation = Operation(PLACE, "post", "/a", "", (), NO_DOCS, (), None, ())
    api = with_requests(Api("", "", (operation,), MappingProxyType({OTHER.id: OTHER})))
    assert request_of(api.operations[0]) is None
    assert list(api.models) == [OTHER.id]
