"""`python -m specleaf`: the command line."""

from __future__ import annotations

from specleaf.entry import main

main()
