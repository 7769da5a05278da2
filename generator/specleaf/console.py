"""Output of the commands: values of a run in, lines on standard output and standard error out.

Standard output is for the result (a summary, a diff), standard error for problems. Everything is printed by
`print_text`, which escapes what a terminal or a CI system would act on.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import sys
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from specleaf.escape import escape

if TYPE_CHECKING:
    from specleaf.output import Cause, Drift, Written
    from specleaf.problems import Problem
    from specleaf.report import Outcome
    from specleaf.source import Document

FORMATS = ("text", "json", "github", "sarif")
"""How findings can be printed: the values of `--format`."""

_MOST_DIFFS = 20


def escape_unencodable() -> None:
    """Make both streams escape characters that their encoding lacks, where they would raise `UnicodeEncodeError`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def ignoring_closed_pipe() -> Generator[None]:
    """Print in this context; if the reader closes the pipe, the rest of the output is dropped without an error."""
    try:
        yield
    except BrokenPipeError:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def print_text(text: str, *, err: bool = False) -> None:
    """Print the lines of a text, each escaped; nothing for an empty text.

    Only a line feed ends a line. Other separators (form feed, U+2028, …) are escaped like other unprintable characters.
    """
    for line in text.removesuffix("\n").split("\n") if text else ():
        click.echo(escape(line), err=err)


def _print_coloured(text: str, *, err: bool = False) -> None:
    """Print as `print_text` does, with colours on a terminal; `NO_COLOR` and `FORCE_COLOR` take precedence."""
    color = False if os.environ.get("NO_COLOR") else True if os.environ.get("FORCE_COLOR") else None
    for line in text.removesuffix("\n").split("\n") if text else ():
        click.echo(escaped_and_coloured(line), err=err, color=color)


def escaped_and_coloured(line: str) -> str:
    """A line of a report or of a diff, escaped, with sequences for colours; where there are none, they are removed."""
    line = escape(line)
    if match := _HEAD.match(line):
        place, severity, rest = match[1], match[2], line[match.end() :]
        return f"{click.style(place, bold=True)}: {click.style(severity, fg=_COLOURS[severity], bold=True)}{rest}"
    return click.style(line, fg=_DIFF_COLOURS[line[0]]) if line[:1] in _DIFF_COLOURS else line


_HEAD = re.compile(r"([^|]*?): (error|warning|note)(?=\[[a-z-]+\]: )")
_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
_DIFF_COLOURS = {"+": "green", "-": "red"}


def print_problems(problems: Iterable[Problem], documents: Mapping[str, Document], *, every: bool = False) -> None:
    """Print each problem with its position. `every`: also when there are more than a reader can be expected to read."""
    from specleaf.report import MOST_PROBLEMS, format_report

    found = tuple(problems)
    if found:
        _print_coloured(format_report(found, documents, None if every else MOST_PROBLEMS), err=True)


def print_for_machine(outcome: Outcome, form: str) -> None:
    """Print what a command has found and done, in one of `FORMATS` that is not for people."""
    from specleaf.report import json_report, sarif_report

    match form:
        case "json":
            print_text(json_report(outcome))
        case "sarif":
            print_text(sarif_report(outcome))
        case _:
            print_annotations(outcome)


def print_annotations(outcome: Outcome, *, err: bool = False) -> None:
    """Print a workflow command of GitHub Actions for each finding, and add them to the summary of the step."""
    from specleaf.report import findings_of, format_github, step_summary, summary

    findings = findings_of(outcome)
    for finding in findings:
        click.echo(format_github(finding), err=err)  # a command on purpose; its parts are escaped
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        differing = len(outcome.drift.entries) if outcome.drift else 0
        count = "1 file differs" if differing == 1 else f"{differing} files differ"
        conclusion = summary(outcome.problems) + (f", {count}" if differing else "")
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(step_summary(findings, conclusion))


