"""The differences between the disk and the wanted output, for a report: which files differ, and which input changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from typing import Literal

from specleaf.output.files import OutputFile
from specleaf.output.lock import Inputs
from specleaf.output.plan import Entry, Plan, plan_output
from specleaf.output.root import Root

Input = Literal["version", "document", "setting", "templates"]

_MOST_PAIRS = 4_000_000
"""Comparing is quadratic in the worst case: lines before times lines after."""


@dataclass(frozen=True, slots=True)
class Cause:
    """An input that has changed since the last run. `before` or `after` is empty if there was or is no such input."""

    input: Input
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Drift:
    """The differences between the disk and what a run would leave; false if there are none."""

    entries: tuple[Entry, ...] = ()
    """All files but the unchanged ones, the lock file last."""
    causes: tuple[Cause, ...] = ()
    interrupted: bool = False
    needs_force: bool = False
    """Whether a file was edited or is not ours, so that only a forced run would replace it."""

    def __bool__(self) -> bool:
        return bool(self.entries) or self.interrupted


def check_output(root: Root, files: Sequence[OutputFile], inputs: Inputs) -> Drift:
    """The differences between the disk and `files`, made from `inputs`. Writes nothing."""
    return drift_of(plan_output(root, files, inputs))


def drift_of(plan: Plan) -> Drift:
    """The differences that a plan would remove."""
    causes = tuple(_causes(plan.previous.inputs, plan.following.inputs)) if plan.previous else ()
    ignored = None if _lists_other_files(plan) else plan.lock
    entries = tuple(entry for entry in plan.differing if entry is not ignored)
    return Drift(entries, causes, plan.interrupted, bool(plan.overridable))


def _lists_other_files(plan: Plan) -> bool:
    """Whether the list of files changes, and not only the digests of inputs, as for a comment in the document."""
    return plan.previous is None or plan.previous.files != plan.following.files


def difference(entry: Entry) -> str:
    """A unified diff from the file on disk to the wanted one; of very long files, one line with their lengths.

    Only line feeds end its lines; it may contain any other character.
    """
    before, after = _lines(entry.found), _lines(entry.wanted)
    if len(before) * len(after) > _MOST_PAIRS:
        return f"too long to compare: {len(before)} lines, {len(after)} wanted\n"
    old = f"a/{entry.path}" if entry.found is not None else "/dev/null"
    new = f"b/{entry.path}" if entry.wanted is not None else "/dev/null"
    return "".join(_ended(line) for line in unified_diff(before, after, old, new))


def _lines(data: bytes | None) -> list[str]:
    text = (data or b"").decode("utf-8", "backslashreplace").replace("\r\n", "\n")
    # Only the line feed ends a line, as diff and git have it: `splitlines` knows seven more.
    *whole, rest = text.split("\n")
    return [*(f"{line}\n" for line in whole), *([rest] if rest else [])]


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _causes(before: Inputs, after: Inputs) -> Iterator[Cause]:
    yield from _changes("version", {"specleaf": before.version}, {"specleaf": after.version})
    yield from _changes("document", before.documents, after.documents)
    yield from _changes("setting", before.settings, after.settings)
    yield from _changes("templates", {"templates": before.templates}, {"templates": after.templates})


def _changes(kind: Input, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Cause]:
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield Cause(kind, name, before.get(name, ""), after.get(name, ""))
