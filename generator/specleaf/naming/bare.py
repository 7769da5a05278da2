"""Bare names where they are unique, as newer pages in the SDK layout have them (`nameResolutionFeb2025`).

A model is called by its title or its property, an item by one of them (`lines`: `Line`), a body by its operation. All
that would be called the same open with their component or operation, then with more and more of the way, and last end
in what they are. Not all of the publishers' rules are known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from specleaf.ir import ModelId, ObjectModel
from specleaf.naming.authored_names import own_name
from specleaf.naming.claims import Claim, settle
from specleaf.naming.disambiguation import told_apart
from specleaf.naming.location import Trail
from specleaf.naming.qualifiers import KINDS
from specleaf.naming.roots import texts_of
from specleaf.naming.segments import Station, stations_of
from specleaf.naming.strategy import Task
from specleaf.naming.words import folded
from specleaf.pointer import Pointer

_PLAIN = KINDS[ObjectModel]
_WHOLE = {"parameters": "Request", "responses": "Response", "globals": "Globals"}


@dataclass(frozen=True, slots=True)
class _Ladder:
    """The names that a model could have, each saying more than the one before."""

    names: Sequence[str]
    is_bare: bool = False
    """Whether the first does not say where the model is."""


def bare(task: Task) -> dict[ModelId, str]:
    """The class name of every model."""
    answered = frozenset(_answered(task))
    ladders = {id_: _ladder(trail, task, answered) for id_, trail in task.trails.items()}
    claimed = Counter(folded(ladder.names[0]) for ladder in ladders.values())
    families: dict[str, dict[ModelId, Sequence[str]]] = {}
    for id_, ladder in ladders.items():
        # A bare name has to be the only one of all namespaces; any other, of its own.
        is_lost = ladder.is_bare and claimed[folded(ladder.names[0])] > 1
        families.setdefault(task.namespaces[id_] if task.namespaced else "", {})[id_] = ladder.names[is_lost:]
    return {id_: name for family in families.values() for id_, name in _settled(family, task).items()}


def _answered(task: Task) -> Iterator[Pointer]:
    """The operations of which a response is called, that of success before those of errors."""
    for id_, trail in task.trails.items():
        stations = stations_of(trail, task)
        is_body = len(stations) == 1 and not stations[0].is_bare and stations[0].texts == ("Response",)
        if (is_body or (trail.is_whole and id_.name == "responses")) and task.namespaces[id_] != "errors":
            yield trail.root.pointer


def _ladder(trail: Trail, task: Task, answered: frozenset[Pointer]) -> _Ladder:
    if trail.id in task.pins:
        return _Ladder([task.pins[trail.id]])
    stations = () if trail.is_whole else stations_of(trail, task)
    names = [task.call(trail.called(texts)) for texts in _ways(trail, stations, task)]
    is_bare = len(stations) > 0 and stations[-1].is_bare
    if stations and not is_bare and task.namespaces[trail.id] == "errors" and trail.root.pointer in answered:
        names = names[1:]
    return _Ladder([name for name in names if folded(name) not in task.taken] or names, is_bare)


def _settled(family: Mapping[ModelId, Sequence[str]], task: Task) -> dict[ModelId, str]:
    """One name for each of those that must not share one."""
    ranks = {id_: (id_ not in task.pins, len(names)) for id_, names in family.items()}
    claims = [Claim(id_, ranks[id_], id_.reference, names) for id_, names in told_apart(family).items()]
    return settle(claims)


def _ways(trail: Trail, stations: Sequence[Station], task: Task) -> Iterator[Sequence[str]]:
    """What a model could be called; what the document names, and what an operation has one of, has one name."""
    root = next(texts_of(trail.root))
    if trail.is_whole:
        yield (*root, _WHOLE[trail.id.name])
    elif not stations:
        yield (own_name(trail.id, task),) if own_name(trail.id, task) else root
    else:
        *before, last = stations
        kind = KINDS[type(task.api.models[trail.id])]
        ways = [*(_nested_ways(root, before, last, kind) if last.is_bare else _body_ways(root, last))]
        yield from (*ways, (*ways[-1], kind))


def _nested_ways(root: Sequence[str], before: Sequence[Station], last: Station, kind: str) -> Iterator[Sequence[str]]:
    """The leaf, then behind the root, then as what it is, then with more and more of what is between them."""
    yield last.leaf
    yield (*root, *last.leaf)
    # Of those that only differ in what they are, an object keeps the name that is left.
    yield (*root, *last.leaf, *([] if kind == _PLAIN else [kind]))
    way = [text for station in before for text in station.texts]
    way += last.texts if last.title else ()
    for number in range(1, len(way) + 1):
        yield (*root, *way[:number], *last.leaf)
    circumstances = [text for station in (*before, last) for text in station.circumstances]
    yield (*root, *circumstances, *way, *last.leaf)


def _body_ways(root: Sequence[str], body: Station) -> Iterator[Sequence[str]]:
    """The body behind the root, then in plainer words, then with the status and the content type."""
    texts = body.texts
    yield (*root, *texts)
    if texts[0] == "Response":
        texts = ("ResponseBody", *texts[1:])
        yield (*root, *texts)
    yield (*root, *body.circumstances[:-1], *texts)
    yield (*root, *body.circumstances, *texts)
