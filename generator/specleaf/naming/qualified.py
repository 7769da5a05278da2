"""Names after where a model stands: the component or operation, and the nearest property.

Models of one component or operation that would be called the same are called by the whole way to them. Between
components and operations, a component's own name goes first, and a loser is called by the way to it. So one operation
or component never changes the names inside another, unless it takes the very name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from specleaf.ir import ModelId
from specleaf.naming.claims import Claim, settle
from specleaf.naming.disambiguation import told_apart
from specleaf.naming.location import ComponentRoot, Trail
from specleaf.naming.qualifiers import Rungs
from specleaf.naming.roots import root_names
from specleaf.naming.strategy import Task
from specleaf.pointer import Pointer


def qualified(task: Task) -> dict[ModelId, str]:
    """The class name of every model."""
    return settle(claims_of(task))


def claims_of(task: Task) -> list[Claim[ModelId]]:
    """What each model could be called, the names that are taken inside its own component or operation left out."""
    rungs = Rungs(task.api)
    heads = root_names((trail.root for trail in task.trails.values()), task.join, task.pins)
    families: dict[Pointer, dict[ModelId, Sequence[str]]] = defaultdict(dict)
    for id_, trail in task.trails.items():
        head = heads[trail.root.pointer]
        if id_ in task.pins:
            names = [task.pins[id_]]
        elif _is_component(trail):
            names = [task.call((head,))]
        else:
            names = [task.call(trail.called((head, *texts))) for texts in rungs.of(trail)]
        families[trail.root.pointer][id_] = names
    return [
        Claim(id_, _rank(task.trails[id_], task.pins), id_.reference, names)
        for family in families.values()
        for id_, names in told_apart(family).items()
    ]


def _rank(trail: Trail, pins: Mapping[Pointer, str]) -> tuple[int, ...]:
    """What is pinned goes first, then what the document names itself, then what stands in such a component."""
    if trail.id in pins:
        return (0,)
    if _is_component(trail):
        return (1,)
    return (2 if isinstance(trail.root, ComponentRoot) else 3,)


def _is_component(trail: Trail) -> bool:
    return isinstance(trail.root, ComponentRoot) and trail.id == trail.root.pointer
