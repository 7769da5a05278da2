"""The output root: which folder may be one, and holding it against other runs.

The rule, in the order in which it is asked:

1. The root may be a link: it is resolved once, when it is opened. Nothing below it is reached through one.
2. `/` and the home folder are never a root of our own.
3. A root of our own is absent, empty, or carries our lock file. Any other folder is refused
   unless the run is forced. Files that tell other tools about a folder (`.gitignore` and the like) do not fill it.
4. A shared root, the folder of a settings file that says so, may hold anything.
5. In both, only files that the lock file lists, with the digest that it names, are replaced or removed; a file in the
   way that is not such a one stops the run before the first change. All others are left alone, bit for bit.
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
    """The folder that all output paths are relative to; `shared` with its user's own files, or ours alone."""

    path: Path
    shared: bool = False


@contextmanager
def failures_told(root: Root, hint: str = "") -> Generator[None]:
    """Turn what the system refuses into a `SpecleafError`, one line with path and reason."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise SpecleafError(Problem("output", reason, hint=hint, path=str(error.filename or root.path))) from error


@contextmanager
def seen(root: Root) -> Generator[Folder | None]:
    """The root, for reading; `None` if it is not there."""
    with failures_told(root):
        if not root.path.exists() and not root.path.is_symlink():
            yield None
            return
        with Folder.open(root.path) as folder:
            yield folder


@contextmanager
def held(root: Root) -> Generator[Folder]:
    """The root, made with its parents if it is absent, and ours alone until the end.

    What was made for a run that fails is gone again.
    """
    made = _made(root.path)
    with Folder.open(root.path) as folder:
        _hold(folder)
        try:
            yield folder
        except BaseException:
            _unmake(made)
            raise


def _made(path: Path) -> list[Path]:
    """The folders that were absent on the way to `path`, and no longer are, an outer one before those in it."""
    absent = takewhile(lambda each: not os.path.lexists(each), (path, *path.parents))
    made: list[Path] = []
    for folder in reversed(list(absent)):
        try:
            folder.mkdir()
            made.append(folder)
        except FileExistsError:  # another run was faster
            continue
        except OSError:
            _unmake(made)
            raise
    return made


def _unmake(folders: Sequence[Path]) -> None:
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()


def _hold(folder: Folder) -> None:
    """Keep other runs out until `folder` is closed, be it by the end of a killed process: nothing is left behind.

    Some network file systems cannot do this, nor can Windows; there, two runs at once are the user's to avoid.
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


def never_a_root(root: Root) -> Problem | None:
    """The problem with a root that not even a forced run may use."""
    place = root.path.resolve()
    if root.shared or place not in {Path(place.anchor), _home()}:
        return None
    return Problem("output", "not a folder for output", hint="name a folder below it", path=str(root.path))


def occupied(root: Root, folder: Folder | None) -> Problem | None:
    """The problem with a root that holds somebody else's files and no lock file."""
    if root.shared or folder is None or folder.kind(LOCK_NAME) != "nothing" or _FILL_NOTHING.issuperset(folder.names()):
        return None
    message = f"the folder is not empty, and specleaf did not write it: it has no {LOCK_NAME}"
    hint = "name an empty or a new folder; with --force, output goes beside what is there, and over what is in its way"
    return Problem("output", message, hint=hint, path=str(root.path))


def _home() -> Path | None:
    with suppress(RuntimeError, OSError):
        return Path.home().resolve()
    return None
