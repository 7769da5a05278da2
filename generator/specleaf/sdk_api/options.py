"""Options in which publishers of the SDK layout differ, as far as they change the Api."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from specleaf.ir import Checked, ListOf, MapOf, Nullable, Scalar, Type

_FORMATS_WITH_TYPES = frozenset({"binary", "date", "date-time"})


def written_key(type_: Type, one_number: bool) -> Hashable:
    """A key that is equal for types that are written the same: texts of all formats without a type of their own."""
    match type_:
        case Scalar("integer") if one_number:
            return "number", ""
        case Scalar(kind, format):
            return kind, format if format in _FORMATS_WITH_TYPES else ""
        case ListOf(item):
            return "list", written_key(item.type, one_number)
        case MapOf(value):
            return "map", written_key(value.type, one_number)
        case Nullable(inner) | Checked(inner):
            return written_key(inner, one_number)
        case _:
            return type_


@dataclass(frozen=True, slots=True)
class Generation:
    """A version of the publisher's generator, and what changed with it (at the latest, where that is unknown)."""

    major: int = 1
    minor: int = 606

    @classmethod
    def of(cls, version: str) -> Generation:
        """The generation of a version such as `"1.606"`."""
        major, _, minor = version.partition(".")
        return cls(int(major), int(minor))

    @property
    def is_of_2026(self) -> bool:
        """Whether it was current in 2026, so that the dates that it makes up end in that year."""
        return self._is_since(690)

    @property
    def measures_breaks_as_lines(self) -> bool:
        """Whether a line break after a notice counts as one character for the width of a column, not as its five."""
        return self._is_since(682)

    @property
    def titles_name_all_groups(self) -> bool:
        """Whether the title of a group's page says which groups it is nested in, and no line below it does."""
        return self._is_since(680)

    @property
    def tells_integers_apart(self) -> bool:
        """Whether a union has two members for integers and other numbers, though they are written the same."""
        return self._is_since(749)

    def _is_since(self, minor: int) -> bool:
        return (self.major, self.minor) >= (1, minor)


@dataclass(frozen=True, slots=True)
class SdkApiOptions:
    """The settings of one publisher."""

    generation: Generation = field(default_factory=Generation)
    body_name: str = ""
    """The name of the body in the model of a request, if it is not that of the body's component."""
    one_number: bool = False
    """Whether integers have the same type as other numbers; depends on the language."""
    lists_globals: bool = False
    """Whether all global parameters make one more model; depends on the language."""
    infers_discriminators: bool = False
    """Whether single values that discriminate between the members of a union are constants, not enumerations."""
    opens_enums: bool = False
    """Whether enumerations in responses are open unless the document says otherwise."""
    sorts_fields: bool = False
    """Whether fields are in the order of their names, not of the document."""
    drops_misfits: bool = False
    """Whether examples of another type than their field are left out."""
    input_suffix: str = "input"
    """The suffix of the variant of a model in requests, where it differs from the one in responses."""
    output_suffix: str = "output"
    """The suffix of the variant of a model in responses."""
