"""Parameters in the SDK layout: those of a call, and those of the client.

Cookies are no parameters of a call. A body that is a component has the name of the component. Global parameters belong
to the client (`x-speakeasy-globals`): each operation that declares some has a model for them. All security schemes make
one more model.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from specleaf.ir import (
    ANY_PART,
    NO_DOCS,
    AliasModel,
    Api,
    Field,
    Model,
    ModelId,
    ModelRef,
    ObjectModel,
    Operation,
    Parameter,
    Scalar,
    Type,
)
from specleaf.pointer import ROOT

SECURITY = ROOT.child("components", "securitySchemes")
"""The place of the model of all security schemes."""
GLOBALS = ROOT.child("x-speakeasy-globals")
"""The place of the model of all global parameters."""

_TEXT = Scalar("string")


def globals_id(operation: Operation) -> ModelId:
    """The place of the model of an operation's global parameters."""
    return operation.pointer.child("globals")


def with_calls(api: Api) -> Api:
    """`api` with only the parameters of a call in its request models, and with models of the global parameters."""
    models: dict[ModelId, Model] = dict(api.models)
    operations: list[Operation] = []
    for operation in api.operations:
        shared = [each for each in operation.parameters if _is_global(each, api)]
        given = [each for each in operation.parameters if each not in shared and each.location != "cookie"]
        if shared:
            id_ = globals_id(operation)
            models[id_] = ObjectModel(
                id_, NO_DOCS, tuple(replace(each.field, required=False) for each in shared), ANY_PART
            )
        if operation.request is not None and isinstance(request := models[operation.request], ObjectModel):
            models[request.id] = _with_named_body(_with_only(given, request, operation), operation, api)
        operations.append(replace(operation, request=operation.request if given else None))
    return replace(api, operations=tuple(operations), models=MappingProxyType(models))


def _is_global(parameter: Parameter, api: Api) -> bool:
    return parameter.field.wire_name in api.global_parameters and parameter.location != "cookie"


def _with_only(given: list[Parameter], request: ObjectModel, operation: Operation) -> ObjectModel:
    """The request with only these parameters, and its body."""
    hidden = {each.field.pointer for each in operation.parameters} - {each.field.pointer for each in given}
    return replace(request, fields=tuple(each for each in request.fields if each.pointer not in hidden))


def _with_named_body(request: ObjectModel, operation: Operation, api: Api) -> ObjectModel:
    """The request, its body named after the component if the body is one with a model."""
    names = {field.wire_name for field in request.fields}
    body = operation.request_body.pointer if operation.request_body else None
    fields = (
        replace(field, wire_name=name)
        if field.pointer == body and (name := _component_name(field.type, api)) and name not in names
        else field
        for field in request.fields
    )
    return replace(request, fields=tuple(fields))


def _component_name(type_: Type, api: Api) -> str:
    if not isinstance(type_, ModelRef) or type_.id not in api.components:
        return ""
    return "" if isinstance(api.models[type_.id], AliasModel) else type_.id.name


def with_security(api: Api) -> Api:
    """`api` with a model of its security schemes, if there are any; all fields are optional."""
    if not api.security or not api.operations:
        return api
    fields = tuple(Field(each.name, _TEXT, False, each.pointer, docs=each.docs) for each in api.security)
    return _with(api, ObjectModel(SECURITY, NO_DOCS, fields, ANY_PART))


def with_globals(api: Api) -> Api:
    """`api` with a model of all global parameters, if there are any; the first operation with one gives its type."""
    if not api.global_parameters or not api.operations:
        return api
    return _with(api, ObjectModel(GLOBALS, NO_DOCS, tuple(_globals(api)), ANY_PART))


def _globals(api: Api) -> Iterator[Field]:
    declared = [each.field for operation in api.operations for each in operation.parameters if _is_global(each, api)]
    for name in dict.fromkeys(api.global_parameters):
        found = next((each for each in declared if each.wire_name == name), None)
        yield replace(found, required=False) if found else Field(name, _TEXT, False, GLOBALS.child(name))


def _with(api: Api, model: ObjectModel) -> Api:
    return replace(api, models=MappingProxyType({**api.models, model.id: model}))
