"""The namespace of a model: components, operations or errors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specleaf.ir import Api, ModelId, Response, references_in
from specleaf.naming.location import ComponentRoot, Location, Side
from specleaf.naming.names import Namespace
from specleaf.pointer import Pointer


def by_location(_: Api, locations: Mapping[ModelId, Location]) -> dict[ModelId, Namespace]:
    """By its location alone: a component is in `components`, an inline model in a response for an error in `errors`.

    References to a component do not matter, so a model never moves because of others.
    """
    return {id_: _namespace(location) for id_, location in locations.items()}


def with_error_components(api: Api, locations: Mapping[ModelId, Location]) -> dict[ModelId, Namespace]:
    """The same, but a component that is the whole body of an error is in `errors`, with all inside it.

    So is a shared response that is used for errors only.
    """
    errors = _error_bodies(api) | _shared_errors(api)
    found = by_location(api, locations)
    return {id_: "errors" if errors & {id_, locations[id_].root.pointer} else space for id_, space in found.items()}


def with_error_bodies(api: Api, locations: Mapping[ModelId, Location]) -> dict[ModelId, Namespace]:
    """Only what is the whole body of an error is in `errors`; what is nested in it lives with the other models."""
    bodies = _error_bodies(api)
    return {id_: "errors" if id_ in bodies else _outside_errors(location) for id_, location in locations.items()}


def _outside_errors(location: Location) -> Namespace:
    return "components" if isinstance(location.root, ComponentRoot) else "operations"


def _error_bodies(api: Api) -> frozenset[ModelId]:
    """The models that are whole bodies of errors; of an array of them, its items."""
    return frozenset(
        id_
        for response in _error_responses(api)
        for content in response.contents
        for id_ in references_in(content.part.type)
    )


def _namespace(location: Location) -> Namespace:
    if isinstance(location.root, ComponentRoot):
        return "components"
    statuses = (step.status for step in location.steps if isinstance(step, Side))
    return "errors" if any(map(_is_error, statuses)) else "operations"


def _shared_errors(api: Api) -> frozenset[Pointer]:
    """The places of responses that are used for errors only."""
    others = (response for operation in api.operations for response in operation.responses)
    successes = {response.pointer for response in others if not _is_error(response.status)}
    return frozenset(response.pointer for response in _error_responses(api)) - successes


def _error_responses(api: Api) -> Iterator[Response]:
    for operation in api.operations:
        yield from (response for response in operation.responses if _is_error(response.status))


def _is_error(status: str) -> bool:
    """Whether a status, or a range of them (`4XX`), is an error (RFC 9110, 15)."""
    return status[:1] in {"4", "5"}
