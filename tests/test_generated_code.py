"""What is generated, as code: it imports, its examples are true, and checkers find nothing in it or in its use.

For the cases that is so to the last page; for published documents, every module is imported and checked.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from specleaf import pipeline
from specleaf.config import Config, ModelsConfig, default_pages
from specleaf.output import OutputFile
from specleaf.source.load import load

TESTS = Path(__file__).parent
PROJECT = TESTS.parent
FIXED = PROJECT / "templates" / "models" / "pydantic"


# Cases


def packages() -> list[str]:
    """The cases that give models."""
    return sorted(path.parent.parent.name for path in TESTS.glob("cases/*/expected/models"))


def write_package(case: str, target: Path) -> None:
    """The package of a case as `generate` writes it: the expected files, and those that are in every package."""
    shutil.copytree(TESTS / "cases" / case / "expected" / "models", target)
    for file in FIXED.glob("*.py"):
        shutil.copy(file, target)
    (target / "py.typed").touch()
    for folder in [path for path in target.rglob("*") if path.is_dir()]:
        (folder / "__init__.py").touch()


def modules_of(package: Path) -> list[str]:
    """The names of all modules in a package."""
    paths = [path.relative_to(package.parent).with_suffix("") for path in sorted(package.rglob("*.py"))]
    return [".".join(path.parts).removesuffix(".__init__") for path in paths]


@pytest.fixture
def models(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The package of the case, importable as `models`."""
    write_package(request.param, tmp_path / "models")
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path / "models"
    for name in [name for name in sys.modules if name.partition(".")[0] == "models"]:
        del sys.modules[name]


