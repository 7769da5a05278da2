"""Enumerations: as `Literal` types, or as classes where the settings ask for them and Python can say it."""

from __future__ import annotations

from specleaf.ir import EnumModel, json_equal, json_type
from specleaf.json_value import Json
from specleaf.languages.python import Expr, constant, fits_literal, name, whole
from specleaf.models.annotations import NONE, annotated, general, literals, one_of, or_else
from specleaf.models.constraints import Said, ruled
from specleaf.models.scope import Package, Scope

_TYPES = {"string": "str", "integer": "Integer", "number": "Number", "boolean": "Boolean", "null": "None"}


def is_class(model: EnumModel, package: Package) -> bool:
    """Whether an enumeration becomes a class: two or more strings, and nothing else."""
    plain = not model.open and not model.nullable and model.rules is None and len(model.members) > 1
    return package.options.enums == "class" and plain and all(isinstance(each.value, str) for each in model.members)


def member_name(value: Json, model: EnumModel, package: Package) -> str | None:
    """The member of a class that stands for a value; nothing if there is no class."""
    if not is_class(model, package):
        return None
    names = zip(model.members, package.names.members[model.id], strict=True)
    return next(called for member, called in names if json_equal(member.value, value))


def for_python(model: EnumModel, scope: Scope) -> Expr:
    """The annotation that an enumeration stands for; for lists and objects among its values there are no literals."""
    values = _values(model)
    plain = tuple(value for value in values if not isinstance(value, list | dict))
    others = tuple(value for value in values if isinstance(value, list | dict))
    if not plain or not others:
        return _completed(literals(plain, scope) if plain else one_of(others, scope), model, scope)
    rest = annotated(one_of(others, scope), scope)
    return _completed(or_else(literals(plain, scope), rest, scope), model, scope)


def for_checkers(model: EnumModel, scope: Scope) -> Expr | None:
    """What type checkers are told instead, where they would not take a number as a literal."""
    values = _values(model)
    if all(fits_literal(whole(value)) for value in values if isinstance(value, int | float)):
        return None
    return _completed(Said(general(values, scope)), model, scope)


def _values(model: EnumModel) -> tuple[Json, ...]:
    return tuple(member.value for member in model.members)


def _completed(said: Said, model: EnumModel, scope: Scope) -> Expr:
    """With what an open enumeration lets in, null, and rules."""
    if model.open:
        for kind in dict.fromkeys(json_type(member.value) for member in model.members):
            said = or_else(said, _any_of(kind, scope), scope)
    if model.nullable:
        said = or_else(said, NONE, scope)
    return annotated(ruled(said, model.rules.schema if model.rules else True, scope), scope)


def _any_of(kind: str, scope: Scope) -> Expr:
    spelt = _TYPES.get(kind)
    if spelt is None:
        return scope.use("typing", "Any")
    return constant(spelt) if spelt == "None" else name(spelt if spelt == "str" else scope.support(spelt))
