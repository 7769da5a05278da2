"""What is generated, as code: it imports, its examples are true, and checkers find nothing in it or in its use.

For the cases that is so to the last page; for published documents, that every module can be imported. The two score
scripts beside the project say how exact the models are.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from specleaf import pipeline
from specleaf.config import Config, default_pages
from specleaf.source.load import load

TESTS = Path(__file__).parent
PROJECT = TESTS.parent
SUPPORT = PROJECT / "templates" / "models" / "pydantic" / "_support.py"
SCORE = PROJECT.parent / "shared" / "score"
SPECLEAF = Path(sys.executable).parent / "specleaf"


# Cases


def packages() -> list[str]:
    """The cases that give models."""
    return sorted(path.parent.parent.name for path in TESTS.glob("cases/*/expected/models"))


def write_package(case: str, target: Path) -> None:
    """The package of a case as `generate` writes it: the expected files, and those that are in every package."""
    shutil.copytree(TESTS / "cases" / case / "expected" / "models", target)
    shutil.copy(SUPPORT, target / "_support.py")
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
    shapes.validate_python({"kind": "flat"})
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
        for number, page in enumerate(pages_of(case).values()):
            code = re.sub(r"^from models import", f"from {case} import", blocks(page, "python")[0], flags=re.MULTILINE)
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


def test_ruff_finds_nothing_in_the_cases(checked: Path) -> None:
    options = ("--isolated", "--no-cache", "--exclude", "examples,use_cases.py", ".")
    assert findings(checked, "ruff", "check", *options) == ""
    assert findings(checked, "ruff", "format", "--diff", *options) == ""


@pytest.mark.slow
def test_mypy_finds_nothing_in_the_cases_and_their_use(checked: Path) -> None:
    assert findings(checked, "mypy", "--strict", "--cache-dir", str(checked.parent / "mypy"), ".") == ""


@pytest.mark.slow
def test_pyright_finds_nothing_in_the_cases_and_their_use(checked: Path) -> None:
    (checked / "pyrightconfig.json").write_text(json.dumps({"typeCheckingMode": "strict"}))
    assert findings(checked, "pyright", "--pythonpath", sys.executable) == ""


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


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_module_of_a_published_document_imports(document: str, corpus: Path, tmp_path: Path) -> None:
    config = Config(pages=(default_pages("python"), default_pages("typescript")))
    run = pipeline.produce(load(corpus / document, config.limits), config)
    assert not [problem for problem in run.problems if problem.severity == "error"]
    assert {"models", "pages"} == {file.path.partition("/")[0] for file in run.files}
    for file in run.files:
        if file.path.startswith("models/"):
            target = tmp_path / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(file.text, encoding="utf-8")
            compile(file.text, file.path, "exec") if target.suffix == ".py" else None
    names = modules_of(tmp_path / "models")[:: EVERY.get(document, 1)]
    command = [sys.executable, "-W", "error", "-c", IMPORT, *names]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


# How exact the models are


def score(script: str, *arguments: str, settings: str = "", folder: Path) -> Any:
    """What a score script, which lies beside the corpus, counts when it is run on this generator."""
    (folder / "settings.toml").write_text(settings, encoding="utf-8")
    generate = [str(SPECLEAF), "generate", "{spec}", "--output", "{dir}", "--no-pages"]
    options = {
        "--generate": shlex.join([*generate, "--config", str(folder / "settings.toml")]),
        "--import-from": "models:{name}",
        "--json": str(folder / "counts.json"),
    }
    command = [sys.executable, str(SCORE / script), *arguments, *(word for pair in options.items() for word in pair)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads((folder / "counts.json").read_text(encoding="utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("settings", "floor"),
    [
        # 14 verdicts are of two readings: `properties` alone means an object, and four formats are Python's types.
        ("", 0.987),
        ('exact = true\n[models]\nformats = "text"\n', 1.0),
    ],
    ids=["default", "exact"],
)
def test_the_json_schema_test_suite_gets_the_right_verdicts(
    settings: str, floor: float, corpus: Path, tmp_path: Path
) -> None:
    counts = score("suite.py", str(corpus / "json-schema-test-suite"), settings=settings, folder=tmp_path)
    assert counts["failed"] == []
    rows = counts["rows"].values()
    verdicts = sum(row["valid"] + row["invalid"] for row in rows)
    for mode in ("lax", "strict"):
        right = sum(row["accepted"].get(mode, 0) + row["rejected"].get(mode, 0) for row in rows)
        assert right / verdicts >= floor, (mode, right, verdicts)
    assert verdicts > 1000
    assert sum(row["round_trips"] for row in rows) > 350


@pytest.mark.slow
@pytest.mark.parametrize(
    ("document", "examples"),
    [
        ("adyen-checkout-v71.json", 110),
        ("museum.yaml", 28),
        ("ollama.yaml", 17),
        ("qdrant.json", 4),
        ("spotify.yaml", 74),
    ],
)
def test_every_valid_example_of_an_author_is_accepted_and_comes_back_equal(
    document: str, examples: int, corpus: Path, tmp_path: Path
) -> None:
    (counts,) = score("examples.py", str(corpus / "specs" / document), folder=tmp_path)
    valid = counts["counts"]["valid"]
    assert valid == dict.fromkeys(("total", "lax", "strict", "round_trip"), examples) | {"missing": 0}
