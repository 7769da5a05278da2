"""What else is read in a weaker sense, because a schema is, so that nothing valid is refused.

A schema without one of its assertions accepts more. Where another schema depends on what it refuses, that one would
refuse more: `not`, `if`, the count of matches in `oneOf` and in `contains`, `additionalProperties` and `items`, which
apply to what their siblings do not name, and `unevaluatedProperties` and `unevaluatedItems`, which depend on what their
siblings have evaluated (JSON Schema 2020-12, Core, 10.2, 10.3, 11).
In: the schemas of which a part is left out. Out: edits that leave out what depends on them, and the places of the
schemas whose `oneOf` holds if any member does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from specleaf.patterns import conditions, translate
from specleaf.pointer import Pointer
from specleaf.source.edits import REMOVED, Edit
from specleaf.source.structure import Node, children_of

_IN_PLACE = frozenset({"allOf", "anyOf", "oneOf", "then", "else", "dependentSchemas"})
_UNEVALUATED = ("unevaluatedProperties", "unevaluatedItems")


@dataclass(frozen=True, slots=True)
class Weakening:
    """What depends on schemas that are weaker than written."""

    edits: tuple[Edit, ...] = ()
    """They leave out keywords that would refuse more than is written."""
    not_counting: frozenset[Pointer] = frozenset()
    """The schemas with a `oneOf` of which more members may match than is written."""


def weakening(
    unknown: Iterable[Pointer], nodes: Mapping[Pointer, Node], targets: Mapping[Pointer, Pointer]
) -> Weakening:
    """What depends on the schemas `unknown`, of which a part was left out, and on those with an unchecked pattern."""
    places = tuple(unknown)
    left_out = [pointer for pointer in map(partial(_schema_around, nodes=nodes), places) if pointer in nodes]
    starts = [*left_out, *_unchecked_patterns(nodes.values())]
    if not starts:
        return Weakening()
    weak = _closure(starts, _holders(nodes, targets, in_place=False)) & nodes.keys()
    evaluating_less = _closure(left_out, _holders(nodes, targets, in_place=True)) & nodes.keys()
    edits = (*_refusing_more(weak, nodes), *_unevaluated(evaluating_less, nodes), *_of_the_rest(places, nodes))
    unions = (pointer.parent.parent for pointer in weak if pointer.parent.name == "oneOf")
    return Weakening(edits, frozenset(pointer for pointer in unions if pointer in nodes))


def _schema_around(place: Pointer, nodes: Mapping[Pointer, Node]) -> Pointer:
    """The schema that a place is, or is in."""
    while place.parts and place not in nodes:
        place = place.parent
    return place


def _unchecked_patterns(nodes: Iterable[Node]) -> Iterator[Pointer]:
    """The schemas with a pattern that no engine of linear time decides: the models do not check it."""
    for node in nodes:
        if node.kind == "schema" and isinstance(node.value, dict):
            pattern, names = node.value.get("pattern"), node.value.get("patternProperties")
            is_unchecked = isinstance(pattern, str) and conditions(pattern) is None
            if is_unchecked or (isinstance(names, dict) and any(translate(name) is None for name in names)):
                yield node.pointer


def _refusing_more(weak: Iterable[Pointer], nodes: Mapping[Pointer, Node]) -> Iterator[Edit]:
    for pointer in weak:
        dependent = _DEPENDENTS.get(pointer.name)
        holder = nodes.get(pointer.parent)
        if dependent and holder and holder.kind == "schema" and isinstance(holder.value, dict):
            yield Edit(pointer.parent.child(dependent), REMOVED)


_DEPENDENTS = {"not": "not", "if": "if", "contains": "maxContains"}
"""Keywords with a schema, and what refuses more if that schema accepts more."""


def _unevaluated(weak: Iterable[Pointer], nodes: Mapping[Pointer, Node]) -> Iterator[Edit]:
    for pointer in weak:
        value = nodes[pointer].value
        yield from (
            Edit(pointer.child(key), REMOVED) for key in _UNEVALUATED if isinstance(value, dict) and key in value
        )


def _of_the_rest(unknown: Iterable[Pointer], nodes: Mapping[Pointer, Node]) -> Iterator[Edit]:
    """The keywords that apply to more without a sibling that was left out."""
    for place in unknown:
        holder = nodes.get(place.parent) if place.parts and place not in nodes else None
        dependent = _BY_SIBLING.get(place.name) if place.parts else None
        value = holder.value if holder and holder.kind == "schema" else None
        if dependent and isinstance(value, dict) and dependent in value:
            yield Edit(place.parent.child(dependent), REMOVED)


_BY_SIBLING = {
    "properties": "additionalProperties",
    "patternProperties": "additionalProperties",
    "prefixItems": "items",
    "minContains": "contains",
}
"""Keywords, and what refuses more without them: `contains` needs one match without `minContains` (10.3.1.3)."""


def _holders(
    nodes: Mapping[Pointer, Node], targets: Mapping[Pointer, Pointer], *, in_place: bool
) -> dict[Pointer, list[Pointer]]:
    """By schema: those that it is a part of, or that refer to it.

    `in_place`: only those that apply it to the value that they apply to themselves.
    """
    found: dict[Pointer, list[Pointer]] = {}
    for node in nodes.values():
        if node.kind != "schema":
            continue
        for child in children_of(node):
            keyword = child.pointer.parts[len(node.pointer.parts)]
            if child.kind == "schema" and (not in_place or keyword in _IN_PLACE):
                found.setdefault(child.pointer, []).append(node.pointer)
    for place, target in targets.items():
        found.setdefault(target, []).append(place)
    return found


def _closure(starts: Iterable[Pointer], holders: Mapping[Pointer, list[Pointer]]) -> frozenset[Pointer]:
    seen: set[Pointer] = set()
    waiting = list(starts)
    while waiting:
        pointer = waiting.pop()
        if pointer not in seen:
            seen.add(pointer)
            waiting.extend(holders.get(pointer, ()))
    return frozenset(seen)
