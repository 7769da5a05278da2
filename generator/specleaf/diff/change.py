"""One change, and what it breaks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from specleaf.ir import Api
from specleaf.json_value import Json
from specleaf.naming import Names
from specleaf.pointer import Pointer

Kind: TypeAlias = Literal[
    "added", "removed", "renamed", "retyped", "required", "optional", "narrowed", "widened", "changed", "deprecated"
]
Use: TypeAlias = Literal["requests", "answers", "code"]
"""`requests`: what clients send; `answers`: what servers send; `code`: what is written with the models."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One of the two documents: what it means, and what its models are called."""

    api: Api
    names: Names


@dataclass(frozen=True, slots=True)
class Witness:
    """A value that one document accepts and the other refuses."""

    value: Json = field(hash=False)


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between two documents.

    `subject` is the model, field or operation as a reader knows it: `Pet`, `Pet.name`, `GET /pets`. `pointer` is its
    place in the new document, or in the old one if it was removed. `breaks` is empty for a change that everyone who
    followed the old document survives. `certain`: neither proof nor counter-example was found if it is false; such a
    change counts as breaking.
    """

    kind: Kind
    subject: str
    message: str
    pointer: Pointer
    breaks: tuple[Use, ...] = ()
    refused_now: Witness | None = None
    accepted_now: Witness | None = None
    certain: bool = True

    @property
    def is_breaking(self) -> bool:
        """Whether someone who followed the old document may be hurt."""
        return bool(self.breaks)
