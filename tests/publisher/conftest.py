"""What tests of publishers' pages share: commands in an empty folder, and pages made with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from specleaf.cli import cli

Publish = Callable[..., dict[str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Run a command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *words: cli.main(list(words), standalone_mode=False)


@pytest.fixture
def publish(run: Callable[..., None], tmp_path: Path) -> Publish:
    """The pages of a publisher by path, made with two commands from a generation file and a document."""

    def publish(
        flags: str, document: str, version: str = "3.1.0", lock: str = "", *, force: bool = False
    ) -> dict[str, str]:
        (tmp_path / "gen.yaml").write_text(flags, encoding="utf-8")
        (tmp_path / "spec.yaml").write_text(f"openapi: {version}\ninfo: {{title: t, version: '1'}}\n{document}")
        (tmp_path / "gen.lock").unlink(missing_ok=True)
        if lock:
            (tmp_path / "gen.lock").write_text(lock, encoding="utf-8")
        run("init", "--force", "--from", "gen.yaml", "--document", "spec.yaml")
        run("generate")
        (folder,) = (tmp_path / "generated/pages").iterdir()
        return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.md")}

    return publish
