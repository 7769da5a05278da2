"""Enumerations in newer versions of the SDK layout: open to further values, or constants."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from specleaf.ir import (
    AliasModel,
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
    references_in,
    references_of,
    target_of,
    types_of_operation,
)
from specleaf.json_value import Json
from specleaf.transforms import models_in_direction

UNKNOWN_VALUES = "x-speakeasy-unknown-values"

_Place: TypeAlias = tuple[ModelId, str]
"""A field: the model that has it, and its name in the document."""


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


def with_constants(api: Api, used: Iterable[ModelId], infers: bool) -> Api:
    """`api` with a constant for each single value that discriminates between the members of a union.

    `used`: the models that count. `infers`: also where the union does not say which property discriminates.
    """
    shown = [api.models[id_] for id_ in used]
    declared: dict[_Place, None] = {}
    inferred: dict[_Place, None] = {}
    for model in shown:
        if isinstance(model, UnionModel):
            found = dict.fromkeys(_declared(model, api))
            declared |= found
            inferred |= {} if found or not infers else dict.fromkeys(_inferred(model, api))
    optional = declared.keys() & _used_otherwise(shown, api, declared)
    models = {
        id_: _with_constants(model, declared.keys() - optional, optional | inferred.keys(), api)
        for id_, model in api.models.items()
    }
    return replace(api, models=MappingProxyType(models))


def _declared(union: UnionModel, api: Api) -> Iterator[_Place]:
    """The discriminating fields that a Discriminator Object names, as far as they have a single value."""
    discriminator = union.union.discriminator
    for part in union.union.members if discriminator else ():
        member = _object(part.type, api)
        if discriminator and member and _single_value(member, discriminator.property_name, api) is not None:
            yield member.id, discriminator.property_name


def _inferred(union: UnionModel, api: Api) -> Iterator[_Place]:
    """The fields that discriminate in fact: required, of one name in each member, and with distinct values."""
    members = [_object(part.type, api) for part in union.union.members]
    objects = [member for member in members if member is not None]
    if len(objects) < len(members):
        return
    for name in [each.wire_name for each in objects[0].fields]:
        values = [_single_value(member, name, api) for member in objects if _requires(member, name)]
        if len(values) == len(objects) and None not in values and len(set(map(repr, values))) == len(values):
            yield from ((member.id, name) for member in objects)
            return


def _requires(model: ObjectModel, name: str) -> bool:
    return any(each.wire_name == name and each.required for each in model.fields)


def _used_otherwise(shown: Iterable[Model], api: Api, declared: Iterable[_Place]) -> frozenset[_Place]:
    """The declared discriminators of objects that are not only members of unions which they discriminate.

    Such a field is optional if the object says so: without a union, nothing asks for it.
    """
    uses: dict[ModelId, set[str]] = {}
    for model in shown:
        found = model.union.discriminator if isinstance(model, UnionModel) else None
        for id_ in references_of(model):
            uses.setdefault(id_, set()).add(found.property_name if found else "")
    for operation in api.operations:
        for type_ in types_of_operation(operation):
            for id_ in references_in(type_):
                uses.setdefault(id_, set()).add("")
    return frozenset((id_, name) for id_, name in declared if uses.get(id_, set()) != {name})


def _object(type_: Type, api: Api) -> ObjectModel | None:
    target = target_of(type_, api)
    model = api.models[target.id] if isinstance(target, ModelRef) else None
    return model if isinstance(model, ObjectModel) else None


def _single_value(model: ObjectModel, name: str, api: Api) -> Json:
    """The only value of a field, or null if it has none or several."""
    found = next((each for each in model.fields if each.wire_name == name), None)
    return _value_of(found, api) if found is not None else None


def _value_of(each: Field, api: Api) -> Json:
    match target_of(each.type, api):
        case Constant(value):
            return value
        case ModelRef(id) if isinstance(model := api.models[id], EnumModel) and len(model.members) == 1:
            return model.members[0].value
        case _:
            return None


def _with_constants(model: Model, required: AbstractSet[_Place], as_said: AbstractSet[_Place], api: Api) -> Model:
    """The model with constants, those of `required` required."""
    if not isinstance(model, ObjectModel):
        return model

    def shown(each: Field) -> Field:
        place = (model.id, each.wire_name)
        if place in required:
            return replace(each, type=Constant(_value_of(each, api)), required=True, default=None)
        return replace(each, type=Constant(_value_of(each, api))) if place in as_said else each

    return replace(model, fields=tuple(map(shown, model.fields)))


def with_literal_models(api: Api, reached: Collection[ModelId]) -> dict[ModelId, Model]:
    """The models that are reached, and one more for each single value of a field that has no model for that reason.

    Generators name literals before they find that these need no class, so other classes leave them their names.
    """
    literals = {
        id_: AliasModel(each.pointer, each.docs, each.type)
        for model_id in reached
        if isinstance(model := api.models[model_id], ObjectModel)
        for each in model.fields
        if isinstance(each.type, Constant) and each.type.value is not None and (id_ := each.pointer) not in reached
    }
    found: dict[ModelId, Model] = {}
    for id_, model in api.models.items():
        if id_ in reached or id_ in literals:
            found[id_] = literals.get(id_, model)
    return {**found, **literals}


def without_literal_models(api: Api) -> Api:
    """`api` without the models of literals, once names are known."""
    shown = {id_: model for id_, model in api.models.items() if not isinstance(model, AliasModel)}
    return replace(api, models=MappingProxyType(shown))