def blocks(page: str, language: str) -> list[str]:
    """The code blocks of a page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def pages_of(case: str) -> dict[str, str]:
    """The Python pages of a case that show an example."""
    folder = TESTS / "cases" / case / "expected" / "pages" / "python"
    texts = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.md"))}
    return {path: text for path, text in texts.items() if "\n## Example\n" in text}


def examples_of(case: str) -> Iterator[str]:
    """The Python of all pages of a case; requests only where httpx is installed, as a type checker needs it."""
    for path in sorted((TESTS / "cases" / case / "expected" / "pages" / "python").rglob("*.md")):
        for source in blocks(path.read_text("utf-8"), "python"):
            if find_spec("httpx") or "import httpx" not in source:
                yield source


@pytest.mark.parametrize("models", packages(), indirect=True)
def test_every_module_of_a_case_imports(models: Path) -> None:
    for name in modules_of(models):
        __import__(name)


@pytest.mark.parametrize(
    ("models", "case"), [(case, case) for case in packages() if pages_of(case)], indirect=["models"]
)
@pytest.mark.usefixtures("models")
def test_the_example_of_a_page_runs_and_is_what_the_page_says_it_is(case: str) -> None:
    for path, page in pages_of(case).items():
        code = blocks(page, "python")[0]
        space: dict[str, Any] = {}
        exec(compile(code, path, "exec"), space)
        shown = re.search(r"^value(?:: (\w+)| = (\w+)\()", code, re.MULTILINE)
        assert shown, path
        adapter: TypeAdapter[Any] = TypeAdapter(space[shown[1] or shown[2]])
        written = dumped(adapter, space["value"])
        if "\nAs JSON:\n" in page:
            assert_equal(written, json.loads(blocks(page, "json")[0]))
        again = adapter.validate_json(json.dumps(written))
        assert_equal(dumped(adapter, again), written)
        adapter.validate_json(json.dumps(written), strict=True)


def dumped(adapter: TypeAdapter[Any], value: object) -> object:
    """A value as it goes over the wire."""
    return adapter.dump_python(value, mode="json", by_alias=True, exclude_unset=True)


def assert_equal(left: object, right: object) -> None:
    """Equal as JSON: `1` is not `true`. Python tells no `.5` of a second from `.500`."""
    assert spelled(left) == spelled(right)


def spelled(value: object) -> str:
    """A value as JSON, in one of the spellings that it may have."""
    return re.sub(r"(:\d\d\.\d*?)0+(?=Z|[+-]\d\d:)", r"\1", json.dumps(value, sort_keys=True))


# All cases together under the checkers

USE = '''
"""What a person writes who uses the models."""

from typing import assert_never

from pydantic import MISSING, TypeAdapter, ValidationError

from all_of_merges_into_one_model import Animal, Dog
from any_of_of_scalars_and_inline_objects import Filter, FilterValueObject
from defaults_are_real_defaults import Query
from nullable_in_openapi_3_1 import Pet, PetHome
from one_of_with_a_mapped_discriminator import Circle, Shape, Square
from recursive_model import Node


def area(shape: Shape) -> float:
    match shape:
        case Circle(radius=radius):
            return 3 if radius is MISSING else 3 * radius * radius
        case Square(side=side):
            return 1 if side is MISSING else side * side
        case _:
            assert_never(shape)


def lowest(filter_: Filter) -> int:
    match filter_.value:
        case FilterValueObject(from_=low):
            return low
        case int(number):
            return number
        case str(text):
            return len(text)
        case other:
            assert other is MISSING
            return 0


def city(pet: Pet) -> str | None:
    home = pet.home
    if home is MISSING or home is None or home.city is MISSING:
        return None
    return home.city


class Puppy(Dog):
    weeks: int


shapes: TypeAdapter[Shape] = TypeAdapter(Shape)
assert area(shapes.validate_python({"kind": "square", "side": 2})) == 4
assert area(Circle(kind="round")) == 3
assert lowest(Filter(value=FilterValueObject(from_=4))) == 4
assert lowest(Filter(value="abc")) == 3
assert lowest(Filter()) == 0
assert city(Pet(name=None, tag="a", home=PetHome(city="Ulm"))) == "Ulm"
assert city(Pet(name="b", tag="a", home=None)) is None
assert Pet(name=None, tag="a").model_dump() == {"name": None, "tag": "a"}
assert Query().limit + 1 == 21
assert Puppy(name="a", breed="b", weeks=3).weeks == 3
assert not issubclass(Dog, Animal)
tree = Node(name="a", children=[Node(name="b")])
assert tree.children is not MISSING
assert tree.children[0].name == "b"
try:
    shapes.validate_python({"kind": "flat", "radius": "wide", "side": "long"})
except ValidationError:
    pass
else:
    raise AssertionError
'''


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package of each case under the case's name, the examples of the pages, and other users."""
    folder = tmp_path_factory.mktemp("checked") / "code"
    (folder / "examples").mkdir(parents=True)
    for case in packages():
        write_package(case, folder / case)
        for number, source in enumerate(examples_of(case)):
            code = re.sub(r"^from models import", f"from {case} import", source, flags=re.MULTILINE)
            (folder / "examples" / f"{case}_{number}.py").write_text(code, encoding="utf-8")
    (folder / "use_models.py").write_text(USE.lstrip(), encoding="utf-8")
    shutil.copy(TESTS / "use_cases.py", folder)
    return folder


