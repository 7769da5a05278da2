"""The model styles, and the files of a package in one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from specleaf.ir import Api, Validator
from specleaf.models import pydantic
from specleaf.models.modules import Modules
from specleaf.models.options import ModelOptions
from specleaf.models.package import Package
from specleaf.models.style import ModelStyle
from specleaf.naming import Names
from specleaf.problems import Problems
from specleaf.view import View

STYLES: Mapping[str, ModelStyle] = MappingProxyType({style.name: style for style in (pydantic.STYLE,)})
"""The model styles by name."""


def module_views(
    api: Api, names: Names, style: ModelStyle, options: ModelOptions, problems: Problems
) -> Iterator[View]:
    """The files of a package that depend on the document; their paths are relative to the package.

    What the models cannot enforce is noted among the problems.
    """
    parameter_models = MappingProxyType({id_: each for each in api.operations for id_ in each.parameter_models})
    modules, validator = Modules(api, names), Validator(api)
    yield from style.views(Package(api, names, options, problems, modules, validator, parameter_models))


def fixed_files(api: Api, names: Names, style: ModelStyle) -> dict[str, str]:
    """The files of a package whose text depends on no document, by path."""
    folders = sorted({*(names.model(id_).namespace for id_ in api.models), *(["operations"] if api.operations else [])})
    found = {"py.typed": "", **{f"{folder}/__init__.py": "" for folder in folders}}
    root = files("specleaf.templates").joinpath(style.fixed)
    left_out = frozenset[str]() if api.operations else style.for_operations
    return found | {path: text for path, text in sorted(_python_files(root, "")) if path not in left_out}


def _python_files(folder: Traversable, path: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            found.extend(_python_files(entry, f"{path}{entry.name}/"))
        elif entry.name.endswith(".py"):
            found.append((path + entry.name, entry.read_text(encoding="utf-8")))
    return found
