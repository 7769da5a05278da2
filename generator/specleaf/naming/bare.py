"""Bare names where they are unique, as newer pages in the source layout have them (`nameResolutionFeb2025`).

A model is called by its property, an item by one of them (`lines`: `Line`), a body by its operation. All that would be
called the same open with their component or operation, then with more of the way, and last end in what they are. Not
all of the publishers' rules are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from specleaf.ir.types import ModelId
from specleaf.naming.roots import texts_of
from specleaf.naming.rungs import KINDS
from specleaf.naming.settle import Claim, settle
from specleaf.naming.strategy import Task
from specleaf.naming.told_apart import told_apart
from specleaf.naming.trail import Body, Item, MemberOf, Named, Side, Trail
from specleaf.naming.words import folded

_SINGULARS = ((r"ies$", "y"), (r"(ss|sh|ch|x|z)es$", r"\1"), (r"(?<![su])s$", ""))


def bare(task: Task) -> dict[ModelId, str]:
    """The class name of every model."""
    families: dict[str, dict[ModelId, list[str]]] = {}
    for id_, trail in task.trails.items():
        names = [task.pins[id_]] if id_ in task.pins else _names(trail, task)
        families.setdefault(task.namespaces[id_] if task.namespaced else "", {})[id_] = names
    return {id_: name for family in families.values() for id_, name in _settled(family, task).items()}


def _names(trail: Trail, task: Task) -> list[str]:
    names = [task.call(texts) for texts in _ways(trail, task)]
    return [name for name in names if folded(name) not in task.taken] or names


def _settled(family: Mapping[ModelId, Sequence[str]], task: Task) -> dict[ModelId, str]:
    """One name for each of those that must not share one."""
    ranks = {id_: (id_ not in task.pins, len(names)) for id_, names in family.items()}
    claims = [Claim(id_, ranks[id_], id_.reference, names) for id_, names in told_apart(family).items()]
    return settle(claims)


def _ways(trail: Trail, task: Task) -> Iterator[Sequence[str]]:
    """What a model could be called, the shortest first; a component has one name."""
    root = next(texts_of(trail.root))
    own = _own(trail, task)
    if not own:
        yield root
        return
    path = [step.name for step in trail.steps if isinstance(step, Named)]
    if path:
        yield own
        yield (*root, *own)
        yield (*root, *path[:-1], *own)
    else:
        yield (*root, *own)
        if own[0] == "Response":
            own = ("ResponseBody", *own[1:])
            yield (*root, *own)
    yield (*root, *path[:-1], *own, KINDS[type(task.api.models[trail.id])])


def _own(trail: Trail, task: Task) -> tuple[str, ...]:
    """The title, or the last thing with a name on the way and the numbers of union members since."""
    title = task.api.models[trail.id].docs.title
    own: tuple[str, ...] = ()
    for step in trail.steps:
        match step:
            case Side(side) if not own:
                own = ("Request",) if side == "request" else ("Response",)
            case Body() if own == ("Request",):
                own = ("RequestBody",)
            case Named(name=name):
                own = (name,)
            case Item() if len(own) == 1:
                own = (_singular(own[0]),)
            case MemberOf(number, end) if trail.place_of(end - 2) in task.api.models:
                own = (*own, str(number))
            case _:
                pass
    return (title,) if title and own and own[0] not in {"Request", "RequestBody", "Response"} else own


def _singular(name: str) -> str:
    """One of what `name` says there are several of, as far as spelling tells."""
    for plural, singular in _SINGULARS:
        if re.search(plural, name):
            return re.sub(plural, singular, name)
    return name
