"""Errors of a metaschema to findings: a problem each, the edits that repair it, and references to follow.

In: errors with their places, and the objects that they are in. Out: findings, in the order of the errors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from jsonschema_rs import ValidationError
from jsonschema_rs import ValidationErrorKind as Kind

from specleaf.pointer import Pointer
from specleaf.problems import Consequence, Problem
from specleaf.source.dialect import Dialect
from specleaf.source.edits import REMOVED, Edit
from specleaf.source.keywords import ANNOTATIONS, ASSERTIONS, IGNORED, ONLY_FROM_31
from specleaf.source.metaschema_messages import help_for, help_for_unknown, message_of
from specleaf.source.repair import repair
from specleaf.source.structure import REFERABLE, STRUCTURE, Node
from specleaf.source.suggest import property_help

_REF = "$ref"


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, and what repairs it: edits, or, if `follows` is set, the value that a reference leads to."""

    problem: Problem
    edits: tuple[Edit, ...] = ()
    follows: str | None = None
    """The reference that stands at the problem's place, where the specification has none."""


@dataclass(frozen=True, slots=True)
class _Context:
    nodes: Mapping[Pointer, Node]
    dialect: Dialect

    def holder(self, place: Pointer) -> Node:
        """The object of the specification that a place is in, or is."""
        while place not in self.nodes:
            place = place.parent
        return self.nodes[place]


def findings_of(
    errors: Sequence[tuple[Pointer, ValidationError]], nodes: Mapping[Pointer, Node], dialect: Dialect
) -> Iterator[Finding]:
    """What the errors come to; `nodes` are the objects of the specification that they are in, by place."""
    context = _Context(nodes, dialect)
    references = {place: ref for place, error in errors for place, ref in _unexpected_reference(place, error, context)}
    for place, reference in references.items():
        message = "a reference stands where the specification has none"
        yield Finding(Problem("ref-unexpected", message, place), follows=reference)
    of_wrong_type: set[Pointer] = set()
    for place, error in errors:
        if place in references or place.parent in references:
            continue
        if isinstance(error.kind, Kind.Type):
            of_wrong_type.add(place)
        # What is of the wrong type is none of the values that are allowed either.
        if not (isinstance(error.kind, Kind.Enum) and place in of_wrong_type):
            yield from _findings(error, place, context)


def _unexpected_reference(place: Pointer, error: ValidationError, context: _Context) -> Iterator[tuple[Pointer, str]]:
    """The reference behind an error, where the author put one in the place of a value that cannot be one."""
    if isinstance(error.kind, Kind.Type) and place.name == _REF and place.parent not in context.nodes:
        yield from ((place.parent, ref) for ref in [error.instance] if isinstance(ref, str))
    value = error.instance
    if isinstance(error.kind, Kind.Type) and "array" in error.kind.types:
        return  # one entry, written without its list
    reference = value.get(_REF) if isinstance(value, dict) else None
    if isinstance(reference, str) and not (place in context.nodes and context.nodes[place].kind in REFERABLE):
        inside = place.parts[len(context.holder(place).pointer.parts) :]
        if inside[:1] not in (("default",), ("example",), ("examples",), ("enum",), ("const",)):
            yield place, reference


