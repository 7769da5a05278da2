"""Bytes to text: UTF-8, with or without a byte order mark, and nothing else (OpenAPI 3.1, "Format"; RFC 8259, 8.1)."""

from __future__ import annotations

import codecs

from specleaf.source.fault import Fault

_HINT = "save it as UTF-8"


def decode(data: bytes) -> str:
    """The text, without a byte order mark; raises `Fault`, its offset counted in the characters before the bad byte."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Fault("encoding", "the text is UTF-16, not UTF-8", 0, _HINT)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = len(data[: error.start].decode("utf-8"))
        raise Fault("encoding", f"the byte 0x{data[error.start]:02X} is not UTF-8", place, _HINT) from None
    nul = text.find("\0")
    if nul >= 0:
        raise Fault("encoding", "a byte 0x00 in the text: it is UTF-16, or no text at all", nul, _HINT)
    return text
