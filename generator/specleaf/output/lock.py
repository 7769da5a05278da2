"""The lock file: what the output was made from, and the digest of each file that was written.

It stands at the output root, is committed with the output, and is itself a function of the run's inputs. Since anyone
may have changed it, it is believed only as far as it can be checked: every path by the rule for paths, and nothing is
replaced or removed on its word unless the file has the digest that it names.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from specleaf.output.files import unportable

LOCK_NAME = ".specleaf.lock.json"
LARGEST_LOCK = 64 * 1024 * 1024
"""Bytes; some four hundred thousand files."""

_FORMAT = 1
_DIGEST = re.compile(r"[0-9a-f]{64}")

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that the output is a function of, as digests and plain facts: no path of a machine, no time."""

    version: str
    """Of this tool."""
    documents: Mapping[str, str]
    """The digest of each file read, by its name relative to the root document's folder."""
    settings: str
    templates: str
    facts: Mapping[str, str]
    """Settings that a reader of the output may want to see: the year of example dates."""


@dataclass(frozen=True, slots=True)
class LockFile:
    """What a run left. `files` gives, by path, each digest by which a file is known to be ours.

    That is one digest after a finished run. A run first writes an *unfinished* lock file, with the digests before and
    after it, so that one which is killed half way leaves no file that the next run would take for somebody else's.
    """

    inputs: Inputs
    files: Mapping[str, tuple[str, ...]]
    unfinished: bool = False

    @property
    def data(self) -> bytes:
        """The bytes on disk."""
        files: object = {path: digests[0] for path, digests in self.files.items()}
        if self.unfinished:
            files = {path: list(digests) for path, digests in self.files.items()}
        content = {
            "format": _FORMAT,
            "version": self.inputs.version,
            "documents": self.inputs.documents,
            "settings": self.inputs.settings,
            "templates": self.inputs.templates,
            "facts": self.inputs.facts,
            "unfinished" if self.unfinished else "files": files,
        }
        ordered = {
            key: dict(sorted(value.items())) if isinstance(value, dict) else value for key, value in content.items()
        }
        return (json.dumps(ordered, indent=2) + "\n").encode("ascii")


def digest(data: bytes) -> str:
    """The name of some bytes: their SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_lock(data: bytes) -> LockFile:
    """The lock file with these bytes. Raises `ValueError`, with what is wrong, if any part of it cannot be believed."""
    try:
        content: object = json.loads(data)
    except (ValueError, RecursionError):
        raise ValueError("it is not JSON") from None
    fields = _mapping(content, "it")
    if fields.get("format") != _FORMAT:
        raise ValueError("it has another format, perhaps that of a newer specleaf")
    unfinished = "unfinished" in fields
    files = _mapping(fields.get("unfinished" if unfinished else "files"), "its list of files")
    return LockFile(_inputs(fields), {_path(path): _digests(value) for path, value in files.items()}, unfinished)


def _inputs(fields: Mapping[str, object]) -> Inputs:
    return Inputs(
        version=_of(str, fields.get("version")),
        documents=_texts(fields.get("documents")),
        settings=_of(str, fields.get("settings")),
        templates=_of(str, fields.get("templates")),
        facts=_texts(fields.get("facts")),
    )


def _texts(value: object) -> dict[str, str]:
    return {key: _of(str, text) for key, text in _mapping(value, "a part").items()}


def _mapping(value: object, what: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ValueError(f"{what} is not an object")
    return cast("dict[str, Any]", value)


def _of(kind: type[_T], value: object) -> _T:
    if not isinstance(value, kind):
        raise ValueError("a part is missing, or is not text")
    return value


def _path(path: str) -> str:
    if reason := unportable(path):
        raise ValueError(f"it lists {path!r}, which {reason}")
    return path


def _digests(value: object) -> tuple[str, ...]:
    digests = tuple(cast("list[object]", value)) if isinstance(value, list) else (value,)
    if not all(isinstance(each, str) and _DIGEST.fullmatch(each) for each in digests):
        raise ValueError("it lists a file with what is not a digest")
    return cast("tuple[str, ...]", digests)
