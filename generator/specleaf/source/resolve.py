"""Document to `SchemaSet`: every reference lands, or there is a problem that says where it does not.

References stay references; what comes out is a table from the place of each `$ref` to the place that it names. Rules:
OpenAPI 3.1, "Reference Object"; JSON Schema 2020-12, Core, 8.2.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.problems import CODES, Consequence, Problems
from specleaf.source.checked import Checker
from specleaf.source.cycles import cut_cycles
from specleaf.source.description import declared_version
from specleaf.source.dialect import Dialect
from specleaf.source.document import Document
from specleaf.source.edits import REMOVED, Edit, edited
from specleaf.source.files import Files
from specleaf.source.limits import Limits
from specleaf.source.locations import COMPONENT, FILE_ENDINGS, Locations
from specleaf.source.lookup import NotThereError, has_value_at, value_at
from specleaf.source.references import (
    AROUND_SCHEMA,
    CONSEQUENCES,
    default_mapping_of,
    held_schema,
    in_words,
    mapping_of,
    rebased,
    references_of,
    without_reference,
)
from specleaf.source.schema_set import SchemaSet, current_nodes, edited_documents
from specleaf.source.structure import STRUCTURE, Kind, Node, walk
from specleaf.source.subtypes import listed_subtypes_of, subtypes_of_bases
from specleaf.source.suggest import did_you_mean
from specleaf.source.weakening import weakening


def resolve(
    root: Document, dialect: Dialect, limits: Limits, problems: Problems, wrapped_at: tuple[str, ...] = ()
) -> SchemaSet:
    """Follow every reference of `root` and of the files that it leads to, and report those that lead nowhere.

    `wrapped_at`: where the value that is written in the root document's file stands in `root`.
    """
    resolver = _Resolver(Files(root, limits, problems), wrapped_at, problems, dialect)
    resolver.run()
    listed = resolver.cut_cycles(limits)
    not_counting = resolver.weaken_dependents()
    subtypes = subtypes_of_bases(resolver.nodes, resolver.targets)
    documents = resolver.files.documents
    dialects = {file: _dialect_of(file, document, dialect) for file, document in documents.items()}
    nodes = tuple(resolver.nodes.values())
    partial, targets = frozenset(resolver.partial_mappings), resolver.targets
    return SchemaSet(
        documents,
        dialects,
        targets,
        resolver.mappings,
        resolver.default_mappings,
        partial,
        subtypes,
        listed,
        not_counting,
        nodes,
    )


def _dialect_of(file: str, document: Document, root: Dialect) -> Dialect:
    """A file that says which version it is written in is read so; others are read as the root is."""
    own = declared_version(document.root) if file else None
    return replace(root, version=own) if own else root


@dataclass(slots=True)
class _Resolver:
    files: Files
    wrapped_at: tuple[str, ...]
    problems: Problems
    dialect: Dialect
    nodes: dict[Pointer, Node] = field(default_factory=dict[Pointer, Node])
    targets: dict[Pointer, Pointer] = field(default_factory=dict[Pointer, Pointer])
    mappings: dict[Pointer, dict[str, Pointer]] = field(default_factory=dict[Pointer, dict[str, Pointer]])
    default_mappings: dict[Pointer, Pointer] = field(default_factory=dict[Pointer, Pointer])
    partial_mappings: set[Pointer] = field(default_factory=set[Pointer])
    """The schemas whose discriminator has a row that leads nowhere."""
    registered_files: set[str] = field(default_factory=set[str])
    """The files whose objects are known."""
    unread: deque[Node] = field(default_factory=deque[Node])
    waiting: list[Node] = field(default_factory=list[Node])
    """The objects whose references name a URI that a file which is not yet read may have."""
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

    def run(self) -> None:
        self.register_file("")
        while self.unread or self.waiting:
            if not self.unread:
                last, self.waiting = self.waiting, []
                for node in last:
                    self.follow(node)
            elif self.locations.names_unknown_uri(node := self.unread.popleft()):
                self.waiting.append(node)
            else:
                self.follow(node)
        self.apply_edits()

    def follow(self, node: Node) -> None:
        """Follow the references of an object."""
        first = len(self.problems.found)
        for keyword, reference in references_of(node):
            target = self.target(node.pointer.child(keyword), reference, node.kind)
            if target and node.kind in AROUND_SCHEMA and self.nodes[target].kind == "schema":
                self.tell_consequence(first, Consequence.AS_MEANT)
                self.put_around(node, reference)
            elif target:
                self.targets[node.pointer] = target
            else:
                self.leave_out_reference(node)
                self.tell_consequence(first, CONSEQUENCES.get(node.kind, Consequence.PART_OMITTED))
        self.read_mapping(node)

    def leave_out_reference(self, node: Node) -> None:
        """Leave out a reference to nothing, or the object that is nothing else."""
        self.edits += without_reference(node, self.dialect_of(node.pointer.file))
        if node.kind == "schema":
            self.without_reference.add(node.pointer)

    def put_around(self, node: Node, reference: str) -> None:
        """Put the object that is needed around a reference to a schema."""
        file = node.pointer.file
        around = Edit(node.pointer, AROUND_SCHEMA[node.kind]({"$ref": reference}))
        self.files.documents[file] = edited(self.files.documents[file], [around])
        del self.nodes[node.pointer]
        self.register(node)

    def tell_consequence(self, first: int, consequence: Consequence) -> None:
        """Say of the problems from `first` on what is done about them, unless they end the run."""
        for index, problem in enumerate(self.problems.found[first:], first):
            if consequence in CODES[problem.code].consequences:
                self.problems.found[index] = replace(problem, consequence=consequence)

    def dialect_of(self, file: str) -> Dialect:
        """How to read a file."""
        return _dialect_of(file, self.files.documents[file], self.dialect)

    def apply_edits(self) -> None:
        """Make the edits that are due, so that no later stage meets a reference to nothing."""
        edits, self.edits = self.edits, []
        if edits:
            self.files.documents.update(edited_documents(self.files.documents, edits))
            self.nodes = {node.pointer: node for node in current_nodes(self.nodes.values(), self.files.documents)}
            self.locations.nodes = self.nodes

    def cut_cycles(self, limits: Limits) -> Mapping[Pointer, frozenset[Pointer]]:
        """Leave out a reference of each cycle, until there is none. Returns the subtypes that bases list."""
        while True:
            first = len(self.problems.found)
            listed = listed_subtypes_of(self.nodes, self.targets)
            cut = cut_cycles(tuple(self.nodes.values()), self.targets, listed, limits, self.problems)
            if not cut:
                return listed
            for index, problem in enumerate(self.problems.found[first:], first):
                kind = self.nodes[problem.pointer.parent].kind
                self.tell_consequence(index, CONSEQUENCES.get(kind, Consequence.PART_OMITTED))
            for pointer in cut:
                del self.targets[pointer]
                self.leave_out_reference(self.nodes[pointer])
            self.apply_edits()

    def weaken_dependents(self) -> frozenset[Pointer]:
        """Leave out what would refuse more because a schema accepts more. Returns the `oneOf` that count no matches.

        A reference to a schema inside what is left out is left out as well.
        """
        while True:
            found = weakening({*self.without_reference, *self.checker.weakened}, self.nodes, self.targets)
            self.edits += found.edits
            self.apply_edits()
            lost = [place for place, target in self.targets.items() if target not in self.nodes]
            if not lost:
                self.mappings = {
                    place: {value: target for value, target in mapping.items() if target in self.nodes}
                    for place, mapping in self.mappings.items()
                }
                self.default_mappings = {
                    place: target for place, target in self.default_mappings.items() if target in self.nodes
                }
                return found.not_counting
            for place in lost:
                del self.targets[place]
                if place in self.nodes:
                    self.leave_out_reference(self.nodes[place])

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

    def read_mapping(self, node: Node) -> None:
        """A mapping names schemas by reference, or by the name of a component (OpenAPI 3.1, "Discriminator Object")."""
        for value, reference in mapping_of(node):
            target = self.mapped(node.pointer.child("discriminator", "mapping", value), reference)
            if target:
                self.mappings.setdefault(node.pointer, {})[value] = target
            else:
                self.partial_mappings.add(node.pointer)
        default = default_mapping_of(node)
        if default:
            first = len(self.problems.found)
            target = self.mapped(node.pointer.child("discriminator", "defaultMapping"), default)
            if target:
                self.default_mappings[node.pointer] = target
            else:  # then the members are tried, as without it
                for index, problem in enumerate(self.problems.found[first:], first):
                    self.problems.found[index] = replace(problem, severity="warning")

    def mapped(self, place: Pointer, reference: str) -> Pointer | None:
        """The schema that a discriminator names at `place`; if there is none, that entry is left out."""
        first = len(self.problems.found)
        target: Pointer | None = Pointer((*COMPONENT, reference))
        if target not in self.nodes:
            looks_like_name = re.fullmatch(r"[A-Za-z0-9._-]+", reference) and not reference.endswith(FILE_ENDINGS)
            target = self.target(place, f"#/components/schemas/{reference}" if looks_like_name else reference)
        if not target:
            self.edits.append(Edit(place, REMOVED))
            self.tell_consequence(first, Consequence.FIELD_OMITTED)
        return target

    def target(self, place: Pointer, reference: str, kind: Kind = "schema") -> Pointer | None:
        """The place that `reference` names, met and of the right kind; a problem at `place` if there is none."""
        target = self.locations.location_of(place, reference)
        if target is None:
            return None
        try:
            value = value_at(self.files.documents[target.file].root, target.parts)
        except NotThereError as missing:
            if (found := self.past_reference(target)) is not None:
                message = f"{reference!r} leads through another reference, and is followed"
                self.problems.error("ref-unexpected", place, message, f"refer to {found.reference!r}")
                return self.target(place, found.reference, kind)
            hint = self.locations.hint(reference, place) or did_you_mean(
                target.parts[missing.known], missing.names, self.problems
            )
            self.problems.error("ref-missing", place, f"{reference!r} does not resolve", hint)
            return None
        return self.accepted(Node(kind, target, value), place, reference)

    def past_reference(self, location: Pointer) -> Pointer | None:
        """Where a pointer leads that goes on below an object which is only a reference to another one."""
        for depth in range(len(location.parts) - 1, 0, -1):
            above = Pointer(location.parts[:depth], location.file)
            node = self.nodes.get(above)
            if node is not None and node.reference is not None:
                target = self.targets.get(above) or self.target(above.child("$ref"), node.reference, node.kind)
                return target.child(*location.parts[depth:]) if target and target != above else None
        return None

    def accepted(self, target: Node, place: Pointer, reference: str) -> Pointer | None:
        """The place of the target, if it is of the kind wanted; one that has no kind yet gets it.

        Where a schema is wanted, the one that a response or a parameter holds will do, and the reverse.
        """
        known = self.nodes.get(target.pointer)
        if known is None and self.may_be_read_as(target):
            self.register(target)
            return target.pointer
        if known is not None and known.kind == target.kind:
            return target.pointer
        what = in_words(known.kind) if known else "something else"
        message = f"{reference!r} is {what}, and {in_words(target.kind)} is needed here"
        held = held_schema(known) if known is not None and target.kind == "schema" else None
        is_meant = held is not None or (known is not None and known.kind == "schema" and target.kind in AROUND_SCHEMA)
        consequence = Consequence.AS_MEANT if is_meant else Consequence.ANYTHING
        self.problems.error("ref-type", place, message, consequence=consequence)
        return held or (target.pointer if is_meant else None)

    def may_be_read_as(self, target: Node) -> bool:
        """Whether a place without a kind may take one: in another file, below `x-`, unknown keywords and references."""
        if not isinstance(target.value, dict) and (target.kind != "schema" or not isinstance(target.value, bool)):
            return False
        pointer = target.pointer
        for depth in range(len(pointer.parts) - 1, -1, -1):
            above = self.nodes.get(Pointer(pointer.parts[:depth], pointer.file))
            if above is not None:
                key = pointer.parts[depth]
                is_reference = above.reference is not None and above.kind not in {"schema", "path-item"}
                is_unknown = key not in STRUCTURE[above.kind] and (above.kind == "schema" or key in _OLDER_FIELDS)
                return is_reference or is_unknown or key.startswith("x-")
        return True


_OLDER_FIELDS = frozenset({"definitions"})
"""Fields of a document that earlier versions of OpenAPI kept schemas in."""
