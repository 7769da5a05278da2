"""Types as annotations: what pydantic has a word for in its words, the rest by markers of the package's fixed part."""

from __future__ import annotations

from typing import assert_never

from specleaf.ir import (
    Anything,
    Checked,
    Constant,
    EnumModel,
    ListOf,
    MapOf,
    Member,
    Model,
    ModelRef,
    Nothing,
    Nullable,
    OneOf,
    Scalar,
    TupleOf,
    Type,
)
from specleaf.json_value import Json
from specleaf.languages.python import Expr, call, constant, fits_literal, literal_of, name, subscript, union_of, whole
from specleaf.models.choices import choice
from specleaf.models.constraints import Said, as_schema, check, constrained, ruled
from specleaf.models.scope import Scope
from specleaf.models.tuples import positions

NONE = constant("None")

_FORMATS = {"date": "Date", "date-time": "DateTime", "time": "Time", "uuid": "UUID"}
_KINDS = {"integer": "Integer", "number": "Number", "boolean": "Boolean"}


def annotation(type_: Type, scope: Scope) -> Expr:
    """The annotation of a type."""
    return annotated(said_of(type_, scope), scope)


def annotated(said: Said, scope: Scope, words: tuple[Expr, ...] = ()) -> Expr:
    """`Annotated[…]`, if there is anything to say beside the type; `words` go before those of the type."""
    notes = said.markers
    if all_words := (*words, *said.words):
        notes = (call(scope.imports.use("pydantic", "Field"), all_words), *notes)
    return subscript(scope.typing("Annotated"), [said.base, *notes]) if notes else said.base


def said_of(type_: Type, scope: Scope) -> Said:
    """The annotation of a type, what `Field` says still apart."""
    match type_:
        case Scalar():
            return _scalar(type_, scope)
        case ListOf(item, constraints):
            return constrained(subscript("list", [annotation(item.type, scope)]), constraints, scope)
        case MapOf(value, constraints):
            return constrained(subscript("dict", [name("str"), annotation(value.type, scope)]), constraints, scope)
        case TupleOf():
            return positions(type_, scope, annotation)
        case OneOf():
            return choice(type_, (), None, scope, annotation)
        case Nullable(inner):
            return or_else(said_of(inner, scope), NONE, scope)
        case Checked(inner, rules):
            return ruled(said_of(inner, scope), rules.schema, scope)
        case Constant(value):
            return _constant(value, scope)
        case ModelRef(id):
            only = only_value(type_, scope)
            return literals((only,), scope) if only is not None else Said(scope.reference(id))
        case Anything():
            return Said(scope.use("typing", "Any"))
        case Nothing():
            return Said(name(scope.support("Nothing")))
        case _:
            assert_never(type_)


def or_else(said: Said, other: Expr, scope: Scope) -> Said:
    """The same type or `other`: `Field` reaches through null and absence to the type itself, markers do not."""
    if said.markers:
        return Said(union_of([annotated(said, scope), other]))
    return Said(union_of([said.base, other]), said.words)


def one_of(values: tuple[Json, ...], scope: Scope) -> Said:
    """Exactly these values: `Literal` where type checkers take all of them there, else a rule."""
    if all(fits_literal(whole(value)) for value in values):
        return literals(values, scope)
    rule: Json = {"const": values[0]} if len(values) == 1 else {"enum": list(values)}
    return Said(general(values, scope), markers=(check(rule, scope),))


def only_value(type_: Type, scope: Scope) -> str | bool | int | None:
    """The value of a type that has no other and is written where it stands: a constant, a nameless list of one."""
    match type_:
        case Constant(value) if fits_literal(value):
            return value
        case ModelRef(id) if id not in scope.package.components:
            return _only_member(scope.package.api.models[id])
        case _:
            return None


def _only_member(model: Model) -> str | bool | int | None:
    match model:
        case EnumModel(members=(Member(value),), nullable=False, open=False, rules=None) if fits_literal(value):
            return value
        case _:
            return None


def literals(values: tuple[Json, ...], scope: Scope) -> Said:
    """A `Literal`. To pydantic, true is as good as the literal 1: all but strings need a marker."""
    literal = subscript(scope.typing("Literal"), [literal_of(whole(value)) for value in values])
    if all(isinstance(value, str) for value in values):
        return Said(literal)
    return Said(literal, markers=(call(scope.support("Exact"), []),))


def general(values: tuple[Json, ...], scope: Scope) -> Expr:
    """A type that has all of the values, for type checkers and readers; a rule says the rest."""
    kinds = {type(whole(value)) for value in values}
    if kinds <= {int, float}:
        return name(scope.support("Integer" if kinds == {int} else "Number"))
    any_ = scope.use("typing", "Any")
    if all(isinstance(value, list) for value in values):
        return subscript("list", [any_])
    if all(isinstance(value, dict) for value in values):
        return subscript("dict", [name("str"), any_])
    return any_


def _scalar(scalar: Scalar, scope: Scope) -> Said:
    if kind := _KINDS.get(scalar.kind):
        return constrained(name(scope.support(kind)), scalar.constraints, scope)
    special = _FORMATS.get(scalar.format) if scope.package.options.formats == "types" else None
    if special is None:
        return constrained(name("str"), scalar.constraints, scope)
    # What constrains the text is checked on the text, before it becomes something else.
    return ruled(Said(name(scope.support(special))), as_schema(scalar.constraints), scope)


def _constant(value: Json, scope: Scope) -> Said:
    return Said(NONE) if value is None else one_of((value,), scope)
