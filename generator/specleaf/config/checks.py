"""What must hold of a setting besides its type. A check gives the reason why a value will not do, or `""`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from keyword import iskeyword
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, Literal, TypeAlias, get_args

from specleaf.naming import Namespace
from specleaf.output import unportable


@dataclass(frozen=True, slots=True)
class Known:
    """The names in the tables that newcomers add to: what some settings choose from."""

    languages: Collection[str]
    layouts: Mapping[str, Collection[str]]
    """The languages that each can show."""
    styles: Collection[str]
    strategies: Collection[str]
    enums: Mapping[str, Collection[str]]
    """By language: the forms of enumerations in the SDK layout."""


Check: TypeAlias = Callable[[Any, Known], str]

_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_WORD = re.compile(r"[A-Za-z0-9]+")


def known(table: Literal["layouts", "styles", "strategies"]) -> Check:
    """A name in one of the tables."""

    def check(value: str, known: Known) -> str:
        names: Collection[str] = getattr(known, table)
        return "" if value in names else f"is not one of {', '.join(names)}"

    return check


def folder_path(value: str, _: Known) -> str:
    """A folder below the output folder."""
    return unportable(value)


def package_path(value: str, known: Known) -> str:
    """A folder whose last name can be imported."""
    if reason := folder_path(value, known):
        return reason
    return "" if is_identifier(PurePosixPath(value).name) else "does not end in what Python can import"


def folders(value: Mapping[str, str], _: Known) -> str:
    """A folder for some of the namespaces."""
    namespaces: tuple[str, ...] = get_args(Namespace)
    for namespace, folder in value.items():
        if namespace not in namespaces:
            return f"has {namespace!r}, which is not one of {', '.join(namespaces)}"
        if reason := unportable(folder):
            return f"has a path that {reason}"
    return ""


def word(value: str, _: Known) -> str:
    """What can be a part of a name."""
    return "" if is_word(value) else "is not a word of letters and digits"


def year(value: int, _: Known) -> str:
    """A year whose neighbours a date can have in every language."""
    return "" if 1972 <= value <= 9998 else "is not from 1972 to 9998"


def is_word(text: str) -> bool:
    """Whether `text` is made of letters and digits that can be a part of a name everywhere."""
    return _WORD.fullmatch(text) is not None


def leads_out(path: str) -> bool:
    """Whether a relative path leads out of the folder that it is relative to, on whatever system."""
    parts = PureWindowsPath(path)
    return bool(parts.drive or parts.root) or ".." in parts.parts


def is_identifier(text: str) -> bool:
    """Whether `text` can be a name in code, and needs no thought about letters that look like others."""
    return _IDENTIFIER.fullmatch(text) is not None and not iskeyword(text)
