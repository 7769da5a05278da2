"""Values as TOML. Any string becomes a valid string on one line (TOML 1.0, "String")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Toml: TypeAlias = str | bool | int | Mapping[str, str]

_ESCAPES = {'"': '\\"', "\\": "\\\\"}
_NO_CHARACTER = "\ufffd"


def string(text: str) -> str:
    """A basic string."""
    return '"' + "".join(map(_character, text)) + '"'


def _character(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable():
        return char
    if "\ud800" <= char <= "\udfff":  # TOML has no escape for a surrogate
        return _NO_CHARACTER
    return f"\\U{ord(char):08x}"


def value(of: Toml) -> str:
    """A value; a table is inline."""
    match of:
        case bool():
            return "true" if of else "false"
        case int():
            return str(of)
        case str():
            return string(of)
        case _:
            return "{ " + ", ".join(f"{key} = {string(text)}" for key, text in of.items()) + " }"


def table(header: str, entries: Mapping[str, Toml]) -> str:
    """A table; its keys must be bare keys."""
    return "\n".join([f"[{header}]", *lines(entries)])


def lines(entries: Mapping[str, Toml]) -> list[str]:
    """The lines of key/value pairs; keys must be bare keys."""
    return [f"{key} = {value(each)}" for key, each in entries.items()]
