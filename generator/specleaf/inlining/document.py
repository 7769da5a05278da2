"""A whole document with its conjunctions inlined, as far as its limits allow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from specleaf.inlining.conjunctions import Inliner, is_conjunction, lone_reference
from specleaf.source import Description, Edit, Limits, Node, SchemaSet, edited, size_of


def with_inlined_conjunctions(schemas: SchemaSet, whole: Description, limits: Limits) -> Description | None:
    """The description with each conjunction of its root document inlined; `None` if there is nothing to inline.

    Copies can multiply: where the result would pass `limits`, nothing is inlined either.
    """
    inliner = Inliner(schemas)
    edits = [Edit(node.pointer, inliner.inlined(node.pointer)) for node in _outermost(schemas)]
    if not edits or inliner.is_exhausted:
        return None
    document = edited(schemas.documents[""], edits)
    size = size_of(document.root, limits.nodes)
    if size.nodes > limits.nodes or size.depth > limits.depth:
        return None
    return replace(whole, document=document)


def _outermost(schemas: SchemaSet) -> Iterator[Node]:
    """The schemas of the root document to be inlined that are not inside another such schema."""
    last: Node | None = None
    for node in sorted(schemas.nodes, key=lambda node: node.pointer.parts):
        if node.kind != "schema" or node.pointer.file or not isinstance(node.value, dict):
            continue
        if (is_conjunction(node.value) or lone_reference(node.value)) and (
            last is None or not node.pointer.is_within(last.pointer)
        ):
            last = node
            yield node
