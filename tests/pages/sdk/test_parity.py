"""How much of two publishers' pages comes out byte for byte; the figures reached must not fall."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from specleaf.cli import cli
from specleaf.comparison import Likeness, compared, read_pages


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
    "typescript": {"paired": 100, "but for values": 99.75, "the same": 92.4},
    "python": {"paired": 100, "but for values": 100, "the same": 100},
}
"""By language: the least percentage of all published pages that come out under the same name, the same but for example
values, and the same."""


@pytest.mark.parametrize("language", FLOORS)
def test_the_pages_of_a_publisher(language: str, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = corpus / "docs" / f"orq-{language}"
    expected = read_pages(folder / "expected" / "docs")
    found = compared(expected, pages_of(folder, language, tmp_path))
    same, alike = found.percent(Likeness.SAME), found.percent(Likeness.SAME_BUT_VALUES)
    assert 100 - found.percent(Likeness.MISSING) >= FLOORS[language]["paired"]
    assert same + alike >= FLOORS[language]["but for values"]
    assert same >= FLOORS[language]["the same"]
