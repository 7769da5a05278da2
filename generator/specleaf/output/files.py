"""Files in memory, and the rule for portable paths.

Paths are made from names in a document, from settings and from lock files; all three are checked by this rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

_NAME = re.compile(r"[0-9A-Za-z !#$%&'()+,\-.;=@\[\]^_`{}~]+")
"""Printable ASCII without `<>:"|?*` and the two slashes, which Windows reserves."""

_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"]
    + [device + digit for device in ("com", "lpt") for digit in "0123456789"]
)
"""Names of devices on Windows, also with any suffix after a dot."""

_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True, init=False)
class OutputFile:
    """One file of a run. `path` is relative to the output root, with `/` between its names."""

    path: str
    data: bytes
    """The bytes on disk: UTF-8, line ends as they stand in the text."""

    def __init__(self, path: str, text: str) -> None:
        if reason := unportable(path):
            raise ValueError(f"not a portable path: {path!r} {reason}")
        object.__setattr__(self, "path", path)
        object.__setattr__(self, "data", text.encode("utf-8"))

    @property
    def text(self) -> str:
        """The text of the file."""
        return self.data.decode("utf-8")


def unportable(path: str) -> str:
    """The reason why `path` is not a valid relative path on every system, or `""` if it is one.

    Names that start with a dot are refused as well: no output needs one, and so a manipulated lock file cannot name
    `..`, `.git` or `.env`.
    """
    for name in path.split("/"):
        if reason := _unportable_name(name):
            return reason
    return ""


def _unportable_name(name: str) -> str:
    if not name:
        return "has an empty name, or starts or ends with a slash"
    if not _NAME.fullmatch(name):
        return "has a character that is not allowed in file names everywhere"
    if name.startswith(".") or name.endswith((".", " ")):
        return "has a name that starts with a dot, or ends with a dot or a blank"
    if len(name) > _LONGEST_NAME:
        return f"has a name of more than {_LONGEST_NAME} bytes"
    if name.partition(".")[0].rstrip().lower() in _DEVICES:
        return "has a name that Windows reserves"
    return ""


def require_distinct(paths: Iterable[str]) -> None:
    """Raise `ValueError` if two paths, or parents of them, are the same on a file system that ignores case."""
    spellings: dict[str, str] = {}
    wanted: set[str] = set()
    folders: set[str] = set()
    for path in paths:
        *above, whole = accumulate(path.split("/"), lambda start, name: f"{start}/{name}")
        for prefix in (*above, whole):
            if spellings.setdefault(prefix.lower(), prefix) != prefix:
                raise ValueError(f"two paths that differ only by case: {spellings[prefix.lower()]!r} and {prefix!r}")
        if whole in wanted:
            raise ValueError(f"two files with one path: {whole!r}")
        wanted.add(whole)
        folders.update(above)
    if clash := sorted(wanted & folders):
        raise ValueError(f"a file and a folder with one path: {clash[0]!r}")
