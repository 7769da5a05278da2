"""YAML scalars to JSON values, by the core schema of YAML 1.2 (chapter 10.3).

PyYAML resolves by YAML 1.1, where `on` is true, `1_000` a number and `2024-01-01` a date; OpenAPI documents are to be
read by 1.2 (OpenAPI 3.1, "Format").
"""

from __future__ import annotations

import re
from collections.abc import Callable

from specleaf.escape import truncate
from specleaf.json_value import Json
from specleaf.source import number
from specleaf.source.limits import Limits
from specleaf.source.read_error import ReadError

CORE_TAG = "tag:yaml.org,2002:"
_LONGEST_TAG = 60

_PLAIN = re.compile(
    r"""
      (?P<null>  | ~ | null | Null | NULL)
    | (?P<true>  true | True | TRUE)
    | (?P<false> false | False | FALSE)
    | (?P<int>   [-+]?[0-9]+ | 0o[0-7]+ | 0x[0-9a-fA-F]+)
    | (?P<float> [-+]? (?: \.[0-9]+ | [0-9]+ (?: \.[0-9]* )? ) (?: [eE][-+]?[0-9]+ )?)
    | (?P<other> [-+]? \.(?: inf | Inf | INF ) | \.(?: nan | NaN | NAN ))
    """,
    re.VERBOSE,
)


def _other(text: str, limits: Limits, offset: int) -> Json:
    raise ReadError("non-json-value", f"JSON has no number {text}", offset, "write it in quotes if it is a text")


_VALUES: dict[str | None, Callable[[str, Limits, int], Json]] = {
    None: lambda text, limits, offset: text,
    "null": lambda text, limits, offset: None,
    "true": lambda text, limits, offset: True,
    "false": lambda text, limits, offset: False,
    "int": number.integer,
    "float": number.decimal,
    "other": _other,
}

_TAGGED: dict[str, frozenset[type]] = {
    "null": frozenset({type(None)}),
    "bool": frozenset({bool}),
    "int": frozenset({int}),
    "float": frozenset({int, float}),
}


def plain(text: str, limits: Limits, offset: int) -> Json:
    """What a scalar without quotes and without a tag means."""
    match = _PLAIN.fullmatch(text)
    return _VALUES[match.lastgroup if match else None](text, limits, offset)


def tagged(tag: str, text: str, limits: Limits, offset: int) -> Json:
    """What a scalar means whose author says what it is."""
    name = tag.removeprefix(CORE_TAG)
    # `!` alone is the "non-specific" tag: a scalar that has it is a text (YAML 1.2, 6.9.1).
    if tag in ("!", CORE_TAG + "str"):
        return text
    if not tag.startswith(CORE_TAG) or name not in _TAGGED:
        raise unknown_tag(tag, offset)
    value = plain(text, limits, offset)
    if type(value) not in _TAGGED[name]:
        raise ReadError("yaml-tag", f"'{text}' is tagged as {name}, and is none", offset)
    return number.decimal(text, limits, offset) if name == "float" and isinstance(value, int) else value


def unknown_tag(tag: str, offset: int) -> ReadError:
    """A tag that would make something of a value that JSON has no word for."""
    written = f"!!{tag.removeprefix(CORE_TAG)}" if tag.startswith(CORE_TAG) else tag
    message = f"the tag '{truncate(written, _LONGEST_TAG)}' is not one of JSON's types"
    return ReadError("yaml-tag", message, offset, "write the value without the tag")
