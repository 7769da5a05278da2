"""How much of two publishers' pages comes out byte for byte; the figures reached must not fall."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from specleaf.cli import cli


@pytest.fixture(scope="module")
def parity(corpus: Path) -> ModuleType:
    """The comparison of two trees of pages, which lies beside the corpus."""
    path = corpus.parent / "score" / "parity.py"
    spec = importlib.util.spec_from_file_location("parity", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def pages_of(folder: Path, language: str, empty: Path) -> dict[str, str]:
    """The pages of a document as its publisher's settings ask for them, by the two commands that people use."""
    document = empty / "spec.yaml"
    document.write_bytes((folder / document.name).read_bytes())
    for command in (["init", "--from", str(folder / "gen.yaml"), "--document", document.name], ["generate"]):
        result = CliRunner().invoke(cli, command)
        assert result.exit_code == 0, result.output
    pages = empty / "generated" / "pages" / language
    return {path.relative_to(pages).as_posix(): path.read_bytes().decode() for path in pages.rglob("*.md")}


FLOORS = {
    "typescript": {"paired": 100, "masked": 99.75, "exact": 92.4},
    "python": {"paired": 99.95, "masked": 99.95, "exact": 99.95},
}
"""By language: the least percentage of all published pages that come out under the same name, the same but for example
values, and the same."""


@pytest.mark.parametrize("language", FLOORS)
def test_the_pages_of_a_publisher(
    language: str, corpus: Path, parity: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = corpus / "docs" / f"orq-{language}"
    expected = parity.load_pages(folder / "expected" / "docs")
    report = parity.compare(expected, pages_of(folder, language, tmp_path))
    counts = {"paired": report.paired, **report.identical}
    for level, floor in FLOORS[language].items():
        assert report.percent(counts[level]) >= floor, level
