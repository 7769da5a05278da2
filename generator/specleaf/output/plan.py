"""The plan of a run: each wanted file and each file of the last run, with its state on disk.

Reads the disk and changes nothing. `drift` makes a report of a plan, `write` applies it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from specleaf.output.disk_state import Found, is_ours, is_same, read_paths
from specleaf.output.files import OutputFile, require_distinct
from specleaf.output.folder import Folder
from specleaf.output.lock import LARGEST_LOCK, LOCK_NAME, Inputs, LockFile, digest, read_lock
from specleaf.output.root import Root, forbidden_root, opened, unrecognized_content
from specleaf.output.staging import STAGING_NAME
from specleaf.problems import Problem, SpecleafError

State = Literal[
    "unchanged",
    "new",  # wanted for the first time
    "changed",  # as specleaf wrote it, but the wanted content is another
    "missing",  # specleaf wrote it, and it was deleted
    "left over",  # as specleaf wrote it, but no longer wanted
    "edited",  # specleaf wrote it, and it has neither that content nor the wanted one
    "foreign",  # not written by specleaf, and not the wanted content
    "blocked",  # cannot be replaced even by a forced run: a folder, or a parent that is a link
]


@dataclass(frozen=True, slots=True)
class Entry:
    """One path. `wanted` is `None` if no file is wanted there, `found` if there is no plain file."""

    path: str
    state: State
    wanted: bytes | None
    found: bytes | None
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do. `entries` are sorted by folder and name; the lock file is apart: it is written last."""

    root: Root
    entries: tuple[Entry, ...]
    lock: Entry
    previous: LockFile | None
    """The lock file of the last run."""
    following: LockFile
    """The lock file that the run will write."""
    interrupted: bool
    """Whether the last run was killed before its end."""
    fatal: tuple[Problem, ...]
    """Problems that stop every run before the first change."""
    overridable: tuple[Problem, ...]
    """Problems that stop a run unless it is forced: files that would be lost."""

    @property
    def differing(self) -> tuple[Entry, ...]:
        """The entries that are not as wanted, the lock file last."""
        return tuple(entry for entry in (*self.entries, self.lock) if entry.state != "unchanged")


def plan_output(root: Root, files: Sequence[OutputFile], inputs: Inputs) -> Plan:
    """Compare `files`, made from `inputs`, with the disk."""
    with opened(root) as folder:
        return make_plan(root, folder, files, inputs)


def make_plan(root: Root, folder: Folder | None, files: Sequence[OutputFile], inputs: Inputs) -> Plan:
    """The plan for an open root; `folder` is `None` if it does not exist."""
    require_distinct(file.path for file in files)
    wanted = {file.path: file.data for file in files}
    found = _lock_data(folder)
    previous = _parsed_lock(root, found)
    following = LockFile(inputs, {path: (digest(data),) for path, data in wanted.items()})
    entries = tuple(_entries(folder, wanted, previous.files if previous else {}))
    return Plan(
        root=root,
        entries=entries,
        lock=_lock_entry(found, following.data),
        previous=previous,
        following=following,
        interrupted=_was_interrupted(folder, previous),
        fatal=tuple(_fatal(root, entries)),
        overridable=tuple(_overridable(root, folder, entries)),
    )


def previous_lock(root: Root) -> LockFile | None:
    """The lock file at the root, if there is one."""
    with opened(root) as folder:
        return _parsed_lock(root, _lock_data(folder))


def current_files(root: Root, inputs: Inputs) -> int | None:
    """The number of files of the last run, if it had these inputs and was finished, and all are as it wrote them.

    The output depends on the inputs alone, so a run would change nothing.
    """
    with opened(root) as folder:
        lock = _parsed_lock(root, _lock_data(folder))
        if lock is None or lock.inputs != inputs or _was_interrupted(folder, lock):
            return None
        is_current = all(is_ours(found.data, lock.files[path]) for path, found in read_paths(folder, lock.files))
        return len(lock.files) if is_current else None


def changed_at(root: Root) -> int | None:
    """When the last run ended, in nanoseconds since 1970; `None` if there was none."""
    with opened(root) as folder:
        return folder.changed_at(LOCK_NAME) if folder else None


