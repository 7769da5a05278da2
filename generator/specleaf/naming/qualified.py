"""The strategy for models and the reference layout: the component or operation, then the nearest property.

Models of one component or operation that would have the same name are called by the full path to them. Between
components and operations, components have priority. So one operation or component never changes the names inside
another, unless it takes the very name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from specleaf.ir import ModelId
from specleaf.naming.claims import Claim, resolve_claims
from specleaf.naming.disambiguation import disambiguate
from specleaf.naming.location import ComponentRoot, Location
from specleaf.naming.qualifiers import Qualifiers
from specleaf.naming.roots import root_names
from specleaf.naming.strategy import NamingTask
from specleaf.naming.words import MAX_LENGTH, pascal
from specleaf.pointer import Pointer


def qualified(task: NamingTask) -> dict[ModelId, str]:
    """The class name of every model."""
    return resolve_claims(claims_of(task))


def claims_of(task: NamingTask) -> list[Claim[ModelId]]:
    """The candidates of each model, after disambiguation inside its own component or operation."""
    qualifiers = Qualifiers(task.api)
    names_by_root = root_names((location.root for location in task.locations.values()), task.raw_class_name, task.pins)
    groups: dict[Pointer, dict[ModelId, Sequence[str]]] = defaultdict(dict)
    for id_, location in task.locations.items():
        root_name = names_by_root[location.root.pointer]
        if id_ in task.pins:
            names = [task.pins[id_]]
        elif _is_component(location):
            names = [task.class_name((root_name,))]
        else:
            words = (each for texts in qualifiers.qualifiers_of(location) for each in _fitting(root_name, texts))
            names = [task.class_name(location.with_variant(each)) for each in words]
        groups[location.root.pointer][id_] = names
    return [
        Claim(id_, _rank(task.locations[id_], task.pins), id_.reference, names)
        for group in groups.values()
        for id_, names in disambiguate(group).items()
    ]


def _fitting(root_name: str, texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """The words of a name; before words that are too long for one, shorter choices that leave out segments between."""
    whole = (root_name, *texts)
    if _length(whole) > MAX_LENGTH:
        ends = ((root_name, *texts[-number:]) for number in range(2, len(texts)))
        both = ((root_name, texts[0], *texts[-number:]) for number in range(1, len(texts) - 1))
        beginnings = ((root_name, *texts[:number], texts[-1]) for number in range(2, len(texts) - 1))
        yield from (words for words in (*ends, *both, *beginnings) if _length(words) <= MAX_LENGTH)
    yield whole


def _length(words: Sequence[str]) -> int:
    return sum(len(pascal(word)) for word in words)


def _rank(location: Location, pins: Mapping[Pointer, str]) -> tuple[int, ...]:
    """Pinned names first, then components, then models inside components, then all others."""
    if location.id in pins:
        return (0,)
    if _is_component(location):
        return (1,)
    return (2 if isinstance(location.root, ComponentRoot) else 3,)


def _is_component(location: Location) -> bool:
    return isinstance(location.root, ComponentRoot) and location.id == location.root.pointer
