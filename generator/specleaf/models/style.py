"""A model style: a function from a package to the views of its files, and a folder of fixed files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from specleaf.models.package import Package
from specleaf.view import View


@dataclass(frozen=True, slots=True)
class ModelStyle:
    """One way to write models in Python: a row of `STYLES`."""

    name: str
    views: Callable[[Package], Iterable[View]]
    """The files of a package; their paths are relative to it."""
    fixed: str
    """The folder below `templates/` whose Python files every package has unchanged."""
    for_operations: frozenset[str] = frozenset()
    """Of the fixed files, those that only a package with operations has."""
