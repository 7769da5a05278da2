"""How the strategies for example values differ: one record of functions for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from specleaf.examples.authored import given_value
from specleaf.ir import NO_DOCS, Api, Docs, Field, Type, Value, is_asked_for
from specleaf.json_value import Json

OptionalFields: TypeAlias = Literal["with-example", "never", "always"]
"""Which optional fields an example has: those with an example of their own, hardly any, or all."""


@dataclass(frozen=True, slots=True)
class Strategy:
    """What has the last word on values. All draws are taken before it is asked, so it changes no other value."""

    length: Callable[[Type, int, Api], int]
    """How many entries a list or map of this type has, if so many were drawn."""
    finish: Callable[[Type, Value, Api], Value]
    """What is shown of this type, if this value was made."""
    accepts: Callable[[Type, Json, Api], bool]
    """Whether an author's own example may be shown for this type."""
    given: Callable[[Type, Json, Api], Value]
    """What is shown of an author's own example."""
    needs: Callable[[Field], bool]
    """Whether a value of an object has to have this field."""


@dataclass(frozen=True, slots=True)
class ExampleSettings:
    """What a run asks of its examples. The clock is never read: `year` is the year of the run."""

    strategy: Strategy
    optional: OptionalFields
    year: int


class Roots(Protocol):
    """Where the values of whole blocks come from."""

    def root(self, type_: Type, seed: str, docs: Docs = NO_DOCS) -> Value | None:
        """The value of a block about a type, seeded by this text; `docs` speak for a type that is no model."""
        ...


DRAWN = Strategy(
    length=lambda _type, drawn, _api: drawn,
    finish=lambda _type, value, _api: value,
    accepts=lambda _type, _json, _api: True,
    given=given_value,
    needs=is_asked_for,
)
"""The values as they were drawn, whatever the constraints say."""
