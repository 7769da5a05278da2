"""Open enumerations: a client accepts values that a server added after the client was generated."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from specleaf.ir import Api, EnumModel, Model


def with_open_enums(api: Api) -> Api:
    """`api` with every enumeration of two or more texts open; one with a single text is a tag and stays closed."""
    return replace(api, models=MappingProxyType({id_: _with_open(model) for id_, model in api.models.items()}))


def _with_open(model: Model) -> Model:
    if not isinstance(model, EnumModel) or len(model.members) < 2:
        return model
    texts = all(isinstance(member.value, str) for member in model.members)
    return replace(model, open=True) if texts else model
