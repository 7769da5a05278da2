"""Enumerations in newer versions of the SDK layout: open to further values, or constants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from specleaf.ir import (
    Api,
    Constant,
    EnumModel,
    Field,
    Model,
    ModelId,
    ModelRef,
    ObjectModel,
    Type,
    UnionModel,
    target_of,
)
from specleaf.json_value import Json
from specleaf.transforms import models_in_direction

UNKNOWN_VALUES = "x-speakeasy-unknown-values"


def with_open_enums(api: Api, opens_answers: bool) -> Api:
    """`api` with enumerations open where an extension says so; with `opens_answers`, also all in responses.

    An enumeration of one value is open only where an extension says so.
    """
    received = frozenset(models_in_direction(api, "response")) if opens_answers else frozenset[ModelId]()

    def opened(model: Model) -> Model:
        if not isinstance(model, EnumModel):
            return model
        declared = model.docs.extensions.get(UNKNOWN_VALUES)
        by_default = model.open or (len(model.members) > 1 and model.id in received)
        return replace(model, open=declared == "allow" or (by_default and declared != "disallow"))

    return replace(api, models=MappingProxyType({id_: opened(model) for id_, model in api.models.items()}))


def with_constants(api: Api) -> Api:
    """`api` with a constant for each single value that discriminates between the members of a union."""
    discriminators: set[tuple[ModelId, str]] = set()
    for model in api.models.values():
        if isinstance(model, UnionModel):
            discriminators.update(_discriminators(model, api))
    models = {id_: _with_constants(model, discriminators, api) for id_, model in api.models.items()}
    return replace(api, models=MappingProxyType(models))


def _discriminators(union: UnionModel, api: Api) -> Iterator[tuple[ModelId, str]]:
    """The discriminating fields of a union of objects: one of the same name in each member, with distinct values."""
    members = [_object(part.type, api) for part in union.union.members]
    objects = [member for member in members if member is not None]
    if len(objects) < len(members):
        return
    for name in _candidates(union, objects[0]):
        values = [_single_value(member, name, api) for member in objects]
        if None not in values and len(set(map(repr, values))) == len(values):
            yield from ((member.id, name) for member in objects)
            return


def _candidates(union: UnionModel, member: ObjectModel) -> Iterator[str]:
    """The names of fields that may discriminate, that of the Discriminator Object first."""
    if union.union.discriminator:
        yield union.union.discriminator.property_name
    yield from (each.wire_name for each in member.fields)


def _object(type_: Type, api: Api) -> ObjectModel | None:
    model = api.models[type_.id] if isinstance(type_, ModelRef) else None
    return model if isinstance(model, ObjectModel) else None


def _single_value(model: ObjectModel, name: str, api: Api) -> Json:
    """The only value of a field, or null if it has none or several."""
    found = next((each for each in model.fields if each.wire_name == name), None)
    return _value_of(found, api) if found is not None and (found.required or found.default is not None) else None


def _value_of(each: Field, api: Api) -> Json:
    match target_of(each.type, api):
        case Constant(value):
            return value
        case ModelRef(id) if isinstance(model := api.models[id], EnumModel) and len(model.members) == 1:
            return model.members[0].value
        case _:
            return None


def _with_constants(model: Model, discriminators: set[tuple[ModelId, str]], api: Api) -> Model:
    if not isinstance(model, ObjectModel):
        return model
    fields = tuple(
        replace(each, type=Constant(_value_of(each, api)), required=True, default=None)
        if (model.id, each.wire_name) in discriminators
        else each
        for each in model.fields
    )
    return replace(model, fields=fields)
