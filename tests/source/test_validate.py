"""What the metaschemas refuse, in words and at its place."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import dedent

import pytest

from specleaf.problems import Problem, Problems
from specleaf.source.description import describe
from specleaf.source.dialect import Dialect
from specleaf.source.limits import Limits
from specleaf.source.load import load_text
from specleaf.source.validate import validate

INFO = 'info: {title: T, version: "1"}\n'


def problems_of(text: str, version: str = "3.1.0", info: str = INFO) -> list[Problem]:
    """What is found in a document without its first lines."""
    description = describe(load_text(f"openapi: {version}\n{info}" + dedent(text), "test.yaml", Limits()))
    problems = Problems()
    validate(description, Dialect(description.version), Limits(), problems)
    return list(problems)


def told(problems: Sequence[Problem]) -> list[tuple[str, str, str, str]]:
    """Where, how bad, what, and what would help."""
    return [(str(each.pointer), each.severity, each.message, each.hint) for each in problems]


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("paths: []", "#/paths", "a list is not an object", "no '- ' stands before the names of an object"),
        ("paths: {}\npathz: {}", "#/pathz", "the field 'pathz' is not known here", "did you mean 'paths'?"),
        (
            "paths: {}\nfoo: 1",
            "#/foo",
            "the field 'foo' is not known here",
            "a field of your own has a name that begins with 'x-'",
        ),
        (
            "paths: {/a: {get: {responses: {'200': {}}}}}",
            "#/paths/~1a/get/responses/200",
            "the field 'description' is missing",
            "",
        ),
        (
            "components: {parameters: {A: {name: a, in: quarry, schema: {}}}}",
            "#/components/parameters/A/in",
            "\"quarry\" is not one of 'query', 'header', 'path', 'cookie'",
            "did you mean 'query'?",
        ),
        (
            "components: {parameters: {A: {name: a, in: path, schema: {}}}}",
            "#/components/parameters/A",
            "the field 'required' is missing",
            "",
        ),
        ("components: {schemas: {A: 1}}", "#/components/schemas/A", "1 is not an object or a boolean", ""),
        (
            "components: {schemas: {A: {type: strin}}}",
            "#/components/schemas/A/type",
            "\"strin\" is not one of 'array', 'boolean', 'integer', 'null', 'number', 'object', 'string'",
            "did you mean 'string'?",
        ),
        (
            "components: {schemas: {A: {required: a}}}",
            "#/components/schemas/A/required",
            '"a" is not a list',
            "write it as a list: [a]",
        ),
        (
            "components: {schemas: {A: {properties: {b: {maxLength: long}}}}}",
            "#/components/schemas/A/properties/b/maxLength",
            '"long" is not a whole number',
            "",
        ),
        (
            "components: {schemas: {A: {anyOf: []}}}",
            "#/components/schemas/A/anyOf",
            "the list needs at least 1 entry",
            "",
        ),
    ],
)
def test_what_may_not_stand_there_is_an_error(text: str, place: str, message: str, hint: str) -> None:
    found = [problem for problem in problems_of(text) if problem.severity == "error"]
    assert {problem.code for problem in found} <= {"schema-invalid", "field-unknown", "field-missing"}
    assert (place, "error", message, hint) in told(found)


def test_a_missing_field_is_told_at_what_lacks_it() -> None:
    assert told(problems_of("paths: {}", info="info: {title: T}\n")) == [
        ("#/info", "error", "the field 'version' is missing", "")
    ]


def test_the_alternative_that_was_meant_is_the_one_told_about() -> None:
    problems = problems_of("components: {responses: {A: {descriptoin: A., content: {a/b: {schema: 1}}}}}")
    place = "#/components/responses/A"
    assert told(problems) == [
        (place, "error", "the field 'description' is missing", ""),
        (f"{place}/content/a~1b/schema", "error", "1 is not an object or a boolean", ""),
        (f"{place}/descriptoin", "error", "the field 'descriptoin' is not known here", "did you mean 'description'?"),
    ]


def test_old_forms_that_have_one_reading_are_warnings() -> None:
    problems = problems_of("""
        components:
          schemas:
            A: {minimum: 1, exclusiveMinimum: true, required: [a, a], examples: one, $comment: 1}
    """)
    base = "#/components/schemas/A"
    hint = "since OpenAPI 3.1 it is the bound itself: a number, in the place of 'minimum'"
    assert sorted(told(problems)) == [
        (f"{base}/$comment", "warning", "1 is not text, and is ignored", ""),
        (f"{base}/examples", "warning", '"one" is not a list, and is ignored', ""),
        (f"{base}/exclusiveMinimum", "warning", "'exclusiveMinimum' is read as in OpenAPI 3.0", hint),
        (f"{base}/required", "warning", "'required' names a property twice", ""),
    ]


def test_keywords_of_later_versions_are_told_in_openapi_3_0() -> None:
    problems = problems_of("paths: {}\ncomponents: {schemas: {A: {const: 1, typ: string}}}", "3.0.3")
    assert [(str(each.pointer), each.severity, each.code, each.message, each.hint) for each in problems] == [
        (
            "#/components/schemas/A/const",
            "warning",
            "newer-version",
            "the keyword 'const' is not one of OpenAPI 3.0, and is read as in 3.1",
            "",
        ),
        (
            "#/components/schemas/A/typ",
            "warning",
            "keyword-unknown",
            "the keyword 'typ' is not one of OpenAPI 3.0, and has no effect",
            "did you mean 'type'?",
        ),
    ]


def test_a_schema_is_checked_once_however_deep_it_is() -> None:
    problems = problems_of("components: {schemas: {A: {properties: {b: {items: {minLength: -1}}}}}}")
    assert [str(problem.pointer) for problem in problems] == ["#/components/schemas/A/properties/b/items/minLength"]


def test_schemas_outside_components_are_checked_too() -> None:
    problems = problems_of("""
        paths:
          /a:
            get:
              parameters: [{name: a, in: query, schema: {type: text}}]
              responses: {default: {description: A., headers: {B: {schema: {minimum: a}}}}}
    """)
    assert [problem.pointer.parts[3:] for problem in problems if problem.severity == "error"] == [
        ("parameters", "0", "schema", "type"),
        ("responses", "default", "headers", "B", "schema", "minimum"),
    ]


def test_a_long_value_is_cut_in_the_message() -> None:
    (problem,) = problems_of(f"paths: {'x' * 500}")
    assert len(problem.message) < 100
    assert "…" in problem.message


def test_all_stages_are_told_in_one_run() -> None:
    problems = problems_of("""
        paths: {'/{id}': {get: {operationId: one}, put: {operationId: one, responses: []}}}
        components: {schemas: {A: {$ref: '#/components/schemas/B'}, C: {typ: string}}}
    """)
    assert {problem.code for problem in problems} == {
        "schema-invalid",
        "path-parameter",
        "duplicate-operation-id",
        "ref-missing",
        "keyword-unknown",
    }


def test_messages_are_plain_sentences() -> None:
    problems = problems_of("""
        paths: {'/{id}': {get: {operationId: 1, responses: [], parameters: {}}, x: y}}
        components:
          schemas:
            A: {type: 1, pattern: 3, minimum: a, required: b, properties: [], allOf: [], enum: {}, uniqueItems: 1}
            B: {multipleOf: 0, maxLength: -1, minItems: 1.5, type: [string, string], $ref: 1, items: [], not: x}
          securitySchemes: {S: {type: oauth3}}
        servers: [{url: 1}]
        tags: [{}]
    """)
    assert len(problems) > 15
    for problem in problems:
        assert not problem.message.endswith(".")
        assert not problem.message[0].isupper(), problem.message
