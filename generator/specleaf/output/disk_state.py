"""The state of given paths on disk, and comparison of files with wanted content and with digests.

Every folder is opened once, and only plain files are read.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from specleaf.output.folder import Folder, Kind
from specleaf.output.lock import digest


@dataclass(frozen=True, slots=True)
class Found:
    """The entry at a path. `data` is the content of a plain file; `obstacle` the reason why no file can be put here."""

    kind: Kind
    data: bytes | None = None
    obstacle: str = ""


def read_paths(root: Folder | None, paths: Iterable[str]) -> Iterator[tuple[str, Found]]:
    """The entry at each path, sorted by folder and name."""
    for parent, group in in_folders(paths):
        yield from _look_in(root, parent, group)


def in_folders(paths: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Each folder with those of `paths` that are directly in it, sorted."""
    for parent, group in groupby(sorted(paths, key=by_folder), key=lambda path: by_folder(path)[0]):
        yield parent, list(group)


def _look_in(root: Folder | None, parent: str, paths: Iterable[str]) -> Iterator[tuple[str, Found]]:
    try:
        folder = root.below(parent) if root else None
        obstacle = ""
    except FileNotFoundError:
        folder, obstacle = None, ""
    except NotADirectoryError as error:
        folder, obstacle = None, f"{error.strerror}: {error.filename}"
    if folder is None:
        yield from ((path, Found("nothing", obstacle=obstacle)) for path in paths)
        return
    with folder:
        for path in paths:
            yield path, _found(folder, by_folder(path)[1])


def _found(folder: Folder, name: str) -> Found:
    kind = folder.kind(name)
    if kind == "file":
        return Found(kind, folder.read(name))
    return Found(kind, obstacle="" if kind == "nothing" else f"there is a {kind} here")


def by_folder(path: str) -> tuple[str, str]:
    """The folder of a path and its name in it: the sort key of paths."""
    parent, _, name = path.rpartition("/")
    return parent, name


def is_same(found: bytes, wanted: bytes) -> bool:
    """Whether a file has the wanted content, line ends aside."""
    return wanted in (found, _unix(found))


def is_ours(found: bytes | None, known: Container[str]) -> bool:
    """Whether the content of a file has one of the digests in `known`, line ends aside."""
    return found is not None and (digest(found) in known or digest(_unix(found)) in known)


def _unix(data: bytes) -> bytes:
    """`data` with line feeds for CR LF: a checkout with git's autocrlf is not an edit."""
    return data.replace(b"\r\n", b"\n")