def findings(folder: Path, *command: str) -> str:
    """What a tool prints if it finds anything."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def of_ruff(folder: Path, *options: str) -> str:
    """What ruff finds, and how it would format."""
    isolated = ("--isolated", "--no-cache", *options, ".")
    return findings(folder, "ruff", "check", *isolated) + findings(folder, "ruff", "format", "--diff", *isolated)


def of_mypy(folder: Path) -> str:
    return findings(folder, "mypy", "--strict", "--cache-dir", str(folder.parent / "mypy"), ".")


def of_pyright(folder: Path) -> str:
    (folder / "pyrightconfig.json").write_text(json.dumps({"typeCheckingMode": "strict"}))
    return findings(folder, "pyright", "--pythonpath", sys.executable)


def test_ruff_finds_nothing_in_the_cases(checked: Path) -> None:
    assert of_ruff(checked, "--exclude", "examples,use_cases.py") == ""


@pytest.mark.slow
def test_mypy_finds_nothing_in_the_cases_and_their_use(checked: Path) -> None:
    assert of_mypy(checked) == ""


@pytest.mark.slow
def test_pyright_finds_nothing_in_the_cases_and_their_use(checked: Path) -> None:
    assert of_pyright(checked) == ""


@pytest.mark.parametrize("module", ["use_models", "use_cases"])
def test_code_that_uses_the_models_of_the_cases_runs(module: str, checked: Path) -> None:
    assert findings(checked, module) == ""


# Published documents

SPECS = (
    "adyen-checkout-v71.json",
    "k8s-apps-v1.json",
    "museum.yaml",
    "oai-3.0-link-example.yaml",
    "oai-3.0-petstore-expanded.yaml",
    "oai-3.0-petstore.yaml",
    "oai-3.1-tictactoe.yaml",
    "oai-3.1-webhook-example.yaml",
    "oai-3.2-media-type-examples.yaml",
    "oai-3.2-mega.yaml",
    "oai-3.2-tags-example.yaml",
    "ollama.yaml",
    "openai.yaml",
    "qdrant.json",
    "scalar-galaxy.yaml",
    "spotify.yaml",
    "stripe-2023-09-12.yaml",
    "twilio-api-v2010.yaml",
)
DOCUMENTS = (*(f"specs/{name}" for name in SPECS), "docs/orq-typescript/spec.yaml")
EVERY = {"specs/openai.yaml": 10, "specs/stripe-2023-09-12.yaml": 10}
"""Of the largest documents, every how many-th module is imported; all are compiled."""

IMPORT = """
import importlib, sys
from pydantic import BaseModel

for name in sys.argv[1:]:
    for value in list(vars(importlib.import_module(name)).values()):
        if isinstance(value, type) and issubclass(value, BaseModel) and value.__module__ == name:
            assert value.__pydantic_complete__, value
"""


def test_no_published_document_is_left_out(corpus: Path) -> None:
    there = {path.name for path in (corpus / "specs").iterdir() if path.suffix in {".yaml", ".json"}}
    assert there == set(SPECS)


def write(files: Iterable[OutputFile], folder: Path) -> None:
    """Write files below a folder, as `generate` does."""
    for file in files:
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(file.text, encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_module_of_a_published_document_imports(document: str, corpus: Path, tmp_path: Path) -> None:
    config = Config(pages=(default_pages("python"), default_pages("typescript")))
    run = pipeline.produce(load(corpus / document, config.limits), config)
    assert not [problem for problem in run.problems if problem.severity == "error"]
    assert {"models", "pages"} == {file.path.partition("/")[0] for file in run.files}
    write([file for file in run.files if file.path.startswith("models/")], tmp_path)
    for path in (tmp_path / "models").rglob("*.py"):
        compile(path.read_text("utf-8"), path, "exec")
    names = modules_of(tmp_path / "models")[:: EVERY.get(document, 1)]
    command = [sys.executable, "-W", "error", "-c", IMPORT, *names]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


SETTINGS = {
    "default": Config(pages=()),
    "opposite": Config(
        pages=(),
        exact=True,
        models=ModelsConfig(enums="class", formats="text", open_enums=True, split_input=True),
    ),
}


@pytest.fixture(scope="module", params=SETTINGS)
def published(request: pytest.FixtureRequest, corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packages of all documents side by side: one run of a checker costs less than many."""
    folder = tmp_path_factory.mktemp("published") / "code"
    config = SETTINGS[request.param]
    for document in DOCUMENTS:
        models = replace(config.models, path=re.sub(r"\W", "_", document))
        write(pipeline.produce(load(corpus / document, config.limits), replace(config, models=models)).files, folder)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("checker", [of_ruff, of_mypy, of_pyright])
def test_checkers_find_nothing_in_the_packages_of_published_documents(
    checker: Callable[[Path], str], published: Path
) -> None:
    assert checker(published) == ""
