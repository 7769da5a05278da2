"""The order in which the models of one module are defined: each after those that it refers to.

Models that refer to each other stay together as one group if it is small. Larger cycles and long chains are cut:
pydantic makes the schema of a group or of a chain of aliases recursively, and that of a class includes all below it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from specleaf.ir import Model, ModelId, Type, parts_of, post_order, types_in_model

Group: TypeAlias = tuple[ModelId, ...]
"""Models that refer to each other, in order of definition; most often one alone."""

_MOST_LEVELS = 30
"""The most levels of a group: one for each model, and those of lists, maps and unions nested in it."""

_BAND = 30
"""The most levels of a chain of models without a reference that is looked up later."""


def definition_order(references: Mapping[ModelId, Sequence[ModelId]], models: Mapping[ModelId, Model]) -> list[Group]:
    """The groups of a module, in order of definition.

    `references` has, for each model of the module, the models of the module that it refers to. A chain that is too long
    is divided into bands, and the upper band is defined first: so a reference into a lower band is to a name that is
    not defined yet, and is looked up later. Models that refer to no others go first.
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
