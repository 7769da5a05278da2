"""The staging folder: files are written there in full, on the disk of the output root, before any is put in its place.

It lives as long as a run writes. One that is there already was left by a run that was killed, and is cleared away.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from types import TracebackType

from specleaf.output.folder import Folder
from specleaf.problems import Problem, SpecleafError

STAGING_NAME = ".specleaf.staging"

_STAGED = re.compile(r"\d+")


def clear_staging(root: Folder) -> None:
    """Remove what a killed run left. Raises `SpecleafError` if somebody else's file is in it."""
    kind = root.kind(STAGING_NAME)
    if kind == "nothing":
        return
    if kind != "folder":
        raise _foreign(root, f"a {kind} that specleaf did not make")
    with root.child(STAGING_NAME) as folder:
        for name in folder.names():
            if not _STAGED.fullmatch(name) or folder.kind(name) != "file":
                raise _foreign(root, f"it holds {name!r}, which specleaf did not write")
            folder.remove(name)
    root.remove_folder(STAGING_NAME)


def _foreign(root: Folder, what: str) -> SpecleafError:
    return SpecleafError(Problem("foreign", what, hint="move it away", path=str(root.path / STAGING_NAME)))


_FEW = 50
"""So many files are flushed one by one."""


class Staging:
    """The staging folder of one run; `with` makes it and clears it away."""

    __slots__ = ("_folder", "_names", "_root")

    def __init__(self, root: Folder) -> None:
        self._root = root
        self._names: list[str] = []
        root.make_folder(STAGING_NAME)
        self._folder = root.child(STAGING_NAME)

    def __enter__(self) -> Staging:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._folder, suppress(OSError, SpecleafError):
            clear_staging(self._root)

    def put(self, data: bytes) -> str:
        """Write a file; the name under which it waits."""
        name = str(len(self._names))
        self._names.append(name)
        self._folder.create(name, data)
        return name

    def flush(self) -> None:
        """Wait until all that was put is on the disk, so that a power failure cannot leave an empty file in place.

        Each flush costs some milliseconds, so many files are better off with one for the whole system.
        """
        if len(self._names) > _FEW and hasattr(os, "sync"):
            os.sync()
        else:
            for name in self._names:
                self._folder.flush_file(name)
        self._folder.flush()

    def move(self, name: str, target: Folder, target_name: str) -> None:
        """Put a file in its place."""
        self._folder.move(name, target, target_name)
