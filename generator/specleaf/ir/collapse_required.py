"""Fields as the source layout requires them: only what a caller has to give counts as required."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from specleaf.ir.api import Api, Field, Model, ObjectModel
from specleaf.ir.types import ListOf, MapOf, Nullable
from specleaf.json_value import Json

_NOTHING: tuple[Json, ...] = (None, [])


def with_what_callers_give(api: Api) -> Api:
    """`api` with the fields that have a default optional, whatever the document requires."""
    return replace(api, models=MappingProxyType({id_: _model(model) for id_, model in api.models.items()}))


def _model(model: Model) -> Model:
    if not isinstance(model, ObjectModel):
        return model
    return replace(model, fields=tuple(replace(each, required=_is_given(each)) for each in model.fields))


def _is_given(each: Field) -> bool:
    if not each.required or each.default is None:
        return each.required
    # A list or map that is empty or null by default is asked for all the same.
    holds_others = isinstance(each.type, Nullable) and isinstance(each.type.inner, ListOf | MapOf)
    return holds_others and each.default.value in _NOTHING
