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
    while clashing := _clashing({key: names[levels[key]] for key, names in family.items()}):
        movable = [key for key in clashing if levels[key] + 1 < len(family[key])]
        if not movable:
            break
        for key in movable:
            levels[key] += 1
    return {key: names[levels[key] :] for key, names in family.items()}


def _clashing(names: Mapping[Key, str]) -> list[Key]:
    holders: dict[str, list[Key]] = defaultdict(list)
    for key, name in names.items():
        holders[folded(name)].append(key)
    return [key for group in holders.values() if len(group) > 1 for key in group]
