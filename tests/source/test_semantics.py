"""What makes a document ambiguous, and keywords without effect."""

from __future__ import annotations

from textwrap import dedent

import pytest

from specleaf.problems import Problem, Problems
from specleaf.source.description import describe
from specleaf.source.dialect import Dialect
from specleaf.source.limits import Limits
from specleaf.source.load import load_text
from specleaf.source.resolve import resolve
from specleaf.source.semantics import check_semantics


def problems_of(text: str, version: str = "3.1.0") -> list[Problem]:
    """What `check_semantics` finds in a document without its first lines."""
    description = describe(
        load_text(f'openapi: {version}\ninfo: {{title: T, version: "1"}}\n' + dedent(text), "test.yaml", Limits())
    )
    problems = Problems()
    schemas = resolve(description.document, Dialect(description.version), Limits(), problems)
    found_before = len(problems.found)
    check_semantics(schemas, problems)
    return problems.found[found_before:]


def told(problems: list[Problem]) -> list[tuple[str, str, str, str, str]]:
    """The problems without what no test of these is about."""
    return [(each.severity, each.code, str(each.pointer), each.message, each.hint) for each in problems]


def test_an_operation_id_stands_once_also_in_callbacks_and_webhooks() -> None:
    problems = problems_of("""
        paths:
          /a:
            get: {operationId: one}
            put: {operationId: two, callbacks: {done: {'{url}': {post: {operationId: one}}}}}
        webhooks: {told: {post: {operationId: two}}}
    """)
    assert told(problems) == [
        (
            "error",
            "duplicate-operation-id",
            "#/paths/~1a/put/callbacks/done/%7Burl%7D/post/operationId",
            "'one' is also the operationId of #/paths/~1a/get",
            "",
        ),
        (
            "error",
            "duplicate-operation-id",
            "#/webhooks/told/post/operationId",
            "'two' is also the operationId of #/paths/~1a/put",
            "",
        ),
    ]


def test_a_path_item_that_two_paths_share_has_its_operation_ids_once() -> None:
    item = "{$ref: '#/components/pathItems/A'}"
    text = f"paths: {{/a: {item}, /b: {item}}}\ncomponents: {{pathItems: {{A: {{get: {{operationId: one}}}}}}}}"
    assert problems_of(text) == []


def test_a_parameter_stands_once_in_its_place_also_by_reference() -> None:
    problems = problems_of("""
        paths:
          /a:
            parameters: [{name: id, in: query}, {name: id, in: header}, {$ref: '#/components/parameters/Id'}]
            get: {parameters: [{name: id, in: query}]}
        components: {parameters: {Id: {name: id, in: query}}}
    """)
    assert told(problems) == [
        (
            "error",
            "duplicate-parameter",
            "#/paths/~1a/parameters/2",
            "the query parameter 'id' is declared twice",
            "",
        )
    ]


def test_names_in_a_path_and_path_parameters_belong_together() -> None:
    problems = problems_of("""
        paths:
          /a/{id}/{part}:
            parameters: [{name: id, in: path}, {name: lost, in: path}]
            get: {parameters: [{name: other, in: path}, {name: part, in: query}]}
            put: {parameters: [{name: part, in: path}]}
    """)
    base = "#/paths/~1a~1%7Bid%7D~1%7Bpart%7D"
    hint = "add it to 'parameters', with 'in: path' and 'required: true'"
    assert told(problems) == [
        ("warning", "path-parameter", f"{base}/parameters/1", "the path has no {lost}", ""),
        ("error", "path-parameter", f"{base}/get", "the path parameter 'part' is not declared", hint),
        ("warning", "path-parameter", f"{base}/get/parameters/0", "the path has no {other}", ""),
    ]


def test_methods_of_3_2_have_path_parameters_too() -> None:
    problems = problems_of("paths: {'/a/{id}': {query: {}, additionalOperations: {COPY: {}}}}", "3.2.0")
    assert [problem.pointer.name for problem in problems] == ["query", "COPY"]


