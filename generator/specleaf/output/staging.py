"""The staging folder: all files are written to it in full, on the file system of the output, before any is moved.

It exists only while a run writes. One that is found was left by a killed run, and is removed.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from types import TracebackType

from specleaf.output.folder import Folder
from specleaf.problems import Problem, SpecleafError

STAGING_NAME = ".specleaf.staging"

_STAGED = re.compile(r"specleaf-\d+\.staged")
"""A name that no file of a user has by chance: files of other names in the folder are never removed."""


def clear_staging(root: Folder) -> None:
    """Remove the staging folder of a killed run. Raises `SpecleafError` if it has files of somebody else."""
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
"""Up to this number, files are flushed one by one."""


class Staging:
    """The staging folder of one run, as a context manager: it is removed at the end."""

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
        """Write a file; its name in the staging folder."""
        name = f"specleaf-{len(self._names)}.staged"
        self._names.append(name)
        self._folder.create(name, data)
        return name

    def flush(self) -> None:
        """Flush all files to the disk, so that a power failure after the move cannot leave an empty file.

        A flush takes some milliseconds; many files are flushed by one call for the whole system.
        """
        if len(self._names) > _FEW and hasattr(os, "sync"):
            os.sync()
        else:
            for name in self._names:
                self._folder.flush_file(name)
        self._folder.flush()

    def move(self, name: str, target: Folder, target_name: str) -> None:
        """Move a file to its path in the output."""
        self._folder.move(name, target, target_name)
