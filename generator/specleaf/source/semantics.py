"""What the metaschema cannot see: things that must be unique, or must fit one another.

Sections of OpenAPI 3.1: "Operation Object", "Parameter Object", "Path Templating", "Discriminator Object".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.problems import Consequence, Problems
from specleaf.source.dialect import COMBINATORS
from specleaf.source.edits import LEFT_OUT, REMOVED, Edit
from specleaf.source.keywords import ANNOTATIONS, ASSERTIONS, IGNORED, STRUCTURAL
from specleaf.source.plausibility import check_plausibility
from specleaf.source.schema_set import SchemaSet
from specleaf.source.structure import STRUCTURE, Node, children_of
from specleaf.source.suggest import did_you_mean, property_help

_KNOWN = ANNOTATIONS | ASSERTIONS | STRUCTURAL | IGNORED.keys()
_ORDINARY = _KNOWN - {"nullable"}
_TEMPLATE = re.compile(r"\{([^{}]*)\}")


def check_semantics(schemas: SchemaSet, problems: Problems) -> tuple[Edit, ...]:
    """Add what makes a document ambiguous, and the keywords that have no effect. Returns the edits that repair it."""
    edits = [*_operation_ids(schemas, problems)]
    for node in schemas.nodes:
        match node.kind if isinstance(node.value, dict) else "":
            case "document":
                _dialect(node, "jsonSchemaDialect", problems)
            case "schema":
                _dialect(node, "$schema", problems)
                _keywords(node, schemas, problems)
                edits += _discriminator(node, schemas, problems)
                check_plausibility(schemas.schema(node.pointer), problems)
            case "path-item":
                edits += _duplicate_parameters(node, schemas, problems)
                _clashes(node, schemas, problems)
                if node.pointer.parts[:-1] == ("paths",):
                    _path_parameters(node, schemas, problems)
            case "operation":
                edits += _duplicate_parameters(node, schemas, problems)
            case _:
                pass
    return tuple(edits)


def _dialect(node: Node, keyword: str, problems: Problems) -> None:
    """A schema says in what language it is written (OpenAPI 3.1, "Specifying Schema Dialects")."""
    dialect = node.value.get(keyword) if isinstance(node.value, dict) else None
    if not isinstance(dialect, str) or _KNOWN_DIALECT.fullmatch(dialect):
        return
    place = node.pointer.child(keyword)
    if _OLDER_DIALECT.fullmatch(dialect):
        hint = "arrays in 'items', 'dependencies', and what stands beside '$ref' mean something else since then"
        problems.warn("unsupported-dialect", place, f"{dialect!r} is read as JSON Schema 2020-12", hint)
    else:
        problems.error("unsupported-dialect", place, f"the dialect {dialect!r} is not known", "JSON Schema 2020-12 is")


_KNOWN_DIALECT = re.compile(
    r"https://json-schema\.org/draft/2020-12/schema#?|https://spec\.openapis\.org/oas/3\.[012]/(dialect|schema)/.*"
)
_OLDER_DIALECT = re.compile(r"https?://json-schema\.org/(draft-0[3-7]|draft/2019-09)/(hyper-)?schema#?")


def _clashes(item: Node, schemas: SchemaSet, problems: Problems) -> None:
    """What stands beside a reference counts with what that leads to, not in its place ("Path Item Object")."""
    landed = schemas.resolved(item.pointer)
    referred = schemas.value(landed) if landed != item.pointer else None
    if not isinstance(referred, dict) or not isinstance(item.value, dict):
        return
    for field in item.value:
        if field in STRUCTURE["path-item"] and field in referred:
            message = f"{field!r} is in the path item that '$ref' leads to, too"
            problems.error("schema-invalid", item.pointer.child(field), message, consequence=Consequence.AS_MEANT)


def _operation_ids(schemas: SchemaSet, problems: Problems) -> Iterator[Edit]:
    """An operationId that stands twice is that of the first operation (OpenAPI 3.1, "Operation Object")."""
    seen: dict[str, Pointer] = {}
    for node in schemas.nodes:
        if node.kind == "operation" and isinstance(node.value, dict):
            id_ = node.value.get("operationId")
            if isinstance(id_, str):
                first = seen.setdefault(id_, node.pointer)
                if first != node.pointer:
                    place = node.pointer.child("operationId")
                    problems.error("duplicate-operation-id", place, f"{id_!r} is also the operationId of {first}")
                    yield Edit(place, REMOVED)


def _parameters(node: Node, schemas: SchemaSet) -> Iterator[tuple[Pointer, Mapping[str, Json]]]:
    """The parameters of a path item or an operation: where each is listed, and the object it leads to."""
    listed = node.value.get("parameters") if isinstance(node.value, dict) else None
    for index in range(len(listed) if isinstance(listed, list) else 0):
        place = node.pointer.child("parameters", index)
        value = schemas.value(schemas.resolved(place))
        if isinstance(value, dict):
            yield place, value


def _duplicate_parameters(node: Node, schemas: SchemaSet, problems: Problems) -> Iterator[Edit]:
    seen: set[tuple[Json, Json]] = set()
    for place, value in _parameters(node, schemas):
        name, location = value.get("name"), value.get("in")
        if not isinstance(name, str) or not isinstance(location, str):
            continue
        if (name, location) in seen:
            problems.error("duplicate-parameter", place, f"the {location} parameter {name!r} is declared twice")
            yield Edit(place, LEFT_OUT)
        seen.add((name, location))


def _path_parameters(item: Node, schemas: SchemaSet, problems: Problems) -> None:
    """Each name in braces needs a parameter; a parameter without a name in braces has no place (Path Templating)."""
    path = item.pointer.name
    wanted = dict.fromkeys(_TEMPLATE.findall(path))
    if set("{}") & set(_TEMPLATE.sub("", path)):
        hint = "a name in braces, such as '{id}', stands for a text; other braces are sent as they are"
        problems.warn("path-parameter", item.pointer, f"the braces of the path {path!r} are not in pairs", hint)
    shared = _path_names(item, schemas)
    _no_place(shared, wanted, problems)
    for operation in _operations(item):
        own = _path_names(operation, schemas)
        for name in wanted:
            if name not in own and name not in shared:
                hint = "add it to 'parameters', with 'in: path' and 'required: true'"
                problems.error(
                    "path-parameter", operation.pointer, f"the path parameter {name!r} is not declared", hint
                )
        _no_place(own, wanted, problems)


def _no_place(declared: Mapping[str, Pointer], wanted: Iterable[str], problems: Problems) -> None:
    for name, place in declared.items():
        if name not in wanted:
            problems.warn("path-parameter", place, f"the path has no {{{name}}}")


def _operations(item: Node) -> Iterator[Node]:
    return (child for child in children_of(item) if child.kind == "operation" and isinstance(child.value, dict))


def _path_names(node: Node, schemas: SchemaSet) -> dict[str, Pointer]:
    found: dict[str, Pointer] = {}
    for place, value in _parameters(node, schemas):
        name = value.get("name")
        if value.get("in") == "path" and isinstance(name, str):
            found[name] = place
    return found


def _keywords(node: Node, schemas: SchemaSet, problems: Problems) -> None:
    assert isinstance(node.value, dict)
    old = schemas.dialect_at(node.pointer).version == "3.0"
    if not old and node.value.keys() <= _ORDINARY:
        return
    for keyword in node.value:
        place = node.pointer.child(keyword)
        if old and "$ref" in node.value:
            if keyword in ASSERTIONS and keyword != "$ref":
                problems.warn("keyword-ignored", place, f"{keyword!r} beside '$ref' has no effect in OpenAPI 3.0")
        elif old and keyword in COMBINATORS and node.value[keyword] == []:
            problems.warn("keyword-ignored", place, f"an empty {keyword!r} has no effect")
        elif old:
            pass  # the metaschema of 3.0 reports what it does not know
        elif keyword == "nullable" and node.value[keyword] is False:
            pass  # it says what holds without it
        elif keyword == "nullable":
            hint = "write \"type: [string, 'null']\", for example"
            if schemas.dialect_at(node.pointer).exact:
                problems.warn("keyword-ignored", place, "'nullable' has no effect since OpenAPI 3.1", hint)
            else:
                problems.warn("older-version", place, "'nullable' is read as in OpenAPI 3.0", hint)
        elif keyword not in _KNOWN and not keyword.startswith("x-"):
            hint = property_help(keyword, node.value) or did_you_mean(keyword, _KNOWN, problems)
            problems.warn("keyword-unknown", place, f"the keyword {keyword!r} is not known, and has no effect", hint)


def _discriminator(node: Node, schemas: SchemaSet, problems: Problems) -> Iterator[Edit]:
    """A discriminator leads to objects only (OpenAPI 3.1, "Discriminator Object")."""
    for target in schemas.mappings.get(node.pointer, {}).values():
        if not isinstance(schemas.value(target), dict):
            place = node.pointer.child("discriminator")
            problems.error("discriminator", place, f"{target} is no schema of an object")
            yield Edit(place, REMOVED)
            return
