"""Values of earlier examples, so that an object has the same value wherever it occurs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from specleaf.examples.size_limits import Size
from specleaf.ir import ModelId, Value

Role: TypeAlias = Literal["field", "item", "entry"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value occurs: the property, the role, and the position (from 1) of an item in a list."""

    name: str = ""
    role: Role = "field"
    number: int | None = None
    is_member: bool = False
    """Whether the value is a member of a union."""


@dataclass(frozen=True, slots=True)
class CachedValue:
    """The value of a nested object, and its size."""

    value: Value
    size: Size


@dataclass(frozen=True, slots=True)
class ExampleCache:
    """The objects generated so far. Entries are added and never replaced."""

    roots: dict[ModelId, Value | None] = field(default_factory=dict[ModelId, Value | None])
    """By model: the value of a whole example; None if it has none."""
    nested: dict[tuple[str, Role, ModelId], CachedValue] = field(
        default_factory=dict[tuple[str, Role, ModelId], CachedValue]
    )
    """By property name, role and model: a value inside another one."""
