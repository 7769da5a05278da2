"""Values of parameters and of form fields as text, written by the code that every generated package has.

So a request on a page is the one that a model of the package writes.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol, cast

from specleaf.ir import ParameterStyle
from specleaf.json_value import Json


class _Codec(Protocol):
    """The functions of the module that are used here."""

    Parameter: Callable[..., Any]
    encode: Callable[[Any, Json], str | None]


def parameter_text(name: str, location: str, style: ParameterStyle, value: Json) -> str | None:
    """The finished text of a value (OpenAPI 3.2, "Style Values"), with the name where its style writes it.

    None: the parameter is left out, as it is for null, an empty list and an empty object.
    """
    codec = cast("_Codec", import_module("specleaf.templates.models.pydantic._parameters"))
    parameter = codec.Parameter(
        name,
        location,
        style.style,
        explode=style.explode,
        allow_reserved=style.allow_reserved,
        content=style.content_type,
    )
    return codec.encode(parameter, value)
