"""Apply a plan to the disk. If the run is killed, the output is the old one, the new one, or the next run completes it.

The steps, and the state of the output if the run is killed in one of them:

1. *stage*: write every file in full to the staging folder, and flush it. The output is the old one.
2. *announce*: replace the lock file by an unfinished one. From here on a file is known by its old digest and by its new
   one, and `check` reports that a run was interrupted.
3. *make folders*: the last step that needs disk space. If it fails, the steps before it are undone.
4. *remove* files that are no longer wanted, and the folders that become empty. This comes before the next step, so that
   a file whose name changed only in its case survives on a file system that ignores case.
5. *place*: rename file by file. A reader sees each file complete, the old or the new one.
6. *conclude*: write the finished lock file.

Signals that would end the run are blocked. One that arrives in step 1 ends it after the file that is being written, and
the staging folder is removed; one that arrives later ends it after step 6, which takes one rename per file.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from specleaf.output.disk_state import by_folder, in_folders
from specleaf.output.folder import Folder
from specleaf.output.lock import LOCK_NAME, LockFile, digest
from specleaf.output.plan import Entry, Plan
from specleaf.output.root import os_errors_reported
from specleaf.output.staging import Staging

_ENDING = frozenset() if sys.platform == "win32" else {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
_HALF_WAY = "some files are written and others are not; the next run completes them"


def apply_plan(root: Folder, plan: Plan) -> None:
    """Apply `plan` to the open output root. An `OSError` means that nothing was changed."""
    entries = [entry for entry in plan.entries if entry.state != "unchanged"]
    _require_writable(root, entries)
    # Signals are blocked throughout, so that none comes between creating the staging folder and removing it.
    with _signals_blocked(), Staging(root) as staging:
        staged = _stage(staging, plan, entries)
        _announce(root, staging, staged)
        with os_errors_reported(plan.root, _HALF_WAY):
            _remove(root, (entry.path for entry in entries if entry.wanted is None))
            _prune(root, plan)
            _place(root, staging, staged.files)
            staging.move(staged.conclusion, root, LOCK_NAME)
            root.flush()


def _require_writable(root: Folder, entries: Sequence[Entry]) -> None:
    """Raise `OSError` before the first change if the file system would refuse one of the changes."""
    device = root.device()
    for parent, _ in in_folders(entry.path for entry in entries):
        with _nearest(root, parent) as folder:
            folder.require_writable(device)
    for parent, paths in in_folders(entry.path for entry in entries if entry.found is not None):
        with root.below(parent) as folder:
            for path in paths:
                folder.require_unprotected(by_folder(path)[1])


def _nearest(root: Folder, path: str) -> Folder:
    """The folder at `path`, or the nearest folder above it that exists."""
    try:
        return root.below(path)
    except FileNotFoundError:
        return _nearest(root, by_folder(path)[0])


@dataclass(frozen=True, slots=True)
class _Staged:
    """Names in the staging folder: of the files to be placed, by path, and of three lock files."""

    files: Mapping[str, str]
    announcement: str
    conclusion: str
    before: str | None


def _stage(staging: Staging, plan: Plan, entries: Iterable[Entry]) -> _Staged:
    staged = _Staged(
        files={entry.path: _put(staging, entry.wanted) for entry in entries if entry.wanted is not None},
        announcement=staging.put(_announcement(plan).data),
        conclusion=staging.put(plan.following.data),
        before=None if plan.lock.found is None else staging.put(plan.lock.found),
    )
    staging.flush()
    _raise_if_ending()
    return staged


def _put(staging: Staging, data: bytes) -> str:
    _raise_if_ending()
    return staging.put(data)


def _raise_if_ending() -> None:
    """Raise `KeyboardInterrupt` if a signal that ends the run is pending; unblocking it then has its own effect."""
    if sys.platform != "win32" and signal.sigpending() & _ENDING:
        raise KeyboardInterrupt


def _announcement(plan: Plan) -> LockFile:
    """The unfinished lock file: every digest that a file can have before the run has ended.

    The digests of files that a forced run replaces are included, so that the run that completes it need not be forced.
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
def _signals_blocked() -> Generator[None]:
    """Block the signals that would end the run; those that arrive are delivered at the end."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
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
    """Remove the folders of files that are no longer wanted, if they are empty and will stay so."""
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
    """The parent folders of `paths`, outer ones first."""
    folders: set[str] = set()
    for path in paths:
        parent = by_folder(path)[0]
        while parent and parent not in folders:
            folders.add(parent)
            parent = by_folder(parent)[0]
    return sorted(folders)
