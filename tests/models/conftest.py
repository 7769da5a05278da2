"""Packages of models as text, made and imported by a test."""

from __future__ import annotations

import importlib
import itertools
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest

SUPPORT = Path(__file__).parents[2] / "templates" / "models" / "pydantic" / "_support.py"
_numbers = itertools.count()

MakePackage = Callable[[Mapping[str, str]], ModuleType]


def write_package(folder: Path, files: Mapping[str, str]) -> Path:
    """A package with the support module and the given files, by their names."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(SUPPORT, folder)
    for name, text in {"__init__.py": "", "py.typed": "", **files}.items():
        (folder / name).write_text(dedent(text).lstrip(), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakePackage]:
    """Makes and imports a package of the given files; the names in it are forgotten after the module's tests."""
    made: list[str] = []
    base = tmp_path_factory.mktemp("packages")

    def make(files: Mapping[str, str]) -> ModuleType:
        name = f"made_{next(_numbers)}"
        made.append(name)
        write_package(base / name, files)
        return importlib.import_module(name)

    sys.path.insert(0, str(base))
    yield make
    sys.path.remove(str(base))
    for module in [each for each in sys.modules if each.partition(".")[0] in made]:
        del sys.modules[module]


@pytest.fixture(scope="module")
def words(package: MakePackage) -> ModuleType:
    """The vocabulary alone."""
    return importlib.import_module(f"{package({}).__name__}._support")
