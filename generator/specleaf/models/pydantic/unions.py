"""Unions, with the marker that selects the member for a value.

A plain `A | B` is enough where pydantic can distinguish the members. `Tagged` looks at a property, `OneOf` counts the
members that fit, `AnyOf` takes the one that fits best: of members that are looked up later pydantic takes the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from specleaf.ir import (
    AliasModel,
    Anything,
    Api,
    Checked,
    Constant,
    Discriminator,
    EnumModel,
    ListOf,
    MapOf,
    Model,
    ModelRef,
    Nothing,
    ObjectModel,
    OneOf,
    Rules,
    Scalar,
    TupleOf,
    Type,
    UnionModel,
    json_type,
    references_in,
    target_of,
)
from specleaf.json_value import Json
from specleaf.languages.python import Expr, Shape, call, dict_of, keyword, subscript, text, union_of
from specleaf.models.pydantic.constraints import Annotation, with_rules
from specleaf.models.pydantic.scope import Scope


def union_annotation(
    union: OneOf,
    others: tuple[Expr, ...],
    rules: Rules | None,
    scope: Scope,
    expression: Callable[[Type, Scope], Expr],
) -> Annotation:
    """The annotation of a union, of `others` that belong to it as well, and of the rules about it."""
    members = [*(expression(member.type, scope) for member in union.members), *others]
    found = union_of(members)
    schema: Json = rules.schema if rules else True
    if found.shape is not Shape.UNION:
        return with_rules(Annotation(found), schema, scope)
    base = _parsable(found, scope)
    if union.discriminator and union.discriminator.mapping:
        return with_rules(Annotation(base, markers=(_tagged(union.discriminator, scope),)), schema, scope)
    if _is_counted(union, schema) and _distinct(members, found) and _null_fits_one_member(rules, others, scope):
        annotation = Annotation(base, markers=(call(scope.support("OneOf"), []),))
        return with_rules(annotation, _without(schema, "oneOf"), scope)
    markers = (call(scope.support("AnyOf"), []),) if _is_ambiguous(union, scope) else ()
    return with_rules(Annotation(base, markers=markers), schema, scope)


_WIDEST = 1000
"""Python parses a chain of `|` recursively, and cannot parse many more."""


def _parsable(found: Expr, scope: Scope) -> Expr:
    """A union in a form that Python can parse."""
    return subscript(scope.typing("Union"), found.items) if len(found.items) > _WIDEST else found


def _tagged(discriminator: Discriminator, scope: Scope) -> Expr:
    members: dict[str, list[Expr]] = {}
    for tag, id_ in discriminator.mapping:
        members.setdefault(tag, []).append(scope.reference(id_))
    table = dict_of((text(tag), _best(union_of(several), scope)) for tag, several in members.items())
    otherwise = [] if discriminator.is_complete else [_otherwise(discriminator, scope)]
    default = [] if discriminator.default is None else [keyword("default", scope.reference(discriminator.default))]
    return call(scope.support("Tagged"), [text(discriminator.property_name), table, *otherwise, *default])


def _otherwise(discriminator: Discriminator, scope: Scope) -> Expr:
    """The member, or the marker, for objects without a known value of the property."""
    return call(scope.support("AnyOf"), []) if discriminator.base is None else scope.reference(discriminator.base)


def _best(union: Expr, scope: Scope) -> Expr:
    """The member that fits best, for members that share a value of the property."""
    if union.shape is not Shape.UNION:
        return union
    return subscript(scope.typing("Annotated"), [union, call(scope.support("AnyOf"), [])])


def _is_counted(union: OneOf, schema: Json) -> bool:
    """Whether a rule demands that exactly one member fits, and no other rule depends on which one."""
    return (
        union.exclusive
        and isinstance(schema, dict)
        and "oneOf" in schema
        and not any(keyword.startswith("unevaluated") for keyword in schema)
    )


def _null_fits_one_member(rules: Rules | None, others: tuple[Expr, ...], scope: Scope) -> bool:
    """Whether null, if it is set apart from the members, fits one of them and not two."""
    return rules is None or not others or scope.package.validator.accepts(None, Checked(Anything(), rules))


def _without(schema: Json, keyword: str) -> Json:
    return {key: value for key, value in schema.items() if key != keyword} if isinstance(schema, dict) else schema


def _distinct(members: list[Expr], found: Expr) -> bool:
    """Whether a Python union has all members: it drops equal ones and flattens unions within it."""
    return len(found.items) == len(members) and all(member.shape is not Shape.UNION for member in members)


def _is_ambiguous(union: OneOf, scope: Scope) -> bool:
    """Whether two members may accept one value, and one of them is looked up later, or refers to such a type."""
    api, modules, source = scope.package.api, scope.package.modules, scope.model.id
    kinds = [_kinds(member.type, api, _DEPTH) for member in union.members]
    counted = Counter(kind for each in kinds for kind in each)
    return any(
        counted[kind] > 1
        for member, each in zip(union.members, kinds, strict=True)
        if not all(modules.is_transparent(source, target) for target in references_in(member.type))
        for kind in each
    )


_ALL = frozenset({"array", "boolean", "null", "number", "object", "string"})
_DEPTH = 8


def _kinds(type_: Type, api: Api, depth: int) -> frozenset[str]:
    """The JSON types of the values of a type, numbers as one; all of them for unions nested too deeply."""
    match target_of(type_, api):
        case Scalar(kind):
            return frozenset({"number" if kind == "integer" else kind})
        case ListOf() | TupleOf():
            return frozenset({"array"})
        case MapOf():
            return frozenset({"object"})
        case Constant(value):
            return frozenset({_json_type(value)})
        case OneOf(members) if depth:
            return frozenset[str]().union(*(_kinds(member.type, api, depth - 1) for member in members))
        case ModelRef(id):
            return _kinds_of_model(api.models[id], api, depth)
        case Nothing():
            return frozenset()
        case _:
            return _ALL


def _kinds_of_model(model: Model, api: Api, depth: int) -> frozenset[str]:
    match model:
        case ObjectModel():
            return frozenset({"object"})
        case EnumModel():
            return frozenset(_json_type(member.value) for member in model.members)
        case UnionModel():
            return _kinds(model.union, api, depth)
        case AliasModel():
            return _ALL


def _json_type(value: Json) -> str:
    return "number" if json_type(value) == "integer" else json_type(value)
