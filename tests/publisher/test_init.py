"""`specleaf init`, and the pages of the publishers whose settings it writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from specleaf.problems import SpecleafError

Publish = Callable[..., dict[str, str]]


def test_the_starter_file_is_one_that_generate_takes(run: Callable[..., None], project: Path, tmp_path: Path) -> None:
    run("init", "--document", (project / "spec/openapi.yaml").as_posix())
    run("generate")
    assert (tmp_path / "generated/models/__init__.py").is_file()
    assert (tmp_path / "generated/pages/python/README.md").is_file()


def test_a_settings_file_is_only_replaced_by_force(run: Callable[..., None], tmp_path: Path) -> None:
    settings = tmp_path / "specleaf.toml"
    settings.write_text("mine")
    with pytest.raises(SpecleafError, match="exists already"):
        run("init")
    assert settings.read_text() == "mine"
    run("init", "--force")
    assert settings.read_text() != "mine"


def test_it_says_what_became_of_each_flag(
    run: Callable[..., None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gen.yaml").write_text('python: {packageName: pets, "a\\u001b[2J": 1}\n')
    run("init", "--from", "gen.yaml")
    assert capsys.readouterr().out == (
        "wrote specleaf.toml\ntaken over:\n  python.packageName\n"
        "ignored: models and pages do not depend on it:\n  python.a\\x1b[2J\n"
    )


PETS = """
paths:
  /pets:
    post:
      operationId: addPet
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/NewPet'}}}}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [zoo, kind]
                properties:
                  zoo: {type: string}
                  kind: {type: string, enum: [cat, dog]}
        '404':
          description: no
          content: {application/json: {schema: {type: object, properties: {why: {type: string}}}}}
components:
  schemas:
    NewPet:
      type: object
      required: [HTTPName]
      properties: {HTTPName: {type: string}, age: {type: integer}}
"""


def test_names_of_the_first_generation_are_as_short_as_they_can_be(publish: Publish) -> None:
    flags = "generation: {fixes: {nameResolutionDec2023: true}}\ntypescript: {packageName: pets}\n"
    assert sorted(publish(flags, PETS)) == [
        "models/components/newpet.md",
        "models/errors/addpetresponsebody.md",
        "models/operations/addpetresponsebody.md",
        "models/operations/kind.md",
    ]


def test_names_of_the_second_generation_open_with_the_operation_where_they_must(publish: Publish) -> None:
    flags = "generation: {fixes: {nameResolutionFeb2025: true}}\ntypescript: {legacyFileNaming: false}\n"
    pages = publish(flags, PETS)
    assert "models/components/new-pet.md" in pages
    assert "models/operations/add-pet-response.md" in pages


def test_components_may_stand_at_the_top_of_the_models(publish: Publish) -> None:
    flags = """typescript:
      packageName: pets
      legacyFileNaming: false
      imports: {paths: {shared: models, operations: models/operations, errors: models/errors}}
    """
    spec = PETS.replace("age: {type: integer}", "owner: {$ref: '#/components/schemas/Owner'}") + (
        "    Owner: {type: object, properties: {day: {type: string, format: date}}}\n"
    )
    page = publish(flags, spec)["models/new-pet.md"]
    assert 'import { NewPet } from "pets/models";' in page
    assert "[models.Owner](../models/owner.md)" in page


def test_namespaces_in_one_folder_share_their_names(publish: Publish) -> None:
    flags = "typescript: {imports: {paths: {shared: models, operations: models, errors: models}}}\n"
    pages = publish(flags, PETS)
    assert len(pages) == 4
    assert {path.count("/") for path in pages} == {1}


def test_errors_in_python_may_have_a_folder(publish: Publish) -> None:
    flags = "python: {packageName: pets, imports: {paths: {shared: '', operations: '', errors: errors}}}\n"
    spec = PETS.replace(
        "why: {type: string}", "why: {type: string, enum: [a, b]}, of: {$ref: '#/components/schemas/NewPet'}"
    )
    pages = publish(flags, spec)
    (error,) = (path for path in pages if path.startswith("errors/") and "## Fields" in pages[path])
    assert "[Optional[errors.Why]](../errors/why.md)" in pages[error]
    assert "[Optional[models.NewPet]](../models/newpet.md)" in pages[error]


def test_fields_stand_in_the_order_of_the_document_or_of_their_names(publish: Publish) -> None:
    page = publish("generation: {maintainOpenAPIOrder: false}\ntypescript: {}\n", PETS)[
        "models/operations/addpetresponsebody.md"
    ]
    assert page.index("`kind`") < page.index("`zoo`")


def test_enumerations_of_answers_are_open_if_the_publisher_says_so(publish: Publish) -> None:
    page = publish("typescript: {forwardCompatibleEnumsByDefault: true}\n", PETS)["models/operations/kind.md"]
    assert page.endswith('"cat" | "dog" | Unrecognized<string>\n```')


@pytest.mark.parametrize(
    ("language", "folder", "literal"),
    [("typescript", "models/components", '*"cat"*'), ("python", "models", '*Literal["cat"]*')],
)
def test_single_values_that_tell_members_apart_may_be_literals(
    publish: Publish, language: str, folder: str, literal: str
) -> None:
    spec = """
components:
  schemas:
    Pet: {anyOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
    Cat: {type: object, required: [kind], properties: {kind: {type: string, enum: [cat]}}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string, enum: [dog]}}}
"""
    pages = publish(f"{language}: {{inferUnionDiscriminators: true}}\n", spec)
    assert sorted(pages) == [f"{folder}/{name}.md" for name in ("cat", "dog", "pet")]
    assert f"| `kind` | {literal} |" in " ".join(pages[f"{folder}/cat.md"].split())


def test_the_newer_form_of_enumerations_in_python_has_a_block_of_usage(publish: Publish) -> None:
    flags = "generation: {fixes: {nameOverrideFeb2026: false}}\npython: {packageName: pet-shop, enumFormat: enum}\n"
    page = publish(flags, PETS)["models/kind.md"]
    assert "from pet_shop.models import Kind\n\nvalue = Kind.CAT\n" in page


def test_a_page_is_called_after_its_model_however_long_that_is(publish: Publish) -> None:
    name = "Long" * 35
    pages = publish("typescript: {}\n", f"components: {{schemas: {{{name}: {{type: object}}}}}}\n")
    assert list(pages) == [f"models/components/{name.lower()}.md"]
