"""JSON text to values (RFC 8259), with the place of every entry on demand.

The reader of the standard library does the work, at its speed; what it would let pass is caught by hooks that know no
position, and `json_errors` finds the place. Refused: a key that stands twice, NaN and infinity, numbers that a double
cannot hold or with too many digits, half characters, and nesting beyond the limit.
"""

from __future__ import annotations

import json
import re
from functools import partial

from specleaf.json_value import Json
from specleaf.source import number
from specleaf.source.document import Reading
from specleaf.source.json.errors import check_tokens
from specleaf.source.json.positions import JsonPlaces
from specleaf.source.limits import Limits, size_of
from specleaf.source.read_error import ReadError

# An escape for one half of a character without the other. It also finds an escaped backslash before `ud800`.
_HALF = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]"
)

_LAST_COMMA = re.compile(r",\s*[}\]]")
_HINTS = {"/": "JSON has no comments", "#": "JSON has no comments", "'": "JSON has double quotes only"}


def read_json(text: str, limits: Limits) -> Reading:
    """The values of a JSON text; raises `ReadError`."""
    try:
        root: Json = _decoder(limits).decode(text)
    except json.JSONDecodeError as error:
        raise _syntax_error(error) from None
    except (ReadError, RecursionError):
        check_tokens(text, limits)
        raise
    size = size_of(root, limits.nodes)
    if size.nodes > limits.nodes:
        raise ReadError("too-large", limits.exceeded("nodes"))
    if size.depth > limits.depth or _HALF.search(text):
        check_tokens(text, limits)
    return Reading(root, JsonPlaces(text))


def _decoder(limits: Limits) -> json.JSONDecoder:
    return json.JSONDecoder(
        object_pairs_hook=_object,
        parse_int=partial(number.integer, limits=limits),
        parse_float=partial(number.decimal, limits=limits),
        parse_constant=_constant,
    )


def _object(entries: list[tuple[str, Json]]) -> dict[str, Json]:
    members = dict(entries)
    if len(members) != len(entries):
        raise ReadError("duplicate-key", "a key appears twice in one object")
    return members


def _constant(name: str) -> Json:
    raise ReadError("non-json-value", f"JSON has no number {name}")


def _syntax_error(error: json.JSONDecodeError) -> ReadError:
    text, offset = error.doc, error.pos
    # Python 3.13 complains at the comma, those before it at the bracket.
    comma = len(text[:offset].rstrip()) - 1 if text[offset : offset + 1] in ("}", "]") else offset
    if _LAST_COMMA.match(text, comma):
        return ReadError("json-syntax", "a comma after the last entry", comma, "JSON has none there")
    return ReadError("json-syntax", error.msg[:1].lower() + error.msg[1:], offset, _hint(text, offset))


def _hint(text: str, offset: int) -> str:
    if not text.lstrip().startswith(("{", "[")):
        return "a document in YAML needs a name that does not end in '.json'"
    return _HINTS.get(text[offset : offset + 1], "")
