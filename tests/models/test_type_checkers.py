"""What type checkers say of a generated package and of calls of its constructors, in their strictest modes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from specleaf import pipeline
from specleaf.config import Config
from specleaf.source import Limits, load_text

DOCUMENT = """
openapi: 3.1.0
info: {title: Pets, version: "1"}
components:
  schemas:
    Pet:
      type: object
      required: [id, petType]
      properties:
        id: {type: integer}
        petType: {enum: [cat, dog]}
        nickName: {type: [string, "null"], maxLength: 20}
        born-on: {type: string, format: date}
        weight: {type: number, exclusiveMinimum: 0, multipleOf: 0.5}
        house: {type: string, default: ours}
        class: {$ref: "#/components/schemas/Shape"}
      additionalProperties: {type: integer}
      dependentRequired: {weight: [petType]}
    Closed:
      type: object
      required: [firstPet]
      properties: {firstPet: {$ref: "#/components/schemas/Pet"}}
      additionalProperties: false
    Shape:
      oneOf: [{$ref: "#/components/schemas/Circle"}, {$ref: "#/components/schemas/Square"}]
      discriminator: {propertyName: kind}
    Circle:
      type: object
      required: [kind, radius]
      properties: {kind: {const: Circle}, radius: {type: number}}
    Square:
      type: object
      required: [kind, side]
      properties: {kind: {const: Square}, side: {type: number}}
"""

ACCEPTED = """
from datetime import date

from pydantic import MISSING
from typing_extensions import assert_type

from models import Circle, Closed, Pet, Shape

pet = Pet(id=1, pet_type="cat", born_on=date(2020, 1, 2), nick_name=None, class_=Circle(radius=1))
assert_type(pet.pet_type == "cat", bool)
closed = Closed(first_pet=Pet(id=1, pet_type="dog", weight=MISSING))
weight = closed.first_pet.weight
if weight is not MISSING:
    assert_type(weight, float)


def kind(shape: Shape) -> str:
    return shape.kind
"""

REFUSED = """
from models import Closed, Pet

Pet(id=1, pet_typ="cat")
Pet(id=1, pet_type="cat", nick_nam="x")
Pet(id=1, pet_type="cat", nickName="x")
Pet(id="1", pet_type="cat")
Pet(id=1, pet_type="cow")
Pet(id=1, pet_type="cat", house=3)
Pet(pet_type="cat")
Closed(first=Pet(id=1, pet_type="cat"))
"""

CHECKERS: Mapping[str, tuple[str, ...]] = {
    "mypy": ("--strict", "--no-incremental", "--no-error-summary"),
    "pyright": ("--pythonpath", sys.executable),
    "basedpyright": ("--pythonpath", sys.executable),
    "ty": ("check", "--error-on-warning", "--output-format", "concise", "--python", sys.executable),
    "pyrefly": (
        *("check", "--preset", "strict", "--summary", "none"),
        *("--output-format", "min-text", "--python-interpreter-path", sys.executable),
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package, and two modules that use it."""
    folder = tmp_path_factory.mktemp("checkers")
    run = pipeline.produce(load_text(DOCUMENT, "openapi.yaml", Limits()), Config(pages=()))
    for file in run.files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    (folder / "accepted.py").write_text(ACCEPTED, encoding="utf-8")
    (folder / "refused.py").write_text(REFUSED, encoding="utf-8")
    (folder / "pyrightconfig.json").write_text(json.dumps({"typeCheckingMode": "strict"}), encoding="utf-8")
    return folder


def said(checker: str, folder: Path, *paths: str) -> str:
    """What a checker prints about its findings; nothing if there are none."""
    program = Path(sys.executable).with_name(checker)
    if not program.exists():
        pytest.skip(f"{checker} is not installed: pip install -e '.[dev]'")
    command = [str(program), *CHECKERS[checker], *paths]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("checker", CHECKERS)
def test_a_checker_finds_nothing_in_a_package_and_in_calls_with_python_names(checker: str, folder: Path) -> None:
    assert said(checker, folder, "models", "accepted.py") == ""


@pytest.mark.slow
@pytest.mark.parametrize("checker", CHECKERS)
def test_a_checker_refuses_names_and_values_that_a_constructor_does_not_take(checker: str, folder: Path) -> None:
    found = {int(line) for line in re.findall(r"refused\.py:(\d+)", said(checker, folder, "refused.py"))}
    wrong = {number for number, line in enumerate(REFUSED.split("\n"), 1) if line.startswith(("Pet(", "Closed("))}
    assert found == wrong
