"""What examples remember from one block to the next, so that one thing shows one value wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from specleaf.examples.size_limits import Size
from specleaf.ir import ModelId, Value

Kind: TypeAlias = Literal["field", "item", "entry"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: under which property, as what, and, among the items of a list, at which position from 1."""

    name: str = ""
    kind: Kind = "field"
    number: int | None = None
    is_member: bool = False
    """Whether a union was asked for, of which the value is a member."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A nested object."""

    value: Value
    size: Size


@dataclass(frozen=True, slots=True)
class Store:
    """The objects shown so far. It only grows, and what is in it stays: the first block that needs a value makes it."""

    roots: dict[ModelId, Value | None] = field(default_factory=dict[ModelId, Value | None])
    """By model: the value of a whole block, if there is one."""
    nested: dict[tuple[str, Kind, ModelId], Kept] = field(default_factory=dict[tuple[str, Kind, ModelId], Kept])
    """By property name, kind of place and model: a value inside another one."""
