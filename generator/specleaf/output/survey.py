"""What stands on the disk at given paths below an output root, and whether it is what was wanted or written.

Every folder is opened once, and nothing but plain files is read.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from specleaf.output.folder import Folder, Kind
from specleaf.output.lock import digest


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at a path. `data` is there for a plain file; `obstacle` says why the place cannot simply be taken."""

    kind: Kind
    data: bytes | None = None
    obstacle: str = ""


def look(root: Folder | None, paths: Iterable[str]) -> Iterator[tuple[str, Found]]:
    """What stands at each path, by folder and name; every folder is opened once."""
    for parent, group in in_folders(paths):
        yield from _look_in(root, parent, group)


def in_folders(paths: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Each folder with the paths directly in it, sorted."""
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
    return Found(kind, obstacle="" if kind == "nothing" else f"a {kind} stands here")


def by_folder(path: str) -> tuple[str, str]:
    """The folder of a path and its name in it: the order in which paths are taken."""
    parent, _, name = path.rpartition("/")
    return parent, name


def is_same(found: bytes, wanted: bytes) -> bool:
    """Whether a file holds what is wanted."""
    return wanted in (found, _unix(found))


def is_ours(found: bytes | None, known: Container[str]) -> bool:
    """Whether a file has one of the digests by which it is known."""
    return found is not None and (digest(found) in known or digest(_unix(found)) in known)


def _unix(data: bytes) -> bytes:
    """`data` with the line ends that we wrote: a checkout that turned them into CR LF is no edit (git's autocrlf)."""
    return data.replace(b"\r\n", b"\n")
