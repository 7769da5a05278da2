"""Texts that are drawn character by character: digits, hexadecimal, UUIDs, patterns."""

from __future__ import annotations

import re
import string

from specleaf.examples.stream import Stream

_LOWER_HEXADECIMAL = string.digits + "abcdef"
_HEXADECIMAL = _LOWER_HEXADECIMAL + "ABCDEF"
_ALPHANUMERIC = string.digits + string.ascii_lowercase + string.ascii_uppercase


def characters(stream: Stream, alphabet: str, count: int) -> str:
    """`count` characters of an alphabet. One draw each."""
    return "".join(stream.pick(alphabet) for _ in range(count))


def digits(stream: Stream, count: int) -> str:
    """`count` digits. One draw each."""
    return characters(stream, string.digits, count)


def alphanumeric(stream: Stream, shortest: int, longest: int) -> str:
    """Letters and digits. One draw for the length, and one each."""
    return characters(stream, _ALPHANUMERIC, stream.integer(shortest, longest))


def hexadecimal(stream: Stream, count: int) -> str:
    """`count` hexadecimal digits of mixed case, so letters are more frequent than digits. One draw each."""
    return characters(stream, _HEXADECIMAL, count)


def binary(stream: Stream) -> str:
    """The text whose bytes stand for binary content: `0xdC7D3f4be0`. Ten draws."""
    return "0x" + hexadecimal(stream, 10)


def uuid(stream: Stream) -> str:
    """A random UUID (RFC 9562, version 4). 31 draws; that of the variant comes last."""
    drawn = characters(stream, _LOWER_HEXADECIMAL, 30)
    variant = stream.pick("89ab")
    return f"{drawn[:8]}-{drawn[8:12]}-4{drawn[12:15]}-{variant}{drawn[15:18]}-{drawn[18:]}"


def fill(stream: Stream, pattern: str) -> str:
    """A pattern with its `#` turned into digits, and its `!` into digits from 2 to 9. One draw each."""
    lowest = {"#": 0, "!": 2}
    return re.sub("[#!]", lambda mark: str(stream.integer(lowest[mark[0]], 9)), pattern)
