"""The settings file on the disk: never written over one that is there, unless that was asked for."""

from __future__ import annotations

from pathlib import Path

from specleaf.config import OWN_NAME
from specleaf.problems import Problem, SpecleafError


def write_settings(text: str, folder: Path, *, force: bool) -> Path:
    """Write the settings of whoever works in `folder`. Raises `SpecleafError` if the disk does not allow it."""
    path = folder / OWN_NAME
    try:
        with path.open("w" if force else "x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        problem = Problem("foreign", "it is there already", hint="'--force' replaces it", path=str(path))
        raise SpecleafError(problem) from None
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise SpecleafError(Problem("file", f"it cannot be written: {reason}", path=str(path))) from None
    return path
