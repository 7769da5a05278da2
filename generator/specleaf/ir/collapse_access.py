"""Models by direction: what a request carries has no read-only fields, what a response carries no write-only ones.

A model that both carry and that differs between them becomes two: the response keeps the model's identity, and the
request's is one more component, `Pet` and `PetInput`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, TypeAlias, assert_never

from specleaf.ir.api import AliasModel, Api, Content, EnumModel, Model, ObjectModel, Operation, UnionModel
from specleaf.ir.collapse_bodies import response_union_id
from specleaf.ir.types import ListOf, MapOf, ModelId, ModelRef, Nullable, OneOf, Part, TupleOf, Type
from specleaf.ir.users import users_of
from specleaf.ir.walk import reached_from, references_in

Direction: TypeAlias = Literal["request", "response"]

_HIDDEN = {"request": "read", "response": "write"}


def split_by_direction(api: Api, suffix: str) -> Api:
    """`api` with each model as its direction carries it, and two models where both directions carry it unlike."""
    sent, received = carried(api, "request"), carried(api, "response")
    limited = users_of(api, (model.id for model in api.models.values() if _has_limited_field(model)))
    inputs = {
        id_: _input_id(id_, suffix, api) for id_ in api.models if id_ in limited and id_ in sent and id_ in received
    }
    split = _Split(inputs)
    models: dict[ModelId, Model] = {}
    for id_, model in api.models.items():
        models[id_] = split.model(model, "request" if id_ in sent and id_ not in received else "response")
        if id_ in inputs:
            models[inputs[id_]] = replace(split.model(model, "request"), id=inputs[id_])
    return replace(
        api,
        models=MappingProxyType(models),
        components=tuple(_components(api, inputs)),
        operations=tuple(map(split.operation, api.operations)),
    )


def _components(api: Api, inputs: Mapping[ModelId, ModelId]) -> Iterator[ModelId]:
    for id_ in api.components:
        yield id_
        if id_ in inputs:
            yield inputs[id_]


def _is_outgoing(operation: Operation) -> bool:
    """Whether clients send the operation's request; those of webhooks and callbacks they receive."""
    return not {"webhooks", "callbacks"} & set(operation.pointer.parts[:-1])


def _request_direction(operation: Operation) -> Direction:
    return "request" if _is_outgoing(operation) else "response"


def carried(api: Api, direction: Direction) -> Mapping[ModelId, None]:
    """The models that go one way: out, with requests, or in, with responses."""
    starts: list[ModelId] = []
    for operation in api.operations:
        if _request_direction(operation) == direction:
            starts += [operation.request] if operation.request is not None else []
            starts += _in_contents(operation.request_body.contents if operation.request_body else ())
        else:
            starts += [response_union_id(operation)]
            starts += [id_ for response in operation.responses for id_ in _in_contents(response.contents)]
    return reached_from(api, starts)


def _in_contents(contents: Iterable[Content]) -> Iterator[ModelId]:
    for content in contents:
        yield from references_in(content.part.type)


def _has_limited_field(model: Model) -> bool:
    return isinstance(model, ObjectModel) and any(each.access != "both" for each in model.fields)


def _input_id(id_: ModelId, suffix: str, api: Api) -> ModelId:
    """The place where the request's form of a model would stand if its author had written it as well."""
    named = 2 if id_.parts[:1] == ("components",) else 0
    head, name, rest = id_.parts[:named], id_.parts[named], id_.parts[named + 1 :]
    name += suffix
    while (found := replace(id_, parts=(*head, name, *rest))) in api.models:
        name += suffix
    return found


@dataclass(frozen=True, slots=True)
class _Split:
    inputs: Mapping[ModelId, ModelId]

    def model(self, model: Model, direction: Direction) -> Model:
        match model:
            case ObjectModel():
                fields = tuple(
                    replace(each, type=self.type(each.type, direction))
                    for each in model.fields
                    if each.access != _HIDDEN[direction]
                )
                return replace(model, fields=fields, extra=self.part(model.extra, direction))
            case UnionModel():
                members = tuple(self.part(part, direction) for part in model.union.members)
                return replace(model, union=replace(model.union, members=members))
            case AliasModel():
                return replace(model, target=self.type(model.target, direction))
            case EnumModel():
                return model
            case _:
                assert_never(model)

    def operation(self, operation: Operation) -> Operation:
        direction = _request_direction(operation)
        body = operation.request_body
        return replace(
            operation,
            parameters=tuple(
                replace(each, field=replace(each.field, type=self.type(each.field.type, direction)))
                for each in operation.parameters
            ),
            request_body=replace(body, contents=self.contents(body.contents, direction)) if body else None,
            responses=tuple(
                replace(each, contents=self.contents(each.contents, "response")) for each in operation.responses
            ),
        )

    def contents(self, contents: Iterable[Content], direction: Direction) -> tuple[Content, ...]:
        return tuple(replace(each, part=self.part(each.part, direction)) for each in contents)

    def part(self, part: Part, direction: Direction) -> Part:
        return replace(part, type=self.type(part.type, direction))

    def type(self, type_: Type, direction: Direction) -> Type:
        match type_:
            case ModelRef(id) if direction == "request":
                return ModelRef(self.inputs.get(id, id))
            case Nullable(inner):
                return Nullable(self.type(inner, direction))
            case ListOf(item):
                return replace(type_, item=self.part(item, direction))
            case MapOf(value):
                return replace(type_, value=self.part(value, direction))
            case OneOf(members):
                return replace(type_, members=tuple(self.part(member, direction) for member in members))
            case TupleOf(items, rest):
                parts = tuple(self.part(item, direction) for item in items)
                return replace(type_, items=parts, rest=self.part(rest, direction))
            case _:
                return type_
