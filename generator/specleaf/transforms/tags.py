"""Inferred discriminators: a property that all objects of a union require, with disjoint sets of listed values.

The document need not have a discriminator. Selecting a member by the property changes no verdict, is faster than
trying all members, and gives the errors of one member instead of all.
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
    tag_text,
)

Tags: TypeAlias = Mapping[str, frozenset[str]]
"""By property: the values that it is restricted to."""

_DEPTH = 8
"""Nested unions and aliases that are followed."""


def with_inferred_discriminators(api: Api) -> Api:
    """`api` with a discriminator for each union whose members one property distinguishes."""
    return replace(
        api, models=MappingProxyType({id_: _with_discriminator(model, api) for id_, model in api.models.items()})
    )


def _with_discriminator(model: Model, api: Api) -> Model:
    if not isinstance(model, UnionModel) or not _lacks_discriminator(model):
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


def _lacks_discriminator(model: UnionModel) -> bool:
    """Whether the union has no discriminator of its own, and no rule that counts matches (`oneOf`)."""
    chosen, rules = model.union.discriminator, model.rules.schema if model.rules else {}
    open_ = chosen is None or not (chosen.explicit or chosen.is_complete or chosen.base)
    return open_ and isinstance(rules, dict) and "oneOf" not in rules


def _name(union: OneOf, tags: Sequence[Tags]) -> str | None:
    """A property whose values are disjoint between two or more objects; that of the discriminator has precedence."""
    if len(tags) < 2:
        return None
    chosen = [union.discriminator.property_name] if union.discriminator else []
    for name in (*chosen, *tags[0]):
        values = [each.get(name, frozenset()) for each in tags]
        if all(values) and sum(map(len, values)) == len(frozenset[str]().union(*values)):
            return name
    return None


def _tags_of(type_: Type, api: Api, depth: int) -> Tags:
    """The listed values of each required property; of a union, the properties that all of its objects have."""
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
            return _common_tags([_tags_of(each, api, depth - 1) for each in objects])
        case _:
            return {}


def _common_tags(tags: Sequence[Tags]) -> Tags:
    names = [name for name in tags[0] if all(name in each for each in tags)] if tags else []
    return {name: frozenset[str]().union(*(each[name] for each in tags)) for name in names}


def _values(field: Field, api: Api) -> frozenset[str]:
    """The values that a required field is restricted to, as text; empty if other values are possible."""
    match field.type:
        case Constant(value) if field.required and (text := tag_text(value)) is not None:
            return frozenset({text})
        case ModelRef(id) if field.required and isinstance(model := api.models[id], EnumModel):
            return frozenset() if model.open or model.nullable else _texts(model)
        case _:
            return frozenset()


def _texts(model: EnumModel) -> frozenset[str]:
    texts = {tag_text(member.value) for member in model.members}
    return frozenset(text for text in texts if text is not None) if None not in texts else frozenset()


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
            return any(_may_be_object(each, api, depth - 1) for each in _member_types(api.models[id]))
        case ModelRef() | MapOf() | OneOf() | Anything():
            return True


def _member_types(model: Model) -> Iterator[Type]:
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
