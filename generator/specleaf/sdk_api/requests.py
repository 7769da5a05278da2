"""The request of an operation in the SDK layout: one model for all its parameters and its body.

Elsewhere the parameters of each location have a model of their own; that layout shows none of these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from specleaf.ir import ANY_PART, NO_DOCS, Api, Field, Model, ModelId, ObjectModel, Operation, body_type


def request_of(operation: Operation) -> ModelId | None:
    """The model of an operation's whole request, if it has one: it has none without parameters."""
    return next(iter(operation.parameter_models), None)


def with_requests(api: Api) -> Api:
    """`api` with one model for each request, in the position of the models of parameters that it replaces."""
    requests = {each.parameter_models[0]: _request_model(each) for each in api.operations if each.parameter_models}
    replaced = {id_ for operation in api.operations for id_ in operation.parameter_models}
    models: dict[ModelId, Model] = {}
    for id_, model in api.models.items():
        if request := requests.get(id_):
            models[request.id] = request
        elif id_ not in replaced:
            models[id_] = model
    operations = (
        replace(each, parameter_models=(requests[each.parameter_models[0]].id,) if each.parameter_models else ())
        for each in api.operations
    )
    return replace(api, models=MappingProxyType(models), operations=tuple(operations))


def _request_model(operation: Operation) -> ObjectModel:
    """The model of a whole request: its parameters by name, then its body."""
    fields: dict[str, Field] = {}
    for parameter in operation.parameters:
        name = _free(parameter.field.wire_name, parameter.location, fields)
        fields[name] = replace(parameter.field, wire_name=name)
    if body := operation.request_body:
        name = _free("requestBody", "body", fields)
        fields[name] = Field(name, body_type(body.contents), body.required, body.pointer, docs=body.docs)
    return ObjectModel(operation.pointer.child("parameters"), NO_DOCS, tuple(fields.values()), ANY_PART)


def _free(name: str, place: str, taken: Mapping[str, Field]) -> str:
    """`name`, with the place of what it names before it if another has it."""
    while name in taken:
        name = f"{place}.{name}"
    return name
