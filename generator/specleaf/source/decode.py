"""Bytes to text: UTF-8, with or without a byte order mark, and nothing else (OpenAPI 3.1, "Format"; RFC 8259, 8.1)."""

from __future__ import annotations

import codecs

from specleaf.source.read_error import ReadError

_HINT = "save it as UTF-8"


def decode(data: bytes) -> str:
    """The text, without a byte order mark; raises `ReadError`, its offset in the characters before the bad byte."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ReadError("encoding", "the text is UTF-16, not UTF-8", 0, _HINT)
    text, bad_byte = _decode_start(data.removeprefix(codecs.BOM_UTF8))
    nul = text.find("\0")
    if nul >= 0:
        raise ReadError("encoding", "a byte 0x00 in the text: it is UTF-16, or no text at all", nul, _HINT)
    if bad_byte is not None:
        raise ReadError("encoding", f"the byte 0x{bad_byte:02X} is not UTF-8", len(text), _HINT)
    return text


def _decode_start(data: bytes) -> tuple[str, int | None]:
    """The text up to the first byte that is not UTF-8, and that byte."""
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return data[: error.start].decode("utf-8"), data[error.start]
