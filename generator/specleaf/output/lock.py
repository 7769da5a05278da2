"""The lock file: the digests of the inputs of a run and of each file that it wrote.

It is at the top of the output root, is committed with the output, and depends on the inputs alone. It is not trusted:
every path in it is checked by the rule for portable paths, and a file is replaced or removed only if it has a digest
that the lock file lists for it.
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
    """Everything that the output depends on, as digests and values; no absolute paths and no times."""

    version: str
    """The version of specleaf."""
    documents: Mapping[str, str]
    """The digest of each file read, by its path relative to the folder of the root document."""
    settings: Mapping[str, str]
    """The value of each setting that the output depends on, by its key in the settings file."""
    templates: str


@dataclass(frozen=True, slots=True)
class LockFile:
    """The record of a run. `files` has, by path, the digests by which a file is known to be written by specleaf.

    After a finished run that is one digest per file. A run first writes an *unfinished* lock file with the digests
    before and after it: if it is killed, the next run still recognizes every file.
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
            "unfinished" if self.unfinished else "files": files,
        }
        ordered = {
            key: dict(sorted(value.items())) if isinstance(value, dict) else value for key, value in content.items()
        }
        return (json.dumps(ordered, indent=2) + "\n").encode("ascii")


def digest(data: bytes) -> str:
    """The SHA-256 of `data`, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_lock(data: bytes) -> LockFile:
    """The lock file with this content. Raises `ValueError`, with the reason, if any part of it is invalid."""
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
        settings=_texts(fields.get("settings")),
        templates=_of(str, fields.get("templates")),
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
