"""The order in which the models of one module are defined: each after those that it refers to.

Models that refer to each other stay together as one group, as long as it is small: pydantic reads such a group
recursively, and so it does chains of aliases. Larger cycles are cut, and so are long chains.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from specleaf.ir import Model, ModelId, Type, parts_of, post_order, types_in_model

Group: TypeAlias = tuple[ModelId, ...]
"""Models that refer to each other, in order of definition; most often one alone."""

_MOST_LEVELS = 30
"""The most levels of a group: those of lists and maps in one another, and one for each model."""

_BAND = 30
"""The most levels that lead from one class to another without a reference that is looked up later."""


def definition_order(references: Mapping[ModelId, Sequence[ModelId]], models: Mapping[ModelId, Model]) -> list[Group]:
    """The groups of a module. `references` has, for each model of the module, those to others of it.

    Where a chain is too long for pydantic, it is divided into bands, of which the upper one is defined first: a
    reference into a lower band is to a name that is not defined yet. What refers to nothing goes before all others.
    """
    levels = {id_: 1 + max(map(_levels, types_in_model(models[id_])), default=0) for id_ in references}
    groups: list[Group] = []
    for cycle in _cycles(references):
        is_small = sum(levels[id_] for id_ in cycle) <= _MOST_LEVELS
        groups.extend([cycle] if is_small else [(id_,) for id_ in cycle])
    depths: dict[ModelId, int] = {}
    for group in groups:
        below = [depths[to] for id_ in group for to in references[id_] if to in depths]
        depths.update(dict.fromkeys(group, max(below, default=0) + sum(levels[id_] for id_ in group)))
    if max(depths.values(), default=0) < _BAND:
        return groups
    ends = [group for group in groups if not any(references[id_] for id_ in group)]
    others = [group for group in groups if any(references[id_] for id_ in group)]
    return [*ends, *sorted(others, key=lambda group: -(depths[group[0]] // _BAND))]


def _levels(type_: Type, most: int = _MOST_LEVELS) -> int:
    """How many levels of lists, maps and unions a type has in one another, counted up to `most`."""
    parts = parts_of(type_)
    return 1 + max(_levels(part.type, most - 1) for part in parts) if parts and most else 0


def _cycles(references: Mapping[ModelId, Sequence[ModelId]]) -> Iterator[Group]:
    """The strongly connected components of a graph, each after those that it leads to (Kosaraju's algorithm)."""
    order = list(post_order(references, references.__getitem__))
    position = {id_: number for number, id_ in enumerate(order)}
    users: defaultdict[ModelId, list[ModelId]] = defaultdict(list)
    for id_, targets in references.items():
        for target in targets:
            users[target].append(id_)
    found: list[Group] = []
    done: set[ModelId] = set()
    for start in reversed(order):
        if start not in done:
            members = list(post_order([start], lambda id_: (user for user in users[id_] if user not in done)))
            done.update(members)
            found.append(tuple(sorted(members, key=position.__getitem__)))
    return reversed(found)
