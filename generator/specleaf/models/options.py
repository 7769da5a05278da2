"""The settings of generated models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """The form of models, where more than one is exact."""

    enums: Literal["literal", "class"] = "literal"
    """`Literal` types, or `Enum` classes for closed enumerations of strings."""
    formats: Literal["types", "text"] = "types"
    """Dates, times and UUIDs as the types of Python's library, or as the text that they are on the wire."""
