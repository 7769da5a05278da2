"""The interface for other programs: a path and settings in; files on disk, differences, or problems out.

Each function does what the command of its name does and prints nothing. It raises `SpecleafError` for errors in the
document, the settings or the output folder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from specleaf import config as settings
from specleaf import pipeline
from specleaf.config import Config
from specleaf.output import Drift, Written
from specleaf.problems import Problem, SpecleafError
from specleaf.report import format_report
from specleaf.source import Document, load
from specleaf.tables import KNOWN_NAMES

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def load_config(path: str | Path | None = None, *, output: str | Path | None = None) -> Config:
    """The settings in the file at `path`; without it, those that are found from the working directory upward.

    `output` is a folder that takes precedence over the one in the settings.
    """
    overrides = settings.Overrides(config=Path(path) if path else None, output=Path(output) if output else None)
    return settings.load_config(KNOWN_NAMES, overrides)


def generate(path: str | Path | None = None, config: Config | None = None, *, force: bool = False) -> Written:
    """Write the output of the document at `path`; without it, of the document that `config` names.

    Without `config` the settings have their defaults. Files that would not change are left alone. `force` replaces
    files that specleaf did not write, or that were edited since.
    """
    config = config or Config()
    return pipeline.generate(document_at(path, config), config, force=force)


def check(path: str | Path | None = None, config: Config | None = None) -> Drift:
    """The differences between the output on disk and that of the document now; false if there are none.

    Writes nothing.
    """
    config = config or Config()
    return pipeline.check(document_at(path, config), config)


def validate(path: str | Path | None = None, config: Config | None = None) -> tuple[Problem, ...]:
    """The warnings and notes about a document, those of openapi-spec-validator included, with their positions.

    Raises `SpecleafError` if there are errors.
    """
    config = config or Config()
    problems, documents = pipeline.validate(document_at(path, config), config)
    return tuple(_with_position(problem, documents) for problem in problems)


def _with_position(problem: Problem, documents: Mapping[str, Document]) -> Problem:
    """The problem with the file that its pointer is in, and the line and column there."""
    document = documents.get(problem.pointer.file)
    if problem.path or document is None:
        return problem
    position = problem.position or document.position_of(problem.pointer.parts)
    excerpt = document.line(position[0]) if position else ""
    return replace(problem, path=document.name, position=position, excerpt=excerpt)


def format_error(error: SpecleafError) -> str:
    """The text that a command prints for an error: each problem with its file, line and column."""
    return format_report(error.problems, getattr(error, "documents", {}))


def document_at(path: str | Path | None, config: Config) -> Document:
    """The document at a path, or the one that the settings name."""
    if isinstance(path, str) and _URL.match(path):
        hint = "nothing is fetched: download the document first"
        raise SpecleafError(Problem("file", "this is a URL, not a file", hint=hint, path=path))
    chosen = Path(path) if path else config.document
    if chosen is None:
        hint = 'name one: specleaf generate openapi.yaml, or document = "openapi.yaml" in the settings'
        raise SpecleafError(Problem("usage", "no document is named", hint=hint))
    return load(chosen, config.limits)
