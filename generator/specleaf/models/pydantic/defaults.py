"""Defaults as Python expressions that type checkers accept for their field.

A default that only a model could be, or a date or time in a form that Python would not write, is given as JSON, and
read for each instance. One that its type refuses is left out, and one that needs itself is left to the docstring.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from types import MappingProxyType

from specleaf.ir import (
    ANY_PART,
    AliasModel,
    Anything,
    Checked,
    Constant,
    EnumModel,
    Field,
    ListOf,
    MapOf,
    Model,
    ModelId,
    ModelRef,
    Nullable,
    ObjectModel,
    OneOf,
    Scalar,
    Type,
    UnionModel,
    references_in,
    references_of,
)
from specleaf.json_value import Json
from specleaf.languages.python import Expr, call, dict_of, keyword, list_of, literal_of, name, text, whole
from specleaf.models.modules import Binding
from specleaf.models.pydantic.enums import member_name
from specleaf.models.pydantic.scope import Scope

_DATE_TYPES: Mapping[str, type[date] | type[time]] = MappingProxyType(
    {"date": date, "date-time": datetime, "time": time}
)
_PARSED_FORMATS = frozenset({*_DATE_TYPES, "uuid"})


def default_of(field: Field, scope: Scope, expression: Callable[[Type, Scope], Expr]) -> Expr | None:
    """The expression for the default of an optional field, if it has a default and that an expression."""
    if field.default is None or not scope.package.validator.accepts(field.default.value, field.type):
        return None
    value = field.default.value
    found = _expression(value, field.type, scope)
    if found is None:
        return None if _leads_back(field.type, scope) else call(scope.support("Default"), [literal_of(value)])
    if not isinstance(value, list | dict):
        return found
    if value and (container := _container_in_union(value, field.type, scope)):
        # mypy does not find out which type of a union a list or dict is of.
        found = call(expression(_defined(container, scope), scope).flat, [found])
    # pydantic would copy a bare list or dict for each instance, but linters do not know that this is a model.
    return call(scope.library("pydantic", "Field"), [keyword("default", found)])


def _leads_back(type_: Type, scope: Scope) -> bool:
    """Whether values of a type have, by the defaults of their own fields, values of the model that is defined here.

    Reading one default would then need the next without end.
    """
    known: set[ModelId] = set()
    waiting = list(references_in(type_))
    while waiting:
        id_ = waiting.pop()
        if id_ == scope.model.id:
            return True
        if id_ not in known:
            known.add(id_)
            waiting += _references_by_default(scope.package.api.models[id_])
    return False


def _references_by_default(model: Model) -> Iterator[ModelId]:
    """The models of values that reading a model may need: those of an object are only those of its defaults."""
    if not isinstance(model, ObjectModel):
        yield from references_of(model)
        return
    for field in model.fields:
        if not field.required and field.default is not None:
            yield from references_in(field.type)


def _expression(value: Json, type_: Type, scope: Scope) -> Expr | None:
    api = scope.package.api
    match type_:
        case Nullable() if value is None:
            return literal_of(None)
        case Nullable(inner) | Checked(inner):
            return _expression(value, inner, scope)
        case Scalar("string", format) if format in _PARSED_FORMATS and scope.package.options.formats == "types":
            return _date_or_time(value, format, scope)
        case Scalar("integer"):
            return literal_of(whole(value))
        case Scalar() | Constant() | Anything():
            return literal_of(value)
        case ListOf(item) if isinstance(value, list):
            return _list([_expression(each, item.type, scope) for each in value])
        case MapOf(each_value) if isinstance(value, dict):
            return _dict({key: _expression(each, each_value.type, scope) for key, each in value.items()})
        case OneOf(members):
            fitting = (member.type for member in members if scope.package.validator.accepts(value, member.type))
            return next((_expression(value, member, scope) for member in fitting), None)
        case ModelRef(id):
            return _of_model(value, type_, scope) if not isinstance(api.models[id], ObjectModel) else None
        case _:
            return None


def _date_or_time(value: Json, format_: str, scope: Scope) -> Expr | None:
    """`date.fromisoformat("2024-05-01")`, if Python writes the value in the same form."""
    kind = _DATE_TYPES.get(format_)
    if kind is None or not isinstance(value, str):
        return None
    try:
        written = kind.fromisoformat(value).isoformat()
    except ValueError:
        return None
    if value not in (written, written.replace("+00:00", "Z")):
        return None
    return call(f"{scope.library('datetime', kind.__name__)}.fromisoformat", [text(value)])


def _of_model(value: Json, reference: ModelRef, scope: Scope) -> Expr | None:
    match scope.package.api.models[reference.id]:
        case AliasModel(target=target):
            return _expression(value, target, scope)
        case UnionModel(union=union):
            return literal_of(None) if value is None else _expression(value, union, scope)
        case EnumModel() as model:
            member = member_name(value, model, scope.package)
            if member is None:
                return literal_of(whole(value))
            is_there = scope.package.modules.is_available(scope.model.id, model.id)
            return name(f"{scope.reference(model.id).flat}.{member}") if is_there else None
        case ObjectModel():
            return None


def _list(items: list[Expr | None]) -> Expr | None:
    known = [item for item in items if item is not None]
    return list_of(known) if len(known) == len(items) else None


def _dict(entries: dict[str, Expr | None]) -> Expr | None:
    known = [(text(key), value) for key, value in entries.items() if value is not None]
    return dict_of(known) if len(known) == len(entries) else None


def _container_in_union(value: Json, type_: Type, scope: Scope) -> Type | None:
    """The list or map among the types of a union that `value` is of; `None` if `type_` is no union."""
    match type_:
        case Nullable(inner):
            return _container(value, inner, scope)
        case Checked(inner):
            return _container_in_union(value, inner, scope)
        case OneOf():
            return _container(value, type_, scope)
        case ModelRef(id):
            model = scope.package.api.models[id]
            if isinstance(model, UnionModel):
                return _container(value, model.union, scope)
            return _container_in_union(value, model.target, scope) if isinstance(model, AliasModel) else None
        case _:
            return None


def _defined(container: Type, scope: Scope) -> Type:
    """`container`, or one of anything if it names models that are not defined yet when the default is evaluated."""
    binding, source = scope.package.modules.binding, scope.model.id
    if all(binding(source, target) is not Binding.FORWARD for target in references_in(container)):
        return container
    return ListOf(ANY_PART) if isinstance(container, ListOf) else MapOf(ANY_PART)


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
