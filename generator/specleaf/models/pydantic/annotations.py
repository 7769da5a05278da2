"""Types as annotations: in pydantic's terms where it has them, else by markers of the package's fixed part."""

from __future__ import annotations

from typing import assert_never

from specleaf.ir import (
    Anything,
    Checked,
    Constant,
    ListOf,
    MapOf,
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
from specleaf.models.pydantic.constraints import Annotation, as_schema, check, with_constraints, with_rules
from specleaf.models.pydantic.scope import Scope
from specleaf.models.pydantic.tuples import tuple_annotation
from specleaf.models.pydantic.unions import union_annotation

NONE = constant("None")

_FORMATS = {"date": "Date", "date-time": "DateTime", "time": "Time", "uuid": "UUID"}
_KINDS = {"integer": "Integer", "number": "Number", "boolean": "Boolean"}


def type_expression(type_: Type, scope: Scope) -> Expr:
    """The annotation of a type, as an expression."""
    return expression_of(annotation_of(type_, scope), scope)


def expression_of(annotation: Annotation, scope: Scope, arguments: tuple[Expr, ...] = ()) -> Expr:
    """`Annotated[…]` if there are markers or arguments of `Field`; `arguments` go before those of the annotation."""
    markers = annotation.markers
    if arguments := (*arguments, *annotation.arguments):
        markers = (call(scope.library("pydantic", "Field"), arguments), *markers)
    return subscript(scope.typing("Annotated"), [annotation.base, *markers]) if markers else annotation.base


def annotation_of(type_: Type, scope: Scope) -> Annotation:
    """The annotation of a type."""
    match type_:
        case Scalar():
            return _scalar(type_, scope)
        case ListOf(item, constraints):
            return with_constraints(subscript("list", [type_expression(item.type, scope)]), constraints, scope)
        case MapOf(value, constraints):
            base = subscript("dict", [name("str"), type_expression(value.type, scope)])
            return with_constraints(base, constraints, scope)
        case TupleOf():
            return tuple_annotation(type_, scope, type_expression)
        case OneOf():
            return union_annotation(type_, (), None, scope, type_expression)
        case Nullable(inner):
            return union_with(annotation_of(inner, scope), NONE, scope)
        case Checked(inner, rules):
            return with_rules(annotation_of(inner, scope), rules.schema, scope)
        case Constant(value):
            return _constant(value, scope)
        case ModelRef(id):
            return Annotation(scope.reference(id))
        case Anything():
            return Annotation(name(scope.typing("Any")))
        case Nothing():
            return Annotation(name(scope.support("Nothing")))
        case _:
            assert_never(type_)


def union_with(annotation: Annotation, other: Expr, scope: Scope) -> Annotation:
    """A type or `other`, which is null or absence. `Field` applies to the type alone even so, markers would not."""
    if annotation.markers:
        return Annotation(union_of([expression_of(annotation, scope), other]))
    return Annotation(union_of([annotation.base, other]), annotation.arguments)


def enumerated(values: tuple[Json, ...], scope: Scope) -> Annotation:
    """Exactly these values: a `Literal` if type checkers accept all of them there, else a rule."""
    if all(fits_literal(whole(value)) for value in values):
        return literal(values, scope)
    rule: Json = {"const": values[0]} if len(values) == 1 else {"enum": list(values)}
    return Annotation(common_type(values, scope), markers=(check(rule, scope),))


def literal(values: tuple[Json, ...], scope: Scope) -> Annotation:
    """A `Literal`. pydantic takes true for the literal 1, so all but strings need a marker."""
    base = subscript(scope.typing("Literal"), [literal_of(whole(value)) for value in values])
    if all(isinstance(value, str) for value in values):
        return Annotation(base)
    return Annotation(base, markers=(call(scope.support("Exact"), []),))


def common_type(values: tuple[Json, ...], scope: Scope) -> Expr:
    """A type that all of the values belong to; a rule has to narrow it to them."""
    kinds = {type(whole(value)) for value in values}
    if kinds <= {int, float}:
        return name(scope.support("Integer" if kinds == {int} else "Number"))
    any_ = name(scope.typing("Any"))
    if all(isinstance(value, list) for value in values):
        return subscript("list", [any_])
    if all(isinstance(value, dict) for value in values):
        return subscript("dict", [name("str"), any_])
    return any_


def _scalar(scalar: Scalar, scope: Scope) -> Annotation:
    if kind := _KINDS.get(scalar.kind):
        return with_constraints(name(scope.support(kind)), scalar.constraints, scope)
    special = _FORMATS.get(scalar.format) if scope.package.options.formats == "types" else None
    if special is None:
        return with_constraints(name("str"), scalar.constraints, scope)
    # What constrains the text is checked on the text, before it becomes something else.
    return with_rules(Annotation(name(scope.support(special))), as_schema(scalar.constraints), scope)


def _constant(value: Json, scope: Scope) -> Annotation:
    return Annotation(NONE) if value is None else enumerated((value,), scope)
