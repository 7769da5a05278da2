"""Carry out a plan so that the output is old, or new, or something that the next run completes.

The steps, and what is on the disk if the run is killed in one of them:

1. *stage*: every file in full, flushed, in the staging folder. The output is old.
2. *announce*: an unfinished lock file takes the place of the old one. From here on a file is ours with its old digest
   or with its new one, and `check` reports that a run was interrupted.
3. *make folders*: the last step that takes room on the disk. If it fails, all is put back as it was.
4. *remove* what is left over, and the folders that this leaves empty; before the next step, so that a name that changed
   only in its case survives on a disk that ignores case.
5. *place*: rename file by file. A reader sees each file old or new, and whole in either case.
6. *conclude*: the finished lock file.

Steps 2 to 6 take as long as a rename per file; signals that ask the run to stop wait for their end.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from specleaf.output.folder import Folder
from specleaf.output.lock import LOCK_NAME, LockFile, digest
from specleaf.output.plan import Entry, Plan
from specleaf.output.root import failures_told
from specleaf.output.staging import Staging
from specleaf.output.survey import by_folder, in_folders

_HALF_WAY = "some files are written and others are not; the next run completes them"


def carry_out(root: Folder, plan: Plan) -> None:
    """Make the open root as `plan` has it. An `OSError` means that nothing has changed."""
    entries = [entry for entry in plan.entries if entry.state != "unchanged"]
    _require_writable(root, entries)
    with Staging(root) as staging:
        staged = _stage(staging, plan, entries)
        with _uninterrupted():
            _announce(root, staging, staged)
            with failures_told(plan.root, _HALF_WAY):
                _remove(root, (entry.path for entry in entries if entry.wanted is None))
                _prune(root, plan)
                _place(root, staging, staged.files)
                staging.move(staged.conclusion, root, LOCK_NAME)
                root.flush()


def _require_writable(root: Folder, entries: Sequence[Entry]) -> None:
    """Find out before the first change what the system would refuse in the middle of the others."""
    device = root.device()
    for parent, _ in in_folders(entry.path for entry in entries):
        with _nearest(root, parent) as folder:
            folder.require_writable(device)
    for parent, paths in in_folders(entry.path for entry in entries if entry.found is not None):
        with root.below(parent) as folder:
            for path in paths:
                folder.require_unprotected(by_folder(path)[1])


def _nearest(root: Folder, path: str) -> Folder:
    """The folder at `path`, or as far on the way to it as there are folders."""
    try:
        return root.below(path)
    except FileNotFoundError:
        return _nearest(root, by_folder(path)[0])


@dataclass(frozen=True, slots=True)
class _Staged:
    """Under which names files wait: those to be placed, by path, and three lock files."""

    files: Mapping[str, str]
    announcement: str
    conclusion: str
    before: str | None


def _stage(staging: Staging, plan: Plan, entries: Iterable[Entry]) -> _Staged:
    staged = _Staged(
        files={entry.path: staging.put(entry.wanted) for entry in entries if entry.wanted is not None},
        announcement=staging.put(_announcement(plan).data),
        conclusion=staging.put(plan.following.data),
        before=None if plan.lock.found is None else staging.put(plan.lock.found),
    )
    staging.flush()
    return staged


def _announcement(plan: Plan) -> LockFile:
    """The unfinished lock file: each digest that a file may have until the run has ended.

    What a forced run gives up is among them, so that it need not be forced again.
    """
    previous = plan.previous or LockFile(plan.following.inputs, {})
    known = {path: set(digests) for path, digests in previous.files.items()}
    for path, digests in plan.following.files.items():
        known.setdefault(path, set()).update(digests)
    for entry in plan.entries:
        if entry.found is not None:
            known.setdefault(entry.path, set()).add(digest(entry.found))
    return LockFile(previous.inputs, {path: tuple(sorted(each)) for path, each in known.items()}, unfinished=True)


@contextmanager
def _uninterrupted() -> Generator[None]:
    """Hold back the signals that ask the run to stop: what follows is short, and better done than half done."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _announce(root: Folder, staging: Staging, staged: _Staged) -> None:
    staging.move(staged.announcement, root, LOCK_NAME)
    made: list[str] = []
    try:
        root.flush()
        for path in _folders_of(staged.files):
            _make_folder(root, path, made)
    except OSError:
        for path in reversed(made):
            _remove_folder(root, path)
        if staged.before is None:
            root.remove(LOCK_NAME)
        else:
            staging.move(staged.before, root, LOCK_NAME)
        raise


def _make_folder(root: Folder, path: str, made: list[str]) -> None:
    parent, name = by_folder(path)
    with root.below(parent) as folder:
        if folder.kind(name) == "nothing":
            folder.make_folder(name)
            made.append(path)


def _remove(root: Folder, paths: Iterable[str]) -> None:
    for parent, group in in_folders(paths):
        with root.below(parent) as folder:
            for path in group:
                with suppress(FileNotFoundError):
                    folder.remove(by_folder(path)[1])
            folder.flush()


def _prune(root: Folder, plan: Plan) -> None:
    """Remove the folders of files that are no longer wanted, where nothing is left in them and nothing will be."""
    recorded = _folders_of(plan.previous.files) if plan.previous else []
    needed = set(_folders_of(plan.following.files))
    for path in reversed(recorded):
        if path not in needed:
            _remove_folder(root, path)


def _remove_folder(root: Folder, path: str) -> None:
    parent, name = by_folder(path)
    with suppress(OSError), root.below(parent) as folder:
        folder.remove_folder(name)


def _place(root: Folder, staging: Staging, files: Mapping[str, str]) -> None:
    for parent, paths in in_folders(files):
        with root.below(parent) as folder:
            for path in paths:
                staging.move(files[path], folder, by_folder(path)[1])
            folder.flush()


def _folders_of(paths: Iterable[str]) -> list[str]:
    """The folders on the way to `paths`, an outer one before those in it."""
    folders: set[str] = set()
    for path in paths:
        parent = by_folder(path)[0]
        while parent and parent not in folders:
            folders.add(parent)
            parent = by_folder(parent)[0]
    return sorted(folders)
