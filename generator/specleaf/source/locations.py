"""Where a reference leads: to a document, and to a place in it, whether there is something or not.

Sections: RFC 6901; OpenAPI 3.2, "Relative References in URIs"; JSON Schema 2020-12, Core, 8.2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from specleaf.pointer import Pointer, parse_fragment
from specleaf.problems import Problems
from specleaf.source.anchors import Anchors
from specleaf.source.files import Files
from specleaf.source.identifiers import Identifiers, is_absolute
from specleaf.source.lookup import has_value_at
from specleaf.source.references import mapping_of, references_of
from specleaf.source.structure import Node

_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
COMPONENT = ("components", "schemas")
FILE_ENDINGS = (".yaml", ".yml", ".json")


@dataclass(slots=True)
class Locations:
    """Finds the place that a reference spells out, among the files that have been read and those that it leads to."""

    files: Files
    wrapped_at: tuple[str, ...]
    """Where the value that is written in the root document's file stands in the root document."""
    problems: Problems
    nodes: Mapping[Pointer, Node]
    """The objects met so far."""
    register_file: Callable[[str], None]
    """Registers the objects of a file, and their names."""
    register_schema_file: Callable[[str], None]
    """The same for a file that is one schema."""
    anchors: Anchors = field(default_factory=Anchors)
    identifiers: Identifiers = field(default_factory=Identifiers)

    def names_unknown_uri(self, node: Node) -> bool:
        """Whether an object refers to a URI that nothing read so far has."""
        references = [reference for _, reference in (*references_of(node), *mapping_of(node))]
        paths = [reference.partition("#")[0] for reference in references]
        return any(is_absolute(path) and self.identifiers.resource(path, node.pointer) is None for path in paths)

    def location_of(self, place: Pointer, reference: str) -> Pointer | None:
        """The place that a reference spells out, whether there is something or not."""
        path, _, fragment = reference.partition("#")
        resource = self.resource_of(place, reference)
        if resource is None:
            return None
        self.register_file(resource.file)
        anchor = unquote(fragment)
        if anchor and not anchor.startswith("/"):
            return self.location_of_anchor(resource.file, anchor, place, reference)
        parts = None if _BAD_PERCENT.search(fragment) else parse_fragment(fragment)
        if parts is None:
            self.problems.error("ref-missing", place, f"{reference!r} does not resolve")
            return None
        if not path:
            return self.within(place, parts)
        return resource.child(*self.wrapped_at, *parts) if resource == Pointer(()) else resource.child(*parts)

    def resource_of(self, place: Pointer, reference: str) -> Pointer | None:
        """The document or schema that a reference starts from: what has its URI, else a file."""
        path = reference.partition("#")[0]
        if path:
            if (known := self.identifiers.resource(path, place)) is not None:
                return known
            for local in self.identifiers.local_paths(path, place):
                if (document := self.files.read(local)) is not None:
                    return Pointer((), document.file)
            uri = self.identifiers.uri(path, place)
            if is_absolute(uri) and not is_absolute(path):
                message = f"{reference!r} is {uri!r} here, which nothing in the document's folder is"
                self.problems.error("ref-missing", place, message, "'$id' and '$self' around a reference are its base")
                return None
        file = self.files.resolve(reference, place, self.hint(reference, place))
        return None if file is None else Pointer((), file)

    def within(self, place: Pointer, parts: tuple[str, ...]) -> Pointer:
        """The place that a pointer without a file names: in the schema with an `$id` around it, else in the file."""
        for resource in self.identifiers.resources(place):
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

    def anchored_at(self, node: Node) -> Pointer:
        """The schema that the anchors of a schema belong to: one with an `$id`, else the outermost around it."""
        parts, file = node.pointer.parts, node.pointer.file
        around = (Pointer(parts[:depth], file) for depth in range(len(parts)))
        outermost = (each for each in around if each in self.nodes and self.nodes[each].kind == "schema")
        return next(self.identifiers.resources(node.pointer), next(outermost, node.pointer))

    def hint(self, reference: str, place: Pointer) -> str:
        """Where a schema stands that is called like the end of a reference, unless another file was meant."""
        component = Pointer((*COMPONENT, re.split("[/#]", reference)[-1]))
        is_meant = component in self.nodes and not reference.partition("#")[0].endswith(FILE_ENDINGS)
        return f"did you mean {component.reference!r}?" if is_meant and component != place.parent else ""
