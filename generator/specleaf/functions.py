"""What other programs call: a file and settings in; files on the disk, how the disk differs, or problems out.

Each function does what the command of its name does, prints nothing, and raises `SpecleafError` for what a person has
to fix.
"""

from __future__ import annotations

from pathlib import Path

from specleaf import config as settings
from specleaf import pipeline
from specleaf.config import Config
from specleaf.output import Drift, Written
from specleaf.problems import Problem, SpecleafError
from specleaf.report import format_report
from specleaf.source import Document, load
from specleaf.tables import known_names


def load_config(path: str | Path | None = None, *, output: str | Path | None = None) -> Config:
    """The settings in a file; without `path`, those that a command finds on the way up from the working directory.

    `output` is a folder that takes precedence over the one in the settings.
    """
    overrides = settings.Overrides(config=Path(path) if path else None, output=Path(output) if output else None)
    return settings.load_config(known_names(), overrides)


def generate(path: str | Path | None = None, config: Config | None = None, *, force: bool = False) -> Written:
    """Write what the document at `path` gives, or the one that `config` names; without `config`, by the defaults.

    Only what has changed is touched. `force` replaces files that specleaf did not write, or that were edited since.
    """
    config = config or Config()
    return pipeline.generate(document_at(path, config), config, force=force)


def check(path: str | Path | None = None, config: Config | None = None) -> Drift:
    """How the output differs from what the document gives now; it is false if it does not. Writes nothing."""
    config = config or Config()
    return pipeline.check(document_at(path, config), config)


def validate(path: str | Path | None = None, config: Config | None = None) -> tuple[Problem, ...]:
    """The warnings and notes about a document, openapi-spec-validator's included. Raises if there are errors."""
    config = config or Config()
    return pipeline.validate(document_at(path, config), config)[0]


def format_error(error: SpecleafError) -> str:
    """What a command prints about an error: each problem with its file, line and column."""
    return format_report(error.problems, getattr(error, "documents", {}))


def document_at(path: str | Path | None, config: Config) -> Document:
    """The document at a path, or the one that the settings name."""
    chosen = Path(path) if path else config.document
    if chosen is None:
        hint = 'name one: specleaf generate openapi.yaml, or document = "openapi.yaml" in the settings'
        raise SpecleafError(Problem("usage", "no document is named", hint=hint))
    return load(chosen, config.limits)
