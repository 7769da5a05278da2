"""The OpenAPI metaschema and the schema dialect: what may stand where, checked by jsonschema-rs on every run.

In: an object of the specification, wherever it stands. Out: what is refused in it, as problems, each with the edits
that leave a valid object. The schemas are those that openapi-spec-validator and jsonschema-rs carry. Importing the
former takes a third of a second, so its files are read where they lie.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import cast

import jsonschema_rs
from jsonschema_rs import ValidationError
from jsonschema_rs import ValidationErrorKind as Kind

from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.source.dialect import Dialect, Version
from specleaf.source.findings import Finding, findings_of
from specleaf.source.keywords import ONLY_FROM_31
from specleaf.source.structure import Kind as ObjectKind
from specleaf.source.structure import Node, outermost_schemas, walk

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCHEMA_OBJECT: dict[str, Json] = {
    "$schema": _DIALECT,
    "$id": "urn:specleaf:schema-object",
    "$dynamicAnchor": "meta",
    "$ref": _DIALECT,
    "properties": {
        "discriminator": {
            "type": "object",
            "required": ["propertyName"],
            "properties": {
                "propertyName": {"type": "string"},
                "mapping": {"type": "object", "additionalProperties": {"type": "string"}},
                "defaultMapping": {"type": "string"},
            },
        }
    },
}
"""JSON Schema 2020-12 with what OpenAPI adds and later stages read (OpenAPI 3.2, "Discriminator Object")."""


def check_metaschema(start: Node, dialect: Dialect) -> list[Finding]:
    """What the metaschemas refuse in an object: fields that are missing, unknown or of the wrong type."""
    errors = [(start.pointer, error) for error in _metaschema(dialect.version, start.kind).iter_errors(start.value)]
    if dialect.version != "3.0":
        # The metaschema of 3.1 and 3.2 leaves schemas to their dialect; one that is no schema at all, it finds itself.
        schemas = (node for node in outermost_schemas(start) if isinstance(node.value, dict))
        errors += [(node.pointer, error) for node in schemas for error in _dialect().iter_errors(node.value)]
    if not errors:
        return []
    nodes = {node.pointer: node for node in walk(start)}
    if dialect.version == "3.0" and not dialect.exact:
        errors += _errors_of_newer_keywords(nodes.values())
    found = findings_of([each for base, error in errors for each in _leaf_errors(base, error)], nodes, dialect)
    return list({finding.problem: finding for finding in found}.values())


def _errors_of_newer_keywords(nodes: Iterable[Node]) -> Iterator[tuple[Pointer, ValidationError]]:
    """What is wrong with keywords that the metaschema of 3.0 does not know, and that are read as 3.1 has them."""
    for node in nodes:
        if node.kind == "schema" and isinstance(node.value, dict) and not ONLY_FROM_31.isdisjoint(node.value):
            newer = {keyword: value for keyword, value in node.value.items() if keyword in ONLY_FROM_31}
            yield from ((node.pointer, error) for error in _dialect().iter_errors(newer))


@cache
def _metaschema(version: Version, kind: ObjectKind) -> jsonschema_rs.Validator:
    """The validator of one kind of object, or of a reference to one."""
    schema = cast("dict[str, Json]", json.loads(metaschema_file(version).read_text(encoding="utf-8")))
    if kind == "document":
        return jsonschema_rs.validator_for(schema)
    if version == "3.0":
        definitions = cast("dict[str, Json]", schema["definitions"])
        name = "".join(word.title() for word in kind.split("-"))
        object_: dict[str, Json] = {"$ref": f"#/definitions/{name}"} if name in definitions else {"type": "object"}
        either: dict[str, Json] = {"oneOf": [object_, {"$ref": "#/definitions/Reference"}]}
        kept = {"id": schema["id"], "$schema": schema["$schema"], "definitions": definitions}
        return jsonschema_rs.validator_for({**kept, **(object_ if kind in _NEVER_REFERENCES else either)})
    definitions = cast("dict[str, Json]", schema["$defs"])
    names = (f"{kind}-or-reference", kind, f"{kind}s-or-reference", f"{kind}s")
    found = next((name for name in names if name in definitions), "specification-extensions")
    kept = {"$id": schema["$id"], "$schema": schema["$schema"], "$defs": definitions}
    return jsonschema_rs.validator_for({**kept, "$ref": f"#/$defs/{found}"})


_NEVER_REFERENCES = frozenset({"components", "paths", "path-item", "operation", "responses", "media-type", "encoding"})


def metaschema_file(version: Version) -> Path:
    """Where the metaschema of a version lies. Raises `ModuleNotFoundError` if its package is not installed."""
    spec = find_spec("openapi_spec_validator")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("openapi-spec-validator is not installed as files", name="openapi_spec_validator")
    return Path(spec.submodule_search_locations[0], "resources", "schemas", f"v{version}", "schema.json")


@cache
def _dialect() -> jsonschema_rs.Validator:
    return jsonschema_rs.validator_for(_SCHEMA_OBJECT)


def _leaf_errors(base: Pointer, error: ValidationError) -> Iterator[tuple[Pointer, ValidationError]]:
    """The errors behind "fits none of these", with their places: those of the alternative that the author meant."""
    match error.kind:
        case Kind.AnyOf(branches) | Kind.OneOfNotValid(branches):
            is_reference = isinstance(error.instance, dict) and "$ref" in error.instance
            intended = [branch for branch in branches if _about_reference(branch) is is_reference] or branches
            for cause in max(intended, key=_depth):
                yield from _leaf_errors(base, cause)
        case _:
            yield base.child(*error.instance_path), error


def _about_reference(branch: Sequence[ValidationError]) -> bool:
    return any(isinstance(error.kind, Kind.Required) and error.kind.property == "$ref" for error in branch)


def _depth(branch: Sequence[ValidationError]) -> int:
    """How far an alternative fits before it fails: the deeper, the likelier it was meant."""
    return max((len(error.instance_path) for error in branch), default=0)
