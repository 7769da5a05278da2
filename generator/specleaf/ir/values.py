"""An example value as a tree, in no language: `languages` spells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from specleaf.ir.types import ModelId
from specleaf.json_value import Json


@dataclass(frozen=True, slots=True)
class Text:
    """A string."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number, integral or not."""

    value: int | float


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    value: bool


@dataclass(frozen=True, slots=True)
class Null:
    """Null."""


@dataclass(frozen=True, slots=True)
class Instant:
    """A `date-time` in the form of RFC 3339, as on the wire."""

    text: str


@dataclass(frozen=True, slots=True)
class Day:
    """A `date` in the form of RFC 3339."""

    text: str


@dataclass(frozen=True, slots=True)
class Binary:
    """Bytes, given as the text that they are the UTF-8 form of."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """An array."""

    items: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """An object without a model: its keys are data."""

    entries: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Instance:
    """A value of an `ObjectModel`: wire names and values, in the order to be shown."""

    model: ModelId
    fields: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of an `EnumModel`."""

    model: ModelId
    value: Json = field(hash=False)


Value: TypeAlias = Text | Number | Flag | Null | Instant | Day | Binary | Items | Entries | Instance | Choice
