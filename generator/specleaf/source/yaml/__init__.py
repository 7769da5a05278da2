"""YAML text.

In: the text of a file (YAML 1.2, core schema).
Out: its values, and the position of each.
Must not know: OpenAPI.
"""

from __future__ import annotations

from specleaf.source.yaml.reader import read_yaml

__all__ = [
    "read_yaml",
]
