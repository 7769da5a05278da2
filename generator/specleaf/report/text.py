"""Problems to the lines that a terminal or a CI log shows.

Here a pointer becomes a line and a column, and here text from the document is made harmless: it is escaped, cut, and
never stands at the start of a line. Where the lines go, and what the exit code is, is left to the command line.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from specleaf.escape import escape, truncate
from specleaf.pointer import ROOT
from specleaf.problems import Consequence, Problem, Severity
from specleaf.source import Document

Documents: TypeAlias = Mapping[str, Document]
"""The documents of a run, by the `file` of the pointers into them; the root document is `""`."""

MOST_PROBLEMS = 50
MOST_CHARACTERS = 6_000

_WIDTH = 200
_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


def format_report(
    problems: Iterable[Problem],
    documents: Documents,
    most: int | None = MOST_PROBLEMS,
) -> str:
    """The problems in document order; when they are too many to read, errors first, and how many are left out.

    `most` is how many are shown at most; `None` shows all, however long the report is.
    """
    ordered = in_document_order(problems, documents)
    shown: dict[int, str] = {}
    room = MOST_CHARACTERS
    for index in sorted(range(len(ordered)), key=lambda index: _SEVERITIES.index(ordered[index].severity))[:most]:
        text = format_problem(ordered[index], documents)
        room -= len(text) + 1
        if room < 0 and most is not None:
            break
        shown[index] = text
    blocks = [shown[index] for index in sorted(shown)]
    if left := [problem for index, problem in enumerate(ordered) if index not in shown]:
        blocks.append(f"… and {summary(left)} more; --all-problems shows them")
    if codes := {ordered[index].code: None for index in sorted(shown) if ordered[index].pointer != ROOT}:
        blocks.append(f"what they mean, and what is done: specleaf explain {' '.join(codes)}")
    return "\n".join(blocks)


def in_document_order(problems: Iterable[Problem], documents: Documents) -> tuple[Problem, ...]:
    """The problems without a document first, then file by file from top to bottom; else in the order found."""
    ranks = {file: rank for rank, file in enumerate(documents)}

    def place(problem: Problem) -> tuple[int, tuple[int, int]]:
        if document_of(problem, documents) is None:
            return -1, (0, 0)
        return ranks[problem.pointer.file], position_of(problem, documents) or (0, 0)

    return tuple(sorted(problems, key=place))


def summary(problems: Iterable[Problem]) -> str:
    """How many there are of each severity: `2 errors, 1 warning`."""
    counts = Counter(problem.severity for problem in problems)
    parts = [f"{counts[name]} {name}{'s' * (counts[name] != 1)}" for name in _SEVERITIES if counts[name]]
    return ", ".join(parts) or "no problems"


def format_problem(problem: Problem, documents: Documents) -> str:
    """`file:line:column: error[code]: message`; indented below, the line of the document and what would help."""
    document, position = document_of(problem, documents), position_of(problem, documents)
    place = ":".join([_name(problem, documents), *map(str, position or ())])
    lines = [f"{place}: {problem.severity}[{problem.code}]: {_short(problem.message)}"]
    gutter = "  "
    line = document.line(position[0]) if document is not None and position is not None else problem.excerpt
    if position is not None and line:
        gutter = " " * len(str(position[0]))
        lines += _frame(line, *position)
    if document is not None and problem.pointer.parts:
        lines.append(f"{gutter}= at {_short(problem.pointer.reference)}")
    if problem.is_tolerated and problem.consequence not in (None, Consequence.NONE):
        lines.append(f"{gutter}= here: {problem.consequence.value}")
    if problem.hint:
        lines.append(f"{gutter}= help: {_short(problem.hint)}")
    return "\n".join(lines)


def document_of(problem: Problem, documents: Documents) -> Document | None:
    """The document that a problem is in, if it is in one."""
    return None if problem.path else documents.get(problem.pointer.file)


def position_of(problem: Problem, documents: Documents) -> tuple[int, int] | None:
    """Line and column of a problem, from 1, if it has any."""
    document = document_of(problem, documents)
    if problem.position is not None or document is None:
        return problem.position
    return document.position_of(problem.pointer.parts)


def _name(problem: Problem, documents: Documents) -> str:
    """The file as messages call it; a problem without one is about the command itself."""
    document = document_of(problem, documents)
    name = _short(problem.path or (document.name if document else problem.pointer.file) or "specleaf")
    # A line that starts with `::` is a command to GitHub Actions, and a reference may name any file.
    return f"./{name}" if name.lstrip().startswith("::") else name


def _short(text: str) -> str:
    return truncate(escape(text[: _WIDTH + 1]), _WIDTH)


def _frame(text: str, line: int, column: int) -> list[str]:
    """The line behind a gutter, and a mark below the column; of a long line, the part around it."""
    start = column - 1
    before, after = _shown(text[max(0, start - _WIDTH) : start]), _shown(text[start : start + _WIDTH + 1])
    if len(before) > _WIDTH // 2:
        before = "…" + before[1 - _WIDTH // 2 :]
    gutter = " " * len(str(line))
    indent = " " * sum(map(_columns, before))
    return [f"{gutter}|", f"{line}| {before}{truncate(after, _WIDTH - len(before))}", f"{gutter}| {indent}^"]


def _shown(text: str) -> str:
    return escape(text.replace("\t", "    "))


def _columns(char: str) -> int:
    """How many columns of a terminal a character takes."""
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
