"""A run killed at any moment: what it leaves is old, or new, or completed by the next run."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from specleaf.output import Drift, Root, Written
from specleaf.output.staging import STAGING_NAME

Write = Callable[..., Written]
Check = Callable[[dict[str, str]], Drift]
Look = Callable[[], dict[str, bytes | str]]
Trees = dict[str, dict[str, bytes | str]]

OLD = {"models/pet.py": "old\n", "models/same.py": "", "models/errors/gone.py": "gone\n", "pages/pet.md": "page\n"}
NEW = {"models/pet.py": "new\n", "models/same.py": "", "models/order.py": "order\n", "docs/new/pet.md": "page\n"}
OTHER = {"models/pet.py": "third\n", "docs/other/pet.md": "page\n"}

CALLS = ("open", "mkdir", "replace", "unlink", "rmdir", "fsync")


class Killed(BaseException):
    pass


@contextmanager
def killed_after(calls: int) -> Iterator[list[str]]:
    """After so many changes to the disk, no more reach it: what a killed process would have cleared up, stays."""
    made: list[str] = []

    def guarded(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **keywords: object) -> object:
            changes = name != "open" or (len(args) > 1 and isinstance(args[1], int) and args[1] & os.O_CREAT)
            if changes and len(made) >= calls:
                raise Killed
            result = real(*args, **keywords)
            if changes:
                made.append(name)
            return result

        return call

    with pytest.MonkeyPatch.context() as patch, suppress(Killed):
        for name in CALLS:
            patch.setattr(os, name, guarded(name, getattr(os, name)))
        yield made


def count(run: Callable[[], object]) -> int:
    with killed_after(10_000) as made:
        run()
    return len(made)


@pytest.fixture
def trees(root: Root, write: Write, tree: Look) -> Trees:
    """The whole output of each document."""
    found: Trees = {}
    for name, texts in {"old": OLD, "new": NEW, "other": OTHER}.items():
        write(texts)
        found[name] = tree()
        shutil.rmtree(root.path)
    return found


@pytest.fixture(params=[False, True], ids=["first run", "later run"])
def begin(request: pytest.FixtureRequest, root: Root, write: Write) -> Callable[[], None]:
    """Put the disk in the state before the run that will be killed."""

    def run() -> None:
        shutil.rmtree(root.path, ignore_errors=True)
        if request.param:
            write(OLD)
            (root.path / "models/errors/mine.py").write_text("mine\n")

    return run


def test_a_run_killed_at_any_moment_is_completed_by_the_next(
    begin: Callable[[], None], write: Write, check: Check, tree: Look, trees: Trees
) -> None:
    begin()
    users = {path: data for path, data in tree().items() if path.startswith("models/errors") and "gone" not in path}
    total = count(lambda: write(NEW))
    assert total > 20
    for calls in range(total):
        begin()
        with killed_after(calls):
            write(NEW)
        drift = check(NEW)
        assert drift
        assert not {entry.state for entry in drift.entries} & {"edited", "foreign", "blocked"}
        write(NEW)
        assert tree() == trees["new"] | users, f"killed after {calls} of {total} changes"


def test_a_run_killed_at_any_moment_can_be_followed_by_one_of_another_document(
    root: Root, write: Write, tree: Look, trees: Trees
) -> None:
    write(OLD)
    for calls in range(count(lambda: write(NEW))):
        for name, texts in {"old": OLD, "other": OTHER}.items():
            shutil.rmtree(root.path)
            write(OLD)
            with killed_after(calls):
                write(NEW)
            write(texts)
            assert tree() == trees[name], f"killed after {calls} changes, then {name}"


def test_a_run_that_completes_a_killed_one_may_be_killed_too(
    root: Root, write: Write, tree: Look, trees: Trees
) -> None:
    write(OLD)
    total = count(lambda: write(NEW))
    for first in range(0, total, 3):
        for second in range(0, total + 10, 7):
            shutil.rmtree(root.path)
            write(OLD)
            with killed_after(first):
                write(NEW)
            with killed_after(second):
                write(OTHER)
            write(NEW)
            assert tree() == trees["new"], f"killed after {first} and {second} changes"


def test_a_forced_run_that_is_killed_need_not_be_forced_again(
    root: Root, write: Write, tree: Look, trees: Trees
) -> None:
    def begin() -> None:
        shutil.rmtree(root.path, ignore_errors=True)
        write(OLD)
        (root.path / "models/pet.py").write_text("mine\n")

    begin()
    total = count(lambda: write(NEW, force=True))
    announced = next(n for n in range(total) if _replaces_after(n, begin, write) >= 1)
    for calls in range(announced, total):
        begin()
        with killed_after(calls):
            write(NEW, force=True)
        write(NEW)
        assert tree() == trees["new"]


def _replaces_after(calls: int, begin: Callable[[], None], write: Write) -> int:
    begin()
    with killed_after(calls) as made:
        write(NEW, force=True)
    return made.count("replace")


def test_an_edit_made_after_a_run_was_killed_is_still_an_edit(root: Root, write: Write, check: Check) -> None:
    write(OLD)
    total = count(lambda: write(NEW))
    shutil.rmtree(root.path)
    write(OLD)
    with killed_after(total - 6):
        write(NEW)
    (root.path / "models/pet.py").write_text("mine\n")
    drift = check(NEW)
    assert drift.interrupted
    assert [entry.path for entry in drift.entries if entry.state == "edited"] == ["models/pet.py"]


@pytest.fixture
def interruptible() -> Iterator[None]:
    """An interruption is an exception, as it is for people; what runs in the background may ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("call", ["mkdir", "open", "fsync"])
def test_a_run_that_is_interrupted_at_any_moment_of_staging_leaves_nothing(
    root: Root, write: Write, tree: Look, trees: Trees, call: str
) -> None:
    """The signal comes right after the call: also between making the staging folder and entering its context."""
    write(OLD)
    real = getattr(os, call)
    for moment in range(50):
        calls = itertools.count()

        def interrupt(*args: object, moment: int = moment, calls: Iterator[int] = calls, **keywords: object) -> object:
            done = real(*args, **keywords)
            if next(calls) == moment:
                signal.pthread_kill(threading.get_ident(), signal.SIGINT)
            return done

        with pytest.MonkeyPatch.context() as patch, suppress(KeyboardInterrupt):
            patch.setattr(os, call, interrupt)
            write(NEW)
        assert not (root.path / STAGING_NAME).exists()
        assert tree() in (trees["old"], trees["new"])
        if tree() == trees["new"]:
            break
    else:
        pytest.fail("no run came to its end")


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize(("when", "left"), [("fsync", "old"), ("replace", "new")])
def test_an_interrupted_run_leaves_the_old_tree_or_the_new(
    write: Write, tree: Look, trees: Trees, when: str, left: str
) -> None:
    write(OLD)
    real = getattr(os, when)

    def interrupt(*args: object, **keywords: object) -> object:
        # To this thread, which holds it back; a test runner's other threads would take it at once.
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)
        return real(*args, **keywords)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, when, interrupt)
        with pytest.raises(KeyboardInterrupt):
            write(NEW)
    assert tree() == trees[left]
