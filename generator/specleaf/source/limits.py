"""The limits of a document, and how large a value is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from specleaf.json_value import Json
from specleaf.limits import Limits

__all__ = ["Limits", "Size", "size_of"]

_Collection: TypeAlias = dict[str, Json] | list[Json]


@dataclass(frozen=True, slots=True)
class Size:
    """How many values there are in a value, itself among them, and how deep its collections are nested."""

    nodes: int
    depth: int


def size_of(value: Json, most: int) -> Size:
    """The size of a value, each alias counted as what it stands for; counting ends soon after `most` nodes.

    It goes level by level, and looks at the size of the next level before it builds it: a bomb of aliases is counted
    without being unfolded.
    """
    nodes, depth = 1, 0
    level: list[_Collection] = [value] if isinstance(value, (dict, list)) else []
    while level:
        depth += 1
        nodes += sum(map(len, level))
        if nodes > most:
            break
        level = [
            child
            for node in level
            for child in (node.values() if isinstance(node, dict) else node)
            if isinstance(child, (dict, list))
        ]
    return Size(nodes, depth)
