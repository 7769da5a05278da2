"""Constraints as arguments of `Field`, and as markers where `Field` is less exact."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace

from specleaf.ir import Constraint
from specleaf.json_value import Json
from specleaf.languages.python import Expr, call, keyword, literal_of, number, text, whole
from specleaf.models.pydantic.rules import enforced
from specleaf.models.pydantic.scope import Scope
from specleaf.patterns import conditions, translate

_LENGTHS = {
    "minLength": "min_length",
    "maxLength": "max_length",
    "minItems": "min_length",
    "maxItems": "max_length",
    "minProperties": "min_length",
    "maxProperties": "max_length",
}
_BOUNDS = {
    "minimum": "ge",
    "exclusiveMinimum": "gt",
    "maximum": "le",
    "exclusiveMaximum": "lt",
}
_HIGHEST = sys.float_info.max
"""The largest bound for which pydantic has an error message."""
_LONGEST = 2**31 - 1
"""The largest length that pydantic's engine takes; no value in memory is longer."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation in its parts: `Annotated[base, Field(*arguments), *markers]`."""

    base: Expr
    arguments: tuple[Expr, ...] = ()
    markers: tuple[Expr, ...] = ()


def with_constraints(base: Expr, constraints: tuple[Constraint, ...], scope: Scope) -> Annotation:
    """A type with its constraints."""
    arguments: dict[str, Expr] = {}
    markers: list[Expr] = []
    for constraint in constraints:
        name, value = _argument(constraint)
        if value is not None:
            arguments[name] = keyword(name, value)
        elif marker := _marker(constraint, scope):
            markers.append(marker)
    return Annotation(base, tuple(arguments.values()), tuple(markers))


def check(rules: Json, scope: Scope) -> Expr:
    """The marker of a rule: `Check({"uniqueItems": True})`."""
    return call(scope.support("Check"), [literal_of(rules)])


def with_rules(annotation: Annotation, schema: Json, scope: Scope) -> Annotation:
    """An annotation narrowed by the part of a rule that can be enforced."""
    found = enforced(schema, scope.shared.referenced_schemas)
    if found in ({}, True):
        return annotation
    return replace(annotation, markers=(*annotation.markers, check(found, scope)))


def as_schema(constraints: tuple[Constraint, ...]) -> dict[str, Json]:
    """Constraints as a JSON Schema."""
    return {constraint.keyword: constraint.value for constraint in constraints}


def _argument(constraint: Constraint) -> tuple[str, Expr | None]:
    """The name and value of the argument of `Field`; no value if there is none, or none that is exact."""
    value = constraint.value
    if name := _LENGTHS.get(constraint.keyword):
        return name, number(min(int(value), _LONGEST))
    if name := _BOUNDS.get(constraint.keyword):
        return name, literal_of(whole(value)) if isinstance(value, int | float) and abs(value) <= _HIGHEST else None
    if constraint.keyword == "pattern":
        translated = translate(str(value))
        return "pattern", text(translated) if translated is not None else None
    return "", None


def _marker(constraint: Constraint, scope: Scope) -> Expr | None:
    match constraint.keyword:
        case "multipleOf":
            return call(scope.support("MultipleOf"), [literal_of(whole(constraint.value))])
        case "uniqueItems":
            return check({"uniqueItems": True}, scope)
        case bound if bound in _BOUNDS:
            return check({bound: constraint.value}, scope)
        case "pattern" if (found := conditions(str(constraint.value))) is not None:
            return check(found, scope)
        case _:
            return None
