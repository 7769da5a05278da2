"""Links, special files, attacked lock files, a disk that refuses: nothing outside is touched, nothing left half."""

from __future__ import annotations

import errno
import json
import os
import resource
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from specleaf.output import LOCK_NAME, Inputs, OutputFile, Root, Written, check_output, digest, write_output
from specleaf.output.staging import STAGING_NAME
from specleaf.problems import SpecleafError

Write = Callable[..., Written]
Look = Callable[[], dict[str, bytes | str]]

OLD = {"models/pet.py": "old\n", "pages/pet.md": "page\n"}
NEW = {"models/pet.py": "new\n", "models/order.py": "order\n", "docs/new/x.md": "x\n"}


def refused(write: Write, texts: dict[str, str], *, force: bool = False) -> tuple[str, str]:
    with pytest.raises(SpecleafError) as error:
        write(texts, force=force)
    problem = error.value.problems[0]
    assert "\n" not in problem.message
    return problem.code, f"{problem.path}: {problem.message}"


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    path = tmp_path / "victim"
    path.mkdir()
    (path / "pet.py").write_text("old\n")
    return path


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_that_is_a_link_is_refused_by_name(root: Root, write: Write, victim: Path, *, force: bool) -> None:
    write(OLD)
    (root.path / "models/pet.py").unlink()
    (root.path / "models").rmdir()
    (root.path / "models").symlink_to(victim)
    code, text = refused(write, NEW, force=force)
    assert code == "foreign"
    assert "a link stands where a folder should be" in text
    assert str(root.path / "models") in text
    # Not even to remove what the lock file lists, and what is there with its digest.
    assert refused(write, {}, force=force)[0] == "foreign"
    assert (victim / "pet.py").read_text() == "old\n"


@pytest.mark.parametrize("target", ["pet.py", "nowhere"])
def test_a_file_that_is_a_link_is_refused_and_never_written_through(
    root: Root, write: Write, victim: Path, target: str
) -> None:
    write(OLD)
    place = root.path / "models/pet.py"
    place.unlink()
    place.symlink_to(victim / target)
    for texts in (OLD, NEW, {}):
        assert refused(write, texts) == ("foreign", f"{place}: there is a link here")
    write(NEW, force=True)
    assert not place.is_symlink()
    assert place.read_text() == "new\n"
    assert [path.name for path in victim.iterdir()] == ["pet.py"]
    assert (victim / "pet.py").read_text() == "old\n"


def test_a_link_put_in_the_way_during_the_run_is_not_followed(
    root: Root, write: Write, victim: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(OLD)
    move = os.replace
    done: list[object] = []

    def swap(*args: object, **keywords: object) -> None:
        if not done:
            (root.path / "models").rename(root.path / "moved")
            (root.path / "models").symlink_to(victim)
        done.append(args)
        move(*args, **keywords)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "replace", swap)
    assert refused(write, {"models/pet.py": "new\n"})[0] == "output"
    assert (victim / "pet.py").read_text() == "old\n"


def test_a_hard_link_is_let_go_and_its_other_name_keeps_the_old_text(root: Root, write: Write, victim: Path) -> None:
    write(OLD)
    (root.path / "models/pet.py").unlink()
    (root.path / "models/pet.py").hardlink_to(victim / "pet.py")
    write(NEW)
    assert (victim / "pet.py").read_text() == "old\n"
    assert (root.path / "models/pet.py").read_text() == "new\n"


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        before = Path.cwd()
        os.chdir(path.parent)  # a socket's path may not be long
        try:
            server.bind(path.name)
        finally:
            os.chdir(before)


@pytest.mark.parametrize("make", [os.mkfifo, make_socket])
def test_a_special_file_is_neither_opened_nor_waited_for(
    root: Root, inputs: Inputs, write: Write, make: Callable[[Path], None]
) -> None:
    write(OLD)
    place = root.path / "models/order.py"
    make(place)
    assert refused(write, NEW) == ("foreign", f"{place}: there is a special file here")
    assert check_output(root, [OutputFile(*each) for each in NEW.items()], inputs)
    write(NEW, force=True)
    assert stat.S_ISREG(place.lstat().st_mode)


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_in_the_way_is_refused(root: Root, write: Write, tree: Look, *, force: bool) -> None:
    write(OLD)
    (root.path / "models/order.py").mkdir()
    before = tree()
    assert refused(write, NEW, force=force)[0] == "foreign"
    assert tree() == before


def rewrite_lock(root: Root, files: dict[str, str]) -> None:
    path = root.path / LOCK_NAME
    content = json.loads(path.read_text())
    path.write_text(json.dumps({**content, "files": {**content["files"], **files}}))


