"""Examples in newer versions of the SDK layout: those of another type than their field are left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import assert_never, get_args

from specleaf.ir import (
    AliasModel,
    Anything,
    Api,
    Checked,
    Constant,
    EnumModel,
    Field,
    JsonTypeName,
    ListOf,
    MapOf,
    Model,
    ModelId,
    ModelRef,
    Nothing,
    Nullable,
    ObjectModel,
    OneOf,
    Scalar,
    TupleOf,
    Type,
    UnionModel,
    json_type,
    types_in_model,
)

_ALL: tuple[JsonTypeName, ...] = get_args(JsonTypeName)
_OF_SCALARS: dict[str, frozenset[JsonTypeName]] = {
    "string": frozenset({"string", "integer", "number"}),  # a number is shown as text
    "integer": frozenset({"integer", "number"}),
    "number": frozenset({"integer", "number"}),
    "boolean": frozenset({"boolean"}),
}


def without_mistyped_examples(api: Api) -> Api:
    """`api` without the examples of fields whose JSON type is none of the field's."""

    def shown(model: Model) -> Model:
        if not isinstance(model, ObjectModel):
            return model
        return replace(model, fields=tuple(_with_fitting(each, api) for each in model.fields))

    return replace(api, models=MappingProxyType({id_: shown(model) for id_, model in api.models.items()}))


def _with_fitting(each: Field, api: Api) -> Field:
    if not each.docs.examples:
        return each
    allowed = frozenset(_json_types(each.type, api))
    fitting = tuple(example for example in each.docs.examples if json_type(example) in allowed)
    return replace(each, docs=replace(each.docs, examples=fitting))


def _json_types(type_: Type, api: Api) -> Iterator[JsonTypeName]:
    """The JSON types of the values of a type."""
    seen: set[ModelId] = set()
    waiting: list[Type] = [type_]
    while waiting:
        each = waiting.pop()
        match each:
            case Nullable(inner):
                yield "null"
                waiting.append(inner)
            case Checked(inner):
                waiting.append(inner)
            case Scalar(kind):
                yield from _OF_SCALARS[kind]
            case ListOf() | TupleOf():
                yield "array"
            case MapOf():
                yield "object"
            case Constant(value):
                yield json_type(value)
            case OneOf(members):
                waiting += (part.type for part in members)
            case ModelRef(id) if id not in seen:
                seen.add(id)
                yield from _of_model(api.models[id], waiting)
            case ModelRef():
                pass
            case Anything() | Nothing():
                yield from _ALL
            case _:
                assert_never(each)


def _of_model(model: Model, waiting: list[Type]) -> Iterator[JsonTypeName]:
    """The JSON types of the values of a model; the types behind a union or an alias are appended to `waiting`."""
    match model:
        case ObjectModel():
            yield "object"
        case EnumModel(members=members):
            if model.nullable or model.declared_nullable:
                yield "null"
            yield from map(json_type, (member.value for member in members))
        case UnionModel() | AliasModel():
            waiting += types_in_model(model)
        case _:
            assert_never(model)
