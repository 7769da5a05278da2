"""Cycles of references about one value, and chains of them that are too long.

A schema that must be applied to a value in order to apply itself to that same value says nothing (JSON Schema
2020-12, Core, 9.4.1); a Reference Object that refers to itself names nothing. Recursion through properties and
items is fine, as each step goes deeper into the value. Schemas that refer to each other about the same value count as
nested in each other, and have the same limit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import dropwhile

from specleaf.ir import post_order
from specleaf.pointer import Pointer
from specleaf.problems import Problems
from specleaf.source.limits import Limits
from specleaf.source.structure import Node, children_of

_IN_PLACE = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"})
"""Keywords that apply schemas to the value itself (JSON Schema 2020-12, Core, 10.2)."""

_REFERENCES = frozenset({"$ref", "$dynamicRef"})

_MAX_NAMES = 5


def cut_cycles(
    nodes: Iterable[Node],
    targets: Mapping[Pointer, Pointer],
    listed_subtypes: Mapping[Pointer, frozenset[Pointer]],
    limits: Limits,
    problems: Problems,
) -> tuple[Pointer, ...]:
    """The places of the references to leave out, so that no cycle of in-place references remains.

    A problem is added for each cycle, one for all that overlap, or, without cycles, for a chain that is too long. That
    a base lists its subtypes is a hint, and makes no cycle.
    """
    edges = {
        node.pointer: tuple(
            each for each in _applied_in_place(node, targets) if each not in listed_subtypes.get(node.pointer, ())
        )
        for node in nodes
        if _has_references(node)
    }
    cut: dict[Pointer, None] = {}
    reported: set[Pointer] = set()
    for path, back_to in _back_edges(edges):
        place = next(pointer for pointer in reversed(path) if pointer in targets)
        if back_to not in reported:
            cycle = tuple(dropwhile(back_to.__ne__, path))
            if reported.isdisjoint(cycle):
                holders = [pointer for pointer in cycle if pointer in targets]
                place = holders[0]
                _report_cycle(holders, targets, problems)
            reported.update(cycle)
        cut[place] = None
    if not cut:
        _report_chain(edges, targets, limits, problems)
    return tuple(cut)


def _report_cycle(holders: Sequence[Pointer], targets: Mapping[Pointer, Pointer], problems: Problems) -> None:
    names = [targets[pointer].reference for pointer in holders]
    if len(names) > _MAX_NAMES:
        names[_MAX_NAMES - 1 :] = [f"… ({len(names):,} in all)"]
    message = f"a reference that only refers to itself: {' → '.join(names)}"
    problems.error("ref-cycle", holders[0].child("$ref"), message)


def _report_chain(
    edges: Mapping[Pointer, tuple[Pointer, ...]], targets: Mapping[Pointer, Pointer], limits: Limits, problems: Problems
) -> None:
    """Add a problem for the first reference from which too many others have to be followed about one value."""
    steps: dict[Pointer, int] = {}
    for pointer in post_order(edges, lambda pointer: edges.get(pointer, ())):
        following = max((steps[each] for each in edges.get(pointer, ())), default=0)
        steps[pointer] = following + (pointer in targets)
    first = next((pointer for pointer in edges if pointer in targets and steps[pointer] > limits.depth), None)
    if first is not None:
        message = f"references, each from the schema of the one before, come to {limits.exceeded('depth')}"
        problems.error("too-deep", first.child("$ref"), message)


def _has_references(node: Node) -> bool:
    return isinstance(node.value, dict) and not (
        _REFERENCES.isdisjoint(node.value) and (node.kind != "schema" or _IN_PLACE.isdisjoint(node.value))
    )


def _applied_in_place(node: Node, targets: Mapping[Pointer, Pointer]) -> Iterator[Pointer]:
    """What is applied to the same value as the object of `node`."""
    if node.pointer in targets:
        yield targets[node.pointer]
    if node.kind == "schema" and isinstance(node.value, dict):
        applied = {keyword: value for keyword, value in node.value.items() if keyword in _IN_PLACE}
        yield from (child.pointer for child in children_of(Node("schema", node.pointer, applied)))


def _back_edges(
    edges: Mapping[Pointer, tuple[Pointer, ...]],
) -> Iterator[tuple[dict[Pointer, Iterator[Pointer]], Pointer]]:
    """The path of a depth-first walk, and the place on it that the next edge returns to, for each such edge.

    Without these edges there is no cycle.
    """
    done: set[Pointer] = set()
    for start in edges:
        path: dict[Pointer, Iterator[Pointer]] = {}
        pointer: Pointer | None = start
        while pointer is not None:
            if pointer in path:
                yield path, pointer
            elif pointer not in done:
                path[pointer] = iter(edges.get(pointer, ()))
            pointer = _next(path, done)


def _next(path: dict[Pointer, Iterator[Pointer]], done: set[Pointer]) -> Pointer | None:
    """The next place to look at; places with nothing left to look at are done."""
    while path:
        last = next(reversed(path))
        following = next(path[last], None)
        if following is not None:
            return following
        del path[last]
        done.add(last)
    return None
