"""A run with the inputs and outputs of the last one: it answers from digests, and loads no stage for that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from specleaf.config import Config
from specleaf.output import LOCK_NAME, Root
from specleaf.unchanged import is_older_than_generator, unchanged_file

DOCUMENT = """
openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    Pet: {type: object, properties: {owner: {$ref: 'owner.yaml#/Owner'}}}
"""
BESIDE = "Owner: {type: object, properties: {name: {type: string}}}\n"

COMMAND = """
import sys
from specleaf import cli
sys.argv = ["specleaf", *sys.argv[1:]]
try:
    cli.main()
except SystemExit as end:
    print(*sorted(sys.modules), file=sys.stderr)
    raise
"""
HEAVY = {"jinja2", "jsonschema_rs", "pydantic", "yaml"}
STAGES = {
    f"specleaf.{room}"
    for room in ("source", "build", "ir", "naming", "examples", "languages", "models", "pages", "render", "pipeline")
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a document and the output of a run."""
    (tmp_path / "openapi.yaml").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / "owner.yaml").write_text(BESIDE, encoding="utf-8")
    assert run(tmp_path, "generate").returncode == 0
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command about the document; the modules that it loaded are printed as errors."""
    call = [sys.executable, "-c", COMMAND, *arguments, "openapi.yaml"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
    return subprocess.run(call, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def loaded(done: subprocess.CompletedProcess[str]) -> set[str]:
    """The stages and libraries for documents and templates that a command loaded."""
    return (HEAVY | STAGES).intersection(done.stderr.splitlines()[-1].split())


def settings(folder: Path, **given: object) -> Config:
    """The settings of the runs in the folder."""
    return Config(root=Root(folder / "generated"), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(("command", "answer"), [("generate", "0 written"), ("check", "up to date")])
def test_if_nothing_has_changed_a_command_loads_no_stage(folder: Path, command: str, answer: str) -> None:
    done = run(folder, command)
    assert (done.returncode, loaded(done)) == (0, set())
    assert done.stdout.startswith(answer)


@pytest.mark.parametrize("file", ["openapi.yaml", "owner.yaml"])
@pytest.mark.parametrize("command", ["generate", "check"])
def test_a_change_of_any_file_that_was_read_is_seen(folder: Path, command: str, file: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text.replace("type: object,", "type: object, description: new,"), encoding="utf-8")
    done = run(folder, command)
    assert loaded(done) >= STAGES
    assert done.returncode == (1 if command == "check" else 0)
    assert "0 written" not in done.stdout


def test_an_edited_a_missing_and_a_half_written_output_are_seen(folder: Path) -> None:
    document, config = folder / "openapi.yaml", settings(folder)
    count = unchanged_file(document, config)
    files = [path for path in (folder / "generated").rglob("*") if path.is_file() and path.name != LOCK_NAME]
    assert count == len(files)
    text = files[0].read_bytes()
    files[0].write_bytes(text + b"\n")
    assert unchanged_file(document, config) is None
    files[0].unlink()
    assert unchanged_file(document, config) is None
    files[0].write_bytes(text)
    assert unchanged_file(document, config) == count
    lock = folder / "generated" / LOCK_NAME
    lock.write_text(lock.read_text(encoding="utf-8").replace('"files"', '"unfinished"'), encoding="utf-8")
    assert unchanged_file(document, config) is None


def test_other_settings_a_missing_document_and_strictness_give_no_answer(folder: Path) -> None:
    document = folder / "openapi.yaml"
    assert unchanged_file(document, settings(folder)) is not None
    assert unchanged_file(document, settings(folder, year=2024)) is None
    assert unchanged_file(document, settings(folder, strict=True)) is None
    assert unchanged_file(folder / "other.yaml", settings(folder)) is None
    (folder / "owner.yaml").unlink()
    assert unchanged_file(document, settings(folder)) is None


def test_a_generator_that_is_newer_than_the_output_runs_once_more(folder: Path) -> None:
    lock = folder / "generated" / LOCK_NAME
    os.utime(lock, (1, 1))
    assert is_older_than_generator(settings(folder))
    assert loaded(run(folder, "generate")) >= STAGES
    assert not is_older_than_generator(settings(folder))
    assert loaded(run(folder, "generate")) == set()
