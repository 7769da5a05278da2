"""The settings file: finding it, reading it, and pointing at what is wrong in it.

It is `specleaf.toml`, or the table `[tool.specleaf]` of a `pyproject.toml`: the nearest one on the way up from the
working directory, and in one folder the former. Nothing is merged, and a `pyproject.toml` without the table is none.
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
    """A settings file and what it says, unchecked. `above` are the keys that lead to our table in it."""

    path: Path
    text: str
    table: Mapping[str, object]
    above: tuple[str, ...] = ()

    def problem(self, keys: Sequence[str], message: str, hint: str = "") -> Problem:
        """What is wrong with the setting at `keys`."""
        position = position_of(self.text, (*self.above, *keys))
        return Problem("settings", message, hint=hint, position=position, path=str(self.path))


def find_settings(start: Path) -> SettingsFile | None:
    """The settings for whoever works in the folder `start`, if there are any."""
    for folder in (start, *start.absolute().parents):
        if (folder / OWN_NAME).is_file():
            return read_settings(folder / OWN_NAME)
        if (folder / _PROJECT).is_file() and (found := _in_project(folder / _PROJECT)):
            return found
    return None


def read_settings(path: Path) -> SettingsFile:
    """The settings in a file that was named. Raises `SpecleafError` if it cannot be read or holds none."""
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
    """Line and column of the key at `keys`, from 1; `None` if it is not spelt there as it is.

    TOML's reader keeps no positions. The key stands on the line before which the text has no such key, and after
    which it has: so a word in a comment or in a longer text is not taken for it.
    """
    key = re.compile(rf"(?<![\w-]){re.escape(keys[-1])}(?![\w-])")
    lines = text.split("\n")
    for index, line in enumerate(lines):
        match = key.search(line)
        if match and _has(lines[:index], keys) is False and _next_has(lines, index, keys):
            return index + 1, match.start() + 1
    return None


def _next_has(lines: Sequence[str], index: int, keys: Sequence[str]) -> bool:
    """Whether the statement that starts on a line, and may go on over several, brings the key."""
    for end in range(index + 1, len(lines) + 1):
        found = _has(lines[:end], keys)
        if found is not None:
            return found
    return False


def _has(lines: Sequence[str], keys: Sequence[str]) -> bool | None:
    """Whether a part of a file has a key; `None` if it ends within a statement."""
    try:
        _below(tomllib.loads("\n".join(lines)), keys)
    except tomllib.TOMLDecodeError:
        return None
    except KeyError:
        return False
    return True


def _below(table: object, keys: Sequence[str]) -> object:
    """What stands at `keys`; `KeyError` if nothing does."""
    for key in keys:
        if not isinstance(table, dict):
            raise KeyError(key)
        table = cast("dict[str, object]", table)[key]
    return table
