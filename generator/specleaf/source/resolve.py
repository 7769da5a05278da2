"""Document to `SchemaSet`: every reference lands, or there is a problem that says where it does not.

References stay references; what comes out is a table from the place of each `$ref` to the place that it names. Files
beside the document are read when a reference asks for one, never anything else. Rules: OpenAPI 3.1, "Reference
Object" and "Relative References in URIs"; JSON Schema 2020-12, Core, 8.2.
"""

from __future__ import annotations

import posixpath
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from specleaf.json_value import Json
from specleaf.pointer import ROOT, Pointer, parse_fragment
from specleaf.problems import Problems, SpecleafError
from specleaf.source.cycles import report_cycles
from specleaf.source.dialect import Dialect
from specleaf.source.document import Document
from specleaf.source.limits import Limits
from specleaf.source.load import load_beside
from specleaf.source.lookup import NotThereError, value_at
from specleaf.source.schema import Schema, read_schema
from specleaf.source.structure import STRUCTURE, Kind, Node, walk
from specleaf.source.suggest import did_you_mean

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_COMPONENT = ("components", "schemas")


@dataclass(frozen=True, slots=True)
class SchemaSet:
    """A document, the files that it uses, and where each of its references leads."""

    documents: Mapping[str, Document]
    dialect: Dialect
    targets: Mapping[Pointer, Pointer]
    """From the place of an object with `$ref` (or `$dynamicRef`) to the place that it names."""
    mappings: Mapping[Pointer, Mapping[str, Pointer]]
    """From the place of a schema with a discriminator to the schemas that its mapping names."""
    nodes: tuple[Node, ...]
    """Everything with a kind that was met, in document order, file by file."""

    def value(self, pointer: Pointer) -> Json:
        """What stands at a place that exists."""
        return value_at(self.documents[pointer.file].root, pointer.parts)

    def schema(self, pointer: Pointer) -> Schema:
        """The schema at a place that exists."""
        return read_schema(pointer, self.value(pointer), self.dialect)

    def landed(self, pointer: Pointer) -> Pointer | None:
        """The place that an object is read from: itself, or where its reference finally leads; `None` if nowhere."""
        seen: set[Pointer] = set()
        value = self.value(pointer)
        while isinstance(value, dict) and isinstance(value.get("$ref"), str):
            if pointer in seen or pointer not in self.targets:
                return None
            seen.add(pointer)
            pointer = self.targets[pointer]
            value = self.value(pointer)
        return pointer


def resolve(root: Document, dialect: Dialect, limits: Limits, problems: Problems) -> SchemaSet:
    """Follow every reference of `root` and of the files that it leads to, and report those that lead nowhere."""
    resolver = _Resolver(root, dialect, limits, problems)
    resolver.run()
    nodes = tuple(resolver.nodes.values())
    report_cycles(nodes, resolver.targets, problems)
    return SchemaSet(resolver.documents, dialect, resolver.targets, resolver.mappings, nodes)


