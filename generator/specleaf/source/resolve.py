"""Document to `SchemaSet`: every reference lands, or there is a problem that says where it does not.

References stay references; what comes out is a table from the place of each `$ref` to the place that it names. Rules:
OpenAPI 3.1, "Reference Object"; JSON Schema 2020-12, Core, 8.2.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from specleaf.pointer import Pointer
from specleaf.problems import Consequence, Problems
from specleaf.source.cycles import cut_cycles
from specleaf.source.dialect import Dialect
from specleaf.source.document import Document
from specleaf.source.dynamic_references import DynamicReferences
from specleaf.source.edits import REMOVED, Edit
from specleaf.source.files import Files
from specleaf.source.limits import Limits
from specleaf.source.locations import COMPONENT, FILE_ENDINGS, Locations
from specleaf.source.lookup import NotThereError, value_at
from specleaf.source.references import (
    AROUND_SCHEMA,
    CONSEQUENCES,
    default_mapping_of,
    held_schema,
    in_words,
    mapping_of,
    references_of,
)
from specleaf.source.registry import Registry, dialect_of_file
from specleaf.source.schema_set import SchemaSet
from specleaf.source.structure import STRUCTURE, Kind, Node
from specleaf.source.subtypes import listed_subtypes_of, subtypes_of_bases
from specleaf.source.suggest import did_you_mean
from specleaf.source.weakening import weakening

_DYNAMIC = re.compile(r"#[^/].*")


def resolve(
    root: Document, dialect: Dialect, limits: Limits, problems: Problems, wrapped_at: tuple[str, ...] = ()
) -> SchemaSet:
    """Follow every reference of `root` and of the files that it leads to, and report those that lead nowhere.

    `wrapped_at`: where the value that is written in the root document's file stands in `root`.
    """
    registry = Registry(Files(root, limits, problems), wrapped_at, problems, dialect)
    resolver = _Resolver(registry)
    resolver.run()
    listed = resolver.cut_cycles(limits)
    not_counting = resolver.weaken_dependents()
    subtypes = subtypes_of_bases(registry.nodes, registry.targets)
    documents = registry.files.documents
    dialects = {file: dialect_of_file(file, document, dialect) for file, document in documents.items()}
    nodes = tuple(registry.nodes.values())
    partial, targets = frozenset(resolver.partial_mappings), registry.targets
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


@dataclass(slots=True)
class _Resolver:
    registry: Registry
    mappings: dict[Pointer, dict[str, Pointer]] = field(default_factory=dict[Pointer, dict[str, Pointer]])
    default_mappings: dict[Pointer, Pointer] = field(default_factory=dict[Pointer, Pointer])
    partial_mappings: set[Pointer] = field(default_factory=set[Pointer])
    """The schemas whose discriminator has a row that leads nowhere."""
    dynamic: dict[Pointer, str] = field(default_factory=dict[Pointer, str])
    """The schemas with a `$dynamicRef` that is the name of an anchor, and that name."""
    waiting: list[Node] = field(default_factory=list[Node])
    """The objects whose references name a URI that a file which is not yet read may have."""

    @property
    def problems(self) -> Problems:
        """What has been found so far."""
        return self.registry.problems

    @property
    def locations(self) -> Locations:
        """Where references lead."""
        return self.registry.locations

    def run(self) -> None:
        self.registry.register_file("")
        self.follow_all()
        if self.dynamic:
            self.bind_dynamic_references()
            self.follow_all()
        self.registry.apply_edits()

    def follow_all(self) -> None:
        """Follow the references of all objects that are waiting for it, and of what they lead to."""
        while self.registry.unread or self.waiting:
            if not self.registry.unread:
                last, self.waiting = self.waiting, []
                for node in last:
                    self.follow(node)
            elif self.locations.names_unknown_uri(node := self.registry.unread.popleft()):
                self.waiting.append(node)
            else:
                self.follow(node)

    def follow(self, node: Node) -> None:
        """Follow the references of an object."""
        first = len(self.problems.found)
        for keyword, reference in references_of(node):
            if keyword == "$dynamicRef" and _DYNAMIC.fullmatch(reference):
                self.dynamic[node.pointer] = reference.removeprefix("#")
                continue
            target = self.target(node.pointer.child(keyword), reference, node.kind)
            if target and node.kind in AROUND_SCHEMA and self.registry.nodes[target].kind == "schema":
                self.registry.tell_consequence(first, Consequence.AS_MEANT)
                self.put_around(node, reference)
            elif target:
                self.registry.targets[node.pointer] = target
            else:
                self.registry.leave_out_reference(node)
                self.registry.tell_consequence(first, CONSEQUENCES.get(node.kind, Consequence.PART_OMITTED))
        self.read_mapping(node)

    def bind_dynamic_references(self) -> None:
        """Bind each `$dynamicRef` to the anchor that it means where it is used, and else to that of its resource."""
        root = self.registry.files.root.path
        resources = {
            node.pointer: self.locations.anchored_at(node)
            for node in self.registry.nodes.values()
            if node.kind == "schema"
        }
        found = DynamicReferences(
            self.registry.nodes, self.registry.targets, self.dynamic, resources, root.name if root else ""
        )
        copies = list(found.copies())
        for place, name in self.dynamic.items():
            first = len(self.problems.found)
            target = found.target(place) or self.locations.location_of(place.child("$dynamicRef"), f"#{name}")
            if target:
                self.registry.targets[place] = target
            else:
                self.registry.leave_out_reference(self.registry.nodes[place])
                self.registry.tell_consequence(first, Consequence.ANYTHING)
        for place in found.undecided:
            message = "the dynamic references behind it would make too many schemas"
            self.problems.error("ref-unsupported", place, message, consequence=Consequence.ANYTHING)
            self.registry.leave_out_reference(self.registry.nodes[place])
        for copy in copies:
            self.registry.put_in_place(copy)

    def put_around(self, node: Node, reference: str) -> None:
        """Put the object that is needed around a reference to a schema."""
        self.registry.put_in_place(Edit(node.pointer, AROUND_SCHEMA[node.kind]({"$ref": reference})))

    def cut_cycles(self, limits: Limits) -> Mapping[Pointer, frozenset[Pointer]]:
        """Leave out a reference of each cycle, until there is none. Returns the subtypes that bases list."""
        while True:
            first = len(self.problems.found)
            listed = listed_subtypes_of(self.registry.nodes, self.registry.targets)
            cut = cut_cycles(tuple(self.registry.nodes.values()), self.registry.targets, listed, limits, self.problems)
            if not cut:
                return listed
            for index, problem in enumerate(self.problems.found[first:], first):
                kind = self.registry.nodes[problem.pointer.parent].kind
                self.registry.tell_consequence(index, CONSEQUENCES.get(kind, Consequence.PART_OMITTED))
            for pointer in cut:
                del self.registry.targets[pointer]
                self.registry.leave_out_reference(self.registry.nodes[pointer])
            self.registry.apply_edits()

    def weaken_dependents(self) -> frozenset[Pointer]:
        """Leave out what would refuse more because a schema accepts more. Returns the `oneOf` that count no matches.

        A reference to a schema inside what is left out is left out as well.
        """
        while True:
            found = weakening(
                {*self.registry.without_reference, *self.registry.checker.weakened},
                self.registry.nodes,
                self.registry.targets,
            )
            self.registry.edits += found.edits
            self.registry.apply_edits()
            lost = [place for place, target in self.registry.targets.items() if target not in self.registry.nodes]
            if not lost:
                self.mappings = {
                    place: {value: target for value, target in mapping.items() if target in self.registry.nodes}
                    for place, mapping in self.mappings.items()
                }
                self.default_mappings = {
                    place: target for place, target in self.default_mappings.items() if target in self.registry.nodes
                }
                return found.not_counting
            for place in lost:
                del self.registry.targets[place]
                if place in self.registry.nodes:
                    self.registry.leave_out_reference(self.registry.nodes[place])

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
        if target not in self.registry.nodes:
            looks_like_name = re.fullmatch(r"[A-Za-z0-9._-]+", reference) and not reference.endswith(FILE_ENDINGS)
            target = self.target(place, f"#/components/schemas/{reference}" if looks_like_name else reference)
        if not target:
            self.registry.edits.append(Edit(place, REMOVED))
            self.registry.tell_consequence(first, Consequence.FIELD_OMITTED)
        return target

    def target(self, place: Pointer, reference: str, kind: Kind = "schema") -> Pointer | None:
        """The place that `reference` names, met and of the right kind; a problem at `place` if there is none."""
        target = self.locations.location_of(place, reference)
        if target is None:
            return None
        try:
            value = value_at(self.registry.files.documents[target.file].root, target.parts)
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
            node = self.registry.nodes.get(above)
            if node is not None and node.reference is not None:
                target = self.registry.targets.get(above) or self.target(above.child("$ref"), node.reference, node.kind)
                return target.child(*location.parts[depth:]) if target and target != above else None
        return None

    def accepted(self, target: Node, place: Pointer, reference: str) -> Pointer | None:
        """The place of the target, if it is of the kind wanted; one that has no kind yet gets it.

        Where a schema is wanted, the one that a response or a parameter holds will do, and the reverse.
        """
        known = self.registry.nodes.get(target.pointer)
        if known is None and self.may_be_read_as(target):
            self.registry.register(target)
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
            above = self.registry.nodes.get(Pointer(pointer.parts[:depth], pointer.file))
            if above is not None:
                key = pointer.parts[depth]
                is_reference = above.reference is not None and above.kind not in {"schema", "path-item"}
                is_unknown = key not in STRUCTURE[above.kind] and (above.kind == "schema" or key in _OLDER_FIELDS)
                return is_reference or is_unknown or key.startswith("x-")
        return True


_OLDER_FIELDS = frozenset({"definitions"})
"""Fields of a document that earlier versions of OpenAPI kept schemas in."""
