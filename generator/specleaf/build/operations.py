"""Operations: the methods of path items, webhooks and callbacks, with a model of the parameters of each location."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from specleaf.build.bodies import (
    entries,
    is_present,
    parameters_of,
    read_object,
    request_body_of,
    responses_of,
)
from specleaf.build.context import Context
from specleaf.build.docs import docs_of_object
from specleaf.ir import (
    ANY_PART,
    PARAMETER_LOCATIONS,
    Docs,
    ObjectModel,
    Operation,
    Parameter,
    Requirement,
    parameter_model_id,
)
from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.source import METHODS

_OperationValue: TypeAlias = tuple[Operation, Mapping[str, Json]]
"""An operation, and what is written of it."""


def operations_of(path: str, place: Pointer, context: Context) -> Iterator[Operation]:
    """The operations of a path item, each followed by those of its callbacks."""
    open_ = [_own_operations(path, place, context)]
    while open_:
        if read := next(open_[-1], None):
            operation, value = read
            yield operation
            open_.append(_callback_operations(operation.pointer, value, context))
        else:
            open_.pop()


def _own_operations(path: str, place: Pointer, context: Context) -> Iterator[_OperationValue]:
    """The operations of a path item alone.

    It may have fields beside a reference to another one (OpenAPI 3.1, "Path Item Object").
    """
    places = dict.fromkeys((context.schemas.resolved(place), place))
    items = [(at, value) for at in places if isinstance(value := context.schemas.value(at), dict)]
    shared = tuple(parameter for at, item in items for parameter in parameters_of(at, item, context))
    for below, value in (each for at, item in items for each in _methods(item, at)):
        if isinstance(value, dict):
            yield _operation(path, below, value, shared, context), value


def _methods(item: Mapping[str, Json], place: Pointer) -> Iterator[tuple[Pointer, Json]]:
    for key, value in item.items():
        if key in METHODS:
            yield place.child(key), value
        elif key == "additionalOperations" and isinstance(value, dict):
            for method, operation in value.items():
                yield place.child(key, method), operation


def _callback_operations(place: Pointer, operation: Mapping[str, Json], context: Context) -> Iterator[_OperationValue]:
    """The operations of an operation's callbacks; those that several share, or that call themselves, come once."""
    for name in entries(operation, "callbacks"):
        landed, callback, _ = read_object(place.child("callbacks", name), context)
        for expression in callback:
            below = landed.child(expression)
            if not expression.startswith("x-") and below not in context.read_callbacks:
                context.read_callbacks.add(below)
                yield from _own_operations(expression, below, context)


def _operation(
    path: str, place: Pointer, value: Mapping[str, Json], shared: tuple[Parameter, ...], context: Context
) -> Operation:
    own = parameters_of(place, value, context)
    replaced = {(parameter.location, parameter.field.wire_name) for parameter in own}
    parameters = (*(each for each in shared if (each.location, each.field.wire_name) not in replaced), *own)
    models = tuple(_parameter_models(place, parameters))
    for model in models:
        context.add(model)
    at = place.child("requestBody")
    body = request_body_of(at, context) if "requestBody" in value and is_present(at, context) else None
    tags, id_ = value.get("tags"), value.get("operationId")
    return Operation(
        pointer=place,
        method=place.name,
        path=path,
        operation_id=id_ if isinstance(id_, str) else "",
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        docs=docs_of_object(value),
        parameters=parameters,
        request_body=body,
        responses=tuple(responses_of(place.child("responses"), value, context)),
        parameter_models=tuple(model.id for model in models),
        security=requirements_of(value),
    )


def requirements_of(value: Mapping[str, Json]) -> tuple[Requirement, ...] | None:
    """The security requirements that a document or an operation states, `None` if it states none."""
    listed = value.get("security")
    if not isinstance(listed, list):
        return None
    return tuple(tuple(each) for each in listed if isinstance(each, dict))


def _parameter_models(place: Pointer, parameters: tuple[Parameter, ...]) -> Iterator[ObjectModel]:
    """A model of the parameters of each location that has some."""
    for location in PARAMETER_LOCATIONS:
        fields = {each.field.wire_name: each.field for each in parameters if each.location == location}
        if fields:
            yield ObjectModel(parameter_model_id(place, location), Docs(), tuple(fields.values()), ANY_PART)
