"""Checks of settings beyond their types. A check returns the reason why a value is invalid, or `""`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from keyword import iskeyword
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, Literal, TypeAlias

from specleaf.output import unportable


@dataclass(frozen=True, slots=True)
class Known:
    """The names in the tables of languages, layouts, styles and so on: the valid values of some settings."""

    languages: Collection[str]
    layouts: Mapping[str, Collection[str]]
    """By layout: the languages that it supports."""
    styles: Collection[str]
    strategies: Collection[str]
    enums: Mapping[str, Collection[str]]
    """By language: the forms of enumerations in the SDK layout."""
    namespaces: Collection[str]
    """Where models can be: the keys of a table of folders."""


Check: TypeAlias = Callable[[Any, Known], str]

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_VERSION = re.compile(r"[0-9]{1,6}\.[0-9]{1,6}")
_WORD = re.compile(r"[A-Za-z0-9]+")


def known(table: Literal["layouts", "styles", "strategies"]) -> Check:
    """A check that a value is a name in one of the tables."""

    def check(value: str, known: Known) -> str:
        names: Collection[str] = getattr(known, table)
        return "" if value in names else f"is not one of {', '.join(names)}"

    return check


def folder_path(value: str, _: Known) -> str:
    """Check a folder below the output folder."""
    return unportable(value)


def package_path(value: str, known: Known) -> str:
    """Check a folder below the output folder whose last name is an identifier of Python."""
    if reason := folder_path(value, known):
        return reason
    return "" if is_identifier(PurePosixPath(value).name) else "does not end in a name that Python can import"


def folders(value: Mapping[str, str], known: Known) -> str:
    """Check a table of folders by namespace."""
    for namespace, folder in value.items():
        if namespace not in known.namespaces:
            return f"has {namespace!r}, which is not one of {', '.join(known.namespaces)}"
        if reason := unportable(folder):
            return f"has a path that {reason}"
    return ""


def word(value: str, _: Known) -> str:
    """Check a part of a name."""
    return "" if is_alphanumeric(value) else "is not made of letters and digits"


def field_name(value: str, _: Known) -> str:
    """Check a name of a field, or nothing."""
    return "" if is_alphanumeric(value.replace("_", "") or "a") else "is not made of letters, digits and underscores"


def version(value: str, _: Known) -> str:
    """Check a version of a generator."""
    return "" if _VERSION.fullmatch(value) else "is not a version such as 1.606"


def year(value: int, _: Known) -> str:
    """Check a year: dates some years before and after it are valid in every language."""
    return "" if 1972 <= value <= 9998 else "is not from 1972 to 9998"


def is_alphanumeric(text: str) -> bool:
    """Whether `text` is made of ASCII letters and digits."""
    return _WORD.fullmatch(text) is not None


def leaves_folder(path: str) -> bool:
    """Whether a path leads out of the folder that it is relative to, on any system."""
    parts = PureWindowsPath(path)
    return bool(parts.drive or parts.root) or ".." in parts.parts


def is_identifier(text: str) -> bool:
    """Whether `text` is an ASCII identifier of Python and no keyword."""
    return _IDENTIFIER.fullmatch(text) is not None and not iskeyword(text)
