"""The OpenAPI metaschema and the schema dialect: what may stand where, checked by jsonschema-rs on every run.

The schemas are those that openapi-spec-validator and jsonschema-rs carry; neither package is imported for its code.
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
from specleaf.source.description import Description, whole
from specleaf.source.dialect import Version
from specleaf.source.keywords import ANNOTATIONS, ASSERTIONS, IGNORED
from specleaf.source.structure import STRUCTURE, Node, outermost_schemas, walk

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LONGEST_VALUE = 60


def check_metaschema(description: Description, problems: Problems) -> None:
    """Add what the metaschemas refuse: fields that are missing, unknown or of the wrong type."""
    start = Node("document", ROOT, description.document.root)
    found = [(ROOT, error) for error in _metaschema(description.version).iter_errors(whole(description))]
    if description.version != "3.0":
        # The metaschema of 3.1 and 3.2 leaves schemas to their dialect; one that is no schema at all, it finds itself.
        schemas = (node for node in outermost_schemas(start) if isinstance(node.value, dict))
        found += [(node.pointer, error) for node in schemas for error in _dialect().iter_errors(node.value)]
    if found:
        nodes = {node.pointer: node for node in walk(start)}
        problems.found.extend(dict.fromkeys(_findings(found, nodes)))


@cache
def _metaschema(version: Version) -> jsonschema_rs.Validator:
    spec = find_spec("openapi_spec_validator")
    folder = Path((spec.submodule_search_locations or [""])[0]) if spec else Path()
    text = (folder / "resources" / "schemas" / f"v{version}" / "schema.json").read_text(encoding="utf-8")
    return jsonschema_rs.validator_for(json.loads(text))


@cache
def _dialect() -> jsonschema_rs.Validator:
    return jsonschema_rs.validator_for({"$ref": _DIALECT})


def _findings(errors: Iterable[tuple[Pointer, ValidationError]], nodes: Mapping[Pointer, Node]) -> Iterator[Problem]:
    for base, error in errors:
        for cause in _causes(error):
            yield from _problems_of(cause, base.child(*cause.instance_path), nodes)


def _causes(error: ValidationError) -> Iterator[ValidationError]:
    """The errors behind "fits none of these": those of the alternative that the author meant."""
    match error.kind:
        case Kind.AnyOf(branches) | Kind.OneOfNotValid(branches):
            is_reference = isinstance(error.instance, dict) and "$ref" in error.instance
            meant = [branch for branch in branches if _about_reference(branch) is is_reference] or branches
            for cause in max(meant, key=_depth):
                yield from _causes(cause)
        case _:
            yield error


def _about_reference(branch: Sequence[ValidationError]) -> bool:
    return any(isinstance(error.kind, Kind.Required) and error.kind.property == "$ref" for error in branch)


def _depth(branch: Sequence[ValidationError]) -> int:
    """How far an alternative fits before it fails: the deeper, the likelier it was meant."""
    return max((len(error.instance_path) for error in branch), default=0)


def _problems_of(error: ValidationError, place: Pointer, nodes: Mapping[Pointer, Node]) -> Iterator[Problem]:
    match error.kind:
        case Kind.AdditionalProperties(fields) | Kind.UnevaluatedProperties(fields):
            for field in fields:
                yield _unknown_field(place, field, nodes)
        case Kind.UniqueItems() if place.name == "required":
            yield Problem("schema-invalid", "'required' names a property twice", place, "warning")
        case Kind.Type() if place.name in _EXCLUSIVE and isinstance(error.instance, bool):
            hint = f"since OpenAPI 3.1 it is the bound itself: a number, in the place of {_EXCLUSIVE[place.name]!r}"
            yield Problem("schema-invalid", f"{place.name!r} is read as in OpenAPI 3.0", place, "warning", hint)
        case _ if _says_nothing(place, nodes):
            yield Problem("schema-invalid", f"{_words(error)}, and is passed over", place, "warning")
        case _:
            yield Problem("schema-invalid", _words(error), place, hint=_hint(error))


def _says_nothing(place: Pointer, nodes: Mapping[Pointer, Node]) -> bool:
    """Whether a keyword of a schema is one that changes no output, so that its wrong form does no harm."""
    node = nodes.get(place.parent)
    return node is not None and node.kind == "schema" and place.name in {"examples", *IGNORED} - {"nullable"}


_EXCLUSIVE = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}


def _unknown_field(place: Pointer, field: str, nodes: Mapping[Pointer, Node]) -> Problem:
    node = nodes.get(place)
    known = [*STRUCTURE[node.kind]] if node else []
    if node and node.kind == "schema":
        close = get_close_matches(field, [*known, *ANNOTATIONS, *ASSERTIONS], 1)
        hint = f"did you mean {close[0]!r}?" if close and close[0] != field else ""
        message = f"the keyword {field!r} is not one of OpenAPI 3.0, and has no effect"
        return Problem("keyword-unknown", message, place.child(field), "warning", hint)
    close = get_close_matches(field, [*known, *_OTHER_FIELDS], 1)
    hint = f"did you mean {close[0]!r}?" if close else "a field of your own has a name that begins with 'x-'"
    return Problem("schema-invalid", f"the field {field!r} is not known here", place.child(field), hint=hint)


_OTHER_FIELDS = ("description", "summary", "required", "deprecated", "operationId", "tags", "servers", "security", "in")
"""Fields of many objects that hold no objects themselves."""


def _words(error: ValidationError) -> str:
    match error.kind:
        case Kind.Required(name):
            return f"the field {name!r} is missing"
        case Kind.Type(types):
            return f"{_short(error.instance)} is not {_one_of(types)}"
        case Kind.Enum(options):
            return f"{_short(error.instance)} is not one of {', '.join(map(repr, options))}"
        case Kind.MinItems(limit):
            return f"the list needs at least {limit}"
        case Kind.UniqueItems():
            return "a value stands twice in the list"
        case _:
            return error.message


def _hint(error: ValidationError) -> str:
    match error.kind:
        case Kind.Enum(options) if isinstance(error.instance, str):
            close = get_close_matches(error.instance, [option for option in options if isinstance(option, str)], 1)
            return f"did you mean {close[0]!r}?" if close else ""
        case _:
            return ""


_NOUNS = {"object": "an object", "array": "a list", "string": "text", "integer": "a whole number"}


def _one_of(types: Sequence[str]) -> str:
    return " or ".join(_NOUNS.get(type_, f"a {type_}") for type_ in reversed(types))


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}…"
