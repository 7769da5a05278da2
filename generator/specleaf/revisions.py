"""Documents as they were in a git revision."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from specleaf.config import Config
from specleaf.functions import document_at
from specleaf.problems import Problem, SpecleafError
from specleaf.source import Document

_HINT = "name a file, REVISION or REVISION:PATH"


@contextmanager
def document_before(old: str, new: Document, config: Config) -> Generator[Document]:
    """The document that `old` names: a file, a git revision (the same path there), or `REVISION:PATH`.

    In the context the files beside it can be read as well. A path in a revision is relative to the working directory.
    Raises `SpecleafError` if `old` is none of them, or cannot be read.
    """
    if Path(old).exists():
        yield document_at(old, config)
        return
    revision, _, in_revision = old.partition(":")
    if not in_revision and new.path is None:
        raise _refusal(old, "standard input has no path to look for in a revision")
    place = Path(in_revision) if in_revision else Path(new.path or "")
    with TemporaryDirectory(prefix="specleaf-") as copy:
        with tarfile.open(fileobj=io.BytesIO(_folder_in(revision, place.parent, old))) as archive:
            archive.extractall(copy, filter="data")
        path = Path(copy, place.name)
        if not path.is_file():
            raise _refusal(old, f"there is no '{place.as_posix()}' in '{revision}'")
        yield replace(document_at(path, config), name=f"{revision}:{place.as_posix()}")


def _folder_in(revision: str, folder: Path, named: str) -> bytes:
    """All files of a folder in a revision, as a tar archive."""
    top = Path(
        _git(("rev-parse", "--show-toplevel"), folder if folder.is_dir() else Path(), named).decode().rstrip("\n")
    )
    try:
        inside = folder.resolve().relative_to(top.resolve())
    except ValueError:
        raise _refusal(named, f"'{folder}' is outside the repository") from None
    place = "" if inside == Path() else inside.as_posix()
    return _git(("archive", "--format=tar", "--end-of-options", f"{revision}:{place}"), top, named)


def _git(arguments: tuple[str, ...], folder: Path, named: str) -> bytes:
    try:
        done = subprocess.run(("git", *arguments), cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        raise _refusal(named, "git is not installed") from None
    if done.returncode:
        raise _refusal(named, done.stderr.decode(errors="replace").strip())
    return done.stdout


def _refusal(named: str, why: str) -> SpecleafError:
    return SpecleafError(Problem("usage", f"'{named}' is neither a file nor in git: {why}", hint=_HINT))
