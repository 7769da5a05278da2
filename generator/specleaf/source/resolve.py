"""Document to `SchemaSet`: every reference lands, or there is a problem that says where it does not.

References stay references; what comes out is a table from the place of each `$ref` to the place that it names. Rules:
OpenAPI 3.1, "Reference Object"; JSON Schema 2020-12, Core, 8.2.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from specleaf.json_value import Json
from specleaf.pointer import Pointer, parse_fragment
from specleaf.problems import Problems
from specleaf.source.anchors import Anchors
from specleaf.source.cycles import report_cycles
from specleaf.source.description import declared_version
from specleaf.source.dialect import Dialect
from specleaf.source.document import Document
from specleaf.source.files import Files
from specleaf.source.limits import Limits
from specleaf.source.lookup import NotThereError, has_value_at, value_at
from specleaf.source.schema import Schema, read_schema
from specleaf.source.structure import STRUCTURE, Kind, Node, walk
from specleaf.source.subtypes import listed_subtypes_of, subtypes_of_bases
from specleaf.source.suggest import did_you_mean

_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_COMPONENT = ("components", "schemas")
_FILE_ENDINGS = (".yaml", ".yml", ".json")


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
    subtypes: Mapping[Pointer, tuple[Pointer, ...]]
    """From the place of a schema to the components that are made from it, if the document has discriminators."""
    listed_subtypes: Mapping[Pointer, frozenset[Pointer]]
    """From the place of a base that lists in its union what is made from it to those members: see `heirs`."""
    nodes: tuple[Node, ...]
    """Everything with a kind that was met, in document order, file by file."""

    def value(self, pointer: Pointer) -> Json:
        """What stands at a place that exists."""
        return value_at(self.documents[pointer.file].root, pointer.parts)

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


def resolve(
    root: Document, dialect: Dialect, limits: Limits, problems: Problems, wrapped_at: tuple[str, ...] = ()
) -> SchemaSet:
    """Follow every reference of `root` and of the files that it leads to, and report those that lead nowhere.

    `wrapped_at`: where the value that is written in the root document's file stands in `root`.
    """
    resolver = _Resolver(Files(root, limits, problems), wrapped_at, problems)
    resolver.run()
    nodes = tuple(resolver.nodes.values())
    subtypes = subtypes_of_bases(resolver.nodes, resolver.targets)
    listed = listed_subtypes_of(resolver.nodes, resolver.targets)
    report_cycles(nodes, resolver.targets, listed, limits, problems)
    documents = resolver.files.documents
    dialects = {file: _dialect_of(file, document, dialect) for file, document in documents.items()}
    return SchemaSet(documents, dialects, resolver.targets, resolver.mappings, subtypes, listed, nodes)


def _dialect_of(file: str, document: Document, root: Dialect) -> Dialect:
    """A file that says which version it is written in is read so; others are read as the root is."""
    own = declared_version(document.root) if file else None
    return replace(root, version=own) if own else root


@dataclass(slots=True)
class _Resolver:
    files: Files
    wrapped_at: tuple[str, ...]
    problems: Problems
    nodes: dict[Pointer, Node] = field(default_factory=dict[Pointer, Node])
    anchors: Anchors = field(default_factory=Anchors)
    targets: dict[Pointer, Pointer] = field(default_factory=dict[Pointer, Pointer])
    mappings: dict[Pointer, dict[str, Pointer]] = field(default_factory=dict[Pointer, dict[str, Pointer]])
    registered_files: set[str] = field(default_factory=set[str])
    """The files whose objects are known."""
    unread: deque[Node] = field(default_factory=deque[Node])

    def run(self) -> None:
        self.register_file("")
        while self.unread:
            node = self.unread.popleft()
            for keyword, reference in _references(node):
                if target := self.target(node.pointer.child(keyword), reference, node.kind):
                    self.targets[node.pointer] = target
            self.read_mapping(node)

    def register_file(self, file: str) -> None:
        """Register the objects of a file; one that is no OpenAPI document has those only that references name."""
        root = self.files.documents[file].root
        if file not in self.registered_files and (file == "" or (isinstance(root, dict) and "openapi" in root)):
            self.register(Node("document", Pointer((), file), root))
        self.registered_files.add(file)

    def register_schema_file(self, file: str) -> None:
        """Register the anchors of a file that is one schema."""
        root = Node("schema", Pointer((), file), self.files.documents[file].root)
        if root.pointer not in self.nodes and isinstance(root.value, dict):
            self.register(root)

    def register(self, start: Node) -> None:
        """Register everything from `start` on; its references wait to be followed."""
        for node in walk(start):
            if node.pointer in self.nodes:
                continue
            self.nodes[node.pointer] = node
            if not isinstance(node.value, dict):
                continue
            if node.kind == "schema":
                self.anchors.register(node.pointer, node.value)
            if next(_references(node), None) is not None or next(_mapping(node), None) is not None:
                self.unread.append(node)

    def read_mapping(self, node: Node) -> None:
        """A mapping names schemas by reference, or by the name of a component (OpenAPI 3.1, "Discriminator Object")."""
        for value, reference in _mapping(node):
            place = node.pointer.child("discriminator", "mapping", value)
            target: Pointer | None = Pointer((*_COMPONENT, reference))
            if target not in self.nodes:
                looks_like_name = re.fullmatch(r"[A-Za-z0-9._-]+", reference) and not reference.endswith(_FILE_ENDINGS)
                target = self.target(place, f"#/components/schemas/{reference}" if looks_like_name else reference)
            if target:
                self.mappings.setdefault(node.pointer, {})[value] = target

    def target(self, place: Pointer, reference: str, kind: Kind = "schema") -> Pointer | None:
        """The place that `reference` names, met and of the right kind; a problem at `place` if there is none."""
        target = self.anchors.by_id(reference) or self.location_of(place, reference)
        if target is None:
            return None
        try:
            value = value_at(self.files.documents[target.file].root, target.parts)
        except NotThereError as missing:
            hint = self.hint(reference, place) or did_you_mean(
                target.parts[missing.known], missing.names, self.problems
            )
            self.problems.error("ref-missing", place, f"{reference!r} does not resolve", hint)
            return None
        return target if self.accepts_target(Node(kind, target, value), place, reference) else None

    def location_of(self, place: Pointer, reference: str) -> Pointer | None:
        """The place that a reference spells out, whether there is something or not."""
        path, _, fragment = reference.partition("#")
        if path and self.anchors.is_rebased(place):
            message = f"{reference!r} starts from the '$id' around it, which is not followed"
            self.problems.error("ref-unsupported", place, message, "refer to a place in the document instead")
            return None
        file = self.files.resolve(reference, place, self.hint(reference, place))
        if file is None:
            return None
        self.register_file(file)
        anchor = unquote(fragment)
        if anchor and not anchor.startswith("/"):
            return self.location_of_anchor(file, anchor, place, reference)
        parts = None if _BAD_PERCENT.search(fragment) else parse_fragment(fragment)
        if parts is None:
            self.problems.error("ref-missing", place, f"{reference!r} does not resolve")
            return None
        if not path:
            return self.within(place, parts)
        return Pointer((*self.wrapped_at, *parts) if file == "" else parts, file)

    def within(self, place: Pointer, parts: tuple[str, ...]) -> Pointer:
        """The place that a pointer without a file names: in the schema with an `$id` around it, else in the file."""
        for resource in self.anchors.resources(place):
            if has_value_at(self.files.documents[place.file].root, (*resource.parts, *parts)):
                return resource.child(*parts)
        return Pointer((*self.wrapped_at, *parts) if place.file == "" else parts, place.file)

    def location_of_anchor(self, file: str, anchor: str, place: Pointer, reference: str) -> Pointer | None:
        """The place of the schema with an anchor."""
        self.register_schema_file(file)
        found = self.anchors.by_anchor(file, anchor)
        if len(found) == 1:
            return found[0]
        if found:
            self.problems.error("ref-unsupported", place, f"{reference!r} names {len(found)} schemas")
        else:
            self.problems.error("ref-missing", place, f"{reference!r} does not resolve", self.hint(reference, place))
        return None

    def hint(self, reference: str, place: Pointer) -> str:
        """Where a schema stands that is called like the end of a reference, unless another file was meant."""
        component = Pointer((*_COMPONENT, re.split("[/#]", reference)[-1]))
        is_meant = component in self.nodes and not reference.partition("#")[0].endswith(_FILE_ENDINGS)
        return f"did you mean {component.reference!r}?" if is_meant and component != place.parent else ""

    def accepts_target(self, target: Node, place: Pointer, reference: str) -> bool:
        """Whether the target is of the kind wanted; one that has no kind yet gets it."""
        known = self.nodes.get(target.pointer)
        if known is None and self.may_be_read_as(target):
            self.register(target)
            return True
        if known is not None and known.kind == target.kind:
            return True
        what = _in_words(known.kind) if known else "something else"
        message = f"{reference!r} is {what}, and {_in_words(target.kind)} is needed here"
        self.problems.error("ref-type", place, message)
        return False

    def may_be_read_as(self, target: Node) -> bool:
        """A place without a kind may take one in another file, below `x-` and below unknown keywords of a schema."""
        if not isinstance(target.value, dict) and (target.kind != "schema" or not isinstance(target.value, bool)):
            return False
        pointer = target.pointer
        for depth in range(len(pointer.parts) - 1, -1, -1):
            above = self.nodes.get(Pointer(pointer.parts[:depth], pointer.file))
            if above is not None:
                key = pointer.parts[depth]
                free = above.kind == "schema" and key not in STRUCTURE["schema"]
                return free or key.startswith("x-")
        return True


def _in_words(kind: Kind) -> str:
    words = kind.replace("-", " ")
    return _WHOLES.get(kind) or (f"an {words}" if words[0] in "aeiou" else f"a {words}")


_WHOLES: Mapping[Kind, str] = {
    "document": "the whole document",
    "components": "all components",
    "paths": "all paths",
    "responses": "all responses",
}


def _references(node: Node) -> Iterator[tuple[str, str]]:
    if node.reference is not None:
        yield "$ref", node.reference
    elif node.kind == "schema" and isinstance(node.value, dict):
        dynamic = node.value.get("$dynamicRef")
        if isinstance(dynamic, str):
            yield "$dynamicRef", dynamic


def _mapping(node: Node) -> Iterator[tuple[str, str]]:
    if node.kind == "schema" and isinstance(node.value, dict):
        discriminator = node.value.get("discriminator")
        mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
        if isinstance(mapping, dict):
            for value, reference in mapping.items():
                if isinstance(reference, str):
                    yield value, reference
