"""The hints that a name may be a slip for another one, or stands in the wrong place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from specleaf.json_value import Json
from specleaf.problems import Problems
from specleaf.source.keywords import ANNOTATIONS, ASSERTIONS

_MAX_PROBLEMS = 50
"""After so many there are no more suggestions: each is looked for among all names, and one slip may be behind them."""


def did_you_mean(name: str, known: Iterable[str], problems: Problems) -> str:
    """`did you mean 'Pet'?`, or `""`."""
    if len(problems.found) >= _MAX_PROBLEMS:
        return ""
    close = get_close_matches(name, [other for other in known if other != name], 1)
    return f"did you mean {close[0]!r}?" if close else ""


def property_help(keyword: str, schema: Mapping[str, Json]) -> str:
    """The help for an unknown keyword that holds a schema: it was meant as a property. `""` for any other."""
    value = schema[keyword]
    is_schema = isinstance(value, dict) and bool(value.keys() & {*ASSERTIONS, *ANNOTATIONS})
    return f"a property {keyword!r} stands inside 'properties'" if is_schema else ""
