"""What the settings say of generated models; read by this room alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """How models are spelt, where more than one way is exact."""

    enums: Literal["literal", "class"] = "literal"
    """`Literal` types, or `Enum` classes for closed enumerations of strings."""
    formats: Literal["types", "text"] = "types"
    """Dates, times and UUIDs as the types of Python's library, or as the text that they are on the wire."""
