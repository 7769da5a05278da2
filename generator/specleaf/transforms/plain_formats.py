"""Texts without the formats that models read as dates, times and UUIDs: where these stay as they are on the wire."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from specleaf.ir import PARSED_FORMATS, Api, Scalar, Type, with_inner, with_types


def with_plain_texts(api: Api) -> Api:
    """`api` with each text of such a format as a text of none. Operations keep theirs: they only lead to models."""
    return replace(api, models=MappingProxyType({id_: with_types(model, _type) for id_, model in api.models.items()}))


def _type(type_: Type) -> Type:
    match type_:
        case Scalar("string", format) if format in PARSED_FORMATS:
            return replace(type_, format="")
        case _:
            return with_inner(type_, _type)
