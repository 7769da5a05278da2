"""What the metaschema cannot see: things that must be unique, or must fit one another.

Sections of OpenAPI 3.1: "Operation Object", "Parameter Object", "Path Templating", "Discriminator Object".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.problems import Problems
from specleaf.source.keywords import ANNOTATIONS, ASSERTIONS, IGNORED, STRUCTURAL
from specleaf.source.resolve import SchemaSet
from specleaf.source.structure import METHODS, Node
from specleaf.source.suggest import did_you_mean

_KNOWN = ANNOTATIONS | ASSERTIONS | STRUCTURAL | IGNORED.keys()
_ORDINARY = _KNOWN - {"nullable"}
_TEMPLATE = re.compile(r"\{([^{}]*)\}")


def check_semantics(schemas: SchemaSet, problems: Problems) -> None:
    """Add what makes a document ambiguous, and the keywords that have no effect."""
    _operation_ids(schemas, problems)
    for node in schemas.nodes:
        if isinstance(node.value, dict):
            if node.kind in {"path-item", "operation"}:
                _duplicate_parameters(node, schemas, problems)
            if node.kind == "path-item" and node.pointer.parts[:-1] == ("paths",):
                _path_parameters(node, schemas, problems)
            if node.kind == "schema":
                _keywords(node, schemas, problems)
                _discriminator(node, schemas, problems)


def _operation_ids(schemas: SchemaSet, problems: Problems) -> None:
    seen: dict[str, Pointer] = {}
    for node in schemas.nodes:
        if node.kind == "operation" and isinstance(node.value, dict):
            id_ = node.value.get("operationId")
            if isinstance(id_, str):
                first = seen.setdefault(id_, node.pointer)
                if first != node.pointer:
                    place = node.pointer.child("operationId")
                    problems.error("duplicate-operation-id", place, f"{id_!r} is also the operationId of {first}")


def _parameters(node: Node, schemas: SchemaSet) -> Iterator[tuple[Pointer, Mapping[str, Json]]]:
    """The parameters of a path item or an operation: where each is listed, and the object it leads to."""
    listed = node.value.get("parameters") if isinstance(node.value, dict) else None
    for index in range(len(listed) if isinstance(listed, list) else 0):
        place = node.pointer.child("parameters", index)
        landed = schemas.landed(place)
        value = schemas.value(landed) if landed else None
        if isinstance(value, dict):
            yield place, value


def _duplicate_parameters(node: Node, schemas: SchemaSet, problems: Problems) -> None:
    seen: set[tuple[Json, Json]] = set()
    for place, value in _parameters(node, schemas):
        name, location = value.get("name"), value.get("in")
        if not isinstance(name, str) or not isinstance(location, str):
            continue
        if (name, location) in seen:
            problems.error("duplicate-parameter", place, f"the {location} parameter {name!r} stands here twice")
        seen.add((name, location))


def _path_parameters(item: Node, schemas: SchemaSet, problems: Problems) -> None:
    """Each name in braces needs a parameter; a parameter without a name in braces has no place (Path Templating)."""
    wanted = set(_TEMPLATE.findall(item.pointer.name))
    shared = _path_names(item, schemas)
    for method in METHODS:
        value = item.value.get(method) if isinstance(item.value, dict) else None
        if not isinstance(value, dict):
            continue
        place = item.pointer.child(method)
        declared = _path_names(Node("operation", place, value), schemas) | shared
        for name in sorted(wanted - declared.keys()):
            hint = "add it to 'parameters', with 'in: path' and 'required: true'"
            problems.error("schema-invalid", place, f"the path parameter {name!r} is not declared", hint)
        for name in declared.keys() - wanted - shared.keys():
            problems.warn("schema-invalid", declared[name], f"the path has no {{{name}}}")


def _path_names(node: Node, schemas: SchemaSet) -> dict[str, Pointer]:
    found: dict[str, Pointer] = {}
    for place, value in _parameters(node, schemas):
        name = value.get("name")
        if value.get("in") == "path" and isinstance(name, str):
            found[name] = place
    return found


def _keywords(node: Node, schemas: SchemaSet, problems: Problems) -> None:
    assert isinstance(node.value, dict)
    old = schemas.dialect.version == "3.0"
    if not old and node.value.keys() <= _ORDINARY:
        return
    for keyword in node.value:
        place = node.pointer.child(keyword)
        if old and "$ref" in node.value:
            if keyword in ASSERTIONS and keyword != "$ref":
                problems.warn("keyword-ignored", place, f"{keyword!r} beside '$ref' has no effect in OpenAPI 3.0")
        elif old:
            pass  # the metaschema of 3.0 reports what it does not know
        elif keyword == "nullable":
            hint = "write \"type: [string, 'null']\", for example"
            problems.warn("keyword-ignored", place, "'nullable' has no effect since OpenAPI 3.1", hint)
        elif keyword not in _KNOWN and not keyword.startswith("x-"):
            hint = did_you_mean(keyword, _KNOWN, problems)
            problems.warn("keyword-unknown", place, f"the keyword {keyword!r} is not known, and has no effect", hint)


def _discriminator(node: Node, schemas: SchemaSet, problems: Problems) -> None:
    """Members that are told apart by one value cannot be told apart."""
    mapping = schemas.mappings.get(node.pointer, {})
    value = node.value.get("discriminator") if isinstance(node.value, dict) else None
    if value is None:
        return
    place = node.pointer.child("discriminator")
    if not isinstance(value, dict) or not isinstance(value.get("propertyName"), str):
        problems.error("discriminator", place, "a discriminator needs a 'propertyName'")
        return
    for target in mapping.values():
        if not isinstance(schemas.value(target), dict):
            problems.error("discriminator", place, f"{target} is no schema of an object")
