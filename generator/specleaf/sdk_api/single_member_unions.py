"""Unions with a single member, which have a page in the SDK layout.

The Api has the member in place of such a union; the pointer of the member shows that there was one.
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


def single_member_unions(api: Api) -> Mapping[ModelId, UnionModel]:
    """The union of each model that is the only member of one. A type or null is no union."""
    nullable_models = frozenset(_nullable_models(api))
    objects = (model for model in api.models.values() if isinstance(model, ObjectModel))
    docs = {each.pointer: each.docs for model in objects for each in model.fields}
    return {
        id_: UnionModel(id_.parent.parent, docs.get(id_.parent.parent, NO_DOCS), OneOf((Part(ModelRef(id_)),)))
        for id_, model in api.models.items()
        if isinstance(model, ObjectModel | EnumModel) and _is_single_member(id_, api) and id_ not in nullable_models
    }


def _is_single_member(id_: ModelId, api: Api) -> bool:
    """Whether the model is inside a union that is no model itself."""
    return id_.parts[-2:-1] in {("oneOf",), ("anyOf",)} and id_.parent.parent not in api.models


def _nullable_models(api: Api) -> Iterator[ModelId]:
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
