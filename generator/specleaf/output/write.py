"""Write the files of a run: lock the root, make the plan, and apply it, or stop before the first change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from specleaf.output.apply_plan import apply_plan
from specleaf.output.files import OutputFile
from specleaf.output.lock import LOCK_NAME, Inputs
from specleaf.output.plan import Plan, make_plan
from specleaf.output.root import Root, forbidden_root, locked, os_errors_reported
from specleaf.output.staging import clear_staging
from specleaf.problems import SpecleafError


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did, in numbers of files, without the lock file."""

    written: int
    unchanged: int
    removed: int
    replaced: tuple[str, ...]
    """Paths of files that were edited or not written by specleaf, and that the forced run replaced."""


def write_output(root: Root, files: Sequence[OutputFile], inputs: Inputs, *, force: bool = False) -> Written:
    """Write `files`, made from `inputs`, below `root`, and remove the files of the last run that are no longer wanted.

    Raises `SpecleafError` before the first change if a file that specleaf did not write would be lost and the run is
    not forced, and in any case if a folder or a link is at a path.
    """
    with os_errors_reported(root):
        if problem := forbidden_root(root):
            raise SpecleafError(problem)
        with locked(root) as folder:
            plan = make_plan(root, folder, files, inputs)
            if problems := plan.fatal if force else plan.fatal + plan.overridable:
                raise SpecleafError(*problems)
            clear_staging(folder)
            if plan.differing:
                apply_plan(folder, plan)
            else:
                folder.touch(LOCK_NAME)  # so that the next run knows that this generator gives these files
    return _result(plan)


def _result(plan: Plan) -> Written:
    differing = [entry for entry in plan.entries if entry.state != "unchanged"]
    return Written(
        written=sum(entry.wanted is not None for entry in differing),
        unchanged=len(plan.entries) - len(differing),
        removed=sum(entry.wanted is None for entry in differing),
        replaced=tuple(entry.path for entry in differing if entry.state in {"edited", "foreign"}),
    )
