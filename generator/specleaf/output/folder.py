"""An open folder and operations in it: the only code that reads or changes the disk below an output root.

Every operation takes one name and is relative to the open descriptor, so nothing is reached through a symbolic
link, not even through one that appears during the run. Where the system has no such operations (Windows), each
level is checked just before it is used. Errors are `OSError` with the whole path.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Literal

Kind = Literal["nothing", "file", "folder", "link", "special file"]

_HELD: Final = os.open in os.supports_dir_fd
"""Whether the system has operations relative to an open folder."""

_NO_FOLLOW: Final[int] = getattr(os, "O_NOFOLLOW", 0)
_FOLDER: Final[int] = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
# Opening a named pipe must not block, and Windows must not translate line ends.
_READ: Final[int] = os.O_RDONLY | _NO_FOLLOW | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_CREATE: Final[int] = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | getattr(os, "O_BINARY", 0)

_FILE_MODE = 0o644
_FOLDER_MODE = 0o755


class Folder:
    """An open folder, to be used in a `with`; `path` is for messages."""

    __slots__ = ("_fd", "path")

    def __init__(self, path: Path, fd: int | None) -> None:
        self.path = path
        self._fd = fd

    @classmethod
    def open(cls, path: Path) -> Folder:
        """The folder at `path`. Symbolic links in this path are followed; nowhere else."""
        if _HELD:
            return cls(path, os.open(path, _FOLDER))
        if not path.is_dir():
            raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))
        return cls(path, None)

    def __enter__(self) -> Folder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._fd is not None:
            os.close(self._fd)

    def fileno(self) -> int | None:
        """The descriptor that holds the folder open, where there is one."""
        return self._fd

    def below(self, path: str) -> Folder:
        """The folder at the relative `path`. Raises `NotADirectoryError` if a part of it is a link."""
        folder = Folder(self.path, None if self._fd is None else os.dup(self._fd))
        for name in path.split("/") if path else ():
            with folder:
                inner = folder.child(name)
            folder = inner
        return folder

    def child(self, name: str) -> Folder:
        """The folder `name` in this one. Raises `FileNotFoundError`, or `NotADirectoryError` for any other entry."""
        kind = self.kind(name)
        if kind not in {"nothing", "folder"}:
            raise NotADirectoryError(errno.ENOTDIR, f"a {kind} stands where a folder should be", str(self.path / name))
        with self._naming(name):
            if not _HELD and kind == "nothing":
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
            fd = os.open(name, _FOLDER | _NO_FOLLOW, dir_fd=self._fd) if _HELD else None
        return Folder(self.path / name, fd)

    def kind(self, name: str) -> Kind:
        """The kind of the entry `name`; links are not followed."""
        with self._naming(name):
            try:
                found = os.stat(self._at(name), dir_fd=self._fd, follow_symlinks=False)
            except FileNotFoundError:
                return "nothing"
        if stat.S_ISLNK(found.st_mode) or _is_junction(found):
            return "link"
        if stat.S_ISDIR(found.st_mode):
            return "folder"
        return "file" if stat.S_ISREG(found.st_mode) else "special file"

    def names(self) -> list[str]:
        """The names in this folder, sorted."""
        with self._naming(""):
            return sorted(os.listdir(self.path if self._fd is None else self._fd))  # noqa: PTH208 - not the path: the fd

    def read(self, name: str, most: int | None = None) -> bytes:
        """The bytes of the plain file `name`. Raises `OSError` if it is none, or has more than `most` bytes."""
        with self._naming(name), os.fdopen(os.open(self._at(name), _READ, dir_fd=self._fd), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise OSError(errno.EINVAL, "not a plain file")
            if most is not None and found.st_size > most:
                raise OSError(errno.EFBIG, f"more than {most} bytes")
            return file.read()

    def changed_at(self, name: str) -> int | None:
        """When the entry `name` was changed, in nanoseconds since 1970; `None` if there is none."""
        with self._naming(name), suppress(FileNotFoundError):
            return os.stat(self._at(name), dir_fd=self._fd, follow_symlinks=False).st_mtime_ns
        return None

    def touch(self, name: str) -> None:
        """Set the time of change of the file `name` to now, if the system allows it."""
        if os.utime in os.supports_follow_symlinks:
            with suppress(OSError):
                os.utime(self._at(name), dir_fd=self._fd, follow_symlinks=False)

    def create(self, name: str, data: bytes) -> None:
        """Create the file `name`, which must not exist."""
        with self._naming(name), os.fdopen(os.open(self._at(name), _CREATE, _FILE_MODE, dir_fd=self._fd), "wb") as file:
            file.write(data)

    def make_folder(self, name: str) -> None:
        """Create the folder `name`, which must not exist."""
        with self._naming(name):
            os.mkdir(self._at(name), _FOLDER_MODE, dir_fd=self._fd)

    def move(self, name: str, target: Folder, target_name: str) -> None:
        """Move the file `name` to `target_name` in one atomic step; an entry of that name, link or not, is replaced."""
        with target._naming(target_name):
            source, place = self._at(name), target._at(target_name)
            os.replace(source, place, src_dir_fd=self._fd, dst_dir_fd=target._fd)

    def remove(self, name: str) -> None:
        """Remove the file `name`."""
        with self._naming(name):
            os.unlink(self._at(name), dir_fd=self._fd)

    def remove_folder(self, name: str) -> None:
        """Remove the folder `name`, which must be empty."""
        with self._naming(name):
            os.rmdir(self._at(name), dir_fd=self._fd)

    def flush_file(self, name: str) -> None:
        """Flush the content of the file `name` to the disk (`fsync`)."""
        with self._naming(name):
            # Windows flushes only what is open for writing.
            fd = os.open(self._at(name), os.O_RDWR | _NO_FOLLOW, dir_fd=self._fd)
            try:
                os.fsync(fd)
            finally:
                os.close(fd)

    def flush(self) -> None:
        """Flush the entries of this folder to the disk (`fsync`)."""
        if self._fd is not None:
            with self._naming(""):
                os.fsync(self._fd)

    def require_writable(self, device: int) -> None:
        """Raise `OSError` if files cannot be moved here from a folder on `device`."""
        by_effective_user = os.access in os.supports_effective_ids
        with self._naming(""):
            if not os.access(self._at("."), os.W_OK | os.X_OK, dir_fd=self._fd, effective_ids=by_effective_user):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            if self.device() != device:
                raise OSError(errno.EXDEV, "on another file system than the output folder")

    def require_unprotected(self, name: str) -> None:
        """Raise `PermissionError` if the file `name` is there and write-protected, though a move would replace it."""
        with self._naming(name), suppress(FileNotFoundError):
            found = os.stat(self._at(name), dir_fd=self._fd, follow_symlinks=False)
            if stat.S_ISREG(found.st_mode) and not found.st_mode & stat.S_IWUSR:
                raise PermissionError(errno.EACCES, "write-protected")

    def device(self) -> int:
        """The number of the file system."""
        return (self.path.stat() if self._fd is None else os.fstat(self._fd)).st_dev

    def _at(self, name: str) -> str:
        return name if _HELD else str(self.path / name)

    @contextmanager
    def _naming(self, name: str) -> Generator[None]:
        """Put the whole path into errors: the system knows only the name."""
        try:
            yield
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(self.path / name)) from None


_LINK_TAGS: Final = (0xA000000C, 0xA0000003)
"""IO_REPARSE_TAG_SYMLINK and IO_REPARSE_TAG_MOUNT_POINT, which `stat` has on Windows alone."""


def _is_junction(found: os.stat_result) -> bool:
    """Whether this is a link or junction of Windows. Other reparse tags, such as those of cloud files, are no links."""
    return getattr(found, "st_reparse_tag", 0) in _LINK_TAGS
