r"""JSON values as TypeScript literals, on one line, with invisible characters escaped.

JSON is a subset of ECMAScript since its 2019 edition. Escaped beyond JSON are characters that an editor would not
show: controls, characters that change the direction of writing, zero-width characters.
"""

from __future__ import annotations

import json
import re

from specleaf.json_value import Json
from specleaf.text import Code

_UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_JOINERS = "\u200c\u200d"
_SAFE_INTEGER = 2**53


def json_code(value: Json) -> Code:
    """A JSON value on one line, as `JSON.stringify` writes it."""
    match value:
        case bool() | None | str():
            return Code(_UNSEEN.sub(_escaped, json.dumps(value, ensure_ascii=False)))
        case int() | float():
            return number_code(value)
        case list():
            return Code("[" + ", ".join(json_code(item) for item in value) + "]")
        case dict():
            return Code("{" + ", ".join(f"{json_code(key)}: {json_code(item)}" for key, item in value.items()) + "}")


def number_code(value: int | float) -> Code:
    """A number in its shortest form: `20`, not `20.0`."""
    if isinstance(value, float) and value.is_integer() and abs(value) < _SAFE_INTEGER:
        value = int(value)
    return Code(repr(value))


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    if character in _JOINERS:
        return character  # parts of words in some scripts, and of emoji
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
