"""Which folders may be an output root, and one run at a time."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from specleaf.output import LOCK_NAME, Inputs, OutputFile, Root, Written, plan_output, write_output
from specleaf.output.folder import _is_junction
from specleaf.output.root import locked
from specleaf.problems import SpecleafError

Write = Callable[..., Written]
Look = Callable[[], dict[str, bytes | str]]

FILES = [OutputFile("models/pet.py", "pet\n")]


def refused(root: Root, inputs: Inputs, *, force: bool = False) -> list[str]:
    with pytest.raises(SpecleafError) as error:
        write_output(root, FILES, inputs, force=force)
    return [problem.code for problem in error.value.problems]


def test_an_empty_folder_may_be_a_root(root: Root, inputs: Inputs) -> None:
    root.path.mkdir()
    (root.path / ".gitkeep").touch()
    assert write_output(root, FILES, inputs).written == 1


def test_a_folder_with_other_files_and_no_lock_file_is_refused(root: Root, inputs: Inputs, tree: Look) -> None:
    root.path.mkdir()
    (root.path / "pyproject.toml").touch()
    assert refused(root, inputs) == ["output"]
    assert tree() == {"pyproject.toml": b""}
    assert [problem.code for problem in plan_output(root, FILES, inputs).overridable] == ["output"]


def test_a_forced_run_puts_its_files_beside_those_of_others(root: Root, inputs: Inputs, tree: Look) -> None:
    root.path.mkdir()
    (root.path / "notes.md").write_text("mine\n")
    assert write_output(root, FILES, inputs, force=True).replaced == ()
    assert tree()["notes.md"] == b"mine\n"
    assert write_output(root, FILES, inputs).unchanged == 1


def test_the_folder_of_the_settings_may_hold_other_files(tmp_path: Path, inputs: Inputs) -> None:
    (tmp_path / "specleaf.toml").touch()
    shared = Root(tmp_path, shared=True)
    assert write_output(shared, FILES, inputs).written == 1
    assert write_output(shared, [OutputFile("docs/pet.md", "pet\n")], inputs).removed == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [LOCK_NAME, "docs", "specleaf.toml"]


def test_a_file_in_the_way_is_refused_in_a_shared_folder_too(tmp_path: Path, inputs: Inputs) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models/pet.py").write_text("mine\n")
    assert refused(Root(tmp_path, shared=True), inputs) == ["foreign"]
    assert not (tmp_path / LOCK_NAME).exists()


@pytest.mark.parametrize("force", [False, True])
def test_the_home_folder_and_the_top_of_the_disk_are_never_a_root(
    tmp_path: Path, inputs: Inputs, monkeypatch: pytest.MonkeyPatch, *, force: bool
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    (tmp_path / "link").symlink_to(home)
    for place in (home, tmp_path / "link", Path(home.anchor)):
        assert refused(Root(place), inputs, force=force) == ["output"]
    assert list(home.iterdir()) == []


def test_a_root_that_is_a_link_is_resolved_once(tmp_path: Path, root: Root, write: Write) -> None:
    (tmp_path / "real").mkdir()
    root.path.symlink_to(tmp_path / "real")
    write({"models/pet.py": "pet\n"})
    assert root.path.is_symlink()
    assert (tmp_path / "real/models/pet.py").read_text() == "pet\n"


@pytest.mark.parametrize("make", [Path.touch, lambda path: path.symlink_to("nowhere")], ids=["file", "dangling link"])
def test_a_root_that_is_no_folder_is_refused(root: Root, inputs: Inputs, make: Callable[[Path], None]) -> None:
    make(root.path)
    assert refused(root, inputs) == ["output"]


def test_the_parents_of_a_new_root_are_made(tmp_path: Path, inputs: Inputs) -> None:
    assert write_output(Root(tmp_path / "a/b/out"), FILES, inputs).written == 1
    assert (tmp_path / "a/b/out" / LOCK_NAME).is_file()


@pytest.mark.parametrize("root", ["a/b/out", f"a/{'b' * 300}"], ids=["run fails", "name is too long"])
def test_parents_that_were_made_for_nothing_are_gone_again(
    tmp_path: Path, inputs: Inputs, monkeypatch: pytest.MonkeyPatch, root: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert refused(Root(tmp_path / root), inputs) == ["output"]
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_a_parent_should_be_is_told(tmp_path: Path, inputs: Inputs) -> None:
    (tmp_path / "a").touch()
    assert refused(Root(tmp_path / "a/out"), inputs) == ["output"]


@pytest.mark.parametrize(("tag", "is_link"), [(0, False), (0xA000000C, True), (0xA0000003, True), (0x9000001A, False)])
def test_of_what_windows_has_besides_files_two_are_links(tag: int, *, is_link: bool) -> None:
    found: Any = SimpleNamespace(st_reparse_tag=tag)  # the last is a file that is kept in a cloud
    assert _is_junction(found) is is_link


def test_a_second_run_at_the_same_time_is_refused(root: Root, inputs: Inputs, write: Write, tree: Look) -> None:
    write({"models/pet.py": "old\n"})
    before = tree()
    with locked(root):
        assert refused(root, inputs, force=True) == ["locked"]
    assert tree() == before
    assert write_output(root, FILES, inputs).written == 1


def test_a_killed_run_holds_nobody_up(root: Root, inputs: Inputs) -> None:
    script = f"""
import os, pathlib, signal
from specleaf.output.root import Root, locked
with locked(Root(pathlib.Path({str(root.path)!r}))):
    os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -9
    assert list(root.path.iterdir()) == []
    assert write_output(root, FILES, inputs).written == 1
