"""Whole descriptions, fragments, and what is neither."""

from __future__ import annotations

from textwrap import dedent

import pytest

from specleaf.problems import Problem, SpecleafError
from specleaf.source.description import Description, complete_root, describe
from specleaf.source.limits import Limits
from specleaf.source.load import load_text


def described(text: str, name: str = "api/openapi.yaml") -> Description:
    return describe(load_text(dedent(text), name, Limits()))


def refusal(text: str) -> Problem:
    with pytest.raises(SpecleafError) as raised:
        described(text)
    (problem,) = raised.value.problems
    return problem


@pytest.mark.parametrize(
    ("written", "version"),
    [("3.0.0", "3.0"), ("3.0.4", "3.0"), ("3.1.1", "3.1"), ("3.2.0", "3.2"), ("3.1.0-rc0", "3.1"), ("3.1.15", "3.1")],
)
def test_the_version_decides_how_a_document_is_read(written: str, version: str) -> None:
    description = described(f"openapi: '{written}'")
    assert (description.version, description.is_fragment, description.wrapped_at) == (version, False, ())


@pytest.mark.parametrize("written", ["3.3.0", "4.0.0", "2.0", "3.1", "", "v3.1.0", "3.1.0\n"])
def test_another_version_is_refused_at_its_place(written: str) -> None:
    problem = refusal(f"openapi: {written!r}".replace("\\n", "\\\\n"))
    assert (problem.code, problem.pointer.parts) == ("unsupported-version", ("openapi",))
    assert problem.message.startswith("not a version of OpenAPI that is read here: ")
    assert problem.hint == "OpenAPI 3.0, 3.1 and 3.2 are; the version is text such as '3.1.0'"


def test_a_version_that_is_a_number_is_refused() -> None:
    assert refusal("openapi: 3.1").message == "not a version of OpenAPI that is read here: 3.1"


@pytest.mark.parametrize(
    ("text", "code", "message", "hint"),
    [
        (
            "swagger: '2.0'",
            "unsupported-version",
            "Swagger 2.0 is not read",
            "convert the document to OpenAPI 3, with swagger2openapi for example",
        ),
        (
            "info: {title: T}",
            "unsupported-version",
            "the field 'openapi' is missing",
            "add a line such as 'openapi: 3.1.0'",
        ),
        (
            "[1, 2]",
            "schema-invalid",
            "the document is not an object",
            "an OpenAPI document is a mapping at its top",
        ),
        (
            "componentz: {}",
            "unsupported-version",
            "neither an OpenAPI document, nor a fragment of one, nor a schema",
            "did you mean 'components' instead of 'componentz'?",
        ),
        (
            "hello: world",
            "unsupported-version",
            "neither an OpenAPI document, nor a fragment of one, nor a schema",
            "a document begins with a line such as 'openapi: 3.1.0'",
        ),
        (
            "{}",
            "unsupported-version",
            "neither an OpenAPI document, nor a fragment of one, nor a schema",
            "a document begins with a line such as 'openapi: 3.1.0'",
        ),
        (
            "x-note: {}",
            "unsupported-version",
            "neither an OpenAPI document, nor a fragment of one, nor a schema",
            "a document begins with a line such as 'openapi: 3.1.0'",
        ),
    ],
)
def test_what_is_no_description_is_refused(text: str, code: str, message: str, hint: str) -> None:
    assert refusal(text) == Problem(code, message, hint=hint)


@pytest.mark.parametrize(
    "text", ["paths: {}", "components: {}", "webhooks: {}\nx-note: 1", "paths: {}\ncomponents: {}"]
)
def test_parts_of_a_document_are_a_fragment_of_3_1(text: str) -> None:
    description = described(text)
    assert (description.version, description.is_fragment) == ("3.1", True)
    root = complete_root(description)
    assert isinstance(root, dict)
    assert list(root)[:2] == ["openapi", "info"]


def test_a_whole_description_is_left_as_it_is() -> None:
    description = described("openapi: 3.1.0")
    assert complete_root(description) is description.document.root


@pytest.mark.parametrize(
    ("text", "file", "name"),
    [
        ("{title: Pet, type: object}", "x.yaml", "Pet"),
        ("{title: A pet, type: object}", "x.yaml", "A_pet"),
        ("{type: object}", "schemas/pet-food.v1.yaml", "pet-food.v1"),
        ("{type: object}", "C:\\schemas\\pet.yaml", "pet"),
        ("{title: 猫, type: object}", "pet.yaml", "pet"),
        ("{title: '', type: object}", "<stdin>", "Schema"),
        ("{type: object}", "1.yaml", "Schema"),
        ("{$defs: {A: {type: string}}}", "pet.yaml", "pet"),
    ],
)
def test_a_schema_alone_is_named_by_its_title_else_by_its_file(text: str, file: str, name: str) -> None:
    description = described(text, file)
    root = description.document.root
    assert isinstance(root, dict)
    assert list(root["components"]["schemas"]) == [name]  # type: ignore[call-overload, index]
    assert (description.wrapped_at, description.is_fragment) == (("components", "schemas", name), True)


def test_places_in_a_schema_alone_are_those_of_its_own_file() -> None:
    document = described("type: object\nproperties:\n  name:\n    type: string\n", "pet.yaml").document
    assert document.position_of(("components", "schemas", "pet", "properties", "name", "type")) == (4, 5)
    assert document.position_of(("components", "schemas", "pet")) == (1, 1)
    assert document.position_of(("components",)) == (1, 1)
