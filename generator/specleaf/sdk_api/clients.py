"""Parameters in the SDK layout: those of a call, and those of the client.

Cookies are no parameters of a call. A body that is a component has the name of the component. Global parameters belong
to the client (`x-speakeasy-globals`): each operation that declares some has a model for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import starmap
from types import MappingProxyType

from specleaf.ir import (
    ANY_PART,
    NO_DOCS,
    AliasModel,
    Api,
    Field,
    GlobalParameter,
    Model,
    ModelId,
    ModelRef,
    ObjectModel,
    Operation,
    Parameter,
    Scalar,
)
from specleaf.pointer import ROOT, Pointer
from specleaf.sdk_api.requests import request_of

GLOBALS = ROOT.child("x-speakeasy-globals")
"""The place of the model of all global parameters."""

_TEXT = Scalar("string")


def globals_id(operation: Operation) -> ModelId:
    """The place of the model of an operation's global parameters."""
    return operation.pointer.child("globals")


def with_calls(api: Api, body_name: str = "") -> Api:
    """`api` with only the parameters of a call in its request models, and with models of the global parameters.

    `body_name`: that of the body in a request, if it is not the name of the body's component.
    """
    models: dict[ModelId, Model] = dict(api.models)
    operations: list[Operation] = []
    for operation in api.operations:
        call = _Call(operation, {each.pointer: _global_entry(each, api) for each in operation.parameters})
        if shared := call.shared:
            id_ = globals_id(operation)
            models[id_] = ObjectModel(id_, NO_DOCS, tuple(starmap(_global_field, shared)), ANY_PART)
        whole = request_of(operation)
        if whole is not None and isinstance(request := models[whole], ObjectModel):
            models[request.id] = _with_named_body(call.request_of(request), operation, api, body_name)
        has_request = any(each.location != "cookie" for each in operation.parameters)
        operations.append(operation if has_request else replace(operation, parameter_models=()))
    return replace(api, operations=tuple(operations), models=MappingProxyType(models))


@dataclass(frozen=True, slots=True)
class _Call:
    """An operation, with the global parameter (or none) that each of its parameters is, by its place."""

    operation: Operation
    entries: Mapping[Pointer, GlobalParameter | None]

    @property
    def shared(self) -> list[tuple[Field, GlobalParameter]]:
        """The global parameters that the operation declares."""
        of = ((each.field, self.entries[each.pointer]) for each in self.operation.parameters)
        return [(field, entry) for field, entry in of if entry is not None]

    def request_of(self, request: ObjectModel) -> ObjectModel:
        """The request without cookies and hidden parameters; other global ones are optional."""
        optional = {field.pointer for field, _ in self.shared}
        hidden = {each.field.pointer for each in self.operation.parameters if each.location == "cookie"}
        hidden |= {field.pointer for field, entry in self.shared if entry.is_hidden}
        shown = (each for each in request.fields if each.pointer not in hidden)
        return replace(
            request,
            fields=tuple(replace(each, required=False) if each.pointer in optional else each for each in shown),
        )


def _global_entry(parameter: Parameter, api: Api) -> GlobalParameter | None:
    """The global parameter that a parameter of an operation is, by its name and its place."""
    key = (parameter.field.wire_name, parameter.location)
    entries = (each for each in api.global_parameters if each.location != "cookie")
    return next((each for each in entries if (each.name, each.location) == key), None)


def _global_field(of: Field, entry: GlobalParameter) -> Field:
    """The field of a global parameter; what it says for people is what its own entry says."""
    return replace(of, required=False, docs=entry.docs)


def _with_named_body(request: ObjectModel, operation: Operation, api: Api, body_name: str) -> ObjectModel:
    """The request, its body with the name given, or named after the component if the body is one with a model."""
    names = {field.wire_name for field in request.fields}
    body = operation.request_body.pointer if operation.request_body else None
    fields = (
        replace(field, wire_name=name)
        if field.pointer == body and (name := body_name or _component_name(field, api)) and name not in names
        else field
        for field in request.fields
    )
    return replace(request, fields=tuple(fields))


def _component_name(body: Field, api: Api) -> str:
    """The author's name for a body: that of the component, or of the request body that several operations share."""
    if not isinstance(body.type, ModelRef):
        return ""
    model = api.models[body.type.id]
    if body.type.id.is_within(body.pointer) and body.pointer.parts[:2] == ("components", "requestBodies"):
        return body.pointer.name
    if body.type.id not in api.components or isinstance(model, AliasModel):
        return ""
    override = model.docs.extensions.get("x-speakeasy-name-override")
    return override if isinstance(override, str) else body.type.id.name


def with_globals(api: Api) -> Api:
    """`api` with a model of all global parameters, if there are any; the first operation with one gives its type."""
    if not api.global_parameters or not api.operations:
        return api
    return _with(api, ObjectModel(GLOBALS, NO_DOCS, tuple(_globals(api)), ANY_PART))


def _globals(api: Api) -> Iterator[Field]:
    parameters = [each for operation in api.operations for each in operation.parameters]
    for entry in {(each.name, each.location): each for each in api.global_parameters}.values():
        found = next((each.field for each in parameters if _global_entry(each, api) == entry), None)
        yield replace(found, required=False) if found else Field(entry.name, _TEXT, False, GLOBALS.child(entry.name))


def _with(api: Api, model: ObjectModel) -> Api:
    return replace(api, models=MappingProxyType({**api.models, model.id: model}))
