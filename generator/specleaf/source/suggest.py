"""The hint that a name may be a slip for another one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from specleaf.problems import Problems

_MAX_PROBLEMS = 50
"""After so many there are no more suggestions: each is looked for among all names, and one slip may be behind them."""


def did_you_mean(name: str, known: Iterable[str], problems: Problems) -> str:
    """`did you mean 'Pet'?`, or `""`."""
    if len(problems.found) >= _MAX_PROBLEMS:
        return ""
    close = get_close_matches(name, [other for other in known if other != name], 1)
    return f"did you mean {close[0]!r}?" if close else ""
