"""JSON text.

In: the text of a file (RFC 8259).
Out: its values, and the position of each on demand.
Must not know: OpenAPI.
"""

from __future__ import annotations

from specleaf.source.json.reader import read_json

__all__ = [
    "read_json",
]
