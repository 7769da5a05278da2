"""Behaviours: each folder in `cases/` is a document, and what comes out of it or is reported about it.

`openapi.yaml` (or `openapi.json`, `fragment.yaml`, `schema.yaml`), with `specleaf.toml` beside it if it needs settings;
then `expected/`, the whole output but for the files that are the same for every document, `problems.txt`, what a person
reads, or both. Without settings a case gives models, Python pages and TypeScript pages.
`pytest --update-cases` writes them anew. A case about models alone has an empty table `[pages]` in its settings, and a
case named `problem_…` is about what is reported.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from specleaf import Config, SpecleafError, format_error, load_config, pipeline
from specleaf.languages import LANGUAGES
from specleaf.report import format_report
from specleaf.source.load import load

CASES = Path(__file__).parent / "cases"
NAMES = ("openapi.yaml", "openapi.json", "fragment.yaml", "schema.yaml")
FIXED = ("_operations.py", "_parameters.py", "_support.py", "py.typed")


def cases() -> list[Path]:
    """The folder of each case."""
    return sorted(folder for folder in CASES.iterdir() if folder.is_dir())


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_case(case: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    files, report = outcome()
    if request.config.getoption("--update-cases"):
        update(case, files, report)
    assert report == text_of(case / "problems.txt")
    expected = tree(case / "expected")
    assert files.keys() == expected.keys()
    for path, text in files.items():
        assert text == expected[path], path


def outcome() -> tuple[dict[str, str], str]:
    """What the case in the working directory gives: files by path, and what is reported."""
    document = next(Path(name) for name in NAMES if Path(name).is_file())
    try:
        run = pipeline.produce(load(document, config().limits), config())
    except SpecleafError as error:
        return {}, with_end(format_error(error))
    files = {file.path: file.text for file in run.files if Path(file.path).name not in FIXED and file.text}
    return files, with_end(format_report(run.problems, run.documents))


def config() -> Config:
    """The settings of the case in the working directory."""
    own = Path("specleaf.toml")
    return load_config(own if own.is_file() else CASES / "specleaf.toml")


def update(case: Path, files: dict[str, str], report: str) -> None:
    """Write what came out as what is expected."""
    shutil.rmtree(case / "expected", ignore_errors=True)
    for path, text in files.items():
        target = case / "expected" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    (case / "problems.txt").unlink(missing_ok=True)
    if report:
        (case / "problems.txt").write_bytes(report.encode())


def tree(folder: Path) -> dict[str, str]:
    """The files below a folder by their paths."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in paths}


def text_of(path: Path) -> str:
    """The text of a file, nothing if there is none."""
    return path.read_bytes().decode() if path.is_file() else ""


def with_end(text: str) -> str:
    """A text as a file has it: with a line end, if there is any line."""
    return f"{text}\n" if text else ""


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_case_shows_something_and_its_name_says_what(case: Path) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)+", case.name)
    assert sum((case / name).is_file() for name in NAMES) == 1
    reported = text_of(case / "problems.txt")
    assert reported or tree(case / "expected")
    assert reported or not case.name.startswith("problem_")


def test_a_case_without_settings_gives_pages_in_every_language() -> None:
    assert {pages.language for pages in load_config(CASES / "specleaf.toml").pages} == LANGUAGES.keys()
