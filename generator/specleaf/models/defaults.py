"""Defaults as Python expressions that the type checkers accept for their field.

A default that the type refuses is none. Neither is one that only a model could be, or a moment in a spelling that
Python does not give back. Those stay in the docs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from types import MappingProxyType

from specleaf.ir import (
    AliasModel,
    Anything,
    Checked,
    Constant,
    EnumModel,
    Field,
    ListOf,
    MapOf,
    ModelRef,
    Nullable,
    ObjectModel,
    OneOf,
    Scalar,
    Type,
    UnionModel,
)
from specleaf.json_value import Json
from specleaf.languages.python import Expr, call, dict_of, keyword, list_of, literal_of, name, text, whole
from specleaf.models.enums import member_name
from specleaf.models.scope import Scope

_MOMENTS: Mapping[str, type[date] | type[time]] = MappingProxyType({"date": date, "date-time": datetime, "time": time})
_READ_FORMATS = frozenset({*_MOMENTS, "uuid"})


def default_of(field: Field, scope: Scope, annotation: Callable[[Type, Scope], Expr]) -> Expr | None:
    """The expression for the default of an optional field, if it has one that Python can say."""
    if field.default is None or not scope.package.validator.accepts(field.default.value, field.type):
        return None
    value = field.default.value
    spelt = _spelt(value, field.type, scope)
    if spelt is None or not isinstance(value, list | dict):
        return spelt
    if value and (container := _in_union(value, field.type, scope)):
        # Where the field is a union, mypy has to be told which of its types a display is of.
        spelt = call(annotation(container, scope).flat, [spelt])
    # Not the bare display: pydantic copies it for each instance, but linters do not know that this is a model.
    return call(scope.imports.use("pydantic", "Field"), [keyword("default", spelt)])


def _spelt(value: Json, type_: Type, scope: Scope) -> Expr | None:
    api = scope.package.api
    match type_:
        case Nullable() if value is None:
            return literal_of(None)
        case Nullable(inner) | Checked(inner):
            return _spelt(value, inner, scope)
        case Scalar("string", format) if format in _READ_FORMATS and scope.package.options.formats == "types":
            return _moment(value, format, scope)
        case Scalar("integer"):
            return literal_of(whole(value))
        case Scalar() | Constant() | Anything():
            return literal_of(value)
        case ListOf(item) if isinstance(value, list):
            return _list([_spelt(each, item.type, scope) for each in value])
        case MapOf(each_value) if isinstance(value, dict):
            return _dict({key: _spelt(each, each_value.type, scope) for key, each in value.items()})
        case OneOf(members):
            fitting = (member.type for member in members if scope.package.validator.accepts(value, member.type))
            return next((_spelt(value, member, scope) for member in fitting), None)
        case ModelRef(id):
            return _of_model(value, type_, scope) if not isinstance(api.models[id], ObjectModel) else None
        case _:
            return None


def _moment(value: Json, format_: str, scope: Scope) -> Expr | None:
    """`date.fromisoformat("2024-05-01")`, for what Python writes as it has read it."""
    kind = _MOMENTS.get(format_)
    if kind is None or not isinstance(value, str):
        return None
    try:
        written = kind.fromisoformat(value).isoformat()
    except ValueError:
        return None
    if value not in (written, written.replace("+00:00", "Z")):
        return None
    return call(f"{scope.imports.use('datetime', kind.__name__)}.fromisoformat", [text(value)])


def _of_model(value: Json, reference: ModelRef, scope: Scope) -> Expr | None:
    match scope.package.api.models[reference.id]:
        case AliasModel(target=target):
            return _spelt(value, target, scope)
        case UnionModel(union=union):
            return literal_of(None) if value is None else _spelt(value, union, scope)
        case EnumModel() as model:
            member = member_name(value, model, scope.package)
            return name(f"{scope.reference(model.id).flat}.{member}") if member else literal_of(whole(value))
        case ObjectModel():
            return None


def _list(items: list[Expr | None]) -> Expr | None:
    known = [item for item in items if item is not None]
    return list_of(known) if len(known) == len(items) else None


def _dict(entries: dict[str, Expr | None]) -> Expr | None:
    known = [(text(key), value) for key, value in entries.items() if value is not None]
    return dict_of(known) if len(known) == len(entries) else None


def _in_union(value: Json, type_: Type, scope: Scope) -> Type | None:
    """The list or map among the types of a union that `value` is of; nothing if `type_` is no union."""
    match type_:
        case Nullable(inner):
            return _container(value, inner, scope)
        case Checked(inner):
            return _in_union(value, inner, scope)
        case OneOf():
            return _container(value, type_, scope)
        case ModelRef(id):
            model = scope.package.api.models[id]
            if isinstance(model, UnionModel):
                return _container(value, model.union, scope)
            return _in_union(value, model.target, scope) if isinstance(model, AliasModel) else None
        case _:
            return None


def _container(value: Json, type_: Type, scope: Scope) -> Type | None:
    match type_:
        case ListOf(item):
            return ListOf(item)
        case MapOf(each):
            return MapOf(each)
        case Nullable(inner) | Checked(inner):
            return _container(value, inner, scope)
        case OneOf(members):
            fitting = (member.type for member in members if scope.package.validator.accepts(value, member.type))
            return next((_container(value, member, scope) for member in fitting), None)
        case ModelRef(id) if isinstance(model := scope.package.api.models[id], AliasModel):
            return _container(value, model.target, scope)
        case _:
            return None
