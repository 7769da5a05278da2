"""The texts of the templates, and of the files that are copied as they are, without Jinja."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

_SUFFIXES = (".jinja", ".py")


def template_texts() -> dict[str, str]:
    """The texts of all templates and of the files that are copied as they are, by path, sorted."""
    found = {
        path.relative_to(folder).as_posix(): path for folder in template_folders() for path in _files_below(folder)
    }
    return {name: path.read_bytes().decode("utf-8") for name, path in sorted(found.items())}


def template_folders() -> Iterator[Path]:
    """The folder of the templates; none if they are not files."""
    spec = find_spec("specleaf.templates")
    yield from map(Path, (spec and spec.submodule_search_locations) or ())


def _files_below(folder: Path) -> Iterator[Path]:
    for suffix in _SUFFIXES:
        yield from folder.rglob(f"*{suffix}")
