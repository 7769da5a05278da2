"""What a call of an operation takes and gives, in no language."""

from __future__ import annotations

from dataclasses import dataclass, replace

from specleaf.ir import (
    Api,
    Content,
    Field,
    ModelId,
    ModelRef,
    ObjectModel,
    Operation,
    Type,
    is_mandatory,
    response_wrapper_id,
    target_of,
)
from specleaf.json_value import Json
from specleaf.pages.sdk.operations.client import Client
from specleaf.sdk_api import PAGINATION, is_stream, request_of, result_of, success_contents

_LIMIT = "x-speakeasy-max-method-params"


@dataclass(frozen=True, slots=True)
class Call:
    """A call. `arguments` are what it takes: one object (`request`), or parameters and the body one by one."""

    operation: Operation
    request: Type | None
    """The type of the one object, `None` if the call takes no such object."""
    arguments: tuple[Field, ...]
    body: Content | None
    result: Type | None
    """`None` where a response has no body."""
    is_wrapped: bool = False
    """Whether the one object is the model that holds all parameters, not the body alone."""
    is_stream: bool = False
    may_stream: bool = False
    """Whether one of several results is a stream."""
    is_paginated: bool = False
    flat_body: ModelId | None = None
    """The model of the body whose fields are arguments of the call."""

    @property
    def has_default(self) -> bool:
        """Whether an argument has a default: then the one object is given even if it is empty."""
        return any(each.default is not None for each in self.arguments)

    def with_example(self, name: str) -> Call:
        """The call with the example of its body that has a name, or the first one."""
        if self.body is None or not self.body.examples:
            return self
        chosen = example_of(self.body, name)
        return replace(self, arguments=tuple(self._illustrated(each, chosen) for each in self.arguments))

    def _illustrated(self, each: Field, example: Json) -> Field:
        """An argument with its part of the example of the body; of what the example leaves out none is shown."""
        body = self.operation.request_body
        if body is not None and each.pointer == body.pointer:
            return replace(each, docs=replace(each.docs, examples=(example,)))
        if self.flat_body is None or not each.pointer.is_within(self.flat_body) or not isinstance(example, dict):
            return each
        examples = (example[each.wire_name],) if each.wire_name in example else ()
        return replace(each, docs=replace(each.docs, examples=examples))


def example_of(body: Content, name: str) -> Json:
    """The example of a body that has a name; the first one if none has it."""
    named = dict(zip(body.example_names, body.examples, strict=False))
    return named.get(name, body.examples[0])


def call_of(operation: Operation, api: Api, client: Client) -> Call:
    """The call of an operation."""
    contents = success_contents(operation)
    limit = operation.docs.extensions.get(_LIMIT)
    most = limit if isinstance(limit, int) and not isinstance(limit, bool) else client.max_arguments
    body = body_of(operation)
    fields = _fields_of(operation, api, body)
    is_body_alone = len(fields) == 1 and _is_body(fields[0], operation)
    request = request_of(operation)
    whole: Type | None = ModelRef(request) if request is not None else None
    whole = fields[0].type if is_body_alone else whole
    flat = _flat_body(fields, operation, api) if client.flattens_bodies and any(map(is_mandatory, fields)) else None
    if flat is not None and len(fields) + len(flat.fields) - 1 <= most:
        others = tuple(each for each in fields if not _is_body(each, operation))
        fields = (*flat.fields, *others) if client.puts_bodies_first else (*others, *flat.fields)
    else:
        flat = None
    is_flat = (flat is not None or not is_body_alone) and len(fields) <= most
    return Call(
        operation=operation,
        request=None if is_flat or not (fields or request) else whole,
        arguments=fields,
        body=body,
        result=_result(operation, api),
        is_wrapped=request is not None and not is_body_alone,
        is_stream=len(contents) == 1 and is_stream(contents[0]),
        may_stream=any(map(is_stream, contents)),
        is_paginated=PAGINATION in operation.docs.extensions,
        flat_body=flat.id if flat is not None else None,
    )


def _is_body(each: Field, operation: Operation) -> bool:
    return operation.request_body is not None and each.pointer == operation.request_body.pointer


def _flat_body(fields: tuple[Field, ...], operation: Operation, api: Api) -> ObjectModel | None:
    """The model of the body if its fields can be arguments, because no parameter has their names."""
    body = next((each for each in fields if _is_body(each, operation)), None)
    model = _model(body.type, api) if body is not None else None
    if not isinstance(model, ObjectModel):
        return None
    taken = {each.wire_name for each in fields}
    return None if any(each.wire_name in taken for each in model.fields) else model


def _result(operation: Operation, api: Api) -> Type | None:
    whole = response_wrapper_id(operation)
    return ModelRef(whole) if whole in api.models else result_of(operation, api.models)


def body_of(operation: Operation) -> Content | None:
    """The content of an operation's body: that in JSON if there is one, else the first."""
    contents = operation.request_body.contents if operation.request_body else ()
    return next((each for each in contents if "json" in each.content_type.lower()), next(iter(contents), None))


def _fields_of(operation: Operation, api: Api, body: Content | None) -> tuple[Field, ...]:
    request = request_of(operation)
    if request is not None:
        model = api.models[request]
        return model.fields if isinstance(model, ObjectModel) else ()
    if body is None or operation.request_body is None:
        return ()
    given = operation.request_body
    return (Field("requestBody", body.part.type, given.required, given.pointer, docs=given.docs),)


def body_first(call: Call) -> tuple[Field, ...]:
    """The arguments, the body first."""
    body = call.operation.request_body.pointer if call.operation.request_body else None
    return tuple(sorted(call.arguments, key=lambda each: each.pointer != body))


def _model(type_: Type, api: Api) -> object:
    target = target_of(type_, api)
    return api.models[target.id] if isinstance(target, ModelRef) else None


def model_of(type_: Type) -> ModelId | None:
    """The model that a type is, if it is one itself."""
    return type_.id if isinstance(type_, ModelRef) else None
