"""Bases that list what is made from them: a schema with a discriminator and a union of schemas that have it in `allOf`.

Taken at its word, such a union would have to be fitted in order to fit itself (JSON Schema 2020-12, Core, 9.4.1). Its
author means a hint; a union that lists itself in any other way is a mistake.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specleaf.pointer import Pointer
from specleaf.source.structure import Node, children_of

UNIONS = ("oneOf", "anyOf")


def listed_heirs(
    nodes: Mapping[Pointer, Node], targets: Mapping[Pointer, Pointer]
) -> Mapping[Pointer, frozenset[Pointer]]:
    """From each such base to those members of its union that are made from it."""
    found: dict[Pointer, frozenset[Pointer]] = {}
    for node in nodes.values():
        if node.kind == "schema" and isinstance(node.value, dict) and "discriminator" in node.value:
            members = [member for keyword in UNIONS for member in _below(node, keyword)]
            heirs = frozenset(each for each in members if _is_made_from(node.pointer, each, nodes, targets))
            if heirs:
                found[node.pointer] = heirs
    return found


def _is_made_from(
    base: Pointer, schema: Pointer, nodes: Mapping[Pointer, Node], targets: Mapping[Pointer, Pointer]
) -> bool:
    """Whether references and at least one `allOf` lead from a schema to a base."""
    seen: set[tuple[Pointer, bool]] = set()
    waiting = [(schema, False)]
    while waiting:
        place, is_part = step = waiting.pop()
        if step == (base, True):
            return True
        if step not in seen and place in nodes:
            seen.add(step)
            waiting += [(targets[place], is_part)] if place in targets else []
            waiting += [(part, True) for part in _below(nodes[place], "allOf")]
    return False


def _below(node: Node, keyword: str) -> Iterator[Pointer]:
    """The schemas in the list that a keyword holds."""
    if isinstance(node.value, dict) and keyword in node.value:
        yield from (
            child.pointer for child in children_of(Node("schema", node.pointer, {keyword: node.value[keyword]}))
        )
