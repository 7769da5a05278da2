"""Sample values of string formats, and whether a text has a format."""

from __future__ import annotations

import re

from specleaf.ir import has_format

SAMPLES: dict[str, tuple[str, ...]] = {
    "date": ("2024-03-20",),
    "date-time": ("2024-03-20T10:15:30Z",),
    "time": ("10:15:30Z",),
    "duration": ("P3DT4H",),
    "email": ("user@example.com", "a@b.test"),
    "idn-email": ("user@example.com", "a@b.test"),
    "hostname": ("www.example.com", "a.test"),
    "idn-hostname": ("www.example.com", "a.test"),
    "ipv4": ("192.0.2.44",),
    "ipv6": ("2001:db8::8a2e:370:7334",),
    "uri": ("https://example.com/path", "https://a.test"),
    "uri-reference": ("/path?page=2", "/a"),
    "iri": ("https://example.com/path", "https://a.test"),
    "iri-reference": ("/path?page=2", "/a"),
    "uri-template": ("https://example.com/items/{id}",),
    "uuid": ("74975274-82d2-42db-8496-3681ddd2ed34",),
    "json-pointer": ("/items/0",),
    "relative-json-pointer": ("1/items",),
    "regex": ("^[a-z]+$",),
    "byte": ("ZXhhbXBsZQ==",),
}
"""Values of each format, shorter ones later. Names and addresses are set aside for this (RFC 2606, 3849, 5737)."""

_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")


def is_of_format(text: str, format_: str) -> bool:
    """Whether a text has the form of its format; any has, where the format is none of these."""
    if format_ == "byte":  # OpenAPI 3.0, "Data Types": base64 (RFC 4648)
        return bool(_BASE64.fullmatch(text))
    return has_format(text, format_)