def _findings(error: ValidationError, place: Pointer, context: _Context) -> Iterator[Finding]:
    node = context.holder(place)
    inside = place.parts[len(node.pointer.parts) :]
    match error.kind:
        case Kind.AdditionalProperties(fields) | Kind.UnevaluatedProperties(fields):
            # The fields of a path item count beside those of what it refers to ("Path Item Object").
            own = STRUCTURE["path-item"] if node.kind == "path-item" and node.reference is not None else ()
            for field in (field for field in fields if field not in own):
                yield _unknown_field(place, field, node, context.dialect)
        case Kind.PropertyNames(refused):
            yield _bad_name(place.child(str(refused.instance)))
        case Kind.UniqueItems() if place.name == "required":
            yield _warning("'required' names a property twice", place)
        case Kind.Type() if place.name in _EXCLUSIVE and isinstance(error.instance, bool):
            hint = f"since OpenAPI 3.1 it is the bound itself: a number, in the place of {_EXCLUSIVE[place.name]!r}"
            problem = Problem("older-version", f"{place.name!r} is read as in OpenAPI 3.0", place, "warning", hint)
            yield Finding(problem)
        case Kind.Format() if place.name in {_REF, "pattern"}:
            pass  # where it leads, and whether it can be checked, is found out later
        case _ if node.kind == "schema" and inside[:1] == ("definitions",):
            pass  # what is referred to in it is checked for itself
        case _ if node.kind == "schema" and inside and inside[0] in _WITHOUT_EFFECT:
            yield _warning(f"{message_of(error)}, and is ignored", place, Edit(node.pointer.child(inside[0]), REMOVED))
        case _:
            around = context.nodes.get(place.parent, node)
            is_tuple = place.name == "items" and isinstance(error.instance, list) and around.kind == "schema"
            made = repair(error, place, around if is_tuple else node, context.dialect)
            hint = help_for(error, place.name, context.dialect.version)
            problem = Problem(made.code, message_of(error), place, hint=hint, consequence=made.consequence)
            yield Finding(problem, made.edits)


_WITHOUT_EFFECT = {"examples", *IGNORED} - {"nullable"}
"""Keywords of a schema that change no model, so that their wrong form does no harm."""

_EXCLUSIVE = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}


def _warning(message: str, place: Pointer, *edits: Edit) -> Finding:
    return Finding(Problem("schema-invalid", message, place, "warning"), edits)


def _bad_name(place: Pointer) -> Finding:
    hint = "letters, digits, '.', '-' and '_' may stand in it"
    return Finding(Problem("component-name", f"no component can be named {place.name!r}", place, hint=hint))


def _unknown_field(place: Pointer, field: str, node: Node, dialect: Dialect) -> Finding:
    if place.parts[:1] == ("components",) and len(place.parts) == 2:
        return _bad_name(place.child(field))
    known = [*STRUCTURE[node.kind]]
    is_object = place == node.pointer
    if node.kind == "schema" and is_object:
        return _unknown_keyword(node, field, known, dialect)
    where = place.child(field)
    if is_object and node.reference is not None:
        message = f"{field!r} beside '$ref' has no effect"
        return Finding(Problem("ref-siblings", message, where))
    if (is_object and field in known) or field in _LATER_FIELDS:
        message = f"{field!r} is a field of a later version than OpenAPI {dialect.version}"
        return Finding(Problem("newer-version", message, where))
    hint = help_for_unknown(field, node.kind if is_object else "", [*known, *_OTHER_FIELDS])
    message = f"the field {field!r} is not known here"
    if is_object and "*" in known:
        return Finding(Problem("schema-invalid", message, where, hint=hint, consequence=Consequence.AS_MEANT))
    return Finding(Problem("field-unknown", message, where, hint=hint))


def _unknown_keyword(node: Node, field: str, known: Sequence[str], dialect: Dialect) -> Finding:
    place = node.pointer
    if field in ONLY_FROM_31 and not dialect.exact:
        message = f"the keyword {field!r} is not one of OpenAPI 3.0, and is read as in 3.1"
        return Finding(Problem("newer-version", message, place.child(field), "warning"))
    close = get_close_matches(field, [*known, *ANNOTATIONS, *ASSERTIONS], 1)
    property_hint = property_help(field, node.value) if isinstance(node.value, dict) else ""
    hint = property_hint or (f"did you mean {close[0]!r}?" if close and close[0] != field else "")
    message = f"the keyword {field!r} is not one of OpenAPI 3.0, and has no effect"
    return Finding(Problem("keyword-unknown", message, place.child(field), "warning", hint))


_OTHER_FIELDS = ("description", "summary", "required", "deprecated", "operationId", "tags", "servers", "security", "in")
"""Fields of many objects that hold no objects themselves."""

_LATER_FIELDS = frozenset(
    {"$self", "jsonSchemaDialect", "dataValue", "serializedValue", "identifier", "defaultMapping"}
)
"""Fields with values only that came with OpenAPI 3.1 or 3.2."""
