"""The names that schemas give themselves: `$id`, `$anchor` and `$dynamicAnchor` (JSON Schema 2020-12, Core, 8.2).

A `$dynamicRef` is decided like a `$ref`: that is what it means as long as no second schema has the same dynamic anchor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from specleaf.json_value import Json
from specleaf.pointer import Pointer

_LEADS_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|.*/")


@dataclass(slots=True)
class Anchors:
    """The names registered so far, and the schemas that have them."""

    _anchors: dict[tuple[str, str], list[Pointer]] = field(default_factory=dict[tuple[str, str], list[Pointer]])
    _ids: dict[str, list[Pointer]] = field(default_factory=dict[str, list[Pointer]])
    _by_place: dict[Pointer, str] = field(default_factory=dict[Pointer, str])

    def register(self, pointer: Pointer, schema: Mapping[str, Json]) -> None:
        """Register the names that a schema gives itself (Core, 8.2)."""
        for keyword in ("$anchor", "$dynamicAnchor"):
            anchor = schema.get(keyword)
            if isinstance(anchor, str) and pointer not in self.by_anchor(pointer.file, anchor):
                self._anchors.setdefault((pointer.file, anchor), []).append(pointer)
        if isinstance(id_ := schema.get("$id"), str):
            self._ids.setdefault(id_, []).append(pointer)
            self._by_place[pointer] = id_

    def by_anchor(self, file: str, anchor: str) -> list[Pointer]:
        """The schemas of a file with an anchor."""
        return self._anchors.get((file, anchor), [])

    def by_id(self, reference: str) -> Pointer | None:
        """The one schema whose `$id` is just the reference."""
        found = self._ids.get(reference, [])
        return found[0] if len(found) == 1 else None

    def resources(self, place: Pointer) -> Iterator[Pointer]:
        """The schemas with an `$id` around a place, the nearest first: pointers within them start there (Core, 9.2)."""
        for depth in range(len(place.parts), 0, -1) if self._by_place else ():
            if (around := Pointer(place.parts[:depth], place.file)) in self._by_place:
                yield around

    def is_rebased(self, place: Pointer) -> bool:
        """Whether paths at a place do not start from its file, but from an `$id` that leads elsewhere."""
        return any(_LEADS_ELSEWHERE.match(self._by_place[resource]) for resource in self.resources(place))
