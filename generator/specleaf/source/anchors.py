"""The names that schemas give themselves: `$anchor` and `$dynamicAnchor` (JSON Schema 2020-12, Core, 8.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from specleaf.json_value import Json
from specleaf.pointer import Pointer


@dataclass(slots=True)
class Anchors:
    """The names registered so far, and the schemas that have them."""

    _anchors: dict[tuple[str, str], list[Pointer]] = field(default_factory=dict[tuple[str, str], list[Pointer]])

    def register(self, pointer: Pointer, schema: Mapping[str, Json]) -> None:
        """Register the names that a schema gives itself (Core, 8.2)."""
        for keyword in ("$anchor", "$dynamicAnchor"):
            anchor = schema.get(keyword)
            if isinstance(anchor, str) and pointer not in self.by_anchor(pointer.file, anchor):
                self._anchors.setdefault((pointer.file, anchor), []).append(pointer)

    def by_anchor(self, file: str, anchor: str) -> list[Pointer]:
        """The schemas of a file with an anchor."""
        return self._anchors.get((file, anchor), [])