def _was_interrupted(folder: Folder | None, lock: LockFile | None) -> bool:
    return (lock is not None and lock.unfinished) or (folder is not None and folder.kind(STAGING_NAME) != "nothing")


def _lock_data(folder: Folder | None) -> bytes | None:
    kind = folder.kind(LOCK_NAME) if folder else "nothing"
    if folder is None or kind == "nothing":
        return None
    if kind != "file":
        raise SpecleafError(Problem("foreign", f"there is a {kind} here", path=str(folder.path / LOCK_NAME)))
    return folder.read(LOCK_NAME, LARGEST_LOCK)


def _parsed_lock(root: Root, data: bytes | None) -> LockFile | None:
    if data is None:
        return None
    try:
        return read_lock(data)
    except ValueError as error:
        message = f"the lock file is invalid: {error}"
        hint = "restore it; or delete it and run with --force, which replaces files that differ"
        raise SpecleafError(Problem("output", message, hint=hint, path=str(root.path / LOCK_NAME))) from None


def _lock_entry(found: bytes | None, wanted: bytes) -> Entry:
    if found is None:
        return Entry(LOCK_NAME, "new", wanted, None)
    return Entry(LOCK_NAME, "unchanged" if is_same(found, wanted) else "changed", wanted, found)


def _fatal(root: Root, entries: Sequence[Entry]) -> Iterator[Problem]:
    if problem := forbidden_root(root):
        yield problem
    for entry in entries:
        if entry.state == "blocked":
            yield Problem("foreign", entry.obstacle, hint="move it away", path=str(root.path / entry.path))


def _overridable(root: Root, folder: Folder | None, entries: Sequence[Entry]) -> Iterator[Problem]:
    if not _has_lost_its_lock(entries) and (problem := unrecognized_content(root, folder)):
        yield problem
        return
    for entry in entries:
        path = str(root.path / entry.path)
        if entry.state == "edited":
            hint = "move the change into the document or the settings; --force gives it up"
            yield Problem("edited", "changed by hand since specleaf wrote it", hint=hint, path=path)
        elif entry.state == "foreign":
            message = entry.obstacle or "there is a file here that specleaf did not write"
            yield Problem("foreign", message, hint="move it away; --force replaces it", path=path)


def _has_lost_its_lock(entries: Sequence[Entry]) -> bool:
    """Whether the files on disk are those of a run, judged by their content: all that exist are as wanted.

    An empty file is no evidence: many packages have one of the same name.
    """
    found = [entry for entry in entries if entry.state != "new"]
    return all(entry.state == "unchanged" for entry in found) and any(entry.wanted for entry in found)


def _entries(
    folder: Folder | None, wanted: Mapping[str, bytes], recorded: Mapping[str, tuple[str, ...]]
) -> Iterator[Entry]:
    known = _by_folded_path(recorded)
    respelled = {path.lower() for path in recorded if path not in wanted}
    for path, found in read_paths(folder, wanted.keys() | recorded.keys()):
        data = wanted.get(path)
        state = _state(data, found, known.get(path.lower(), ()))
        if state == "unchanged" and path.lower() in respelled:
            # On a file system that ignores case the old path is this file, and is removed first.
            state = "changed"
        if state is not None:
            yield Entry(path, state, data, None if state == "unchanged" else found.data, found.obstacle)


def _by_folded_path(recorded: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The recorded digests by path in lower case: a file whose name changed only in its case is still known."""
    known: dict[str, tuple[str, ...]] = {}
    for path, digests in recorded.items():
        known[path.lower()] = known.get(path.lower(), ()) + digests
    return known


def _state(wanted: bytes | None, found: Found, known: tuple[str, ...]) -> State | None:
    """The state of a path; `None` if there is no file and none is wanted."""
    if found.kind == "folder" or (found.kind == "nothing" and found.obstacle):
        return "blocked"
    if found.kind == "nothing":
        return None if wanted is None else "missing" if known else "new"
    if found.data is None:
        return "foreign"
    if wanted is not None and is_same(found.data, wanted):
        return "unchanged"
    if is_ours(found.data, known):
        return "left over" if wanted is None else "changed"
    return "edited" if known else "foreign"
