"""Problems and files that differ, in one form for all reports that machines read.

Files are named as messages name them, relative to the working directory. `repository_path` names them as a hosting
service does, wherever in the repository the command runs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from specleaf.output import Drift, Written
from specleaf.problems import Problem, Severity
from specleaf.report.text import Documents, document_of, in_document_order, position_of
from specleaf.source import Document

DRIFT = "drift"
"""The code of a finding about a generated file that differs; all others are codes of problems."""
DRIFT_MEANING = "a generated file is not what the document and the settings give"


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with its file and position (line and column from 1), or a generated file that differs."""

    code: str
    severity: Severity
    message: str
    hint: str = ""
    file: str = ""
    """Empty where it is about the command itself."""
    position: tuple[int, int] | None = None
    pointer: str = ""
    consequence: str = ""
    """What the run does about it, for a problem that it goes on in spite of."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command has found and done. `drift` and `written` are those of commands that compare or write."""

    problems: tuple[Problem, ...] = ()
    documents: Documents = field(default_factory=dict[str, Document])
    drift: Drift | None = None
    written: Written | None = None
    root: Path = Path()
    """The folder that the paths of `drift` are relative to."""
    exit_code: int = 0


def findings_of(outcome: Outcome) -> tuple[Finding, ...]:
    """The problems in document order, then the files that differ."""
    problems = in_document_order(outcome.problems, outcome.documents)
    return (*(finding_of(problem, outcome.documents) for problem in problems), *_differing_files(outcome))


def finding_of(problem: Problem, documents: Documents) -> Finding:
    """A problem as a finding."""
    document = document_of(problem, documents)
    return Finding(
        problem.code,
        problem.severity,
        problem.message,
        problem.hint,
        problem.path or (document.name if document else problem.pointer.file),
        position_of(problem, documents),
        problem.pointer.reference if problem.pointer.parts else "",
        problem.consequence.value if problem.is_tolerated and problem.consequence else "",
    )


def _differing_files(outcome: Outcome) -> Iterator[Finding]:
    for entry in outcome.drift.entries if outcome.drift else ():
        path = (outcome.root / entry.path).as_posix()
        yield Finding(DRIFT, "error", f"{entry.state}: {DRIFT_MEANING}", "run specleaf generate", path)


def repository_path(file: str, environment: Mapping[str, str] = os.environ) -> str:
    """`file`, relative to the working directory or absolute, as a path from the top of its git repository.

    Outside any repository the top is GitHub's workspace, or the working directory. A file elsewhere is unchanged.
    """
    if not file:
        return file
    here = Path.cwd()
    repository = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), None)
    top = repository or Path(environment.get("GITHUB_WORKSPACE") or here)
    path = Path(os.path.relpath(here / file, top))
    return file if ".." in path.parts else path.as_posix()
