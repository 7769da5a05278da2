"""Constraints in pydantic's words: keywords of `Field`, and markers for what `Field` says less exactly."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from specleaf.ir import Constraint
from specleaf.json_value import Json
from specleaf.languages.python import Expr, call, keyword, literal_of, number, text, whole
from specleaf.models.rules import enforced
from specleaf.models.scope import Scope
from specleaf.patterns import translate

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
"""Beyond it pydantic has no messages for bounds."""
_LONGEST = 2**31 - 1
"""Beyond it pydantic's engine has no lengths, and memory no values."""


@dataclass(frozen=True, slots=True)
class Said:
    """An annotation in the making: `Annotated[base, Field(*words), *markers]`."""

    base: Expr
    words: tuple[Expr, ...] = ()
    markers: tuple[Expr, ...] = ()


def constrained(base: Expr, constraints: tuple[Constraint, ...], scope: Scope) -> Said:
    """A type with its constraints."""
    words: dict[str, Expr] = {}
    markers: list[Expr] = []
    for constraint in constraints:
        word, value = _word(constraint)
        if value is not None:
            words[word] = keyword(word, value)
        elif marker := _marker(constraint, scope):
            markers.append(marker)
    return Said(base, tuple(words.values()), tuple(markers))


def check(rules: Json, scope: Scope) -> Expr:
    """The marker for what no type says: `Check({"uniqueItems": True})`."""
    return call(scope.support("Check"), [literal_of(rules)])


def ruled(said: Said, schema: Json, scope: Scope) -> Said:
    """The same type, narrowed by a rule as far as it can be enforced."""
    found = enforced(schema, scope.package)
    return said if found in ({}, True) else Said(said.base, said.words, (*said.markers, check(found, scope)))


def as_schema(constraints: tuple[Constraint, ...]) -> dict[str, Json]:
    """Constraints as the schema that they came from."""
    return {constraint.keyword: constraint.value for constraint in constraints}


def _word(constraint: Constraint) -> tuple[str, Expr | None]:
    """The word for a constraint and what is said with it: nothing if there is no word, or none that is exact."""
    value = constraint.value
    if word := _LENGTHS.get(constraint.keyword):
        return word, number(min(int(value), _LONGEST))
    if word := _BOUNDS.get(constraint.keyword):
        return word, literal_of(whole(value)) if isinstance(value, int | float) and abs(value) <= _HIGHEST else None
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
        case _:
            return None
