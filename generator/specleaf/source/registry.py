"""The objects that have been met while references are followed, and the changes that are made to them.

A registry reads each file once, checks what is registered against the metaschema, and keeps the names that documents
and schemas have.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace

from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.problems import CODES, Consequence, Problems
from specleaf.source.checked import Checker
from specleaf.source.description import declared_version
from specleaf.source.dialect import Dialect
from specleaf.source.document import Document
from specleaf.source.edits import Edit, edited
from specleaf.source.files import Files
from specleaf.source.locations import FILE_ENDINGS, Locations
from specleaf.source.lookup import has_value_at, value_at
from specleaf.source.references import rebased, references_of, without_reference
from specleaf.source.schema_set import current_nodes, edited_documents
from specleaf.source.structure import Node, walk


def dialect_of_file(file: str, document: Document, root: Dialect) -> Dialect:
    """A file that says which version it is written in is read so; others are read as the root is."""
    own = declared_version(document.root) if file else None
    return replace(root, version=own) if own else root


@dataclass(slots=True)
class Registry:
    """The objects of a document and of its files by place, and where their references lead."""

    files: Files
    wrapped_at: tuple[str, ...]
    """Where the value that is written in the root document's file stands in the root document."""
    problems: Problems
    dialect: Dialect
    """How to read a file that does not say its version."""
    nodes: dict[Pointer, Node] = field(default_factory=dict[Pointer, Node])
    targets: dict[Pointer, Pointer] = field(default_factory=dict[Pointer, Pointer])
    registered_files: set[str] = field(default_factory=set[str])
    """The files whose objects are known."""
    unread: deque[Node] = field(default_factory=deque[Node])
    """The objects whose references are still to be followed."""
    edits: list[Edit] = field(default_factory=list[Edit])
    """What is left out because a reference leads nowhere."""
    without_reference: set[Pointer] = field(default_factory=set[Pointer])
    """The schemas whose reference is left out."""
    checker: Checker = field(init=False)
    locations: Locations = field(init=False)

    def __post_init__(self) -> None:
        self.checker = Checker(self.problems, self.unexpected)
        self.locations = Locations(
            self.files, self.wrapped_at, self.problems, self.nodes, self.register_file, self.register_schema_file
        )

    def put_in_place(self, edit: Edit) -> None:
        """Put a value in place of one that was read, and read it."""
        file, place = edit.pointer.file, edit.pointer
        node = self.nodes[place]
        self.files.documents[file] = edited(self.files.documents[file], [edit])
        for each in list(walk(node)):
            self.nodes.pop(each.pointer, None)
            self.targets.pop(each.pointer, None)
        self.register(node)

    def leave_out_reference(self, node: Node) -> None:
        """Leave out a reference to nothing, or the object that is nothing else."""
        self.edits += without_reference(node, self.dialect_of(node.pointer.file))
        if node.kind == "schema":
            self.without_reference.add(node.pointer)

    def tell_consequence(self, first: int, consequence: Consequence) -> None:
        """Say of the problems from `first` on what is done about them, unless they end the run."""
        for index, problem in enumerate(self.problems.found[first:], first):
            if consequence in CODES[problem.code].consequences:
                self.problems.found[index] = replace(problem, consequence=consequence)

    def dialect_of(self, file: str) -> Dialect:
        """How to read a file."""
        return dialect_of_file(file, self.files.documents[file], self.dialect)

    def apply_edits(self) -> None:
        """Make the edits that are due, so that no later stage meets a reference to nothing."""
        edits, self.edits = self.edits, []
        if edits:
            self.files.documents.update(edited_documents(self.files.documents, edits))
            self.nodes = {node.pointer: node for node in current_nodes(self.nodes.values(), self.files.documents)}
            self.locations.nodes = self.nodes

    def unexpected(self, place: Pointer, reference: str) -> Json:
        """The value that a reference leads to which stands where the specification has none; `None` if there is none.

        References in that value are changed to start from the place.
        """
        path = reference.partition("#")[0]
        if path and not path.endswith(FILE_ENDINGS):
            return None  # a text file, whose words no output shows
        location = self.locations.location_of(place.child("$ref"), reference)
        if location is None or place.is_within(location):
            return None
        root = self.files.documents[location.file].root
        if not has_value_at(root, location.parts):
            return None
        return rebased(value_at(root, location.parts), location.file, place.file)

    def register_file(self, file: str) -> None:
        """Register the objects of a file; one that is no OpenAPI document has those only that references name."""
        if file in self.registered_files:
            return
        self.registered_files.add(file)
        root = self.files.documents[file].root
        if isinstance(root, dict) and isinstance(own := root.get("$self"), str):
            self.locations.identifiers.register(Pointer((), file), own)
        if file == "" or (isinstance(root, dict) and "openapi" in root):
            self.register(Node("document", Pointer((), file), root))

    def register_schema_file(self, file: str) -> None:
        """Register the anchors of a file that is one schema."""
        root = Node("schema", Pointer((), file), self.files.documents[file].root)
        if root.pointer not in self.nodes and isinstance(root.value, dict):
            self.register(root)

    def register(self, start: Node) -> None:
        """Register everything from `start` on, as far as it is valid; its references wait to be followed."""
        file, parts = start.pointer.file, start.pointer.parts
        document = self.checker.checked(self.files.documents[file], start, self.dialect_of(file))
        self.files.documents[file] = document
        for node in walk(replace(start, value=value_at(document.root, parts))):
            if node.pointer in self.nodes:
                continue
            self.nodes[node.pointer] = node
            if not isinstance(node.value, dict):
                continue
            if node.kind == "schema":
                self.locations.anchors.register(node.pointer, node.value)
                if isinstance(id_ := node.value.get("$id"), str):
                    self.locations.identifiers.register(node.pointer, id_)
            if next(references_of(node), None) is not None or "discriminator" in node.value:
                self.unread.append(node)
