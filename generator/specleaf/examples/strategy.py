"""The record of functions by which strategies for example values differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeAlias

from specleaf.examples.authored import ExampleReader, authored_value, declared_fields
from specleaf.ir import NO_DOCS, Api, Docs, Field, Type, Value, accepts, is_mandatory
from specleaf.json_value import Json

OptionalFields: TypeAlias = Literal["with-example", "never", "always"]
"""Which optional fields an example has: those with an example of their own, hardly any, or all."""


@dataclass(frozen=True, slots=True)
class Strategy:
    """Changes generated values. It takes no draws itself, so a change of one value leaves all others as they are."""

    length: Callable[[Type, int, Api], int]
    """The number of entries of a list or map of this type, given the number that was drawn."""
    finish: Callable[[Type, Value, Api], Value]
    """The value that is shown for this type, given the one that was generated."""
    accepts: Callable[[Type, Json, Api], bool]
    """Whether the author's example may be shown for this type."""
    authored: Callable[[Type, Json, Api], Value]
    """The author's example as a value of this type."""
    needs: Callable[[Field], bool]
    """Whether an object must have this field."""


@dataclass(frozen=True, slots=True)
class ExampleSettings:
    """The settings of examples. `year` is the last year of dates; the clock is never read."""

    strategy: Strategy
    optional: OptionalFields
    year: int


class ExampleSource(Protocol):
    """What gives pages their examples."""

    def example_of(self, type_: Type, seed: str, docs: Docs = NO_DOCS) -> Value | None:
        """The example of a type, or None.

        `seed` is the text that its random stream depends on; `docs` holds authored examples of a type that is no model.
        """
        ...


UNCONSTRAINED = Strategy(
    length=lambda _type, drawn, _api: drawn,
    finish=lambda _type, value, _api: value,
    accepts=lambda _type, _json, _api: True,
    authored=authored_value,
    needs=is_mandatory,
)
"""Values as they were drawn; constraints are ignored. This is the strategy `sdk`."""


def _argument(type_: Type, json: Json, api: Api) -> Value:
    return ExampleReader(api, declared_fields, lambda each, of: accepts(each, of, api)).value(type_, json)


CALLS = replace(UNCONSTRAINED, authored=_argument)
"""The same for arguments of calls: an author's example is shown in full, defaults included."""
