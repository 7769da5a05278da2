"""Unions whose members say themselves what they are: each object requires a property, and no two allow it one value.

The document need not have a discriminator for that. To look at the property alone changes no verdict, takes one look
where there are many members, and tells of one member what is wrong instead of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from specleaf.ir import (
    AliasModel,
    Anything,
    Api,
    Checked,
    Constant,
    Discriminator,
    EnumModel,
    Field,
    ListOf,
    MapOf,
    Model,
    ModelRef,
    Nothing,
    Nullable,
    ObjectModel,
    OneOf,
    Scalar,
    TupleOf,
    Type,
    UnionModel,
)

Tags: TypeAlias = Mapping[str, frozenset[str]]
"""By property: the values that it must have one of."""

_DEPTH = 8
"""Unions in unions are looked through so far."""


def with_tags(api: Api) -> Api:
    """`api` with a discriminator for each union whose members one property tells apart."""
    return replace(api, models=MappingProxyType({id_: _told(model, api) for id_, model in api.models.items()}))


def _told(model: Model, api: Api) -> Model:
    if not isinstance(model, UnionModel) or not _may_be_told(model):
        return model
    members = [part.type for part in model.union.members]
    objects = [type_ for type_ in members if _may_be_object(type_, api, _DEPTH)]
    tags = [_tags_of(type_, api, _DEPTH) for type_ in objects]
    ids = [type_.id for type_ in objects if isinstance(type_, ModelRef)]
    name = _name(model.union, tags)
    if name is None or len(ids) < len(objects):
        return model
    mapping = tuple((tag, id_) for id_, each in zip(ids, tags, strict=True) for tag in sorted(each[name]))
    return replace(model, union=replace(model.union, discriminator=Discriminator(name, mapping, explicit=False)))


def _may_be_told(model: UnionModel) -> bool:
    """Whether nothing tells the members apart yet, and none of them has to be counted."""
    chosen, rules = model.union.discriminator, model.rules.schema if model.rules else {}
    open_ = chosen is None or not (chosen.explicit or chosen.is_complete or chosen.base)
    return open_ and isinstance(rules, dict) and "oneOf" not in rules


def _name(union: OneOf, tags: Sequence[Tags]) -> str | None:
    """The property of two or more objects that tells each from all others: that of the discriminator if it does."""
    if len(tags) < 2:
        return None
    chosen = [union.discriminator.property_name] if union.discriminator else []
    for name in (*chosen, *tags[0]):
        values = [each.get(name, frozenset()) for each in tags]
        if all(values) and sum(map(len, values)) == len(frozenset[str]().union(*values)):
            return name
    return None


def _tags_of(type_: Type, api: Api, depth: int) -> Tags:
    """What a type says of each property that tells something; of a union, what all of its objects say."""
    match type_:
        case ModelRef(id) if depth:
            model = api.models[id]
        case _:
            return {}
    match model:
        case ObjectModel():
            return {field.wire_name: values for field in model.fields if (values := _values(field, api))}
        case AliasModel(target=target):
            return _tags_of(target, api, depth - 1)
        case UnionModel(union=union):
            objects = [part.type for part in union.members if _may_be_object(part.type, api, depth - 1)]
            return _together([_tags_of(each, api, depth - 1) for each in objects])
        case _:
            return {}


def _together(tags: Sequence[Tags]) -> Tags:
    names = [name for name in tags[0] if all(name in each for each in tags)] if tags else []
    return {name: frozenset[str]().union(*(each[name] for each in tags)) for name in names}


def _values(field: Field, api: Api) -> frozenset[str]:
    """The texts that a required field must have one of; none if it may have another value, or none."""
    match field.type:
        case Constant(str(value)) if field.required:
            return frozenset({value})
        case ModelRef(id) if field.required and isinstance(model := api.models[id], EnumModel):
            return frozenset() if model.open or model.nullable else _texts(model)
        case _:
            return frozenset()


def _texts(model: EnumModel) -> frozenset[str]:
    texts = [member.value for member in model.members if isinstance(member.value, str)]
    return frozenset(texts if len(texts) == len(model.members) else ())


def _may_be_object(type_: Type, api: Api, depth: int) -> bool:
    """Whether an object may be a value of a type."""
    match type_:
        case Scalar() | ListOf() | TupleOf() | Nothing():
            return False
        case Constant(value):
            return isinstance(value, dict)
        case Nullable(inner) | Checked(inner):
            return _may_be_object(inner, api, depth)
        case ModelRef(id) if depth:
            return any(_may_be_object(each, api, depth - 1) for each in _inside(api.models[id]))
        case ModelRef() | MapOf() | OneOf() | Anything():
            return True


def _inside(model: Model) -> Iterator[Type]:
    """The types whose values are those of a model."""
    match model:
        case AliasModel(target=target):
            yield target
        case UnionModel(union=union):
            yield from (part.type for part in union.members)
        case EnumModel(members=members):
            yield from (Constant(member.value) for member in members)
        case ObjectModel():
            yield Anything()
