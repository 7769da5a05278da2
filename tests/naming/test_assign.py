"""Assigning: pins, namespaces, files, and what holds for every strategy."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from specleaf.ir.api import Api, Field, ObjectModel
from specleaf.ir.docs import NO_DOCS
from specleaf.ir.types import Anything, ModelRef, Part, Scalar
from specleaf.languages.python import style as python_style
from specleaf.languages.typescript import style as typescript_style
from specleaf.naming.assign import STRATEGIES, assign_names, unknown_pins
from specleaf.naming.names import ModelName, Names
from specleaf.naming.words import caseless_key
from specleaf.pointer import ROOT, Pointer, parse_fragment

Understand = Callable[[dict[str, Any]], Api]

ENUM = {"enum": ["a", "b"]}
SCHEMAS = ROOT.child("components", "schemas")
PET = SCHEMAS.child("Pet")
PYTHON, TYPESCRIPT = python_style.STYLE, typescript_style.STYLE


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "", "content": {"application/json": {"schema": schema}}}


def _name(names: Names, fragment: str) -> ModelName:
    parts = parse_fragment(fragment)
    assert parts is not None
    return names.model(Pointer(parts))


def _pet(understand: Understand) -> Api:
    return understand({"components": {"schemas": {"Pet": _object(owner=_object(kind=ENUM)), "Owner": _object()}}})


def test_a_pin_names_a_model_and_nobody_else_has_the_name(understand: Understand) -> None:
    pins = {PET.child("properties", "owner"): "Owner"}
    names = assign_names(_pet(understand), PYTHON, STRATEGIES["qualified"], pins)
    assert _name(names, "/components/schemas/Pet/properties/owner").name == "Owner"
    assert _name(names, "/components/schemas/Owner").name == "Owner2"


def test_a_pinned_component_gives_its_name_to_what_is_inside(understand: Understand) -> None:
    names = assign_names(_pet(understand), PYTHON, STRATEGIES["qualified"], {PET: "Animal"})
    assert _name(names, "/components/schemas/Pet").name == "Animal"
    assert _name(names, "/components/schemas/Pet/properties/owner").name == "AnimalOwner"


def test_a_pinned_operation_gives_its_name_to_what_is_inside(understand: Understand) -> None:
    api = understand({"paths": {"/a/b": {"get": {"responses": {"200": _json(_object(kind=ENUM))}}}}})
    names = assign_names(api, PYTHON, STRATEGIES["qualified"], {ROOT.child("paths", "/a/b", "get"): "Look"})
    assert {name.name for name in names.models.values()} == {"LookResponseBody", "LookKind"}


def test_a_pin_that_no_class_can_have_is_made_legal(understand: Understand) -> None:
    names = assign_names(_pet(understand), PYTHON, STRATEGIES["qualified"], {PET: "None"})
    assert _name(names, "/components/schemas/Pet").name == "None_"
    names = assign_names(_pet(understand), PYTHON, STRATEGIES["qualified"], {PET: "my pet"})
    assert _name(names, "/components/schemas/Pet").name == "MyPet"


@pytest.mark.parametrize("strategy", ["shortest", "bare"])
def test_pins_hold_in_every_strategy(strategy: str, understand: Understand) -> None:
    pins = {PET.child("properties", "owner"): "Keeper"}
    names = assign_names(_pet(understand), TYPESCRIPT, STRATEGIES[strategy], pins)
    assert _name(names, "/components/schemas/Pet/properties/owner").name == "Keeper"


def test_pins_of_nothing_are_known(understand: Understand) -> None:
    pins = {PET: "A", SCHEMAS.child("Pett"): "B", Pointer(PET.parts, "other.yaml"): "C"}
    assert unknown_pins(_pet(understand), pins) == (SCHEMAS.child("Pett"), Pointer(PET.parts, "other.yaml"))


def test_models_live_with_components_operations_or_errors(understand: Understand) -> None:
    responses = {
        "200": _json(_object(kind=ENUM)),
        "4XX": _json(_object(why=ENUM)),
        "500": {"$ref": "#/components/responses/Broken"},
        "503": _json({"$ref": "#/components/schemas/Problem"}),
    }
    components = {"schemas": {"Problem": _object()}, "responses": {"Broken": _json(_object(what=ENUM))}}
    api = understand({"paths": {"/a": {"get": {"responses": responses}}}, "components": components})
    found = {name.name: name.namespace for name in assign_names(api, PYTHON, STRATEGIES["qualified"]).models.values()}
    assert found == {
        "GetAResponse200Body": "operations",
        "GetAKind": "operations",
        "GetAResponse4XXBody": "errors",
        "GetAWhy": "errors",
        "Broken": "components",
        "BrokenWhat": "components",
        "Problem": "components",
    }
    published = assign_names(api, TYPESCRIPT, STRATEGIES["shortest"])
    assert _name(published, "/components/schemas/Problem").namespace == "errors"
    broken = "/components/responses/Broken/content/application~1json/schema"
    assert _name(published, broken).namespace == "errors"


def test_files_of_reserved_names_get_an_underscore(understand: Understand) -> None:
    schemas = dict.fromkeys(["Con", "Index", "Conftest", "Class", "Import"], _object())
    names = assign_names(understand({"components": {"schemas": schemas}}), PYTHON, STRATEGIES["qualified"])
    files = {name.file for name in names.models.values()}
    assert files == {"con_", "index_", "conftest_", "class_", "import_"}


def test_two_classes_never_share_a_file(understand: Understand) -> None:
    pins = {SCHEMAS.child("A"): "My_Name", SCHEMAS.child("B"): "MyName"}
    api = understand({"components": {"schemas": {"A": _object(), "B": _object()}}})
    names = assign_names(api, PYTHON, STRATEGIES["qualified"], pins)
    assert len({name.file for name in names.models.values()}) == 2


def test_a_component_that_hides_a_type_of_typescript_is_marked_and_what_is_inside_is_not(
    understand: Understand,
) -> None:
    api = understand({"components": {"schemas": {"Error": _object(code=ENUM)}}})
    names = assign_names(api, TYPESCRIPT, STRATEGIES["qualified"])
    assert {name.name for name in names.models.values()} == {"ErrorT", "ErrorCode"}


@pytest.mark.parametrize("strategy", STRATEGIES)
@pytest.mark.parametrize("name", ["List", "Any", "Tag", "Model", "Exception", "BaseModel", "Union", "LLM"])
def test_python_components_are_importable_by_their_names(strategy: str, name: str, understand: Understand) -> None:
    api = understand({"components": {"schemas": {name: _object()}}})
    assert _name(assign_names(api, PYTHON, STRATEGIES[strategy]), f"/components/schemas/{name}").name == name


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_every_model_field_and_member_has_a_name(strategy: str, understand: Understand) -> None:
    schema = _object(a=_object(b={"anyOf": [ENUM, _object(c={"type": "array", "items": ENUM})]}))
    responses = {"200": _json(schema), "400": _json(schema)}
    api = understand(
        {
            "paths": {"/a": {"get": {"responses": responses, "requestBody": _json(schema)}}},
            "components": {"schemas": {"A": schema, "GetA": schema}},
        }
    )
    names = assign_names(api, PYTHON, STRATEGIES[strategy])
    assert list(names.models) == list(api.models)
    assert len({caseless_key(name.name) for name in names.models.values()}) == len(api.models)
    assert len({name.file for name in names.models.values()}) == len(api.models)


def test_a_large_document_is_named_in_little_time() -> None:
    models = {}
    for number in range(2000):
        place = ROOT.child("components", "schemas", f"thing_{number}")
        inner = place.child("properties", "owner")
        fields = tuple(Field(f"field_{n}", Scalar("string"), False, place.child("properties", n)) for n in range(10))
        owner = Field("owner", ModelRef(inner), False, inner)
        models[place] = ObjectModel(place, NO_DOCS, (*fields, owner), Part(Anything()))
        models[inner] = ObjectModel(inner, NO_DOCS, fields, Part(Anything()))
    api = Api("", "", (), models, tuple(models))
    start = time.process_time()
    names = assign_names(api, PYTHON, STRATEGIES["qualified"])
    assert len(names.models) == 4000
    assert time.process_time() - start < 4


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_what_belongs_to_one_component_or_operation_shares_a_module(strategy: str, understand: Understand) -> None:
    inner = _object(a=_object(b=ENUM))
    shared = {"$ref": "#/components/responses/Gone"}
    page = {"name": "page", "in": "query", "schema": ENUM}
    api = understand(
        {
            "paths": {
                "/pets/{id}": {
                    "parameters": [page],
                    "get": {"operationId": "getPet", "responses": {"200": _json(inner), "400": _json(inner)}},
                    "put": {"requestBody": _json(inner), "responses": {"410": shared}},
                }
            },
            "components": {
                "schemas": {"Pet": inner, "Gone": ENUM, "import": ENUM},
                "responses": {"Gone": _json(inner)},
            },
        }
    )
    names = assign_names(api, PYTHON, STRATEGIES[strategy])
    modules = {(id_.parts[0], *id_.parts[1:4]): names.model(id_).module for id_ in api.models}
    assert modules["paths", "/pets/{id}", "get", "responses"] == "get_pet"
    assert modules["paths", "/pets/{id}", "put", "requestBody"] == "put_pets_id"
    assert modules["components", "schemas", "Pet", "properties"] == modules["components", "schemas", "Pet"] == "pet"
    assert modules["components", "responses", "Gone", "content"] == "gone_response"
    assert modules["components", "schemas", "import"] == "import_"
    assert {name.module for name in names.models.values() if name.namespace == "errors"} >= {"get_pet"}