@pytest.mark.parametrize("path", ["../victim/pet.py", "{victim}/pet.py", "models/../../victim/pet.py"])
def test_a_lock_file_that_leads_outside_is_refused(
    root: Root, write: Write, tree: Look, victim: Path, path: str
) -> None:
    write(OLD)
    rewrite_lock(root, {path.format(victim=victim): digest(b"old\n")})
    before = tree()
    for force in (False, True):
        code, text = refused(write, NEW, force=force)
        assert code == "output"
        assert "is invalid" in text
    assert tree() == before
    assert (victim / "pet.py").exists()


def test_a_lock_file_that_claims_a_users_file_does_not_get_it_removed(root: Root, write: Write) -> None:
    write(OLD)
    (root.path / "notes.md").write_text("mine\n")
    rewrite_lock(root, {"notes.md": digest(b"other\n")})
    assert refused(write, NEW)[0] == "edited"
    assert (root.path / "notes.md").read_text() == "mine\n"


def test_a_lock_file_that_is_a_link_is_refused(root: Root, write: Write, victim: Path) -> None:
    write(OLD)
    (root.path / LOCK_NAME).rename(victim / "lock")
    (root.path / LOCK_NAME).symlink_to(victim / "lock")
    assert refused(write, NEW) == ("foreign", f"{root.path / LOCK_NAME}: there is a link here")


def test_a_huge_lock_file_is_not_read(root: Root, write: Write) -> None:
    write(OLD)
    with (root.path / LOCK_NAME).open("r+b") as file:
        file.truncate(1 << 40)
    assert refused(write, NEW)[0] == "output"


def digits_only(path: Path) -> None:
    """A file of the user in a folder with the name of the staging folder."""
    path.mkdir()
    (path / "2024").write_text("mine", encoding="utf-8")


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.symlink_to("/"),
        Path.touch,
        lambda path: (path / "specleaf-0.staged").mkdir(parents=True),
        digits_only,
    ],
)
def test_what_only_looks_like_our_staging_folder_is_left_alone(
    root: Root, write: Write, tree: Look, make: Callable[[Path], None]
) -> None:
    write(OLD)
    make(root.path / STAGING_NAME)
    before = tree()
    assert refused(write, NEW)[0] == "foreign"
    assert tree() == before


def test_a_file_larger_than_the_system_allows_leaves_the_old_tree(root: Root, write: Write, tree: Look) -> None:
    write(OLD)
    before = tree()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        code, text = refused(write, {**NEW, "models/large.py": "x" * 10_000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (code, text.rpartition(": ")[2]) == ("output", "file too large")
    assert tree() == before


def test_a_first_run_that_fails_leaves_no_folder(root: Root, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(fd: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    staged = root.path / STAGING_NAME / "specleaf-0.staged"
    assert refused(write, OLD) == ("output", f"{staged}: no space left on device")
    assert not root.path.exists()


def test_no_room_for_a_folder_puts_everything_back(
    root: Root, inputs: Inputs, write: Write, tree: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(OLD)
    before = tree()
    make = os.mkdir

    def full(path: str, mode: int = 0o777, *, dir_fd: int | None = None) -> None:
        if path == "new":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        make(path, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "mkdir", full)
    assert refused(write, NEW) == ("output", f"{root.path / 'docs/new'}: no space left on device")
    assert tree() == before
    other = Root(root.path.with_name("other"))
    with pytest.raises(SpecleafError):
        write_output(other, [OutputFile(*each) for each in NEW.items()], inputs)
    assert not other.path.exists()


def test_a_failure_half_way_says_that_the_next_run_completes_it(
    root: Root, inputs: Inputs, write: Write, tree: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(NEW)
    wanted = tree()
    write(OLD)

    remove = os.unlink

    def refuse(path: str, *, dir_fd: int | None = None) -> None:
        if path == "pet.md":
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        remove(path, dir_fd=dir_fd)

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", refuse)
        with pytest.raises(SpecleafError) as error:
            write(NEW)
    assert "next run" in error.value.problems[0].hint
    assert check_output(root, [OutputFile(*each) for each in NEW.items()], inputs).interrupted
    write(NEW)
    assert tree() == wanted


def test_a_write_protected_file_is_refused_before_the_first_change(root: Root, write: Write, tree: Look) -> None:
    write(OLD)
    (root.path / "models/pet.py").chmod(0o444)
    before = tree()
    assert refused(write, NEW) == ("output", f"{root.path / 'models/pet.py'}: write-protected")
    assert tree() == before


def test_a_folder_that_refuses_new_files_is_found_before_the_first_change(
    root: Root, write: Write, tree: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(OLD)
    before = tree()
    monkeypatch.setattr(os, "access", lambda *args, **keywords: False)
    code, text = refused(write, NEW)
    assert (code, text.rpartition(": ")[2]) == ("output", "permission denied")
    assert tree() == before
