"""Paths that fit every disk."""

from __future__ import annotations

import pytest

from specleaf.output import OutputFile, unportable
from specleaf.output.files import require_distinct


@pytest.mark.parametrize("path", ["a.py", "models/__init__.py", "pages/python/a-b (1).md", "x" * 255, "console.md"])
def test_an_ordinary_path_is_portable(path: str) -> None:
    assert unportable(path) == ""


@pytest.mark.parametrize(
    "path",
    [
        "", "/etc/passwd", "a//b", "a/", "../x", "a/../../x", "./a", ".git/HEAD", "models/.env",
        "C:\\x", "a:b", "a|b", "a?", "a*", 'a"', "a<b", "a\\b", "tab\there", "line\nend", "null\0",
        "caf\u00e9", "\u202ea", "con", "NUL.md", "models/Com1.py", "lpt9.tar.gz", "aux .md", "conin$",
        "end.", "end ", "a./b", "x" * 256,
    ],
)  # fmt: skip
def test_a_path_that_some_disk_refuses_or_reads_otherwise_is_not_portable(path: str) -> None:
    assert unportable(path)
    with pytest.raises(ValueError, match="not a portable path"):
        OutputFile(path, "")


@pytest.mark.parametrize(
    "paths",
    [
        ["a.md", "a.md"],
        ["a.md", "A.md"],
        ["models/a.md", "Models/b.md"],
        ["a", "a/b"],
        ["a/b", "a"],
    ],
)
def test_paths_that_meet_on_some_disk_are_a_fault_of_ours(paths: list[str]) -> None:
    with pytest.raises(ValueError, match="path"):
        require_distinct(paths)


def test_the_same_name_in_two_folders_is_no_clash() -> None:
    require_distinct(["a/x.md", "b/x.md", "x.md", "a/y.md"])


def test_the_bytes_of_a_file_are_its_text_in_utf_8_with_its_own_line_ends() -> None:
    assert OutputFile("a.md", "é\n").data == b"\xc3\xa9\n"
