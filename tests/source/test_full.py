"""openapi-spec-validator in full."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from specleaf.problems import Problem, Problems
from specleaf.source.description import describe
from specleaf.source.dialect import Dialect
from specleaf.source.document import Document
from specleaf.source.full import check_in_full
from specleaf.source.limits import Limits
from specleaf.source.load import load, load_text
from specleaf.source.validate import validate

HEAD = 'openapi: 3.1.0\ninfo: {title: T, version: "1"}\n'


def found_in(document: Document) -> list[Problem]:
    """What the library finds beyond what is known by then."""
    problems, description = Problems(), describe(document)
    schemas = validate(description, Dialect(description.version), Limits(), problems)
    assert not problems.has_errors
    before = len(problems.found)
    check_in_full(description, schemas, problems)
    return problems.found[before:]


def found(text: str) -> list[Problem]:
    return found_in(load_text(HEAD + dedent(text), "test.yaml", Limits()))


def test_a_sound_document_has_no_findings() -> None:
    assert found("paths: {/a: {get: {responses: {'200': {description: A.}}}}}") == []


def test_a_default_that_its_schema_refuses_is_a_warning_at_the_default() -> None:
    (problem,) = found(
        "paths: {}\ncomponents: {schemas: {A: {type: object, properties: {b: {type: integer, default: c}}}}}"
    )
    assert (problem.severity, problem.code) == ("warning", "default-invalid")
    assert str(problem.pointer) == "#/components/schemas/A/properties/b/default"
    assert problem.message.startswith("the default: ")


def test_a_place_reached_through_references_is_told_where_it_is_written() -> None:
    (problem,) = found("""
        paths:
          /a: {get: {responses: {"200": {$ref: '#/components/responses/R'}}}}
        components:
          responses: {R: {description: R., content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}
          schemas: {A: {type: integer, default: c}}
    """)
    assert str(problem.pointer) == "#/components/schemas/A/default"


def test_the_same_place_is_told_once() -> None:
    text = """
        paths:
          /a:
            get:
              responses:
                "200": {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
                "201": {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
        components: {schemas: {A: {type: integer, default: c}}}
    """
    assert len(found(text)) == 1


def test_required_names_that_no_schema_declares_leave_the_meaning_clear() -> None:
    (problem,) = found("paths: {}\ncomponents: {schemas: {A: {allOf: [{type: object}], required: [b]}}}")
    assert (problem.severity, problem.code) == ("warning", "specification")
    assert "['b']" in problem.message


def test_a_document_of_several_files_is_not_given_to_the_library(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text(HEAD + "components: {schemas: {A: {$ref: a.yaml}}}\n")
    (tmp_path / "a.yaml").write_text("type: integer\ndefault: c\n")
    (problem,) = found_in(load(tmp_path / "openapi.yaml", Limits()))
    assert (problem.severity, problem.code) == ("note", "specification")
    assert problem.message == "openapi-spec-validator was not run: the document has more than one file"


def test_a_fragment_is_given_to_the_library_with_the_fields_that_it_lacks() -> None:
    (problem,) = found_in(load_text("components: {schemas: {A: {type: integer, default: c}}}", "part.yaml", Limits()))
    assert str(problem.pointer) == "#/components/schemas/A/default"
