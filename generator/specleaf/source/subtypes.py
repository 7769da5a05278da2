"""Inheritance: a schema with another in its `allOf` is made from that one, its base.

In: the objects of a document and where its references lead. Out: from each base to its subtypes (OpenAPI 3.1, "Schema
Object", "Composition and Inheritance").

A base with a discriminator may list in a union what is made from it. Taken at its word, such a union would have to be
fitted in order to fit itself (JSON Schema 2020-12, Core, 9.4.1). Its author means a hint; a union that lists itself in
any other way is a mistake.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from specleaf.pointer import Pointer
from specleaf.source.structure import Node, children_of

UNIONS = ("oneOf", "anyOf")


def subtypes_of_bases(
    nodes: Mapping[Pointer, Node], targets: Mapping[Pointer, Pointer]
) -> Mapping[Pointer, tuple[Pointer, ...]]:
    """From each base to all components that are made from it, in document order; none without discriminators."""
    found: dict[Pointer, list[Pointer]] = defaultdict(list)
    if any(_has_discriminator(node) for node in nodes.values()):
        for pointer, node in nodes.items():
            if _has_name(node) and pointer not in targets:
                for base in _bases_of(pointer, nodes, targets):
                    found[base].append(pointer)
    return {base: tuple(subtypes) for base, subtypes in found.items()}


def listed_subtypes_of(
    nodes: Mapping[Pointer, Node], targets: Mapping[Pointer, Pointer]
) -> Mapping[Pointer, frozenset[Pointer]]:
    """From each base with a discriminator to those members of its union that are made from it."""
    found: dict[Pointer, frozenset[Pointer]] = {}
    for node in nodes.values():
        if _has_discriminator(node):
            members = [member for keyword in UNIONS for member in _below(node, keyword)]
            subtypes = frozenset(each for each in members if node.pointer in _bases_of(each, nodes, targets))
            if subtypes:
                found[node.pointer] = subtypes
    return found


def _has_discriminator(node: Node) -> bool:
    return node.kind == "schema" and isinstance(node.value, dict) and "discriminator" in node.value


def _has_name(node: Node) -> bool:
    """Whether a schema has a name that its values may tell it by: it is a component, or a file of its own."""
    above, last = node.pointer.parts[:2], node.pointer.parts[2:]
    return node.kind == "schema" and (not above or (above == ("components", "schemas") and len(last) == 1))


def _bases_of(
    schema: Pointer, nodes: Mapping[Pointer, Node], targets: Mapping[Pointer, Pointer]
) -> Mapping[Pointer, None]:
    """The schemas to which references and at least one `allOf` lead."""
    found: dict[Pointer, None] = {}
    seen: set[tuple[Pointer, bool]] = set()
    waiting = [(schema, False)]
    while waiting:
        place, is_part = step = waiting.pop()
        if step in seen or place not in nodes:
            continue
        seen.add(step)
        if is_part:
            found[place] = None
        waiting += [(targets[place], is_part)] if place in targets else []
        waiting += [(part, True) for part in _below(nodes[place], "allOf")]
    return found


def _below(node: Node, keyword: str) -> Iterator[Pointer]:
    """The schemas in the list that a keyword holds."""
    if isinstance(node.value, dict) and keyword in node.value:
        yield from (
            child.pointer for child in children_of(Node("schema", node.pointer, {keyword: node.value[keyword]}))
        )
