"""How things that could be called the same come to say more: all of them together, so that no order decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from specleaf.naming.words import folded

Key = TypeVar("Key", bound=Hashable)


def told_apart(family: Mapping[Key, Sequence[str]]) -> dict[Key, Sequence[str]]:
    """For each of a family, those of its names that are left to it: the first is its alone, if any is.

    The names of each say more and more. Those with the same first name all take their second, and so on.
    """
    levels = dict.fromkeys(family, 0)
    holders: dict[str, dict[Key, None]] = defaultdict(dict)
    joined = list(family)
    while joined:
        for key in joined:
            holders[folded(family[key][levels[key]])][key] = None
        joined = _leaving(joined, family, levels, holders)
        for key in joined:
            holders[folded(family[key][levels[key]])].pop(key)
            levels[key] += 1
    return {key: names[levels[key] :] for key, names in family.items()}


def _leaving(
    joined: Sequence[Key],
    family: Mapping[Key, Sequence[str]],
    levels: Mapping[Key, int],
    holders: Mapping[str, dict[Key, None]],
) -> list[Key]:
    """Who shares a name with somebody that has just taken it, and has a further name."""
    names = dict.fromkeys(folded(family[key][levels[key]]) for key in joined)
    sharing = (key for name in names if len(holders[name]) > 1 for key in holders[name])
    return [key for key in sharing if levels[key] + 1 < len(family[key])]
