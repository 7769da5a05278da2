"""The way that leads to a model from something with a name: a component, an operation, a path.

A trail opens at a root and goes on in steps. What the steps are called, and which of them make a name, is left to the
strategies; how a trail is found, to `trails`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from specleaf.ir import ModelId, Operation, in_words
from specleaf.pointer import Pointer

SECTION_WORDS = {
    "responses": "Response",
    "requestBodies": "RequestBody",
    "parameters": "Parameter",
    "headers": "Header",
}
"""What people call a component that is no schema."""


@dataclass(frozen=True, slots=True)
class ComponentRoot:
    """Something that a document itself names; `section` says among what: `schemas`, `responses`.

    `form`: which one, if it is one form of what is so called, and not the document's own.
    """

    pointer: Pointer
    section: str
    name: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class OperationRoot:
    """An operation; `parent` is the one that it is a callback of, and `callback` is what that calls it."""

    operation: Operation
    parent: OperationRoot | None = None
    callback: str = ""

    @property
    def pointer(self) -> Pointer:
        """The place of the operation."""
        return self.operation.pointer


@dataclass(frozen=True, slots=True)
class PathRoot:
    """A path or webhook: the parameters that its operations share stand below it."""

    pointer: Pointer

    @property
    def path(self) -> str:
        """The path as the document writes it."""
        return self.pointer.name


Root: TypeAlias = ComponentRoot | OperationRoot | PathRoot


@dataclass(frozen=True, slots=True)
class Side:
    """Into the request, or into the response for a status.

    `end`, here and below, is how many parts of the pointer lead there.
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
    """Into something with a name of its own; `location` is a parameter's `in`."""

    kind: Literal["parameter", "header", "property", "definition"]
    name: str
    end: int
    location: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """Into the items of an array."""

    end: int


@dataclass(frozen=True, slots=True)
class Position:
    """Into one item of an array with types by position; `number` counts from 1."""

    number: int
    end: int


@dataclass(frozen=True, slots=True)
class MapValue:
    """Into the values of properties that are not declared."""

    end: int


@dataclass(frozen=True, slots=True)
class MemberOf:
    """Into a member of the union at the place before; `number` counts from 1, null included."""

    number: int
    end: int


Step: TypeAlias = Side | Body | Named | Item | Position | MapValue | MemberOf


@dataclass(frozen=True, slots=True)
class Trail:
    """The way to a model. `form`: which one, if it is one form of the model that the way leads to."""

    id: ModelId
    root: Root
    steps: tuple[Step, ...]
    form: str = ""

    def called(self, texts: Iterable[str]) -> tuple[str, ...]:
        """What the model is called where the way to it is told by `texts`."""
        return in_words(tuple(texts), self.form)

    @property
    def is_whole(self) -> bool:
        """Whether the model was made for its operation, and is no schema of the document."""
        return bool(self.steps) and isinstance(self.steps[-1], Side) and self.steps[-1].end == len(self.id.parts)

    @property
    def answers(self) -> bool:
        """Whether the model is part of a response."""
        if isinstance(self.root, ComponentRoot) and self.root.section == "responses":
            return True
        return any(isinstance(step, Side) and step.side == "response" for step in self.steps)

    def place_of(self, end: int) -> Pointer:
        """The place that the first `end` parts of the pointer lead to."""
        return Pointer(self.id.parts[:end], self.id.file)
