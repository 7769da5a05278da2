"""What publishers of the SDK layout settle in different ways, as far as it changes what there is to be shown."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from specleaf.ir import Checked, ListOf, MapOf, Nullable, Scalar, Type

_FORMATS_WITH_TYPES = frozenset({"binary", "date", "date-time"})


def shown_as(type_: Type, one_number: bool) -> Hashable:
    """A key that types have in common which come out as one: texts of any format but those with a type of their own."""
    match type_:
        case Scalar("integer") if one_number:
            return "number", ""
        case Scalar(kind, format):
            return kind, format if format in _FORMATS_WITH_TYPES else ""
        case ListOf(item):
            return "list", shown_as(item.type, one_number)
        case MapOf(value):
            return "map", shown_as(value.type, one_number)
        case Nullable(inner) | Checked(inner):
            return shown_as(inner, one_number)
        case _:
            return type_


@dataclass(frozen=True, slots=True)
class SdkApiOptions:
    """The settings of one publisher."""

    one_number: bool = False
    """Whether integers are of the same type as other numbers: a matter of the language."""
    lists_globals: bool = False
    """Whether all global parameters of the client make one more model: a matter of the language too."""
    infers_discriminators: bool = False
    """Whether single values that tell the members of a union apart are constants, not enumerations."""
    opens_enums: bool = False
    """Whether the enumerations that servers answer with are open unless the document says otherwise."""
    sorts_fields: bool = False
    """Whether fields stand in the order of their names, not of the document."""
    drops_misfits: bool = False
    """Whether examples of another type than that of their field are left out."""
    input_suffix: str = "input"
    """What is added to the name of a model as requests carry it, if the plain name is that of what responses carry."""
    output_suffix: str = "output"
    """The same for what responses carry."""
