"""Unions that were written with one member alone: published pages have a page for such a union, which is none to us.

The meaning has the member in its place; that there was more, the place of the member tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specleaf.ir import (
    NO_DOCS,
    Api,
    Checked,
    EnumModel,
    ModelId,
    ModelRef,
    Nullable,
    ObjectModel,
    OneOf,
    Part,
    Type,
    UnionModel,
    parts_of,
    types_in_model,
    types_of_operation,
)


def lone_members(api: Api) -> Mapping[ModelId, UnionModel]:
    """The models that are the only member of a union, and that union. A type or null is no union."""
    or_null = frozenset(_or_null(api))
    return {
        id_: UnionModel(id_.parent.parent, NO_DOCS, OneOf((Part(ModelRef(id_)),)))
        for id_, model in api.models.items()
        if isinstance(model, ObjectModel | EnumModel) and _is_lone(id_, api) and id_ not in or_null
    }


def _is_lone(id_: ModelId, api: Api) -> bool:
    """Whether the model stands in a union that is no model."""
    return id_.parts[-2:-1] in {("oneOf",), ("anyOf",)} and id_.parent.parent not in api.models


def _or_null(api: Api) -> Iterator[ModelId]:
    waiting: list[Type] = [type_ for model in api.models.values() for type_ in types_in_model(model)]
    waiting += (type_ for operation in api.operations for type_ in types_of_operation(operation))
    while waiting:
        match waiting.pop():
            case Nullable(ModelRef(id)):
                yield id
            case Nullable(inner) | Checked(inner):
                waiting.append(inner)
            case other:
                waiting += (part.type for part in parts_of(other))
