"""References as single objects have them, without following them.

In: one object of a document. Out: its references, what a reference to nothing costs, and what a schema stands for where
another object is needed.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping

from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.problems import Consequence
from specleaf.source.dialect import Dialect
from specleaf.source.edits import LEFT_OUT, REMOVED, Edit
from specleaf.source.keywords import ANNOTATIONS
from specleaf.source.structure import Kind, Node, children_of

AROUND_SCHEMA: Mapping[Kind, Callable[[Json], Json]] = {
    "response": lambda schema: {"description": "", "content": {"application/json": {"schema": schema}}},
    "request-body": lambda schema: {"content": {"application/json": {"schema": schema}}},
    "media-type": lambda schema: {"schema": schema},
    "header": lambda schema: {"schema": schema},
}
"""The object of a kind that a schema in its place stands for."""


def held_schema(node: Node) -> Pointer | None:
    """The one schema that an object which is no schema holds: its own, or that of its JSON form."""
    schemas = [child for child in children_of(node) if child.kind == "schema"]
    if not schemas:
        media = [child for child in children_of(node) if child.kind == "media-type"]
        chosen = next((each for each in media if "json" in each.pointer.name), media[0] if media else None)
        schemas = [child for child in children_of(chosen) if child.kind == "schema"] if chosen else []
    return schemas[0].pointer if schemas else None


CONSEQUENCES: Mapping[Kind, Consequence] = {
    "schema": Consequence.ANYTHING,
    "path-item": Consequence.FIELD_OMITTED,
}
"""What is done about an object whose reference leads nowhere; others are left out."""


_REFERENCE_KEYWORDS = frozenset({"$ref", "$dynamicRef"})


def without_reference(node: Node, dialect: Dialect) -> Iterator[Edit]:
    """The edits that leave out a reference to nothing, or the object that is nothing else."""
    if node.kind == "schema" and isinstance(node.value, dict):
        ignored = dialect.version == "3.0"  # there, what stands beside a reference counts for nothing
        dropped = [key for key in node.value if key in _REFERENCE_KEYWORDS or (ignored and key not in ANNOTATIONS)]
        yield from (Edit(node.pointer.child(key), REMOVED) for key in dropped)
    elif node.kind == "path-item":
        yield Edit(node.pointer.child("$ref"), REMOVED)
    else:
        yield Edit(node.pointer, LEFT_OUT)


def rebased(value: Json, file: str, onto: str) -> Json:
    """A value of one file as it stands in another: its references lead where they led."""
    match value:
        case dict():
            changed = {key: rebased(each, file, onto) for key, each in value.items()}
            reference = value.get("$ref")
            if isinstance(reference, str) and not reference.partition("#")[0].startswith("/"):
                path, mark, fragment = reference.partition("#")
                target = posixpath.join(posixpath.dirname(file), path) if path else file
                from_ = posixpath.dirname(onto) or "."
                changed["$ref"] = f"{posixpath.relpath(target, from_)}{mark}{fragment}" if target else reference
            return changed
        case list():
            return [rebased(each, file, onto) for each in value]
        case _:
            return value


def in_words(kind: Kind) -> str:
    """A kind of object with its article: `a path item`."""
    words = kind.replace("-", " ")
    return _WHOLES.get(kind) or (f"an {words}" if words[0] in "aeiou" else f"a {words}")


_WHOLES: Mapping[Kind, str] = {
    "document": "the whole document",
    "components": "all components",
    "paths": "all paths",
    "responses": "all responses",
}


def references_of(node: Node) -> Iterator[tuple[str, str]]:
    """The reference of an object, if it has one: its keyword, and its text."""
    if node.reference is not None:
        yield "$ref", node.reference
    elif node.kind == "schema" and isinstance(node.value, dict):
        dynamic = node.value.get("$dynamicRef")
        if isinstance(dynamic, str):
            yield "$dynamicRef", dynamic


def mapping_of(node: Node) -> Iterator[tuple[str, str]]:
    """The mapping of a schema's discriminator: values of the property, and references or names."""
    if node.kind == "schema" and isinstance(node.value, dict):
        discriminator = node.value.get("discriminator")
        mapping = discriminator.get("mapping") if isinstance(discriminator, dict) else None
        if isinstance(mapping, dict):
            for value, reference in mapping.items():
                if isinstance(reference, str):
                    yield value, reference


def default_mapping_of(node: Node) -> str | None:
    """The reference, or the name, of the schema for other values and for none (OpenAPI 3.2, "Discriminator Object")."""
    discriminator = node.value.get("discriminator") if node.kind == "schema" and isinstance(node.value, dict) else None
    default = discriminator.get("defaultMapping") if isinstance(discriminator, dict) else None
    return default if isinstance(default, str) else None
