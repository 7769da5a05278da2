"""Behaviours: each folder in `cases/` is a document, and what comes out of it or is reported about it.

`openapi.yaml` (or another single document) with `specleaf.toml` beside it if it needs settings; then either `expected/`,
the whole output but for the fixed support module, or `problems.txt`, what a person reads. A document may have both: its
warnings are then in `problems.txt`. `pytest --update-cases` writes them anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from specleaf import pipeline, report
from specleaf.config import load_config
from specleaf.problems import Problem, SpecleafError
from specleaf.source.load import load

CASES = Path(__file__).parent / "cases"
INPUTS = (".yaml", ".yml", ".json")
FIXED = ("_support.py", "py.typed")


def documents() -> list[Path]:
    """The document of each case."""
    return sorted(path for folder in CASES.iterdir() for path in folder.glob("*") if path.suffix in INPUTS and _main(path))


def _main(path: Path) -> bool:
    """Whether a file is the document itself, not one that it refers to."""
    return path.stem in {"openapi", "fragment", "schema"} or path.stem == path.parent.name
