"""Texts without the formats that models read as dates, times and UUIDs: where these stay as they are on the wire."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import assert_never

from specleaf.ir.accepts import FORMATS_READ
from specleaf.ir.api import AliasModel, Api, EnumModel, Model, ObjectModel, UnionModel
from specleaf.ir.types import Checked, ListOf, MapOf, Nullable, OneOf, Part, Scalar, TupleOf, Type


def with_plain_texts(api: Api) -> Api:
    """`api` with each text of such a format as a text of none. Operations keep theirs: they only lead to models."""
    return replace(api, models=MappingProxyType({id_: _model(model) for id_, model in api.models.items()}))


def _model(model: Model) -> Model:
    match model:
        case ObjectModel():
            fields = tuple(replace(each, type=_type(each.type)) for each in model.fields)
            return replace(model, fields=fields, extra=_part(model.extra))
        case UnionModel():
            return replace(model, union=replace(model.union, members=tuple(map(_part, model.union.members))))
        case AliasModel():
            return replace(model, target=_type(model.target))
        case EnumModel():
            return model
        case _:
            assert_never(model)


def _type(type_: Type) -> Type:
    match type_:
        case Scalar("string", format) if format in FORMATS_READ:
            return replace(type_, format="")
        case Nullable(inner) | Checked(inner):
            return replace(type_, inner=_type(inner))
        case ListOf(item):
            return replace(type_, item=_part(item))
        case MapOf(value):
            return replace(type_, value=_part(value))
        case TupleOf(items, rest):
            return replace(type_, items=tuple(map(_part, items)), rest=_part(rest))
        case OneOf(members):
            return replace(type_, members=tuple(map(_part, members)))
        case _:
            return type_


def _part(part: Part) -> Part:
    return replace(part, type=_type(part.type))
