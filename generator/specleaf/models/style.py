"""What a model style is: a record of functions that make views, and a folder of fixed files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from specleaf.ir import Model
from specleaf.json_value import Json
from specleaf.models.scope import Package
from specleaf.view import View


@dataclass(frozen=True, slots=True)
class ModelStyle:
    """One way to spell models in Python: a row of `STYLES`."""

    name: str
    module: Callable[[Model, Package], View]
    """The module of one model."""
    package: Callable[[Package], View]
    """The module that exports all of them."""
    schemas: Callable[[dict[str, Json]], View]
    """The module of the schemas that rules refer to."""
    fixed: str
    """The folder below `templates/` whose Python files every package has as they are."""
