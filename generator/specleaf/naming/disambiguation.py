"""Disambiguation: members of a group with the same name all go on to a more specific one, whatever their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from specleaf.naming.words import caseless_key

Key = TypeVar("Key", bound=Hashable)


def disambiguate(group: Mapping[Key, Sequence[str]]) -> dict[Key, Sequence[str]]:
    """The candidates that remain for each member of a group.

    In: the candidates of each, every one more specific than the one before. Those with the same first candidate all
    drop it, and so on. Out: the rest of each; its first is unique in the group unless the member has no further one.
    """
    levels = dict.fromkeys(group, 0)
    holders: dict[str, dict[Key, None]] = defaultdict(dict)
    waiting = list(group)
    while waiting:
        for key in waiting:
            holders[caseless_key(group[key][levels[key]])][key] = None
        waiting = _clashing(waiting, group, levels, holders)
        for key in waiting:
            holders[caseless_key(group[key][levels[key]])].pop(key)
            levels[key] += 1
    return {key: names[levels[key] :] for key, names in group.items()}


def _clashing(
    waiting: Sequence[Key],
    group: Mapping[Key, Sequence[str]],
    levels: Mapping[Key, int],
    holders: Mapping[str, dict[Key, None]],
) -> list[Key]:
    """Those whose current candidate equals one of those that have just changed, and that have a further candidate."""
    names = dict.fromkeys(caseless_key(group[key][levels[key]]) for key in waiting)
    sharing = (key for name in names if len(holders[name]) > 1 for key in holders[name])
    return [key for key in sharing if levels[key] + 1 < len(group[key])]
