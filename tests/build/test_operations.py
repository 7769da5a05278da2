"""Operations: parameters, bodies, responses, callbacks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from specleaf.ir import Docs, GlobalParameter, ObjectModel, ParameterStyle, Type
from specleaf.ir.types import ANY_PART, ListOf, ModelRef, Part, Scalar
from specleaf.pointer import ROOT, Pointer

Build: TypeAlias = Callable[..., Any]

TEXT, WHOLE = Scalar("string"), Scalar("integer")


def test_an_operation_has_what_its_author_wrote(built: Build) -> None:
    (operation,) = built("""
        paths:
          /pets:
            get:
              operationId: listPets
              tags: [pets, cats]
              summary: List.
              description: All of them.
              deprecated: true
              responses: {"200": {description: Fine.}}
    """).api.operations
    assert operation.pointer == ROOT.child("paths", "/pets", "get")
    assert (operation.method, operation.path) == ("get", "/pets")
    assert (operation.operation_id, operation.tags) == ("listPets", ("pets", "cats"))
    assert (operation.docs.summary, operation.docs.description, operation.docs.deprecated) == (
        "List.",
        "All of them.",
        True,
    )
    assert (operation.parameters, operation.request_body, operation.parameter_models) == ((), None, ())
    assert [(response.status, response.docs.description) for response in operation.responses] == [("200", "Fine.")]


def test_the_parameters_of_each_location_are_the_fields_of_one_model(built: Build) -> None:
    it = built("""
        paths:
          /pets/{id}:
            parameters:
              - {name: id, in: path, required: true, schema: {type: string}}
              - {name: limit, in: query, schema: {type: integer}}
            post:
              parameters:
                - {name: limit, in: query, description: Own., schema: {type: string, description: Of the schema.}}
                - {name: id, in: header, schema: {type: integer, default: 1}}
                - {name: filter, in: query, content: {application/json: {schema: {type: object}}}}
              requestBody:
                required: true
                content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}
              responses: {default: {description: Fine.}}
    """)
    (operation,) = it.api.operations
    assert [(each.location, each.field.wire_name) for each in operation.parameters] == [
        ("path", "id"),
        ("query", "limit"),
        ("header", "id"),
        ("query", "filter"),
    ]
    path, query, header = operation.parameter_models
    assert path == ROOT.child("paths", "/pets/{id}", "post", "parameters", "path")
    filtered = operation.pointer.child("parameters", 2, "content", "application/json", "schema")
    assert _types_of(it, path) == {"id": TEXT}
    assert _types_of(it, query) == {"limit": TEXT, "filter": ModelRef(filtered)}
    assert _types_of(it, header) == {"id": WHOLE}
    assert [field.required for id_ in (path, query, header) for field in it.api.models[id_].fields] == [
        True,
        False,
        False,
        False,
    ]
    assert it.api.models[query].fields[0].docs.description == "Own."
    assert it.api.models[query].extra == ANY_PART


def _types_of(it: Any, id_: Pointer) -> dict[str, Type]:
    model = it.api.models[id_]
    assert isinstance(model, ObjectModel)
    return {field.wire_name: field.type for field in model.fields}


SHARED = """
openapi: 3.1.0
info: {title: T, version: "1"}
paths:
  /a:
    post: &operation
      parameters: [{$ref: '#/components/parameters/Id', description: Here.}]
      requestBody: {$ref: '#/components/requestBodies/Pet'}
      responses: {"200": {$ref: '#/components/responses/Pet', description: As here.}}
  /b: {post: *operation}
components:
  parameters: {Id: {name: id, in: query, description: There., schema: {enum: [a, b]}}}
  requestBodies: {Pet: {description: A body., content: {application/json: {schema: {type: object}}}}}
  responses:
    Pet:
      description: As there.
      headers: {X-Id: {$ref: '#/components/headers/Id'}}
      content: {application/json: {schema: {type: object, properties: {a: {type: object}}}}}
    Unused: {description: U., content: {application/json: {schema: {type: object}}}}
  headers: {Id: {schema: {enum: [c, d]}}}