def test_what_stands_beside_a_reference_of_a_path_item_must_not_stand_behind_it() -> None:
    problems = problems_of("""
        paths: {/a: {$ref: '#/components/pathItems/A', summary: S., get: {}, put: {}}}
        components: {pathItems: {A: {get: {}, summary: A.}}}
    """)
    assert told(problems) == [
        (
            "error",
            "schema-invalid",
            "#/paths/~1a/get",
            "'get' is in the path item that '$ref' leads to, too",
            "",
        )
    ]


@pytest.mark.parametrize(
    ("schema", "version", "severity", "code", "keyword", "message", "hint"),
    [
        (
            "{typ: string}",
            "3.1.0",
            "warning",
            "keyword-unknown",
            "typ",
            "the keyword 'typ' is not known, and has no effect",
            "did you mean 'type'?",
        ),
        (
            "{zzzzzzzz: 1}",
            "3.2.0",
            "warning",
            "keyword-unknown",
            "zzzzzzzz",
            "the keyword 'zzzzzzzz' is not known, and has no effect",
            "",
        ),
        (
            "{type: string, nullable: true}",
            "3.1.0",
            "warning",
            "older-version",
            "nullable",
            "'nullable' is read as in OpenAPI 3.0",
            "write \"type: [string, 'null']\", for example",
        ),
        (
            "{$ref: '#/components/schemas/B', maxLength: 1, description: Fine.}",
            "3.0.3",
            "warning",
            "keyword-ignored",
            "maxLength",
            "'maxLength' beside '$ref' has no effect in OpenAPI 3.0",
            "",
        ),
        (
            "{oneOf: [{$ref: '#/components/schemas/C'}], discriminator: {propertyName: k, mapping: {a: C}}}",
            "3.1.0",
            "error",
            "discriminator",
            "discriminator",
            "#/components/schemas/C is no schema of an object",
            "",
        ),
        (
            "{$schema: 'http://json-schema.org/draft-07/schema#'}",
            "3.1.0",
            "warning",
            "unsupported-dialect",
            "$schema",
            "'http://json-schema.org/draft-07/schema#' is read as JSON Schema 2020-12",
            "arrays in 'items', 'dependencies', and what stands beside '$ref' mean something else since then",
        ),
        (
            "{$schema: 'https://example.com/dialect'}",
            "3.1.0",
            "error",
            "unsupported-dialect",
            "$schema",
            "the dialect 'https://example.com/dialect' is not known",
            "JSON Schema 2020-12 is",
        ),
    ],
)
def test_a_schema_says_something_that_has_no_effect_or_no_meaning(  # noqa: PLR0917 - a row of the table
    schema: str, version: str, severity: str, code: str, keyword: str, message: str, hint: str
) -> None:
    problems = problems_of(f"components: {{schemas: {{A: {schema}, B: {{type: object}}, C: true}}}}", version)
    assert told(problems) == [(severity, code, f"#/components/schemas/A/{keyword}", message, hint)]


@pytest.mark.parametrize(
    "schema",
    [
        "{x-anything: 1, $comment: c, xml: {}, externalDocs: {}, contentEncoding: base64, definitions: {}}",
        "{$schema: 'https://json-schema.org/draft/2020-12/schema', $id: a, $anchor: b}",
        "{$schema: 'https://spec.openapis.org/oas/3.1/dialect/base'}",
        "true",
    ],
)
def test_keywords_that_are_known_are_no_problem(schema: str) -> None:
    assert problems_of(f"components: {{schemas: {{A: {schema}}}}}") == []


def test_the_dialect_of_the_whole_document_is_known_or_refused() -> None:
    known = "jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/2024-10-25"
    assert problems_of(known) == []
    (problem,) = problems_of("jsonSchemaDialect: https://example.com/mine")
    assert (problem.severity, problem.code, str(problem.pointer)) == (
        "error",
        "unsupported-dialect",
        "#/jsonSchemaDialect",
    )
