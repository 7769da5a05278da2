"""Documents and responses of real frameworks: a document gives no false warning, and each response comes back equal.

Each application in `apps/` is a program of its own: it writes its document, and bodies of its responses.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from specleaf import pipeline
from specleaf.config import Config
from specleaf.pointer import Pointer
from specleaf.source import Limits, load_text

APPS = Path(__file__).parent / "apps"
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Framework:
    """An application, and what is known to be wrong with its document."""

    app: str
    package: str
    problems: Mapping[str, str] = field(default_factory=dict[str, str])
    """Problems that are true, by code, with the reason."""
    misfits: Mapping[str, str] = field(default_factory=dict[str, str])
    """Operations whose responses do not fit the document, with the reason."""

    def __str__(self) -> str:
        return self.package


_DECIMALS = "apispec documents Decimal(as_string=True) as a number"

FRAMEWORKS = (
    Framework(
        "fastapi_app",
        "fastapi",
        problems={
            "newer-version": "a stream has itemSchema, of OpenAPI 3.2, in a 3.1.0 document",
            "contradiction": "keys of a map by an IntEnum are documented as integers",
        },
    ),
    Framework("litestar_app", "litestar"),
    Framework("django_ninja_app", "ninja"),
    Framework("quart_schema_app", "quart_schema"),
    Framework(
        "spectree_app",
        "spectree",
        problems={
            "component-name": "a component is called Page[Order], which no component may be",
            "ref-missing": "the mapping of a discriminator leads to components by names that they do not have",
        },
    ),
    Framework("drf_spectacular_app", "drf_spectacular"),
    Framework(
        "apiflask_app",
        "apiflask",
        problems={"component-name": "a generic model without a name of its own is a component called Page[Order]"},
    ),
    Framework("blacksheep_app", "blacksheep"),
    Framework(
        "robyn_app",
        "robyn",
        problems={
            "schema-invalid": "externalDocs is null",
            "field-unknown": "the info object has components",
            "field-missing": "the licence has no name",
        },
    ),
    Framework(
        "sanic_ext_app",
        "sanic_ext",
        problems={
            "newer-version": "type null, of OpenAPI 3.1, stands in a 3.0.3 document",
            "default-invalid": "a Literal is documented as an object, its default is the text",
        },
        misfits={"GET /transfers/{number}": "sanic-ext documents Literal['transfer'] as an object"},
    ),
    Framework(
        "flask_smorest_app",
        "flask_smorest",
        misfits={"GET /orders/": _DECIMALS, "GET /orders/{number}": _DECIMALS},
    ),
)

READ = """
import json, sys
import models
from pydantic import TypeAdapter, ValidationError

for name, is_list, text in json.load(sys.stdin):
    model = getattr(models, name)
    adapter = TypeAdapter(list[model] if is_list else model)
    try:
        value = adapter.validate_json(text)
        print(json.dumps([adapter.dump_json(value, exclude_unset=True).decode(), ""]))
    except ValidationError as error:
        print(json.dumps(["", str(error)]))
"""


@dataclass(frozen=True, slots=True)
class Made:
    """What an application wrote, and what became of its document."""

    framework: Framework
    run: pipeline.Run
    readings: list[tuple[str, str, bool, str]]
    """Of each response: its operation, the name of its model, whether it is a list of that, and its text."""


@pytest.fixture(scope="module", params=FRAMEWORKS, ids=str)
def made(request: pytest.FixtureRequest) -> Made:
    framework: Framework = request.param
    if find_spec(framework.package) is None:
        pytest.skip(f"{framework.package} is not installed: pip install -e '.[dev,frameworks]'")
    command = [sys.executable, "-W", "ignore", APPS / f"{framework.app}.py"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    handed = json.loads(done.stdout)
    document = json.loads(handed["document"])
    pins: dict[Pointer, str] = {}
    readings: list[tuple[str, str, bool, str]] = []
    for operation, text in handed["responses"]:
        pointer, is_list = model_of(document, operation)
        name = pins.setdefault(pointer, f"Answer{len(pins)}")
        readings.append((operation, name, is_list, text))
    run = pipeline.produce(load_text(handed["document"], "openapi.json", Limits()), Config(names=pins))
    return Made(framework, run, readings)


def model_of(document: Any, operation: str) -> tuple[Pointer, bool]:
    """Where the schema of an operation's response is, and whether the response is a list of that."""
    method, _, path = operation.partition(" ")
    parts = ("paths", path, method.lower(), "responses", "200", "content", JSON, "schema")
    schema = document
    for part in parts:
        schema = schema[part]
    is_list = schema.get("type") == "array"
    schema, parts = (schema["items"], (*parts, "items")) if is_list else (schema, parts)
    if reference := schema.get("$ref"):
        parts = ("components", "schemas", reference.rpartition("/")[2].replace("~1", "/").replace("~0", "~"))
    return Pointer(parts), is_list


def test_the_document_of_a_framework_gives_no_false_warning(made: Made) -> None:
    found = {problem.code: f"{problem.pointer}: {problem.message}" for problem in made.run.problems}
    assert found.keys() == made.framework.problems.keys(), found


def test_what_a_framework_serialises_is_accepted_and_comes_back_equal(made: Made, tmp_path: Path) -> None:
    for file in made.run.files:
        path = tmp_path / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    asked = json.dumps([reading[1:] for reading in made.readings])
    command = [sys.executable, "-c", READ]
    done = subprocess.run(command, cwd=tmp_path, input=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    misfits: dict[str, str] = {}
    for line, (operation, _, _, text) in zip(done.stdout.splitlines(), made.readings, strict=True):
        written, error = json.loads(line)
        if error:
            misfits[operation] = error
        else:
            assert json.loads(written) == json.loads(text)
    assert misfits.keys() == made.framework.misfits.keys(), misfits
