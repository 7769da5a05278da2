"""Where the error is that the fast JSON reader met: it knows no positions, so the tokens are gone through again."""

from __future__ import annotations

import json
import re

from specleaf.source import number
from specleaf.source.limits import Limits
from specleaf.source.read_error import ReadError, duplicate_key

_TOKEN = re.compile(
    r"""
      (?P<string> " (?: [^"\\]++ | \\. )*+ ")
    | (?P<decimal> -? [0-9]+ (?: \.[0-9]+ (?: [eE][-+]?[0-9]+ )? | [eE][-+]?[0-9]+ ))
    | (?P<integer> -? [0-9]+)
    | (?P<no_number> NaN | -?Infinity)
    | (?P<open> [{\[])
    | (?P<close> [}\]])
    | (?P<other> : | , | [a-z]+)
    """,
    re.DOTALL | re.VERBOSE,
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def check_tokens(text: str, limits: Limits) -> None:
    """Raise the first error, if there is one, in a text whose syntax is right up to there."""
    # For each collection that is open, the offsets of its keys so far; an array has none.
    levels: list[dict[str, int] | None] = [None]
    before = ""
    for match in _TOKEN.finditer(text):
        token, offset = match[0], match.start()
        match match.lastgroup:
            case "open":
                levels.append({} if token == "{" else None)
                if len(levels) - 1 > limits.depth:
                    raise ReadError("too-deep", limits.exceeded("depth"), offset)
            case "close":
                levels.pop()
            case "string":
                string = _string(token, offset)
                keys = levels[-1]
                if keys is not None and before in ("{", ","):
                    _add_key(text, keys, string, offset)
            case "integer":
                number.integer(token, limits, offset)
            case "decimal":
                number.decimal(token, limits, offset)
            case "no_number":
                raise ReadError("non-json-value", f"JSON has no number {token}", offset)
            case _:
                pass
        before = token


def _string(token: str, offset: int) -> str:
    string: str = json.loads(token)
    if _SURROGATE.search(string):
        raise ReadError("non-json-value", "an escape stands for half a character (a surrogate)", offset)
    return string


def _add_key(text: str, keys: dict[str, int], key: str, offset: int) -> None:
    first = keys.setdefault(key, offset)
    if first != offset:
        raise duplicate_key(text, key, first, offset)
