"""What the commands say: values of a run in, lines on standard output and standard error out.

Standard output is for what was asked for (a summary, a diff), standard error for problems. Text of a document, of a
path or of an argument is made visible before it is printed.
"""

from __future__ import annotations

import io
import os
import shlex
import sys
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from specleaf.visible import visible

if TYPE_CHECKING:
    from specleaf.output import Drift, Written
    from specleaf.problems import Problem
    from specleaf.source import Document

_MOST_DIFFS = 20


def take_any_character() -> None:
    """Let both streams escape what their encoding lacks: a diff of our own pages has characters outside many."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def read_by_somebody() -> Generator[None]:
    """Printing; when whoever read it has gone, it ends without a word."""
    try:
        yield
    except BrokenPipeError:
        for stream in (sys.stdout, sys.stderr):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def print_problems(problems: Iterable[Problem], documents: Mapping[str, Document]) -> None:
    """Each finding with its place, and once more in GitHub's form where it reads along."""
    from specleaf.report import format_github, format_report

    found = tuple(problems)
    if found:
        click.echo(format_report(found, documents), err=True)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for problem in found:
            click.echo(format_github(problem, documents), err=True)


def print_written(written: Written) -> None:
    """What a run has done."""
    for path in written.replaced:
        click.echo(f"replaced {visible(path)}")
    click.echo(f"{written.written} written, {written.unchanged} unchanged, {written.removed} removed")


def print_plan(drift: Drift) -> None:
    """What a run would do."""
    for entry in drift.entries:
        click.echo(f"{entry.state}: {visible(entry.path)}")
    click.echo(f"{len(drift.entries)} would change; nothing was written")


def print_drift(drift: Drift, arguments: Sequence[str]) -> None:
    """Why and how the output differs, and how to fix it; `arguments` are those of the command that found it."""
    from specleaf.output import difference

    for cause in drift.causes:
        click.echo(f"since the last run the {cause.input} has changed: {visible(cause.name)}")
    if drift.interrupted:
        click.echo("the last run was interrupted")
    for entry in drift.entries:
        click.echo(f"{entry.state}: {visible(entry.path)}")
    for entry in drift.entries[:_MOST_DIFFS]:
        for line in difference(entry).splitlines():
            click.echo(visible(line))  # the text of a diff is a document's
    if len(drift.entries) > _MOST_DIFFS:
        click.echo(f"… and {len(drift.entries) - _MOST_DIFFS} more differences")
    click.echo(_fix(drift, arguments))


def _fix(drift: Drift, arguments: Sequence[str]) -> str:
    command = visible(shlex.join(["specleaf", *_fixing(arguments, forced=drift.needs_force)]))
    blocked = any(entry.state == "blocked" for entry in drift.entries)
    return f"to fix it, move away what is blocked, then run: {command}" if blocked else f"to fix it, run: {command}"


def _fixing(arguments: Sequence[str], *, forced: bool) -> list[str]:
    """The arguments of `check` as those of `generate`. The first that is no option is the command itself."""
    at = next(index for index, word in enumerate(arguments) if not word.startswith("-"))
    return [*arguments[:at], "generate", *(["--force"] if forced else []), *arguments[at + 1 :]]


def print_flags(what: str, flags: Sequence[str]) -> None:
    """A list, under the word for what it lists; nothing if it is empty."""
    if flags:
        click.echo("\n  ".join([f"{what}:", *map(visible, flags)]))
