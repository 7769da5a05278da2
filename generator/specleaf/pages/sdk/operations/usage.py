"""The values of a call, and how often its usage is shown: once for each named example."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from specleaf.ir import Field, Instance, Operation, Value
from specleaf.pages.sdk.operations.calls import Call, body_first
from specleaf.pages.sdk.operations.client import Client
from specleaf.sdk_api import is_error, request_of

Draw: TypeAlias = Callable[[Operation, Sequence[Field]], Mapping[str, Value]]
"""Gives the values of those arguments that a call shows, drawn in order."""


@dataclass(frozen=True, slots=True)
class Usage:
    """One usage of a call: the values of its arguments that are shown, by wire name."""

    call: Call
    example: str
    """The name of the example, `""` if it has none."""
    values: Mapping[str, Value]

    @property
    def whole(self) -> Value | None:
        """The one object that the call takes; `None` if it takes none, or need not be given one."""
        call = self.call
        if call.is_wrapped and (request := request_of(call.operation)) is not None:
            ordered = tuple(
                (each.wire_name, self.values[each.wire_name])
                for each in call.arguments
                if each.wire_name in self.values
            )
            return Instance(request, ordered)
        return next(iter(self.values.values()), None)


def example_names(operation: Operation) -> tuple[str, ...]:
    """The names of the examples of an operation, sorted: those of its body and of its responses.

    Errors count for an operation with a body only.
    """
    contents = [*(operation.request_body.contents if operation.request_body else ())]
    has_body = bool(contents)
    for response in operation.responses:
        if has_body or not is_error(response):
            contents += response.contents
    return tuple(sorted({name for content in contents for name in content.example_names}))


def usages_of(call: Call, client: Client, draw: Draw) -> Iterator[Usage]:
    """The usages of a call."""
    for name in example_names(call.operation) or ("",):
        shown = call.with_example(name)
        ordered = body_first(shown) if client.puts_bodies_first else shown.arguments
        yield Usage(shown, name, draw(call.operation, ordered))
