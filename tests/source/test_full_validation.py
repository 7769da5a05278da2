"""openapi-spec-validator in full."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any, get_args

import pytest
from openapi_spec_validator.validation.keywords import RootValidator

from specleaf.problems import Problem, Problems
from specleaf.source import full_validation as full
from specleaf.source.description import describe
from specleaf.source.dialect import Dialect, Version
from specleaf.source.document import Document
from specleaf.source.full_validation import check_in_full
from specleaf.source.limits import Limits
from specleaf.source.load import load, load_text
from specleaf.source.metaschema import metaschema_file
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


@pytest.mark.parametrize("version", get_args(Version))
def test_the_library_has_its_metaschemas_where_they_are_read(version: Version) -> None:
    metaschema = json.loads(metaschema_file(version).read_text(encoding="utf-8"))
    assert f"/oas/{version}/schema/" in metaschema.get("$id", metaschema.get("id"))


def test_a_failure_of_the_library_is_told_with_what_it_found_before(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(self: RootValidator, spec: object) -> Iterator[object]:
        yield from validate_root(self, spec)
        raise RuntimeError("of the library")

    validate_root: Any = RootValidator.__call__
    monkeypatch.setattr(RootValidator, "__call__", failing)
    default, stopped = found("paths: {}\ncomponents: {schemas: {A: {type: integer, default: c}}}")
    assert default.code == "default-invalid"
    assert stopped.severity == "warning"
    assert stopped.message.startswith("openapi-spec-validator cannot read this document to its end")
    assert stopped.hint.startswith("what it met: RuntimeError")


def test_a_failure_of_ours_is_not_taken_for_one_of_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> object:
        raise RuntimeError("ours")

    monkeypatch.setattr(full, "_problem", broken)
    with pytest.raises(RuntimeError, match="ours"):
        found("paths: {}\ncomponents: {schemas: {A: {type: integer, default: c}}}")
