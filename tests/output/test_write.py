"""What a run writes, removes and leaves alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from specleaf.output import LOCK_NAME, Inputs, OutputFile, Root, Written, check_output, current_files, write_output
from specleaf.problems import SpecleafError

Write = Callable[..., Written]
Look = Callable[[], dict[str, bytes | str]]

OLD = {"models/__init__.py": "", "models/pet.py": "old\n", "models/errors/gone.py": "gone\n", "pages/pet.md": "page\n"}
NEW = {"models/__init__.py": "", "models/pet.py": "new\n", "models/order.py": "order\n", "pages/pet.md": "page\n"}


def code(error: pytest.ExceptionInfo[SpecleafError]) -> list[tuple[str, str]]:
    return [(problem.code, Path(problem.path).name) for problem in error.value.problems]


def test_a_first_run_makes_the_folder_and_its_files(write: Write, tree: Look) -> None:
    assert write(OLD) == Written(written=4, unchanged=0, removed=0, replaced=())
    found = tree()
    assert found.pop(LOCK_NAME)
    assert found == {
        "models": "/", "models/__init__.py": b"", "models/pet.py": b"old\n",
        "models/errors": "/", "models/errors/gone.py": b"gone\n", "pages": "/", "pages/pet.md": b"page\n",
    }  # fmt: skip


def test_a_later_run_writes_what_changed_and_removes_what_is_left_over(write: Write, tree: Look) -> None:
    write(OLD)
    assert write(NEW) == Written(written=2, unchanged=2, removed=1, replaced=())
    later = tree()
    assert "models/errors" not in later
    assert later["models/pet.py"] == b"new\n"


def test_the_way_to_an_output_leaves_no_trace_in_it(root: Root, write: Write, tree: Look) -> None:
    write(NEW)
    straight = tree()
    shutil.rmtree(root.path)
    for step in (OLD, NEW, OLD, NEW):
        write(step)
    assert tree() == straight


def test_what_did_not_change_is_not_touched(root: Root, write: Write) -> None:
    write(OLD)
    for path in root.path.rglob("*"):
        os.utime(path, (1, 1))
    write(OLD)
    changed = {path.name for path in root.path.rglob("*") if path.stat().st_mtime != 1}
    assert changed == {LOCK_NAME}  # whose time says that the generator that gives these files is no newer
    write(NEW)
    assert (root.path / "pages/pet.md").stat().st_mtime == 1.0
    assert (root.path / "models/pet.py").stat().st_mtime != 1.0


def test_a_users_own_files_in_our_folder_are_left_alone(root: Root, write: Write) -> None:
    write(OLD)
    own = {"notes.md": b"\r\n", "models/errors/extra.py": b"# mine\n", ".git/HEAD": b"ref\n"}
    for path, data in own.items():
        (root.path / path).parent.mkdir(exist_ok=True)
        (root.path / path).write_bytes(data)
    (root.path / "models/empty").mkdir()
    assert write(NEW).removed == 1
    assert {path: (root.path / path).read_bytes() for path in own} == own
    assert (root.path / "models/empty").is_dir()


def test_a_missing_file_is_written_again(root: Root, write: Write) -> None:
    write(OLD)
    (root.path / "models/pet.py").unlink()
    assert write(OLD).written == 1
    assert (root.path / "models/pet.py").read_text() == "old\n"


@pytest.mark.parametrize("later", [OLD, NEW])
def test_a_hand_edited_file_stops_the_run_and_is_named(
    root: Root, write: Write, tree: Look, later: dict[str, str]
) -> None:
    write(OLD)
    (root.path / "models/pet.py").write_text("mine\n")
    (root.path / "models/errors/gone.py").write_text("mine too\n")
    before = tree()
    with pytest.raises(SpecleafError) as error:
        write(later)
    assert code(error) == [("edited", "pet.py"), ("edited", "gone.py")]
    assert "--force" in error.value.problems[0].hint
    assert tree() == before


def test_a_forced_run_gives_edited_files_up_and_names_them(root: Root, write: Write, tree: Look) -> None:
    write(NEW)
    wanted = tree()
    write(OLD)
    (root.path / "models/pet.py").write_text("mine\n")
    (root.path / "models/errors/gone.py").write_text("mine too\n")
    assert write(NEW, force=True).replaced == ("models/pet.py", "models/errors/gone.py")
    assert tree() == wanted


def test_a_file_edited_into_what_is_wanted_now_is_taken_as_it_is(root: Root, write: Write) -> None:
    write(OLD)
    (root.path / "models/pet.py").write_text("new\n")
    assert write(NEW).replaced == ()


def test_somebody_elses_file_in_the_way_stops_the_run_and_is_named(root: Root, write: Write, tree: Look) -> None:
    write(OLD)
    (root.path / "models/order.py").write_text("mine\n")
    before = tree()
    with pytest.raises(SpecleafError) as error:
        write(NEW)
    assert code(error) == [("foreign", "order.py")]
    assert tree() == before
    assert write(NEW, force=True).replaced == ("models/order.py",)


def test_somebody_elses_file_that_holds_what_is_wanted_is_taken_as_it_is(root: Root, write: Write) -> None:
    write(OLD)
    (root.path / "models/order.py").write_text("order\n")
    assert write(NEW) == Written(written=1, unchanged=3, removed=1, replaced=())


def test_a_checkout_with_other_line_ends_is_no_edit(root: Root, write: Write) -> None:
    write(OLD)
    for path in root.path.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert write(OLD).written == 0
    assert write(NEW) == Written(written=2, unchanged=2, removed=1, replaced=())


def test_a_name_that_changes_only_in_its_case_survives_on_every_disk(root: Root, write: Write, tree: Look) -> None:
    write({"models/Pet.md": "same\n"})
    (root.path / "models/Pet.md").rename(root.path / "models/pet.md")  # what a disk that ignores case answers
    (root.path / "models/Pet.md").write_text("same\n")
    assert write({"models/pet.md": "same\n"}).replaced == ()
    assert sorted(tree()) == [LOCK_NAME, "models", "models/pet.md"]


def test_files_are_written_with_the_mode_that_the_users_mask_leaves(root: Root, write: Write) -> None:
    mask = os.umask(0o027)
    try:
        write(OLD)
    finally:
        os.umask(mask)
    modes = {path.stat().st_mode & 0o777 for path in root.path.rglob("*") if path.is_file()}
    assert modes == {0o640}


def test_only_a_changed_input_rewrites_the_lock_file_alone(root: Root, write: Write, inputs: Inputs) -> None:
    write(OLD)
    files = [OutputFile(*each) for each in OLD.items()]
    later = replace(inputs, version="2.0.0")
    assert not check_output(root, files, later)
    assert write_output(root, files, later).written == 0
    assert current_files(root, later) is not None
