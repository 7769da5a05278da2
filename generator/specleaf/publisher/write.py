"""Writing the settings file. An existing one is replaced only if that is forced."""

from __future__ import annotations

from pathlib import Path

from specleaf.config import OWN_NAME
from specleaf.problems import Problem, SpecleafError


def write_settings(text: str, folder: Path, *, force: bool) -> Path:
    """Write the settings file of `folder`; its path. Raises `SpecleafError` if it exists or cannot be written."""
    return write_new(text, folder / OWN_NAME, force=force)


def write_new(text: str, path: Path, *, force: bool) -> Path:
    """Write a file that is then the user's own. Raises `SpecleafError` if it exists or cannot be written."""
    try:
        with path.open("w" if force else "x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        problem = Problem("foreign", "the file exists already", hint="'--force' replaces it", path=str(path))
        raise SpecleafError(problem) from None
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise SpecleafError(Problem("file", f"cannot be written: {reason}", path=str(path))) from None
    return path
