"""References that lead only back to themselves.

A schema that must be applied to a value in order to apply itself to that same value says nothing (JSON Schema
2020-12, Core, 9.4.1); a Reference Object that leads back to itself names nothing. Recursion through properties and
items is fine, as each step goes deeper into the value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from specleaf.pointer import Pointer
from specleaf.problems import Problems
from specleaf.source.structure import Node

_IN_PLACE = ("allOf", "anyOf", "oneOf")
_IN_PLACE_SINGLE = ("not", "if", "then", "else")


def report_cycles(nodes: Iterable[Node], targets: Mapping[Pointer, Pointer], problems: Problems) -> None:
    """Add a problem for each ring of in-place references, where its first reference stands."""
    edges = {node.pointer: tuple(_applied(node, targets)) for node in nodes if _may_refer(node)}
    for ring in _rings(edges):
        holders = [pointer for pointer in ring if pointer in targets]
        names = " → ".join(targets[pointer].reference for pointer in holders)
        problems.error("ref-cycle", holders[0].child("$ref"), f"a reference that only leads back to itself: {names}")


def _may_refer(node: Node) -> bool:
    value = node.value
    return isinstance(value, dict) and not value.keys().isdisjoint(("$ref", *_IN_PLACE, *_IN_PLACE_SINGLE))


def _applied(node: Node, targets: Mapping[Pointer, Pointer]) -> Iterator[Pointer]:
    """What is applied to the same value as the object of `node`."""
    if node.pointer in targets:
        yield targets[node.pointer]
    value = node.value
    if not isinstance(value, dict):
        return
    # A base that lists, with a discriminator, the schemas made from it by allOf: the list is a hint, not a ring.
    in_place = ("allOf",) if "discriminator" in value else _IN_PLACE
    for keyword in in_place:
        members = value.get(keyword)
        for index in range(len(members) if isinstance(members, list) else 0):
            yield node.pointer.child(keyword, index)
    for keyword in _IN_PLACE_SINGLE:
        if isinstance(value.get(keyword), dict):
            yield node.pointer.child(keyword)


def _rings(edges: Mapping[Pointer, tuple[Pointer, ...]]) -> Iterator[tuple[Pointer, ...]]:
    """One ring for each way back that a depth-first walk meets."""
    done: set[Pointer] = set()
    for start in edges:
        path: dict[Pointer, Iterator[Pointer]] = {}
        pointer: Pointer | None = start
        while pointer is not None:
            if pointer not in done and pointer not in path:
                path[pointer] = iter(edges.get(pointer, ()))
            elif pointer in path:
                names = list(path)
                yield tuple(names[names.index(pointer) :])
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
