"""Enumerations that may grow: a client must not break on a value that its server learned after the client was made."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from specleaf.ir import Api, EnumModel, Model


def with_open_texts(api: Api) -> Api:
    """`api` with every enumeration of two or more texts open to others; a single text tells what a thing is."""
    return replace(api, models=MappingProxyType({id_: _opened(model) for id_, model in api.models.items()}))


def _opened(model: Model) -> Model:
    if not isinstance(model, EnumModel) or len(model.members) < 2:
        return model
    texts = all(isinstance(member.value, str) for member in model.members)
    return replace(model, open=True) if texts else model
