"""The entry point: the command line in a process of its own, which ends with it."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from specleaf import cli


def main() -> NoReturn:
    """Run the command line and end the process with its exit code.

    The interpreter is not shut down: to take all values of a large run apart took a tenth of its time. What is open
    has been closed where it was used, and the system frees the rest.
    """
    try:
        cli.main()
    except SystemExit as end:
        _flush()
        os._exit(end.code if isinstance(end.code, int) else 0)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # whoever reads it has gone
            continue
