"""The OpenAPI metaschema and the schema dialect: what may stand where, checked by jsonschema-rs on every run.

The schemas are those that openapi-spec-validator and jsonschema-rs carry. Importing the former takes a third of a
second, so its files are read where they lie.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import jsonschema_rs
from jsonschema_rs import ValidationError
from jsonschema_rs import ValidationErrorKind as Kind

from specleaf.pointer import ROOT, Pointer
from specleaf.problems import Problem, Problems
from specleaf.source.description import Description, complete_root
from specleaf.source.dialect import Version
from specleaf.source.keywords import ANNOTATIONS, ASSERTIONS, IGNORED
from specleaf.source.metaschema_messages import help_for, help_for_unknown, message_of
from specleaf.source.structure import STRUCTURE, Node, outermost_schemas, walk

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def check_metaschema(description: Description, problems: Problems) -> None:
    """Add what the metaschemas refuse: fields that are missing, unknown or of the wrong type."""
    start = Node("document", ROOT, description.document.root)
    found = [(ROOT, error) for error in _metaschema(description.version).iter_errors(complete_root(description))]
    if description.version != "3.0":
        # The metaschema of 3.1 and 3.2 leaves schemas to their dialect; one that is no schema at all, it finds itself.
        schemas = (node for node in outermost_schemas(start) if isinstance(node.value, dict))
        found += [(node.pointer, error) for node in schemas for error in _dialect().iter_errors(node.value)]
    if found:
        nodes = {node.pointer: node for node in walk(start)}
        problems.found.extend(dict.fromkeys(_findings(found, nodes, description.version)))


@cache
def _metaschema(version: Version) -> jsonschema_rs.Validator:
    return jsonschema_rs.validator_for(json.loads(metaschema_file(version).read_text(encoding="utf-8")))


def metaschema_file(version: Version) -> Path:
    """Where the metaschema of a version lies. Raises `ModuleNotFoundError` if its package is not installed."""
    spec = find_spec("openapi_spec_validator")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("openapi-spec-validator is not installed as files", name="openapi_spec_validator")
    return Path(spec.submodule_search_locations[0], "resources", "schemas", f"v{version}", "schema.json")


@cache
def _dialect() -> jsonschema_rs.Validator:
    return jsonschema_rs.validator_for({"$ref": _DIALECT})


def _findings(
    errors: Iterable[tuple[Pointer, ValidationError]], nodes: Mapping[Pointer, Node], version: Version
) -> Iterator[Problem]:
    of_wrong_type: set[Pointer] = set()
    for base, error in errors:
        for cause in _leaf_errors(error):
            place = base.child(*cause.instance_path)
            if isinstance(cause.kind, Kind.Type):
                of_wrong_type.add(place)
            # What is of the wrong type is none of the values that are allowed either.
            if not (isinstance(cause.kind, Kind.Enum) and place in of_wrong_type):
                yield from _problems_of(cause, place, nodes, version)


def _leaf_errors(error: ValidationError) -> Iterator[ValidationError]:
    """The errors behind "fits none of these": those of the alternative that the author meant."""
    match error.kind:
        case Kind.AnyOf(branches) | Kind.OneOfNotValid(branches):
            is_reference = isinstance(error.instance, dict) and "$ref" in error.instance
            meant = [branch for branch in branches if _about_reference(branch) is is_reference] or branches
            for cause in max(meant, key=_depth):
                yield from _leaf_errors(cause)
        case _:
            yield error


def _about_reference(branch: Sequence[ValidationError]) -> bool:
    return any(isinstance(error.kind, Kind.Required) and error.kind.property == "$ref" for error in branch)


def _depth(branch: Sequence[ValidationError]) -> int:
    """How far an alternative fits before it fails: the deeper, the likelier it was meant."""
    return max((len(error.instance_path) for error in branch), default=0)


def _problems_of(
    error: ValidationError, place: Pointer, nodes: Mapping[Pointer, Node], version: Version
) -> Iterator[Problem]:
    match error.kind:
        case Kind.AdditionalProperties(fields) | Kind.UnevaluatedProperties(fields):
            for field in fields:
                yield _unknown_field(place, field, nodes)
        case Kind.UniqueItems() if place.name == "required":
            yield Problem("schema-invalid", "'required' names a property twice", place, "warning")
        case Kind.Type() if place.name in _EXCLUSIVE and isinstance(error.instance, bool):
            hint = f"since OpenAPI 3.1 it is the bound itself: a number, in the place of {_EXCLUSIVE[place.name]!r}"
            yield Problem("schema-invalid", f"{place.name!r} is read as in OpenAPI 3.0", place, "warning", hint)
        case Kind.PropertyNames(refused):
            yield _bad_name(place.child(str(refused.instance)))
        case _ if _has_no_effect(place, nodes):
            yield Problem("schema-invalid", f"{message_of(error)}, and is ignored", place, "warning")
        case _:
            hint = help_for(error, place.name, version)
            yield Problem("schema-invalid", message_of(error), place, hint=hint)


def _has_no_effect(place: Pointer, nodes: Mapping[Pointer, Node]) -> bool:
    """Whether a keyword of a schema is one that changes no output, so that its wrong form does no harm."""
    node = nodes.get(place.parent)
    return node is not None and node.kind == "schema" and place.name in {"examples", *IGNORED} - {"nullable"}


_EXCLUSIVE = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}


def _bad_name(place: Pointer) -> Problem:
    hint = "letters, digits, '.', '-' and '_' may stand in it"
    return Problem("schema-invalid", f"no component can be named {place.name!r}", place, hint=hint)


def _unknown_field(place: Pointer, field: str, nodes: Mapping[Pointer, Node]) -> Problem:
    if place.parts[:1] == ("components",) and len(place.parts) == 2:
        return _bad_name(place.child(field))
    node = nodes.get(place)
    known = [*STRUCTURE[node.kind]] if node else []
    if node and node.kind == "schema":
        close = get_close_matches(field, [*known, *ANNOTATIONS, *ASSERTIONS], 1)
        hint = f"did you mean {close[0]!r}?" if close and close[0] != field else ""
        message = f"the keyword {field!r} is not one of OpenAPI 3.0, and has no effect"
        return Problem("keyword-unknown", message, place.child(field), "warning", hint)
    hint = help_for_unknown(field, node.kind if node else "", [*known, *_OTHER_FIELDS])
    return Problem("schema-invalid", f"the field {field!r} is not known here", place.child(field), hint=hint)


_OTHER_FIELDS = ("description", "summary", "required", "deprecated", "operationId", "tags", "servers", "security", "in")
"""Fields of many objects that hold no objects themselves."""
