"""An OpenAPI document in; typed Python models, and a reference page per component and operation, out.

From Python: `generate`, `check` and `validate` do what the commands of these names do. They raise `SpecleafError` with
`Problem` values for what a person has to fix.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specleaf.config import Config as Config
    from specleaf.config import ModelsConfig as ModelsConfig
    from specleaf.config import PagesConfig as PagesConfig
    from specleaf.functions import check as check
    from specleaf.functions import format_error as format_error
    from specleaf.functions import generate as generate
    from specleaf.functions import load_config as load_config
    from specleaf.functions import validate as validate
    from specleaf.output import Drift as Drift
    from specleaf.output import Root as Root
    from specleaf.output import Written as Written
    from specleaf.problems import Problem as Problem
    from specleaf.problems import SpecleafError as SpecleafError

__version__ = "0.1.0"

_HOMES = {
    "Config": "specleaf.config",
    "Drift": "specleaf.output",
    "ModelsConfig": "specleaf.config",
    "PagesConfig": "specleaf.config",
    "Problem": "specleaf.problems",
    "Root": "specleaf.output",
    "SpecleafError": "specleaf.problems",
    "Written": "specleaf.output",
    "check": "specleaf.functions",
    "format_error": "specleaf.functions",
    "generate": "specleaf.functions",
    "load_config": "specleaf.functions",
    "validate": "specleaf.functions",
}

__all__ = [
    "Config",
    "Drift",
    "ModelsConfig",
    "PagesConfig",
    "Problem",
    "Root",
    "SpecleafError",
    "Written",
    "__version__",
    "check",
    "format_error",
    "generate",
    "load_config",
    "validate",
]


def __getattr__(name: str) -> object:
    # Late, so that `specleaf --version` does not load what only a run needs.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
