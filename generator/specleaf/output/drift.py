"""A plan as it is told to a reader: what differs, and which input made it differ.

Where two things hold, the one that a reader must act on is told: an edited file is *edited*, whatever is wanted now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from typing import Literal

from specleaf.output.files import OutputFile
from specleaf.output.lock import Inputs
from specleaf.output.plan import Entry, Plan, plan_output
from specleaf.output.root import Root

Input = Literal["version", "document", "settings", "templates", "fact"]

_MOST_PAIRS = 4_000_000
"""Comparing is quadratic in the worst case: lines before times lines after."""


@dataclass(frozen=True, slots=True)
class Cause:
    """An input that is not what it was in the last run; an empty text: it was not there, or no longer is."""

    input: Input
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Drift:
    """How the disk differs from what a run would leave; empty if it does not."""

    entries: tuple[Entry, ...] = ()
    """All but the unchanged, the lock file last."""
    causes: tuple[Cause, ...] = ()
    interrupted: bool = False
    needs_force: bool = False
    """Whether something is in the way, or was edited, that only a forced run gives up."""

    def __bool__(self) -> bool:
        return bool(self.entries) or self.interrupted


def check_output(root: Root, files: Sequence[OutputFile], inputs: Inputs) -> Drift:
    """How the disk differs from `files`, made from `inputs`. Writes nothing."""
    return drift_of(plan_output(root, files, inputs))


def drift_of(plan: Plan) -> Drift:
    """What a plan comes to."""
    causes = tuple(_causes(plan.previous.inputs, plan.following.inputs)) if plan.previous else ()
    passed_over = None if _lists_other_files(plan) else plan.lock
    entries = tuple(entry for entry in plan.differing if entry is not passed_over)
    return Drift(entries, causes, plan.interrupted, bool(plan.objections))


def _lists_other_files(plan: Plan) -> bool:
    """Whether the lock file is out of date in what it is for. A comment in the document changes a digest, no output."""
    return plan.previous is None or plan.previous.files != plan.following.files


def difference(entry: Entry) -> str:
    """A unified diff from what is there to what is wanted; in place of a long one, a line that says how long."""
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
    yield from _changes("settings", {"settings": before.settings}, {"settings": after.settings})
    yield from _changes("templates", {"templates": before.templates}, {"templates": after.templates})
    yield from _changes("fact", before.facts, after.facts)


def _changes(kind: Input, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Cause]:
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield Cause(kind, name, before.get(name, ""), after.get(name, ""))
