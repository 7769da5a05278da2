"""What publishers of the source layout settle in different ways, as far as it changes what there is to be shown."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeAlias

from specleaf.ir.api import Api
from specleaf.ir.types import Checked, ListOf, MapOf, Nullable, Scalar, Type

Same: TypeAlias = Callable[[Type, Api], Hashable]


def alike(type_: Type, api: Api) -> Hashable:
    """The key of a type where no language is asked: texts are alike, whatever their format, but not files."""
    match type_:
        case Scalar(kind, format):
            return kind, format == "binary"
        case ListOf(item):
            return "list", alike(item.type, api)
        case MapOf(value):
            return "map", alike(value.type, api)
        case Nullable(inner) | Checked(inner):
            return alike(inner, api)
        case _:
            return type_


@dataclass(frozen=True, slots=True)
class CollapseRules:
    """The settings of one publisher."""

    same: Same = alike
    """Gives equal keys for types that come out as one."""
    infers_discriminators: bool = False
    """Whether single values that tell the members of a union apart are constants, not enumerations."""
    opens_enums: bool = False
    """Whether the enumerations that servers answer with are open unless the document says otherwise."""
    sorts_fields: bool = False
    """Whether fields stand in the order of their names, not of the document."""
    input_suffix: str = "Input"
    """What is added to the name of a model that only requests carry, if responses carry another form of it."""
