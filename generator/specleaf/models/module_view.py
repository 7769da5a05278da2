"""Meaning and names to the modules of one Python package."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from specleaf.ir import Api
from specleaf.models import pydantic
from specleaf.models.options import ModelOptions
from specleaf.models.rules import schemas_of
from specleaf.models.scope import package_of
from specleaf.models.style import ModelStyle
from specleaf.naming import Names
from specleaf.problems import Problems
from specleaf.view import View

STYLES: Mapping[str, ModelStyle] = MappingProxyType({style.name: style for style in (pydantic.STYLE,)})
"""The model styles by name."""


def module_views(
    api: Api, names: Names, style: ModelStyle, options: ModelOptions, problems: Problems
) -> tuple[View, ...]:
    """The modules of a package, one for each model; their paths are relative to the package.

    What the models cannot enforce is noted among the problems.
    """
    package = package_of(api, names, options, problems)
    modules = [style.module(model, package) for model in api.models.values()]
    schemas = schemas_of(package)
    return (style.package(package), *modules, *([style.schemas(schemas)] if schemas else []))


def fixed_files(api: Api, names: Names, style: ModelStyle) -> dict[str, str]:
    """The files of a package that no document has a say in, by path: the same text in every package."""
    folders = sorted({names.model(id_).namespace for id_ in api.models})
    found = {"py.typed": "", **{f"{folder}/__init__.py": "" for folder in folders}}
    root = files("specleaf.templates").joinpath(style.fixed)
    return found | dict(sorted(_python_files(root, "")))


def _python_files(folder: Traversable, path: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            found.extend(_python_files(entry, f"{path}{entry.name}/"))
        elif entry.name.endswith(".py"):
            found.append((path + entry.name, entry.read_text(encoding="utf-8")))
    return found