"""


def test_what_operations_share_is_built_once_at_its_own_place(built: Build) -> None:
    it = built(SHARED)
    first, second = it.api.operations
    assert first.parameters[0].pointer == Pointer(("components", "parameters", "Id"))
    assert first.parameters[0].field.type == ModelRef(Pointer(("components", "parameters", "Id", "schema")))
    assert first.request_body == second.request_body
    assert first.responses == second.responses
    (content,) = first.responses[0].contents
    assert content.pointer == ROOT.child("components", "responses", "Pet", "content", "application/json", "schema")
    (header,) = first.responses[0].headers
    assert (header.wire_name, header.type) == ("X-Id", ModelRef(ROOT.child("components", "headers", "Id", "schema")))
    assert len({id_ for id_ in it.api.models if id_.parts[1] == "responses"}) == 3


def test_words_beside_a_reference_go_first_and_in_3_0_they_are_ignored(built: Build) -> None:
    operation, _ = built(SHARED).api.operations
    assert operation.parameters[0].field.docs.description == "Here."
    assert operation.responses[0].docs.description == "As here."
    older, _ = built(SHARED.replace("3.1.0", "3.0.3")).api.operations
    assert older.parameters[0].field.docs.description == "There."
    assert older.responses[0].docs.description == "As there."


def test_components_that_no_operation_uses_have_models_too(built: Build) -> None:
    place = ROOT.child("components", "responses", "Unused", "content", "application/json", "schema")
    assert place in built(SHARED).api.models


def test_examples_of_a_parameter_are_its_own_else_those_of_its_schema(built: Build) -> None:
    operation = built("""
        paths:
          /a:
            get:
              parameters:
                - {name: a, in: query, example: 1, schema: {type: integer, examples: [2]}}
                - {name: b, in: query, schema: {type: integer, examples: [2, 3]}}
                - name: c
                  in: query
                  schema: {type: integer}
                  examples: {one: {value: 4}, two: {$ref: '#/components/examples/Five'}, far: {externalValue: x}}
        components: {examples: {Five: {value: 5}}}
    """).api.operations[0]
    assert [parameter.field.docs.examples for parameter in operation.parameters] == [(1,), (2, 3), (4, 5)]


def test_path_items_webhooks_and_callbacks_are_followed_through_references(built: Build) -> None:
    it = built("""
        openapi: 3.1.0
        info: {title: T, version: "1"}
        paths:
          x-note: no path
          /a: {$ref: '#/components/pathItems/A'}
        webhooks:
          done: {post: {requestBody: {content: {application/json: {schema: {type: object}}}}}}
        components:
          pathItems:
            A:
              post:
                responses: {"200": {description: Fine.}}
                callbacks:
                  told: {$ref: '#/components/callbacks/Told'}
          callbacks:
            Told:
              x-note: {description: No expression.}
              '{$request.body#/url}': {put: {responses: {"200": {description: Fine.}}}}
    """)
    places = [(operation.path, str(operation.pointer)) for operation in it.api.operations]
    assert places == [
        ("/a", "#/components/pathItems/A/post"),
        ("{$request.body#/url}", "#/components/callbacks/Told/%7B$request.body%23~1url%7D/put"),
        ("done", "#/webhooks/done/post"),
    ]


def test_openapi_3_2_has_more_methods_streams_and_shared_media_types(built: Build) -> None:
    it = built("""
        openapi: 3.2.0
        info: {title: T, version: "1"}
        paths:
          /a:
            query:
              responses:
                "200":
                  description: Fine.
                  content:
                    text/event-stream: {itemSchema: {type: object}}
                    application/json: {$ref: '#/components/mediaTypes/Pet'}
            additionalOperations:
              COPY: {responses: {"200": {description: Fine.}}}
        components:
          mediaTypes: {Pet: {schema: {type: array, items: {type: string}}}}
    """)
    query, copy = it.api.operations
    assert (query.method, copy.method) == ("query", "COPY")
    assert copy.pointer == ROOT.child("paths", "/a", "additionalOperations", "COPY")
    stream, pets = query.responses[0].contents
    assert stream.pointer.parts[-2:] == ("text/event-stream", "itemSchema")
    assert (pets.pointer, pets.part) == (
        ROOT.child("components", "mediaTypes", "Pet", "schema"),
        Part(ListOf(Part(TEXT))),
    )


def test_models_are_in_the_order_in_which_operations_lead_to_them(built: Build) -> None:
    it = built("""
        openapi: 3.1.0
        info: {title: T, version: "1"}
        paths:
          /b:
            get:
              parameters: [{name: q, in: query, schema: {enum: [a]}}]
              requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Z'}}}}
              responses:
                "200": {description: Fine., content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
        components: {schemas: {A: {type: object}, M: {type: object}, Z: {type: object}}}
    """)
    assert [id_.name for id_ in it.api.models] == ["schema", "query", "Z", "A", "M"]
    assert [id_.name for id_ in it.api.components] == ["A", "M", "Z"]


def test_the_title_and_version_are_those_of_the_document(built: Build) -> None:
    api = built("{openapi: 3.1.0, info: {title: Pets, version: '2'}, paths: {}}").api
    assert (api.title, api.version) == ("Pets", "2")
    assert built("paths: {}").api.title == ""


def test_the_words_of_a_parameter_are_kept_apart_from_those_of_its_schema(built: Build) -> None:
    (operation,) = built("""
        paths:
          /a:
            get:
              parameters:
                - {name: a, in: query, schema: {type: string, description: Of the schema.}}
                - {name: b, in: query, description: Own., schema: {type: string, description: Of the schema.}}
              responses: {"200": {description: Fine.}}
    """).api.operations
    a, b = operation.parameters
    assert (a.docs.description, a.field.docs.description) == ("", "Of the schema.")
    assert (b.docs.description, b.field.docs.description) == ("Own.", "Own.")


def test_what_a_client_is_given_once_is_known(built: Build) -> None:
    api = built("""
        openapi: 3.1.0
        info: {title: T, version: "1"}
        paths: {}
        x-speakeasy-globals:
          parameters:
            - {name: tenant, in: header, schema: {type: string}}
            - {in: query}
            - 1
            - $ref: '#/components/parameters/Region'
        components:
          parameters:
            Region:
              name: region
              in: query
              description: Where.
              schema: {type: string, example: eu}
              x-speakeasy-globals-hidden: true
          securitySchemes:
            Key: {type: apiKey, name: key, in: header, description: Ask for one.}
            Token: {$ref: '#/components/securitySchemes/Key'}
    """).api
    assert api.global_parameters == (
        GlobalParameter("tenant", "header"),
        GlobalParameter("region", "query", Docs(description="Where.", examples=("eu",)), is_hidden=True),
    )
    assert [(each.name, each.docs.description) for each in api.security] == [
        ("Key", "Ask for one."),
        ("Token", "Ask for one."),
    ]


@pytest.mark.parametrize("value", ["1", "{parameters: 1}", "[]"])
def test_an_extension_of_another_form_says_nothing(built: Build, value: str) -> None:
    assert built(f"{{openapi: 3.1.0, info: {{title: T, version: '2'}}, paths: {{}}, x-speakeasy-globals: {value}}}").api


RING = """
    paths:
      /pets:
        post:
          callbacks: {again: {$ref: "#/components/callbacks/Again"}}
          responses: {"200": {description: Fine.}}
      /toys:
        post:
          callbacks: {later: {"{$url}": {$ref: "#/components/pathItems/Later"}}}
          responses: {"200": {description: Fine.}}
    components:
      callbacks:
        Again:
          "{$request.body#/url}":
            post:
              callbacks: {again: {$ref: "#/components/callbacks/Again"}}
              responses: {"200": {description: Fine.}}
      pathItems:
        Later:
          put:
            callbacks: {later: {"{$url}": {$ref: "#/components/pathItems/Later"}}}
            responses: {"200": {description: Fine.}}
"""


def test_callbacks_that_call_themselves_come_once(built: Build) -> None:
    operations = built(RING).api.operations
    assert [(each.path, each.method) for each in operations] == [
        ("/pets", "post"),
        ("{$request.body#/url}", "post"),
        ("/toys", "post"),
        ("{$url}", "put"),
        ("{$url}", "put"),
    ]


def test_callbacks_may_call_each_other_in_a_long_row(built: Build) -> None:
    response = "responses: {'200': {description: Fine.}}"
    row = "\n".join(
        f"    C{number}: {{'{{$url}}': {{post: {{callbacks: {{next: {{$ref: '#/components/callbacks/C{number + 1}'}}, "
        f"same: {{$ref: '#/components/callbacks/C{number + 1}'}}}}, {response}}}}}}}"
        for number in range(400)
    )
    last = f"    C400: {{'{{$url}}': {{post: {{{response}}}}}}}"
    first = f"  /pets: {{post: {{callbacks: {{first: {{$ref: '#/components/callbacks/C0'}}}}, {response}}}}}"
    it = built(f"paths:\n{first}\ncomponents:\n  callbacks:\n{row}\n{last}\n")
    assert len(it.api.operations) == 402


def test_how_a_parameter_is_written_is_its_style_or_its_media_type(built: Build) -> None:
    api = built("""
        paths:
          /pets:
            get:
              parameters:
                - {name: plain, in: query, schema: {type: string}}
                - {name: joined, in: query, explode: false, schema: {type: array}}
                - {name: deep, in: query, style: deepObject, explode: true, schema: {type: object}}
                - {name: url, in: query, allowReserved: true, schema: {type: string}}
                - {name: json, in: query, content: {application/json: {schema: {type: object}}}}
              responses: {"200": {description: Fine.}}
    """).api
    (operation,) = api.operations
    styles = {each.field.wire_name: api.info.parameters[each.pointer] for each in operation.parameters}
    assert styles == {
        "plain": ParameterStyle("form", True, is_default=True),
        "joined": ParameterStyle("form", False, is_default=False),
        "deep": ParameterStyle("deepObject", True, is_default=False),
        "url": ParameterStyle("form", True, is_default=False, allow_reserved=True),
        "json": ParameterStyle("form", True, is_default=False, content_type="application/json"),
    }
