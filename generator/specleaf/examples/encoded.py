"""Texts in the encodings that `contentEncoding` names (JSON Schema 2020-12, Validation, 8.3).

In: what a text holds. Out: the text.
"""

from __future__ import annotations

from base64 import b16encode, b32encode, b64encode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from types import MappingProxyType

_ENCODINGS: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {"base16": b16encode, "base32": b32encode, "base64": b64encode, "base64url": urlsafe_b64encode}
)
"""Those of RFC 4648."""


def encoded(content: str, encoding: str) -> str:
    """`content` in an encoding of RFC 4648; unchanged in any other."""
    encode = _ENCODINGS.get(encoding.lower())
    return encode(content.encode()).decode("ascii") if encode else content
