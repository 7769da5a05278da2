"""A folder to write to, and short ways to write and to look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from specleaf.output import Drift, Inputs, OutputFile, Root, Written, check_output, write_output

Tree = dict[str, bytes | str]


@pytest.fixture
def inputs() -> Inputs:
    return Inputs("1.0.0", {"openapi.yaml": "d" * 64}, {"year": "2025"}, "t" * 64)


@pytest.fixture
def root(tmp_path: Path) -> Root:
    return Root(tmp_path / "out")


@pytest.fixture
def write(root: Root, inputs: Inputs) -> Callable[..., Written]:
    """Write files, given as path and text."""

    def run(texts: Mapping[str, str], *, force: bool = False) -> Written:
        return write_output(root, [OutputFile(path, text) for path, text in texts.items()], inputs, force=force)

    return run


@pytest.fixture
def check(root: Root, inputs: Inputs) -> Callable[[Mapping[str, str]], Drift]:
    """How the disk differs from files, given as path and text."""
    return lambda texts: check_output(root, [OutputFile(path, text) for path, text in texts.items()], inputs)


@pytest.fixture
def tree(root: Root) -> Callable[[], Tree]:
    """All that is below the root: the bytes of files, where links lead to, and a slash for a folder."""

    def look() -> Tree:
        return {str(path.relative_to(root.path)): _content(path) for path in sorted(root.path.rglob("*"))}

    return look


def _content(path: Path) -> bytes | str:
    if path.is_symlink():
        return f"-> {path.readlink()}"
    return "/" if path.is_dir() else path.read_bytes()
