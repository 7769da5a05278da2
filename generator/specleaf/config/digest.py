"""The settings that the output depends on, for the lock file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import cast

from specleaf.config.values import Config, PagesConfig


def settings_of_output(config: Config) -> dict[str, str]:
    """Each setting that the output depends on, by its key in the settings file (`models.enums`), and its value as JSON.

    It is the same for settings that give the same output, whether from a file, options or defaults. Paths of this
    machine, the thoroughness of checks and limits are not included.
    """
    tables: dict[str, object] = {
        "exact": config.exact,
        "select": config.select,
        "year": config.year,
        "models": asdict(config.models) if config.models.enabled else {"enabled": False},
        "pages": {pages.language: _pages(pages) for pages in config.pages},
    }
    names = {f"names.{pointer.reference}": json.dumps(name) for pointer, name in config.names.items()}
    return {**dict(_entries("", tables)), **names}


def _pages(pages: PagesConfig) -> dict[str, object]:
    return {name: value for name, value in asdict(pages).items() if name != "language"}


def _entries(table: str, entries: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in entries.items():
        key = f"{table}.{name.replace('_', '-')}".removeprefix(".")
        if isinstance(value, dict):
            yield from _entries(key, cast("dict[str, object]", value))
        else:
            yield key, json.dumps(value)