@dataclass(slots=True)
class _Resolver:
    root: Document
    dialect: Dialect
    limits: Limits
    problems: Problems
    documents: dict[str, Document] = field(default_factory=dict[str, Document])
    files: dict[str, str | None] = field(default_factory=dict[str, "str | None"])
    """From a file as references write it to its key in `documents`; `None` if it cannot be read."""
    nodes: dict[Pointer, Node] = field(default_factory=dict[Pointer, Node])
    anchors: dict[tuple[str, str], list[Pointer]] = field(default_factory=dict[tuple[str, str], list[Pointer]])
    targets: dict[Pointer, Pointer] = field(default_factory=dict[Pointer, Pointer])
    mappings: dict[Pointer, dict[str, Pointer]] = field(default_factory=dict[Pointer, dict[str, Pointer]])
    unread: deque[Node] = field(default_factory=deque[Node])

    def run(self) -> None:
        self.documents[""] = self.root
        self.meet(Node("document", ROOT, self.root.root))
        while self.unread:
            node = self.unread.popleft()
            for keyword, reference in _references(node):
                if target := self.target(node, node.pointer.child(keyword), reference, node.kind):
                    self.targets[node.pointer] = target
            self.read_mapping(node)

    def meet(self, start: Node) -> None:
        """Take note of everything from `start` on; its references wait to be followed."""
        for node in walk(start):
            if node.pointer in self.nodes:
                continue
            self.nodes[node.pointer] = node
            if not isinstance(node.value, dict):
                continue
            for keyword in ("$anchor", "$dynamicAnchor") if node.kind == "schema" else ():
                name = node.value.get(keyword)
                if isinstance(name, str):
                    self.anchors.setdefault((node.pointer.file, name), []).append(node.pointer)
            if _refers(node):
                self.unread.append(node)

    def read_mapping(self, node: Node) -> None:
        """A mapping names schemas by reference, or by the name of a component (OpenAPI 3.1, "Discriminator Object")."""
        for value, reference in _mapping(node):
            place = node.pointer.child("discriminator", "mapping", value)
            named = Pointer((*_COMPONENT, reference))
            if named in self.nodes:
                target: Pointer | None = named
            else:
                looks_like_name = re.fullmatch(r"[A-Za-z0-9._-]+", reference) and not reference.endswith(_FILE_ENDINGS)
                target = self.target(node, place, f"#/components/schemas/{reference}" if looks_like_name else reference)
            if target:
                self.mappings.setdefault(node.pointer, {})[value] = target

    def target(self, node: Node, place: Pointer, reference: str, kind: Kind = "schema") -> Pointer | None:
        """The place that `reference` names, met and of the right kind; a problem at `place` if there is none."""
        file = self.file_of(place, reference)
        if file is None:
            return None
        parts = self.parts_of(file, place, reference)
        if parts is None:
            return None
        target = Pointer(parts, file)
        try:
            value = value_at(self.documents[file].root, parts)
        except NotThereError as missing:
            hint = did_you_mean(parts[missing.known], missing.names, self.problems)
            self.problems.error("ref-missing", place, f"nothing is at {reference!r}", hint)
            return None
        return target if self.fits(Node(kind, target, value), place, reference) else None

    def fits(self, target: Node, place: Pointer, reference: str) -> bool:
        """Whether the target is of the kind wanted; one that has no kind yet gets it."""
        known = self.nodes.get(target.pointer)
        if known is None and self.may_become(target):
            self.meet(target)
            return True
        if known is not None and known.kind == target.kind:
            return True
        what = f"a {known.kind}" if known else "something else"
        self.problems.error("ref-type", place, f"{reference!r} is {what}, and a {target.kind} is needed here")
        return False

    def may_become(self, target: Node) -> bool:
        """A place without a kind may take one in another file, below `x-` and below unknown keywords of a schema."""
        if not isinstance(target.value, (dict, bool)) or (target.kind != "schema" and target.value in (True, False)):
            return False
        pointer = target.pointer
        for depth in range(len(pointer.parts) - 1, -1, -1):
            above = self.nodes.get(Pointer(pointer.parts[:depth], pointer.file))
            if above is not None:
                key = pointer.parts[depth]
                free = above.kind == "schema" and key not in STRUCTURE["schema"]
                return free or key.startswith("x-")
        return True

    def file_of(self, place: Pointer, reference: str) -> str | None:
        """The file that a reference names, read by now; `None` if it may not or cannot be read."""
        path = reference.partition("#")[0]
        if not path:
            return place.file
        if path.startswith("//") or _SCHEME.match(path):
            code = "ref-outside" if path.lower().startswith("file:") else "ref-remote"
            hint = "put a copy beside the document and refer to that" if code == "ref-remote" else ""
            self.problems.error(code, place, f"{reference!r} is not in the document's folder, and is not read", hint)
            return None
        written = posixpath.normpath(posixpath.join(posixpath.dirname(place.file), unquote(path)))
        if written not in self.files:
            self.files[written] = self.read_file(written, place)
        return self.files[written]

    def read_file(self, written: str, place: Pointer) -> str | None:
        """Read the file of that name, unless another name has led to it before; its key in `documents`."""
        try:
            document = load_beside(self.root, written, self.limits)
        except SpecleafError as error:
            for problem in error.problems:
                inside = problem.position is not None
                self.problems.found.append(problem if inside else replace(problem, pointer=place))
            return None
        if document.file not in self.documents:
            self.documents[document.file] = document
            if isinstance(document.root, dict) and "openapi" in document.root:
                self.meet(Node("document", Pointer((), document.file), document.root))
        return document.file

    def parts_of(self, file: str, place: Pointer, reference: str) -> tuple[str, ...] | None:
        """The pointer within the file: written out, or the place of an anchor."""
        fragment = reference.partition("#")[2]
        anchored = self.anchors.get((file, unquote(fragment)), [])
        if len(anchored) == 1:
            return anchored[0].parts
        if len(anchored) > 1:
            self.problems.error("ref-unsupported", place, f"{reference!r} names {len(anchored)} schemas")
            return None
        parts = None if _BAD_PERCENT.search(fragment) else parse_fragment(fragment)
        if parts is None:
            self.problems.error("ref-missing", place, f"nothing is at {reference!r}")
        return parts


_FILE_ENDINGS = (".yaml", ".yml", ".json")


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


def _refers(node: Node) -> bool:
    return next(_references(node), None) is not None or next(_mapping(node), None) is not None
