"""The output root: which folders are allowed, and the lock against simultaneous runs.

The rules, in order:

1. The root may be a link; it is resolved once, when it is opened. Links below it are not followed.
2. `/` and the home folder are refused, unless the root is shared.
3. A root must be absent, be empty, or contain our lock file; any other folder is refused unless the run is forced.
   Files that configure other tools (`.gitignore` and the like) count as empty.
4. A shared root, the folder of the settings file itself (`output = "."`), may contain anything.
5. Only files that the lock file lists, with a digest that it lists, are replaced or removed. A wanted path that has
   another file with other content stops the run before the first change. All other files are left alone.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from specleaf.output.folder import Folder
from specleaf.output.lock import LOCK_NAME
from specleaf.output.staging import STAGING_NAME
from specleaf.problems import Problem, SpecleafError

if sys.platform == "win32":
    fcntl = None
else:
    import fcntl

_FILL_NOTHING = {STAGING_NAME, ".gitattributes", ".gitignore", ".gitkeep"}


@dataclass(frozen=True, slots=True)
class Root:
    """The folder that all output paths are relative to. `shared`: it also contains files of the user."""

    path: Path
    shared: bool = False


@contextmanager
def os_errors_reported(root: Root, hint: str = "") -> Generator[None]:
    """Turn an `OSError` into a `SpecleafError` with path and reason."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise SpecleafError(Problem("output", reason, hint=hint, path=str(error.filename or root.path))) from error


@contextmanager
def opened(root: Root) -> Generator[Folder | None]:
    """The root, open for reading; `None` if it does not exist."""
    with os_errors_reported(root):
        if not root.path.exists() and not root.path.is_symlink():
            yield None
            return
        with Folder.open(root.path) as folder:
            yield folder


@contextmanager
def locked(root: Root) -> Generator[Folder]:
    """The root, created with its parents if it is absent, and locked against other runs.

    Raises `SpecleafError` if another run has the lock. If the run fails, the folders that were created are removed.
    """
    made = _make_missing(root.path)
    with Folder.open(root.path) as folder:
        _lock(folder)
        try:
            yield folder
        except BaseException:
            _remove_made(made)
            raise


def _make_missing(path: Path) -> list[Path]:
    """Create `path` and its parents; those that were created, outer ones first."""
    absent = takewhile(lambda each: not os.path.lexists(each), (path, *path.parents))
    made: list[Path] = []
    for folder in reversed(list(absent)):
        try:
            folder.mkdir()
            made.append(folder)
        except FileExistsError:  # another run was faster
            continue
        except OSError:
            _remove_made(made)
            raise
    return made


def _remove_made(folders: Sequence[Path]) -> None:
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()


def _lock(folder: Folder) -> None:
    """Lock `folder` until it is closed, also by the end of a killed process.

    Windows and some network file systems have no such lock; there, simultaneous runs are not detected.
    """
    if fcntl is None or (fd := folder.fileno()) is None:
        return
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        message, hint = "another run is writing to this folder", "wait until it has ended"
        raise SpecleafError(Problem("locked", message, hint=hint, path=str(folder.path))) from None
    except OSError as error:
        if error.errno not in {errno.EBADF, errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}:
            raise


def forbidden_root(root: Root) -> Problem | None:
    """The problem of a root that even a forced run must not use."""
    place = root.path.resolve()
    if root.shared or place not in {Path(place.anchor), _home()}:
        return None
    return Problem(
        "output", "this folder cannot be the output folder", hint="name a folder below it", path=str(root.path)
    )


def unrecognized_content(root: Root, folder: Folder | None) -> Problem | None:
    """The problem of a root that has other files and no lock file."""
    if root.shared or folder is None or folder.kind(LOCK_NAME) != "nothing" or _FILL_NOTHING.issuperset(folder.names()):
        return None
    message = f"the folder is not empty, and specleaf did not write it: it has no {LOCK_NAME}"
    hint = "name an empty or a new folder; --force writes into this one, and replaces files with the same paths"
    return Problem("output", message, hint=hint, path=str(root.path))


def _home() -> Path | None:
    with suppress(RuntimeError, OSError):
        return Path.home().resolve()
    return None
