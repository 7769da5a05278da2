"""Changes to the values of a document, made before later stages read them.

In: a root value and edits. Out: a root value that differs in those places only; the one given stays as it is. Places
keep their pointers: an entry of a list of objects is never removed, it becomes `LEFT_OUT`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, TypeAlias

from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.source.document import Document, Reading
from specleaf.source.lookup import has_value_at

_Container: TypeAlias = dict[str, Json] | list[Json]


class _Removed(Enum):
    REMOVED = "removed"


REMOVED: Final = _Removed.REMOVED
"""In place of a value: the key, or the entry of a list of plain values, is taken away."""

LEFT_OUT: Final = None
"""What stands where an object of the specification was left out: a parameter, a response, an operation …"""


@dataclass(frozen=True, slots=True)
class Edit:
    """A new value for a place of a document, or `REMOVED`."""

    pointer: Pointer
    value: Json | _Removed


def edited(document: Document, edits: Iterable[Edit]) -> Document:
    """The document with its values edited; positions in the text stay those of the original."""
    root = edited_value(document.root, edits)
    return replace(document, reading=Reading(root, document.reading.locator))


def edited_value(root: Json, edits: Iterable[Edit]) -> Json:
    """`root` with the edits made. One above another counts, and the one below it is without effect."""
    copies: dict[tuple[str, ...], _Container] = {}
    # The deepest first, and in lists the last first, so that no edit moves the place of one that follows.
    for edit in sorted(edits, key=lambda edit: (-len(edit.pointer.parts), _reversed_index(edit.pointer))):
        parts = edit.pointer.parts
        if not parts:
            return None if edit.value is REMOVED else edit.value
        holder = _copied(root, parts[:-1], copies)
        if isinstance(holder, dict):
            if edit.value is REMOVED:
                holder.pop(parts[-1], None)
            else:
                holder[parts[-1]] = edit.value
        elif holder is not None and has_value_at(holder, parts[-1:]):
            if edit.value is REMOVED:
                del holder[int(parts[-1])]
            else:
                holder[int(parts[-1])] = edit.value
    return copies.get((), root)


def _reversed_index(pointer: Pointer) -> int:
    return -int(pointer.name) if pointer.name.isdecimal() and len(pointer.name) < 18 else 0


def _copied(root: Json, parts: tuple[str, ...], copies: dict[tuple[str, ...], _Container]) -> _Container | None:
    """The collection at a place, copied with those around it, once each; `None` if there is none."""
    if not has_value_at(root, parts):
        return None
    for depth in range(len(parts) + 1):
        place = parts[:depth]
        if place in copies:
            continue
        value: Json = root
        if depth:
            above = copies[place[:-1]]
            value = above[place[-1]] if isinstance(above, dict) else above[int(place[-1])]
        if not isinstance(value, (dict, list)):
            return None
        copies[place] = value.copy()
        if depth:
            above = copies[place[:-1]]
            if isinstance(above, dict):
                above[place[-1]] = copies[place]
            else:
                above[int(place[-1])] = copies[place]
    return copies[parts]
