"""The settings file: finding it, reading it, and the positions of keys in it.

It is `specleaf.toml`, or a `pyproject.toml` with the table `[tool.specleaf]`: the nearest one from the working
directory upward, and `specleaf.toml` if one folder has both. Files are not merged.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from specleaf.problems import Problem, SpecleafError

OWN_NAME = "specleaf.toml"
_PROJECT = "pyproject.toml"
_PROJECT_TABLE = ("tool", "specleaf")
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """A settings file and its table, unchecked. `above` are the keys that lead to the table in the file."""

    path: Path
    text: str
    table: Mapping[str, object]
    above: tuple[str, ...] = ()

    def problem(self, keys: Sequence[str], message: str, hint: str = "") -> Problem:
        """A problem of the setting at `keys`."""
        position = position_of(self.text, (*self.above, *keys))
        return Problem("settings", message, hint=hint, position=position, path=str(self.path))


def find_settings(start: Path) -> SettingsFile | None:
    """The nearest settings file from the folder `start` upward, if there is one."""
    for folder in (start, *start.absolute().parents):
        if (folder / OWN_NAME).is_file():
            return read_settings(folder / OWN_NAME)
        if (folder / _PROJECT).is_file() and (found := _in_project(folder / _PROJECT)):
            return found
    return None


def read_settings(path: Path) -> SettingsFile:
    """The settings in the file at `path`. Raises `SpecleafError` if it cannot be read or has no settings."""
    if path.name != _PROJECT:
        text = _text(path)
        return SettingsFile(path, text, _parsed(path, text))
    found = _in_project(path)
    if found is None:
        message = f"it has no table [{'.'.join(_PROJECT_TABLE)}]"
        raise SpecleafError(Problem("settings", message, path=str(path)))
    return found


def _in_project(path: Path) -> SettingsFile | None:
    text = _text(path)
    if _PROJECT_TABLE[-1] not in text:
        return None
    try:
        table = _below(_parsed(path, text), _PROJECT_TABLE)
    except KeyError:
        return None
    if not isinstance(table, dict):
        raise SpecleafError(Problem("settings", f"[{'.'.join(_PROJECT_TABLE)}] must be a table", path=str(path)))
    return SettingsFile(path, text, cast("dict[str, object]", table), _PROJECT_TABLE)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SpecleafError(Problem("settings", "it is not UTF-8", path=str(path))) from None
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise SpecleafError(Problem("settings", f"it cannot be read: {reason}", path=str(path))) from None


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, at = str(error), _AT.search(str(error))
        position = (int(at[1]), int(at[2])) if at and at[1] else None
        message = f"not TOML: {_AT.sub('', message) if position else message}"
        raise SpecleafError(Problem("settings", message, position=position, path=str(path))) from None
    except RecursionError:
        raise SpecleafError(Problem("settings", "not TOML: nested too deep", path=str(path))) from None


def position_of(text: str, keys: Sequence[str]) -> tuple[int, int] | None:
    """Line and column of the key at `keys`, from 1; `None` if it is written with escapes.

    `tomllib` keeps no positions. The key is on the first line with its name where the text before the line lacks
    the key and the text up to the end of the statement has it. So a comment or a string is not mistaken for it.
    """
    key = re.compile(rf"(?<![\w-]){re.escape(keys[-1])}(?![\w-])")
    lines = text.split("\n")
    for index, line in enumerate(lines):
        match = key.search(line)
        if match and _has(lines[:index], keys) is False and _next_has(lines, index, keys):
            return index + 1, match.start() + 1
    return None


def _next_has(lines: Sequence[str], index: int, keys: Sequence[str]) -> bool:
    """Whether the statement that starts on a line, and may span several, defines the key."""
    for end in range(index + 1, len(lines) + 1):
        found = _has(lines[:end], keys)
        if found is not None:
            return found
    return False


def _has(lines: Sequence[str], keys: Sequence[str]) -> bool | None:
    """Whether the first lines of a file define a key; `None` if they end within a statement."""
    try:
        _below(tomllib.loads("\n".join(lines)), keys)
    except tomllib.TOMLDecodeError:
        return None
    except KeyError:
        return False
    return True


def _below(table: object, keys: Sequence[str]) -> object:
    """The value at `keys`. Raises `KeyError`."""
    for key in keys:
        if not isinstance(table, dict):
            raise KeyError(key)
        table = cast("dict[str, object]", table)[key]
    return table
