"""Generated packages, as those see them who use them: imported, linted, type-checked, and called.

Nothing here has been formatted afterwards.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from specleaf.build.api import build_api
from specleaf.examples.valid import valid_examples
from specleaf.ir.api import Api
from specleaf.ir.types import ModelRef
from specleaf.languages import LANGUAGES
from specleaf.languages.python.style import STYLE
from specleaf.models.guard import check_module
from specleaf.models.options import ModelOptions
from specleaf.models.styles import STYLES, fixed_files, module_views
from specleaf.naming.assign import STRATEGIES, assign_names
from specleaf.problems import Problems
from specleaf.render import render
from specleaf.source.description import describe
from specleaf.source.dialect import Dialect
from specleaf.source.limits import Limits
from specleaf.source.load import load
from specleaf.source.validate import validate

HERE = Path(__file__).parent
DEFAULTS = ModelOptions()
DOCUMENTS = (
    "adyen-checkout-v71.json",
    "k8s-apps-v1.json",
    "museum.yaml",
    "oai-3.2-mega.yaml",
    "openai.yaml",
    "qdrant.json",
    "spotify.yaml",
    "twilio-api-v2010.yaml",
)


def api_of(document: Path) -> Api:
    """What a document means."""
    problems, limits = Problems(), Limits()
    description = describe(load(document, limits))
    return build_api(validate(description, Dialect(description.version), limits, problems), problems)


def write_models(document: Path, package: Path, options: ModelOptions = DEFAULTS) -> None:
    """Write the package of models that a document gives."""
    api, problems = api_of(document), Problems()
    names = assign_names(api, STYLE, STRATEGIES["qualified"])
    files = fixed_files(api, names, STYLES["pydantic"])
    for view in module_views(api, names, STYLES["pydantic"], options, problems):
        files[view.path] = render(view)
        check_module(files[view.path])
    for path, text in files.items():
        target = package / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def write_examples(document: Path, folder: Path, module: str) -> None:
    """Write the code that pages show of each model, as modules of their own."""
    api = api_of(document)
    names, examples = assign_names(api, STYLE, STRATEGIES["qualified"]), valid_examples(api, "always", 2024)
    folder.mkdir()
    (folder / "__init__.py").touch()
    for number, (id_, model) in enumerate(api.models.items()):
        value = examples.example_of(ModelRef(id_), names.model(id_).name, model.docs)
        code = LANGUAGES["python"].example(id_, value, api, names, module)
        (folder / f"example_{number}.py").write_text(f"{code}\n\nprint(value)\n" if value else "", encoding="utf-8")


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with packages of every construct, in both spellings of enumerations, and with code that uses them."""
    folder = tmp_path_factory.mktemp("everything")
    write_models(HERE / "everything.yaml", folder / "models")
    write_models(HERE / "everything.yaml", folder / "models_with_classes", ModelOptions("class", "text"))
    write_examples(HERE / "everything.yaml", folder / "examples", "models")
    (folder / "use_models.py").write_text((HERE / "use_models.py").read_text(encoding="utf-8"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Path:
    """A folder with the packages of published documents."""
    folder = tmp_path_factory.mktemp("published")
    for document in DOCUMENTS:
        write_models(corpus / "specs" / document, folder / document.partition(".")[0].replace("-", "_"))
    return folder


def findings(folder: Path, *command: str) -> str:
    """What a tool prints if it finds anything."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def ruff(folder: Path) -> str:
    """The findings of the linter and of the formatter, with their default settings."""
    return findings(folder, "ruff", "check", "--isolated", "--no-cache", "--exclude", "use_models.py", ".") + findings(
        folder, "ruff", "format", "--isolated", "--no-cache", "--exclude", "use_models.py", "--diff", "."
    )


def mypy(folder: Path) -> str:
    """The findings of mypy."""
    return findings(folder, "mypy", "--strict", "--cache-dir", str(folder.parent / "mypy"), ".")


def pyright(folder: Path) -> str:
    """The findings of pyright."""
    (folder / "pyrightconfig.json").write_text(json.dumps({"typeCheckingMode": "strict"}))
    return findings(folder, "pyright", "--pythonpath", sys.executable)


def test_ruff_finds_nothing_in_every_construct(everything: Path) -> None:
    assert ruff(everything) == ""


def test_mypy_finds_nothing_in_every_construct_and_its_use(everything: Path) -> None:
    assert mypy(everything) == ""


def test_pyright_finds_nothing_in_every_construct_and_its_use(everything: Path) -> None:
    assert pyright(everything) == ""


def test_code_that_uses_the_models_runs(everything: Path) -> None:
    command = [sys.executable, "use_models.py"]
    done = subprocess.run(command, cwd=everything, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_examples_of_every_construct_run(everything: Path) -> None:
    names = [f"examples.{path.stem}" for path in (everything / "examples").glob("example_*.py")]
    command = [sys.executable, "-c", f"import {', '.join(sorted(names))}"]
    done = subprocess.run(command, cwd=everything, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert "MISSING" not in done.stdout


def test_ruff_finds_nothing_in_published_documents(published: Path) -> None:
    assert ruff(published) == ""


def test_mypy_finds_nothing_in_published_documents(published: Path) -> None:
    assert mypy(published) == ""


def test_pyright_finds_nothing_in_published_documents(published: Path) -> None:
    assert pyright(published) == ""


LOAD_ALL = """
import importlib, sys
from pydantic import TypeAdapter
package = importlib.import_module(sys.argv[1])
assert not [name for name in sys.modules if name.startswith(f"{sys.argv[1]}.components.")]
for name in dir(package):
    value = getattr(package, name)
    if name[0].isupper() and name != "TYPE_CHECKING":
        TypeAdapter(value)
"""


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_model_of_published_documents_can_be_built(published: Path, document: str) -> None:
    package = document.partition(".")[0].replace("-", "_")
    command = [sys.executable, "-W", "error", "-c", LOAD_ALL, package]
    done = subprocess.run(command, cwd=published, capture_output=True, text=True, check=False)
    assert done.stderr == ""