def print_tolerated(problems: Iterable[Problem], document: str) -> None:
    """How many errors of the document the run went on in spite of, and how to see them; nothing if there are none."""
    if count := sum(problem.is_tolerated for problem in problems):
        places = "1 place was" if count == 1 else f"{count} places were"
        command = shlex.join(["specleaf", "validate", "--all-problems", document])
        print_text(f"{places} read in a weaker sense than written; to see all: {command}", err=True)


def print_explanation(code: str) -> None:
    """What a kind of problem is, and what a run does about it."""
    from specleaf.problems import CODES

    known = CODES[code]
    print_text(f"{code}: {known.meaning}")
    for consequence in known.consequences:
        print_text(f"  {consequence.value}")


def print_written(written: Written, folders: Sequence[str]) -> None:
    """Print what a run has done, and the `folders` that it writes."""
    for path in written.replaced:
        print_text(f"replaced {path}")
    counts = f"{written.written} written, {written.unchanged} unchanged, {written.removed} removed"
    print_text(f"{counts} in {', '.join(folders)}" if folders else counts)


def print_unchanged(count: int, folders: Sequence[str]) -> None:
    """Print that a run was not needed, with the number of files that are there and the folders that they are in."""
    counts = f"0 written, {count} unchanged, 0 removed"
    print_text(f"{counts} in {', '.join(folders)}" if folders else counts)


def print_plan(drift: Drift) -> None:
    """Print what a run would do."""
    print_text(f"{print_entries(drift)} would change; nothing was written")


def print_entries(drift: Drift) -> int:
    """Print each file that differs, and return how many; the lock file is not counted, as in `print_written`."""
    from specleaf.output import LOCK_NAME

    entries = [entry for entry in drift.entries if entry.path != LOCK_NAME]
    for entry in entries:
        print_text(f"{entry.state}: {entry.path}")
    return len(entries)


def print_drift(drift: Drift, arguments: Sequence[str]) -> None:
    """Print why and how the output differs, and a command that fixes it; `arguments` are those of `check`."""
    from specleaf.output import difference

    for cause in drift.causes:
        print_text(_change(cause))
    if drift.interrupted:
        print_text("the last run was interrupted")
    for entry in drift.entries:
        print_text(f"{entry.state}: {entry.path}")
    for entry in drift.entries[:_MOST_DIFFS]:
        _print_coloured(difference(entry))
    if len(drift.entries) > _MOST_DIFFS:
        print_text(f"… and {len(drift.entries) - _MOST_DIFFS} more differences")
    print_text(_fix_command(drift, arguments))


def _change(cause: Cause) -> str:
    """What has changed since the last run. Of settings and versions the values are shown; others have digests."""
    match cause.input:
        case "version":
            return f"the last run was by specleaf {cause.before}; this is {cause.after}"
        case "templates":
            return "since the last run the templates of specleaf have changed"
        case "document":
            how = "changed" if cause.before and cause.after else "been added" if cause.after else "been removed"
            return f"since the last run the document '{cause.name}' has {how}"
        case "setting":
            return (
                f"since the last run the setting '{cause.name}' has changed from"
                f" {cause.before or 'nothing'} to {cause.after or 'nothing'}"
            )


def _fix_command(drift: Drift, arguments: Sequence[str]) -> str:
    command = shlex.join(["specleaf", *_generate_arguments(arguments, forced=drift.needs_force)])
    blocked = any(entry.state == "blocked" for entry in drift.entries)
    return f"to fix it, move away what is blocked, then run: {command}" if blocked else f"to fix it, run: {command}"


def _generate_arguments(arguments: Sequence[str], *, forced: bool) -> list[str]:
    """The arguments of `check` as those of `generate`. The first that is no option is the name of the command."""
    at = next(index for index, word in enumerate(arguments) if not word.startswith("-"))
    return [*arguments[:at], "generate", *(["--force"] if forced else []), *arguments[at + 1 :]]


def print_list(title: str, items: Sequence[str]) -> None:
    """Print a title and, indented, the items below it; nothing if there are none."""
    for line in (f"{title}:", *(f"  {item}" for item in items)) if items else ():
        print_text(line)
