"""Write the files of a run: make the plan under the lock, refuse before the first change, or carry it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from specleaf.output.carry_out import carry_out
from specleaf.output.files import OutputFile
from specleaf.output.lock import Inputs
from specleaf.output.plan import Plan, make_plan
from specleaf.output.root import Root, failures_told, held, never_a_root
from specleaf.output.staging import clear_staging
from specleaf.problems import SpecleafError


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did: how many files, the lock file aside."""

    written: int
    unchanged: int
    removed: int
    replaced: tuple[str, ...]
    """What was in the way, or edited, and was given up because the run was forced."""


def write_output(root: Root, files: Sequence[OutputFile], inputs: Inputs, *, force: bool = False) -> Written:
    """Make the disk hold `files`, made from `inputs`. Raises `SpecleafError` before the first change if it may not.

    A forced run replaces what is in the way; what it cannot replace, a folder or a link on the way, stops it as well.
    """
    with failures_told(root):
        if problem := never_a_root(root):
            raise SpecleafError(problem)
        with held(root) as folder:
            plan = make_plan(root, folder, files, inputs)
            if problems := plan.refusals if force else plan.refusals + plan.objections:
                raise SpecleafError(*problems)
            clear_staging(folder)
            if plan.differing:
                carry_out(folder, plan)
    return _result(plan)


def _result(plan: Plan) -> Written:
    differing = [entry for entry in plan.entries if entry.state != "unchanged"]
    return Written(
        written=sum(entry.wanted is not None for entry in differing),
        unchanged=len(plan.entries) - len(differing),
        removed=sum(entry.wanted is None for entry in differing),
        replaced=tuple(entry.path for entry in differing if entry.state in {"edited", "foreign"}),
    )
