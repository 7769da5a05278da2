"""An OpenAPI document in; typed Python models, and one reference page per model, out.

From Python: `generate` writes what `specleaf generate` writes, `check` compares as `specleaf check` does. Both raise
`SpecleafError` with `Problem` values for what a person has to mend.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specleaf.config import Config as Config
    from specleaf.pipeline import check as check
    from specleaf.pipeline import generate as generate
    from specleaf.problems import Problem as Problem
    from specleaf.problems import SpecleafError as SpecleafError

__version__ = "0.1.0"

__all__ = ["Config", "Problem", "SpecleafError", "__version__", "check", "generate"]

_HOMES = {
    "Config": "specleaf.config",
    "Problem": "specleaf.problems",
    "SpecleafError": "specleaf.problems",
    "check": "specleaf.pipeline",
    "generate": "specleaf.pipeline",
}


def __getattr__(name: str) -> object:
    # Late, so that `specleaf --version` does not load what only a run needs.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
