"""Where a model is in a document: a root (component, operation or path), and the steps that lead from it to the model.

`location_parser` makes a location from a pointer; the strategies make names from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from specleaf.ir import ModelId, Operation, variant_words
from specleaf.pointer import Pointer

SECTION_WORDS = {
    "responses": "Response",
    "requestBodies": "RequestBody",
    "parameters": "Parameter",
    "headers": "Header",
}
"""The word for a component that is no schema."""


SYNTHETIC_WORDS = {
    "parameters": "Request",
    "path": "Path",
    "query": "Query",
    "querystring": "QueryString",
    "header": "Headers",
    "cookie": "Cookies",
    "responses": "Response",
    "response": "Response",
    "globals": "Globals",
    "security": "Security",
}
"""The word for a model made for an operation, by the last part of its pointer, in names of the SDK layout."""


@dataclass(frozen=True, slots=True)
class ComponentRoot:
    """A component; `section` is its kind: `schemas`, `responses`. So is a schema in a file of its own.

    `variant`: which one, if this is a variant of the component (`Input`, `Output`), `""` for the component itself.
    `title`: that of its schema, if `name` is only a word and a number (`Def0`).
    """

    pointer: Pointer
    section: str
    name: str
    variant: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class OperationRoot:
    """An operation. For a callback, `parent` is the operation around it, and `callback` its name there."""

    operation: Operation
    parent: OperationRoot | None = None
    callback: str = ""

    @property
    def pointer(self) -> Pointer:
        """The place of the operation."""
        return self.operation.pointer


@dataclass(frozen=True, slots=True)
class PathRoot:
    """A path or webhook: root of the parameters that its operations share."""

    pointer: Pointer

    @property
    def path(self) -> str:
        """The path template, as in the document."""
        return self.pointer.name


Root: TypeAlias = ComponentRoot | OperationRoot | PathRoot


@dataclass(frozen=True, slots=True)
class Side:
    """Into the request, or into the response for a status.

    `end`, here and below, is the number of parts of the pointer up to here.
    """

    side: Literal["request", "response"]
    status: str
    end: int


@dataclass(frozen=True, slots=True)
class Body:
    """Into one content type of a body."""

    content_type: str
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """Into a parameter, header, property or definition; `in_` is the `in` of a parameter."""

    kind: Literal["parameter", "header", "property", "definition"]
    name: str
    end: int
    in_: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """Into the items of an array."""

    end: int


@dataclass(frozen=True, slots=True)
class Position:
    """Into one item of a tuple (`prefixItems`); `number` counts from 1."""

    number: int
    end: int


@dataclass(frozen=True, slots=True)
class MapValue:
    """Into the values of a map (`additionalProperties`, `patternProperties`)."""

    end: int


@dataclass(frozen=True, slots=True)
class Decoded:
    """Into what a string holds (`contentSchema`)."""

    end: int


@dataclass(frozen=True, slots=True)
class MemberOf:
    """Into a member of the union one level above; `number` counts from 1, null included."""

    number: int
    end: int


Step: TypeAlias = Side | Body | Named | Item | Position | MapValue | Decoded | MemberOf


@dataclass(frozen=True, slots=True)
class Location:
    """Where a model is. `variant`: which one, if it is a variant (`Input`, `Output`) of the model at that place."""

    id: ModelId
    root: Root
    steps: tuple[Step, ...]
    variant: str = ""

    def with_variant(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The words of a name, with that of the variant."""
        return variant_words(tuple(texts), self.variant)

    @property
    def is_synthetic(self) -> bool:
        """Whether the model was made for an operation (all its parameters, all its responses), without a schema."""
        return bool(self.steps) and isinstance(self.steps[-1], Side) and self.steps[-1].end == len(self.id.parts)

    @property
    def is_in_response(self) -> bool:
        """Whether the model is part of a response."""
        if isinstance(self.root, ComponentRoot) and self.root.section == "responses":
            return True
        return any(isinstance(step, Side) and step.side == "response" for step in self.steps)

    def place_of(self, end: int) -> Pointer:
        """The pointer of the first `end` parts."""
        return Pointer(self.id.parts[:end], self.id.file)
