"""Enumerations of one value as constants: no component, so nobody has given them a name."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from specleaf.ir import Api, Constant, EnumModel, ModelRef, Type, with_inner, with_operation_types, with_types


def with_constants(api: Api) -> Api:
    """`api` without its enumerations of one value that are no components: each reference to one is a `Constant`.

    Those that take further values, or null, or have rules, stay.
    """
    named = frozenset(api.components)
    values = {
        id_: model.members[0].value
        for id_, model in api.models.items()
        if id_ not in named and isinstance(model, EnumModel) and _has_one_value(model)
    }
    if not values:
        return api

    def change(type_: Type) -> Type:
        match type_:
            case ModelRef(id) if id in values:
                return Constant(values[id])
            case _:
                return with_inner(type_, change)

    models = {id_: with_types(model, change) for id_, model in api.models.items() if id_ not in values}
    operations = tuple(with_operation_types(operation, change) for operation in api.operations)
    return replace(api, models=MappingProxyType(models), operations=operations)


def _has_one_value(model: EnumModel) -> bool:
    return len(model.members) == 1 and not (model.nullable or model.open or model.rules)
