"""What `resolve` gives: a document, the files that it uses, and where each of its references leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.source.dialect import Dialect
from specleaf.source.document import Document
from specleaf.source.edits import Edit, edited
from specleaf.source.lookup import has_value_at, value_at
from specleaf.source.schema import Schema, read_schema
from specleaf.source.structure import Node


@dataclass(frozen=True, slots=True)
class SchemaSet:
    """A document, the files that it uses, and where each of its references leads."""

    documents: Mapping[str, Document]
    dialects: Mapping[str, Dialect]
    """How to read the schemas of each of these documents."""
    targets: Mapping[Pointer, Pointer]
    """From the place of an object with `$ref` (or `$dynamicRef`) to the place that it names."""
    mappings: Mapping[Pointer, Mapping[str, Pointer]]
    """From the place of a schema with a discriminator to the schemas that its mapping names."""
    default_mappings: Mapping[Pointer, Pointer]
    """From the place of a schema with a discriminator to the schema that its `defaultMapping` names."""
    partial_mappings: frozenset[Pointer]
    """The places of schemas whose discriminator has rows that name nothing, and were left out."""
    subtypes: Mapping[Pointer, tuple[Pointer, ...]]
    """From the place of a schema to the components that are made from it, if the document has discriminators."""
    listed_subtypes: Mapping[Pointer, frozenset[Pointer]]
    """From the place of a base that lists in its union what is made from it to those members: see `subtypes`."""
    not_counting: frozenset[Pointer]
    """The places of schemas whose `oneOf` holds if any member does: one of them is weaker than written."""
    nodes: tuple[Node, ...]
    """Everything with a kind that was met, in document order, file by file."""

    def value(self, pointer: Pointer) -> Json:
        """What stands at a place that exists."""
        return value_at(self.documents[pointer.file].root, pointer.parts)

    def has(self, pointer: Pointer) -> bool:
        """Whether a place exists."""
        return pointer.file in self.documents and has_value_at(self.documents[pointer.file].root, pointer.parts)

    def schema(self, pointer: Pointer) -> Schema:
        """The schema at a place that exists."""
        return read_schema(pointer, self.value(pointer), self.dialect_at(pointer))

    def dialect_at(self, pointer: Pointer) -> Dialect:
        """How to read a schema at a place."""
        return self.dialects[pointer.file]

    def resolved(self, pointer: Pointer) -> Pointer:
        """The place that an object is read from: itself, or where its reference finally leads."""
        seen = {pointer}
        while (target := self.targets.get(pointer)) and target not in seen:
            seen.add(target)
            pointer = target
        return pointer

    def edited(self, edits: Iterable[Edit]) -> SchemaSet:
        """The same with some values of its documents edited."""
        documents = edited_documents(self.documents, edits)
        return replace(self, documents=documents, nodes=tuple(current_nodes(self.nodes, documents)))


def edited_documents(documents: Mapping[str, Document], edits: Iterable[Edit]) -> dict[str, Document]:
    """The documents with edits made, each in the file of its pointer."""
    by_file: dict[str, list[Edit]] = {}
    for edit in edits:
        by_file.setdefault(edit.pointer.file, []).append(edit)
    return {**documents, **{file: edited(documents[file], own) for file, own in by_file.items()}}


def current_nodes(nodes: Iterable[Node], documents: Mapping[str, Document]) -> Iterator[Node]:
    """The objects that are still there after edits, with their values."""
    for node in nodes:
        root, parts = documents[node.pointer.file].root, node.pointer.parts
        if has_value_at(root, parts):
            yield replace(node, value=value_at(root, parts))
