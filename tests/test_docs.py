"""The guides are true: their code runs, on the models of the document that they show."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from specleaf import pipeline
from specleaf.config import Config, ModelsConfig
from specleaf.output import Root
from specleaf.source.limits import Limits
from specleaf.source.load import load, load_text


def blocks(guide: Path, language: str) -> list[str]:
    """The code blocks of a guide in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", guide.read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def models(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package that the guide to the models is about."""
    (text,) = blocks(project / "docs" / "models.md", "yaml")
    run = pipeline.produce(load_text(text, "openapi.yaml", Limits()), Config())
    folder = tmp_path_factory.mktemp("guide")
    for file in run.files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return folder


@pytest.mark.parametrize("number", range(4))
def test_the_code_of_the_guide_runs(number: int, project: Path, models: Path) -> None:
    code = blocks(project / "docs" / "models.md", "python")[number]
    done = subprocess.run([sys.executable, "-c", code], cwd=models, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_checkers_find_nothing_in_the_code_of_the_guide(project: Path, models: Path) -> None:
    for number, code in enumerate(blocks(project / "docs" / "models.md", "python")):
        (models / f"block{number}.py").write_text(code, "utf-8")
    files = sorted(map(str, models.glob("block*.py")))
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", *files]
    done = subprocess.run(command, cwd=models, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_block_is_run(project: Path) -> None:
    assert len(blocks(project / "docs" / "models.md", "python")) == 4


def test_the_code_of_the_guide_to_the_library_runs_and_checks(project: Path, tmp_path: Path) -> None:
    (document,) = blocks(project / "docs" / "models.md", "yaml")
    (code,) = blocks(project / "docs" / "python.md", "python")
    (tmp_path / "openapi.yaml").write_text(document, "utf-8")
    (tmp_path / "block.py").write_text(code, "utf-8")
    environment = {**os.environ, "MYPYPATH": str(project / "generator")}
    for options in ([], ["-m", "mypy", "--strict", "--no-incremental"]):
        command = [sys.executable, *options, "block.py"]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "out" / "models" / "__init__.py").is_file()


def test_the_documentation_is_a_site_without_a_dead_link(project: Path, tmp_path: Path) -> None:
    pytest.importorskip("material", reason="Material for MkDocs is not installed")
    docs = tmp_path / "build" / "docs"
    shutil.copytree(project / "docs", docs)
    shutil.copy(project / "mkdocs.yml", tmp_path)
    document = project / "tests" / "cases" / "operations_with_all_that_is_around_them" / "openapi.yaml"
    config = replace(Config(root=Root(docs / "parcels")), models=ModelsConfig(enabled=False))
    pipeline.generate(load(document, Limits()), config)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "build" / "site" / "parcels" / "pages" / "python" / "index.html").is_file()
