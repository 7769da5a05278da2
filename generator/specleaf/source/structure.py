"""Where in an OpenAPI document what kind of object stands.

This is the one place that knows the shape of the specification's objects; values (examples, defaults, enumerations,
extensions) have no kind, so nothing walks into them. Sections: OpenAPI 3.0, 3.1 and 3.2, "Schema"; JSON Schema
2020-12, Core, section 10.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from specleaf.json_value import Json
from specleaf.pointer import Pointer

Kind: TypeAlias = Literal[
    "document",
    "components",
    "paths",
    "path-item",
    "operation",
    "callback",
    "parameter",
    "header",
    "request-body",
    "responses",
    "response",
    "media-type",
    "encoding",
    "example",
    "link",
    "security-scheme",
    "schema",
]
Arity: TypeAlias = Literal["one", "list", "map"]
Children: TypeAlias = Mapping[str, tuple[Arity, Kind]]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

_CONTENT: Children = {
    "schema": ("one", "schema"),
    "itemSchema": ("one", "schema"),
    "content": ("map", "media-type"),
    "examples": ("map", "example"),
}

STRUCTURE: Mapping[Kind, Children] = {
    "document": {
        "paths": ("one", "paths"),
        "webhooks": ("map", "path-item"),
        "components": ("one", "components"),
    },
    "components": {
        "schemas": ("map", "schema"),
        "responses": ("map", "response"),
        "parameters": ("map", "parameter"),
        "examples": ("map", "example"),
        "requestBodies": ("map", "request-body"),
        "headers": ("map", "header"),
        "securitySchemes": ("map", "security-scheme"),
        "links": ("map", "link"),
        "callbacks": ("map", "callback"),
        "pathItems": ("map", "path-item"),
        "mediaTypes": ("map", "media-type"),
    },
    "paths": {"*": ("one", "path-item")},
    "path-item": {
        "parameters": ("list", "parameter"),
        **dict.fromkeys(METHODS, ("one", "operation")),
        "additionalOperations": ("map", "operation"),
    },
    "operation": {
        "parameters": ("list", "parameter"),
        "requestBody": ("one", "request-body"),
        "responses": ("one", "responses"),
        "callbacks": ("map", "callback"),
    },
    "callback": {"*": ("one", "path-item")},
    "parameter": _CONTENT,
    "header": _CONTENT,
    "request-body": {"content": ("map", "media-type")},
    "responses": {"*": ("one", "response")},
    "response": {"headers": ("map", "header"), "content": ("map", "media-type"), "links": ("map", "link")},
    "media-type": {
        "schema": ("one", "schema"),
        "itemSchema": ("one", "schema"),
        "examples": ("map", "example"),
        "encoding": ("map", "encoding"),
        "itemEncoding": ("one", "encoding"),
        "prefixEncoding": ("list", "encoding"),
    },
    "encoding": {"headers": ("map", "header")},
    "example": {},
    "link": {},
    "security-scheme": {},
    "schema": {
        "properties": ("map", "schema"),
        "patternProperties": ("map", "schema"),
        "additionalProperties": ("one", "schema"),
        "unevaluatedProperties": ("one", "schema"),
        "propertyNames": ("one", "schema"),
        "dependentSchemas": ("map", "schema"),
        "prefixItems": ("list", "schema"),
        "items": ("one", "schema"),
        "unevaluatedItems": ("one", "schema"),
        "contains": ("one", "schema"),
        "allOf": ("list", "schema"),
        "anyOf": ("list", "schema"),
        "oneOf": ("list", "schema"),
        "not": ("one", "schema"),
        "if": ("one", "schema"),
        "then": ("one", "schema"),
        "else": ("one", "schema"),
        "contentSchema": ("one", "schema"),
        "$defs": ("map", "schema"),
    },
}
"""The fields of each kind that hold objects with a kind; `*` stands for every field but extensions."""

REFERABLE: frozenset[Kind] = frozenset(
    {
        "path-item",
        "callback",
        "parameter",
        "header",
        "request-body",
        "response",
        "media-type",
        "example",
        "link",
        "security-scheme",
        "schema",
    }
)
"""The kinds that may stand as a Reference Object, or, for path items and schemas, have a `$ref` of their own."""


@dataclass(frozen=True, slots=True)
class Node:
    """An object of the document, with what it is and where."""

    kind: Kind
    pointer: Pointer
    value: Json

    @property
    def reference(self) -> str | None:
        """The `$ref` of the node, if it is or has one."""
        if self.kind in REFERABLE and isinstance(self.value, dict):
            reference = self.value.get("$ref")
            return reference if isinstance(reference, str) else None
        return None


def children_of(node: Node) -> Iterator[Node]:
    """The objects directly in `node`, in document order. A Reference Object has none, a schema with `$ref` may."""
    if not isinstance(node.value, dict):
        return
    if node.reference is not None and node.kind not in {"schema", "path-item"}:
        return
    children = STRUCTURE[node.kind]
    for key, value in node.value.items():
        child = children.get(key)
        if child is None and "*" in children and not key.startswith("x-"):
            child = children["*"]
        if child is not None:
            yield from _spread(child, node.pointer.child(key), value)


def _spread(child: tuple[Arity, Kind], pointer: Pointer, value: Json) -> Iterator[Node]:
    arity, kind = child
    if arity == "one":
        yield Node(kind, pointer, value)
    elif arity == "list" and isinstance(value, list):
        for index, item in enumerate(value):
            yield Node(kind, pointer.child(index), item)
    elif arity == "map" and isinstance(value, dict):
        for key, item in value.items():
            yield Node(kind, pointer.child(key), item)


def walk(start: Node) -> Iterator[Node]:
    """`start` and everything below it, depth first, in document order; references are not followed."""
    waiting = [start]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(list(children_of(node))))


def outermost_schemas(start: Node) -> Iterator[Node]:
    """The schemas below `start` that are in no other schema, in document order."""
    waiting = [start]
    while waiting:
        node = waiting.pop()
        if node.kind == "schema":
            yield node
        else:
            waiting.extend(reversed(list(children_of(node))))
