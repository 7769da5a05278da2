"""A part of a document: what is asked for and what it needs, as it is in the whole."""

from __future__ import annotations

import json
from typing import Any

import pytest

from specleaf import pipeline
from specleaf.config import Config
from specleaf.problems import SpecleafError
from specleaf.source import Limits, load_text

Json = Any


def operation(name: str, tag: str, schema: Json) -> Json:
    content = {"application/json": {"schema": schema}}
    parameters = [{"name": "q", "in": "query", "schema": {"type": "string", "enum": [name, "x"]}}]
    responses = {"200": {"description": "ok", "content": content}}
    return {"operationId": name, "tags": [tag], "parameters": parameters, "responses": responses}


def to(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def model(**properties: Json) -> Json:
    return {"type": "object", "properties": properties}


DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "t", "version": "1"},
    "paths": {
        "/pets": {"get": operation("listPets", "pets", {"type": "array", "items": to("Pet")})},
        "/pets/one": {"get": operation("getPet", "pets", to("Pet"))},
        "/shops": {"get": operation("listShops", "shops", model(home=model(a={"type": "string"})))},
    },
    "components": {
        "schemas": {
            "Pet": model(owner=to("Owner"), home=model(a={"type": "integer"})),
            "Owner": model(mail={"type": "string"}),
            "Lonely": model(a={"type": "string"}),
        }
    },
}


def modules(*select: str) -> dict[str, bytes]:
    run = pipeline.produce(load_text(json.dumps(DOCUMENT), "openapi.json", Limits()), Config(select=select))
    return {
        file.path.removeprefix("models/"): file.data
        for file in run.files
        if file.path.startswith(("models/components/", "models/operations/")) and not file.path.endswith("__init__.py")
    }


PETS = {"components/pet.py", "components/owner.py"}
LIST, GET, SHOPS = "operations/list_pets.py", "operations/get_pet.py", "operations/list_shops.py"


@pytest.mark.parametrize(
    ("selectors", "expected"),
    [
        (["tag:pets"], {*PETS, LIST, GET}),
        (["tag:*"], {*PETS, LIST, GET, SHOPS}),
        (["operation:list*"], {*PETS, LIST, SHOPS}),
        (["operation:getPet"], {*PETS, GET}),
        (["path:/pets/*"], {*PETS, GET}),
        (["path:/shops"], {SHOPS}),
        (["schema:Own*"], {"components/owner.py"}),
        (["schema:Lonely", "path:/shops"], {"components/lonely.py", SHOPS}),
        (["#/components/schemas/Pet"], PETS),
        (["#/paths/~1pets"], {*PETS, LIST}),
        (["#/paths/~1pets/get"], {*PETS, LIST}),
        (["#/components/schemas"], {*PETS, "components/lonely.py"}),
    ],
)
def test_a_selection_is_what_is_asked_for_and_what_it_needs(selectors: list[str], expected: set[str]) -> None:
    whole, part = modules(), modules(*selectors)
    assert part.keys() == expected
    assert part == {path: whole[path] for path in part}


@pytest.mark.parametrize(
    ("selector", "hint"),
    [
        ("tag:pet", "did you mean 'tag:pets'?"),
        ("operation:listPet", "did you mean 'operation:listPets'?"),
        ("schema:Ownr", "did you mean 'schema:Owner'?"),
        ("#/components/schemas/None", "nothing has that name or place"),
        ("pets", "begin with tag:, operation:, path:, schema: or write a pointer"),
    ],
)
def test_a_selector_that_names_nothing_ends_the_run(selector: str, hint: str) -> None:
    with pytest.raises(SpecleafError) as error:
        modules(selector)
    assert [(problem.code, problem.hint) for problem in error.value.problems] == [("usage", hint)]
