"""Identical inline schemas of one component or operation become one model.

In: an `Api`. Out: the `Api` in which one is left of the inline models that are equal, docs included, and that are below
properties of one name in one component or operation, or are one body of it in several media types. All references lead
to it.
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
"""A component or operation, and a part of a pointer in it: from the nearest property on, or without a media type."""


def without_identical_models(api: Api, kept: Collection[Pointer] = ()) -> Api:
    """`api` with identical inline models merged into the one whose pointer is the first; those in `kept` stay."""
    alike = _at_one_place(api, kept)
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


def _at_one_place(api: Api, kept: Collection[Pointer]) -> dict[ModelId, _Place]:
    """The places of the models that share one with another model."""
    operations = {operation.pointer for operation in api.operations}
    places = {id_: place for id_ in api.models if (place := _place_of(id_, operations)) is not None}
    counts = Counter(place for id_, place in places.items() if id_ not in kept)
    return {id_: place for id_, place in places.items() if counts[place] > 1 and id_ not in kept}


def _place_of(id_: ModelId, operations: Collection[Pointer]) -> _Place | None:
    """The place of an inline model below a property, or in a body whatever its media type; `None` for other models."""
    if id_.parts[:1] == ("components",):
        root: Pointer | None = Pointer(id_.parts[:3], id_.file)
    else:
        above = (Pointer(id_.parts[:length], id_.file) for length in range(len(id_.parts), 0, -1))
        root = next((place for place in above if place in operations), None)
    if root is None:
        return None
    inside = id_.parts[len(root.parts) :]
    if "properties" in inside[:-1]:
        return root, inside[_last("properties", inside[:-1]) + 1 :]
    if "content" in inside[:-1]:
        at = _last("content", inside[:-1])
        return root, (*inside[: at + 1], *inside[at + 2 :])
    return None


def _last(word: str, parts: tuple[str, ...]) -> int:
    return max(number for number, part in enumerate(parts) if part == word)


def _meaning(model: Model) -> str:
    """A text that is equal for models that differ in their place only."""
    if isinstance(model, ObjectModel):
        fields = (replace(each, pointer=_relative(each.pointer, model.id)) for each in model.fields)
        model = replace(model, fields=tuple(fields))
    return repr(replace(model, id=Pointer()))


def _relative(pointer: Pointer, to: ModelId) -> Pointer:
    return Pointer(pointer.parts[len(to.parts) :]) if pointer.is_within(to) else pointer
