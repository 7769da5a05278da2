"""Strings without the formats that models parse: dates, times and UUIDs stay texts, as in JSON."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from specleaf.ir import PARSED_FORMATS, Api, Scalar, Type, with_inner, with_types


def with_plain_strings(api: Api) -> Api:
    """`api` whose models have no parsed formats. Types of operations are unchanged: no model is made of them."""
    return replace(api, models=MappingProxyType({id_: with_types(model, _type) for id_, model in api.models.items()}))


def _type(type_: Type) -> Type:
    match type_:
        case Scalar("string", format) if format in PARSED_FORMATS:
            return replace(type_, format="")
        case _:
            return with_inner(type_, _type)
