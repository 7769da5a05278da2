"""Where models live: with the components, the operations or the errors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specleaf.ir import Api, ModelId, ModelRef, Response
from specleaf.naming.location import ComponentRoot, Side, Trail
from specleaf.naming.names import Namespace
from specleaf.pointer import Pointer


def by_trail(_: Api, trails: Mapping[ModelId, Trail]) -> dict[ModelId, Namespace]:
    """What is written in a response for an error lives with the errors, and what is a component with the components.

    Who uses a component changes nothing, so a model never moves because of others.
    """
    return {id_: _namespace(trail) for id_, trail in trails.items()}


def with_error_components(api: Api, trails: Mapping[ModelId, Trail]) -> dict[ModelId, Namespace]:
    """The same, but what is the whole body of an error lives with the errors, be it a component, and all inside it.

    So does a response that operations share for errors alone.
    """
    shared = _shared_errors(api)
    bodies = {
        content.part.type.id
        for response in _error_responses(api)
        for content in response.contents
        if isinstance(content.part.type, ModelRef)
    }
    apart = bodies | shared
    found = by_trail(api, trails)
    return {id_: "errors" if apart & {id_, trails[id_].root.pointer} else space for id_, space in found.items()}


def _namespace(trail: Trail) -> Namespace:
    if isinstance(trail.root, ComponentRoot):
        return "components"
    statuses = (step.status for step in trail.steps if isinstance(step, Side))
    return "errors" if any(map(_is_error, statuses)) else "operations"


def _shared_errors(api: Api) -> frozenset[Pointer]:
    """The places of responses that operations share for errors, and for nothing else."""
    others = (response for operation in api.operations for response in operation.responses)
    fine = {response.pointer for response in others if not _is_error(response.status)}
    return frozenset(response.pointer for response in _error_responses(api)) - fine


def _error_responses(api: Api) -> Iterator[Response]:
    for operation in api.operations:
        yield from (response for response in operation.responses if _is_error(response.status))


def _is_error(status: str) -> bool:
    """Whether a status, or a range of them (`4XX`), is one of errors (RFC 9110, 15)."""
    return status[:1] in {"4", "5"}
