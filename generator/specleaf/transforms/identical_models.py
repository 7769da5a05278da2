"""Identical inline schemas of one component or operation become one model.

In: an `Api`. Out: the `Api` in which one is left of the inline models that are equal, docs included, and that are below
properties of one name in one component or operation. All references lead to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from specleaf.ir import (
    Api,
    Model,
    ModelId,
    ModelRef,
    ObjectModel,
    Type,
    post_order,
    references_of,
    with_inner,
    with_operation_types,
    with_types,
)
from specleaf.pointer import Pointer

_Place: TypeAlias = tuple[Pointer, tuple[str, ...]]
"""A component or operation, and the end of a pointer inside it."""


def without_identical_models(api: Api, kept: Collection[Pointer] = ()) -> Api:
    """`api` with identical inline models merged into the one whose pointer is the first; those in `kept` stay."""
    alike = _below_properties_of_one_name(api, kept)
    first: dict[tuple[_Place, str], ModelId] = {}
    replacements: dict[ModelId, ModelId] = {}

    def merged(type_: Type) -> Type:
        if isinstance(type_, ModelRef):
            return ModelRef(replacements.get(type_.id, type_.id))
        return with_inner(type_, merged)

    # In the order of pointers, so that the order of the document does not matter; what a model refers to comes first.
    in_order = sorted(alike, key=lambda id_: (len(id_.parts), id_.reference))
    for id_ in post_order(in_order, lambda id_: (each for each in references_of(api.models[id_]) if each in alike)):
        key = (alike[id_], _meaning(with_types(api.models[id_], merged)))
        if (other := first.setdefault(key, id_)) != id_:
            replacements[id_] = other
    if not replacements:
        return api
    models = (with_types(model, merged) for id_, model in api.models.items() if id_ not in replacements)
    operations = tuple(with_operation_types(each, merged) for each in api.operations)
    return replace(api, models=MappingProxyType({model.id: model for model in models}), operations=operations)


def _below_properties_of_one_name(api: Api, kept: Collection[Pointer]) -> dict[ModelId, _Place]:
    """The component or operation, and the pointer from the nearest property on, of each model that shares both."""
    operations = {operation.pointer for operation in api.operations}
    places = {id_: (root, _from_property(id_)) for id_ in api.models if (root := _root(id_, operations)) is not None}
    counts = Counter(place for id_, place in places.items() if id_ not in kept)
    return {id_: place for id_, place in places.items() if counts[place] > 1 and id_ not in kept}


def _root(id_: ModelId, operations: Collection[Pointer]) -> Pointer | None:
    """The component or operation of an inline model below a property; `None` for other models."""
    if "properties" not in id_.parts[:-1]:
        return None
    if id_.parts[:1] == ("components",):
        return Pointer(id_.parts[:3], id_.file)
    places = (Pointer(id_.parts[:length], id_.file) for length in range(len(id_.parts), 0, -1))
    return next((place for place in places if place in operations), None)


def _from_property(id_: ModelId) -> tuple[str, ...]:
    """The end of a pointer, from the name of the nearest property on."""
    at = max(number for number, part in enumerate(id_.parts[:-1]) if part == "properties")
    return id_.parts[at + 1 :]


def _meaning(model: Model) -> str:
    """A text that is equal for models that differ in their place only."""
    if isinstance(model, ObjectModel):
        fields = (replace(each, pointer=_relative(each.pointer, model.id)) for each in model.fields)
        model = replace(model, fields=tuple(fields))
    return repr(replace(model, id=Pointer()))


def _relative(pointer: Pointer, to: ModelId) -> Pointer:
    return Pointer(pointer.parts[len(to.parts) :]) if pointer.is_within(to) else pointer
