"""What a run would do to the disk: each wanted file and each file of the last run, with what stands in its place now.

Reads the disk and changes nothing. `drift` tells a plan to a reader, `write` carries it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from specleaf.output.files import OutputFile, require_distinct
from specleaf.output.folder import Folder
from specleaf.output.lock import LARGEST_LOCK, LOCK_NAME, Inputs, LockFile, digest, read_lock
from specleaf.output.root import Root, never_a_root, occupied, seen
from specleaf.output.staging import STAGING_NAME
from specleaf.output.survey import Found, is_ours, is_same, look
from specleaf.problems import Problem, SpecleafError

State = Literal[
    "unchanged",
    "new",  # wanted for the first time
    "changed",  # as we wrote it, but something else is wanted now
    "missing",  # we wrote it, and it is gone
    "left over",  # as we wrote it, but no longer wanted
    "edited",  # we wrote it, and it is neither as we left it nor as it should be
    "foreign",  # somebody else's file, in the way
    "blocked",  # cannot even be replaced: a folder, or a link on the way
]


@dataclass(frozen=True, slots=True)
class Entry:
    """One path. `wanted` is `None` if nothing is wanted there, `found` if no plain file stands there."""

    path: str
    state: State
    wanted: bytes | None
    found: bytes | None
    obstacle: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do. `entries` go by folder and name; the lock file stands apart, since it is written last."""

    root: Root
    entries: tuple[Entry, ...]
    lock: Entry
    previous: LockFile | None
    """What the last run left."""
    following: LockFile
    """What the run will leave."""
    interrupted: bool
    """Whether the last run did not come to its end."""
    refusals: tuple[Problem, ...]
    """Why the folder cannot be an output root at all; the first change is never made."""
    objections: tuple[Problem, ...]
    """What is in the way, and would be lost: only a forced run goes on."""

    @property
    def differing(self) -> tuple[Entry, ...]:
        """All that is not yet as it should be, the lock file last."""
        return tuple(entry for entry in (*self.entries, self.lock) if entry.state != "unchanged")


def plan_output(root: Root, files: Sequence[OutputFile], inputs: Inputs) -> Plan:
    """Compare `files`, made from `inputs`, with the disk."""
    with seen(root) as folder:
        return make_plan(root, folder, files, inputs)


def make_plan(root: Root, folder: Folder | None, files: Sequence[OutputFile], inputs: Inputs) -> Plan:
    """The plan for an open root, or for one that is not there."""
    require_distinct(file.path for file in files)
    wanted = {file.path: file.data for file in files}
    found = _lock_data(folder)
    previous = _believed(root, found)
    following = LockFile(inputs, {path: (digest(data),) for path, data in wanted.items()})
    entries = tuple(_entries(folder, wanted, previous.files if previous else {}))
    return Plan(
        root=root,
        entries=entries,
        lock=_lock_entry(found, following.data),
        previous=previous,
        following=following,
        interrupted=_was_interrupted(folder, previous),
        refusals=tuple(_refusals(root, entries)),
        objections=tuple(_objections(root, folder, entries)),
    )


def previous_lock(root: Root) -> LockFile | None:
    """What the lock file at the root says, if there is one."""
    with seen(root) as folder:
        return _believed(root, _lock_data(folder))


def is_current(root: Root, inputs: Inputs) -> bool:
    """Whether the last run had the same inputs, came to its end, and all it wrote is as it was.

    Output is a function of its inputs; so if this holds, making it again would change nothing.
    """
    with seen(root) as folder:
        lock = _believed(root, _lock_data(folder))
        if lock is None or lock.inputs != inputs or _was_interrupted(folder, lock):
            return False
        return all(is_ours(found.data, lock.files[path]) for path, found in look(folder, lock.files))


def _was_interrupted(folder: Folder | None, lock: LockFile | None) -> bool:
    return (lock is not None and lock.unfinished) or (folder is not None and folder.kind(STAGING_NAME) != "nothing")


def _lock_data(folder: Folder | None) -> bytes | None:
    kind = folder.kind(LOCK_NAME) if folder else "nothing"
    if folder is None or kind == "nothing":
        return None
    if kind != "file":
        raise SpecleafError(Problem("foreign", f"a {kind} stands here", path=str(folder.path / LOCK_NAME)))
    return folder.read(LOCK_NAME, LARGEST_LOCK)


def _believed(root: Root, data: bytes | None) -> LockFile | None:
    if data is None:
        return None
    try:
        return read_lock(data)
    except ValueError as error:
        message = f"the lock file cannot be believed: {error}"
        hint = "restore it; or delete it and run with --force, which then takes no file for its own"
        raise SpecleafError(Problem("output", message, hint=hint, path=str(root.path / LOCK_NAME))) from None


def _lock_entry(found: bytes | None, wanted: bytes) -> Entry:
    if found is None:
        return Entry(LOCK_NAME, "new", wanted, None)
    return Entry(LOCK_NAME, "unchanged" if is_same(found, wanted) else "changed", wanted, found)


def _refusals(root: Root, entries: Sequence[Entry]) -> Iterator[Problem]:
    if problem := never_a_root(root):
        yield problem
    for entry in entries:
        if entry.state == "blocked":
            yield Problem("foreign", entry.obstacle, hint="move it away", path=str(root.path / entry.path))


def _objections(root: Root, folder: Folder | None, entries: Sequence[Entry]) -> Iterator[Problem]:
    if problem := occupied(root, folder):
        yield problem
        return
    for entry in entries:
        path = str(root.path / entry.path)
        if entry.state == "edited":
            hint = "move the change into the document or the settings; --force gives it up"
            yield Problem("edited", "changed by hand since specleaf wrote it", hint=hint, path=path)
        elif entry.state == "foreign":
            message = entry.obstacle or "a file that specleaf did not write stands here"
            yield Problem("foreign", message, hint="move it away; --force replaces it", path=path)


def _entries(
    folder: Folder | None, wanted: Mapping[str, bytes], recorded: Mapping[str, tuple[str, ...]]
) -> Iterator[Entry]:
    known = _by_folded_path(recorded)
    respelled = {path.lower() for path in recorded if path not in wanted}
    for path, found in look(folder, wanted.keys() | recorded.keys()):
        data = wanted.get(path)
        state = _state(data, found, known.get(path.lower(), ()))
        if state == "unchanged" and path.lower() in respelled:
            # On a disk that ignores case the old spelling is this very file, and will be removed first.
            state = "changed"
        if state is not None:
            yield Entry(path, state, data, None if state == "unchanged" else found.data, found.obstacle)


def _by_folded_path(recorded: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What is recorded, by path without regard to case: a name that changed only there is still ours."""
    known: dict[str, tuple[str, ...]] = {}
    for path, digests in recorded.items():
        known[path.lower()] = known.get(path.lower(), ()) + digests
    return known


def _state(wanted: bytes | None, found: Found, known: tuple[str, ...]) -> State | None:
    """What a path is in for; `None` if nothing is there and nothing wanted."""
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
