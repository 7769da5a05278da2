"""`python -m specleaf`: the command line."""

from __future__ import annotations

from specleaf.cli import main

main()
