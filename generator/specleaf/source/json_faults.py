"""Where the fault is that the fast JSON reader met: it knows no positions, so the tokens are gone through again."""

from __future__ import annotations

import json
import re

from specleaf.source import number
from specleaf.source.fault import Fault, duplicate_key
from specleaf.source.limits import Limits

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[{}\[\]:,]|[^\s"{}\[\]:,]+', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_NUMBERS = ("NaN", "Infinity", "-Infinity")


def find_fault(text: str, limits: Limits) -> Fault | None:
    """The first fault in a text whose syntax is right up to that fault."""
    try:
        _check(text, limits)
    except Fault as fault:
        return fault
    return None


def _check(text: str, limits: Limits) -> None:
    # For each collection that is open, the offsets of its keys so far; an array has none.
    levels: list[dict[str, int] | None] = [None]
    before = ""
    for match in _TOKEN.finditer(text):
        token, offset = match[0], match.start()
        match token[0]:
            case "{" | "[":
                levels.append({} if token == "{" else None)
                if len(levels) - 1 > limits.depth:
                    raise Fault("too-deep", limits.passed("depth"), offset)
            case "}" | "]":
                levels.pop()
            case '"':
                string = _string(token, offset)
                keys = levels[-1]
                if keys is not None and before in ("{", ","):
                    _add_key(text, keys, string, offset)
            case _:
                _check_word(token, limits, offset)
        before = token


def _string(token: str, offset: int) -> str:
    string: str = json.loads(token)
    if _SURROGATE.search(string):
        raise Fault("non-json-value", "an escape stands for half a character (a surrogate)", offset)
    return string


def _add_key(text: str, keys: dict[str, int], key: str, offset: int) -> None:
    first = keys.setdefault(key, offset)
    if first != offset:
        raise duplicate_key(text, key, first, offset)


def _check_word(word: str, limits: Limits, offset: int) -> None:
    if word in _NO_NUMBERS:
        raise Fault("non-json-value", f"JSON has no number {word}", offset)
    if word[-1].isdecimal():
        read = number.decimal if re.search(r"[.eE]", word) else number.integer
        read(word, limits, offset)
