"""Models by direction: requests without read-only fields, responses without write-only ones.

A model that both directions use and that differs between them becomes two. If it reaches a read-only field, the
response keeps the model's identity and the request gets a new component, `Pet` and `PetInput`; else the other way
round, `Pet` and `PetOutput`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, TypeAlias

from specleaf.ir import (
    Access,
    Api,
    Checked,
    Content,
    Docs,
    Model,
    ModelId,
    ModelRef,
    Nullable,
    ObjectModel,
    OneOf,
    Operation,
    Part,
    Type,
    UnionModel,
    checked,
    original_of,
    reached_from,
    references_in,
    response_union_id,
    response_wrapper_id,
    users_of,
    variant_id,
    with_inner,
    with_types,
)
from specleaf.transforms.direction_rules import rules_in_direction

Direction: TypeAlias = Literal["request", "response"]
Copies: TypeAlias = Mapping[Direction, Mapping[ModelId, ModelId]]

NAME_OVERRIDE = "x-speakeasy-name-override"

_HIDDEN: Mapping[Direction, Access] = {"request": "read", "response": "write"}


def split_by_direction(api: Api, suffixes: Mapping[Direction, str]) -> Api:
    """`api` with each model as its direction uses it, and two models where the directions differ.

    `suffixes` are added to the names of the new models, by direction.
    """
    sent, received = models_in_direction(api, "request"), models_in_direction(api, "response")
    copies = _copies(api, [id_ for id_ in api.models if id_ in sent and id_ in received], suffixes)
    split = _Split(api.models, copies, suffixes, sent.keys() - received.keys(), sent.keys() | received.keys())
    models = {copy.id: copy for model in api.models.values() for copy in split.variants(model)}
    return replace(
        api,
        models=MappingProxyType(models),
        components=tuple(_components(api, split.copies)),
        operations=tuple(map(split.operation, api.operations)),
    )


def _copies(api: Api, both: Sequence[ModelId], suffixes: Mapping[Direction, str]) -> Copies:
    """For each direction, the models with a variant of their own and its id; `both` are those that both use."""
    limited = {direction: users_of(api, _with_hidden_field(api, direction)) for direction in _HIDDEN}
    found: dict[Direction, dict[ModelId, ModelId]] = {"request": {}, "response": {}}
    for id_ in both:
        direction: Direction = "request" if id_ in limited["request"] else "response"
        if id_ in limited[direction]:
            found[direction][id_] = _id_of_copy(id_, suffixes[direction], api)
    return found


def _components(api: Api, copies: Copies) -> Iterator[ModelId]:
    for id_ in api.components:
        yield id_
        yield from (of[id_] for of in copies.values() if id_ in of)


def _is_outgoing(operation: Operation) -> bool:
    """Whether clients send the operation's request; those of webhooks and callbacks they receive."""
    return not {"webhooks", "callbacks"} & set(operation.pointer.parts[:-1])


def _request_direction(operation: Operation) -> Direction:
    return "request" if _is_outgoing(operation) else "response"


def models_in_direction(api: Api, direction: Direction) -> Mapping[ModelId, None]:
    """The models that requests use, or those that responses use."""
    starts: list[ModelId] = []
    for operation in api.operations:
        if _request_direction(operation) == direction:
            starts += operation.parameter_models
            starts += _in_contents(operation.request_body.contents if operation.request_body else ())
        else:
            starts += [response_union_id(operation), response_wrapper_id(operation)]
            starts += [id_ for response in operation.responses for id_ in _in_contents(response.contents)]
    return reached_from(api, starts)


def _in_contents(contents: Iterable[Content]) -> Iterator[ModelId]:
    for content in contents:
        yield from references_in(content.part.type)


def _with_hidden_field(api: Api, direction: Direction) -> Iterator[ModelId]:
    for model in api.models.values():
        if isinstance(model, ObjectModel) and any(each.access == _HIDDEN[direction] for each in model.fields):
            yield model.id


def _id_of_copy(id_: ModelId, suffix: str, api: Api) -> ModelId:
    """The id of a variant; of a component, the place of a component with the suffixed name."""
    while (found := _named_apart(id_, suffix)) in api.models:
        suffix = f"{suffix} {suffix}"
    return found


def _named_apart(id_: ModelId, suffix: str) -> ModelId:
    match id_.parts:
        case ("components", section, name, *rest):
            return replace(id_, parts=("components", section, f"{name} {suffix}", *rest))
        case _:
            return variant_id(id_, suffix)


def _renamed(docs: Docs, suffix: str) -> Docs:
    """The docs of a copy, whose name is another one even if its author gave it."""
    if not isinstance(name := docs.extensions.get(NAME_OVERRIDE), str):
        return docs
    return replace(docs, extensions=MappingProxyType({**docs.extensions, NAME_OVERRIDE: f"{name} {suffix}"}))


@dataclass(frozen=True, slots=True)
class _Split:
    models: Mapping[ModelId, Model]
    copies: Copies
    suffixes: Mapping[Direction, str]
    only_sent: Collection[ModelId]
    models_in_direction: Collection[ModelId]

    def variants(self, model: Model) -> Iterator[Model]:
        """A model, and its variant for the other direction if that differs."""
        id_ = model.id
        if id_ not in self.models_in_direction:
            yield model
            return
        yield self.model(model, "request" if id_ in self.only_sent or id_ in self.copies["response"] else "response")
        for direction, of in self.copies.items():
            if id_ in of:
                docs = model.docs if original_of(of[id_])[1] else _renamed(model.docs, self.suffixes[direction])
                yield replace(self.model(model, direction), id=of[id_], docs=docs)

    def model(self, model: Model, direction: Direction) -> Model:
        """A model as a direction uses it."""
        found = with_types(model, lambda type_: self.type(type_, direction))
        match found:
            case ObjectModel(fields=fields, rules=rules):
                kept = tuple(each for each in fields if each.access != _HIDDEN[direction])
                hidden = self.hidden(ModelRef(model.id), direction)
                ignored = tuple(each.wire_name for each in fields if each not in kept) if direction == "request" else ()
                return replace(found, fields=kept, ignored=ignored, rules=rules and rules_in_direction(rules, hidden))
            case UnionModel(rules=rules) if isinstance(model, UnionModel):
                return replace(found, rules=rules and rules_in_direction(rules, self.hidden(model.union, direction)))
            case _:
                return found

    def hidden(self, type_: Type, direction: Direction) -> frozenset[str]:
        """The properties that objects of a type have in the other direction alone."""
        match type_:
            case ModelRef(id) if isinstance(model := self.models[id], ObjectModel):
                return frozenset(each.wire_name for each in model.fields if each.access == _HIDDEN[direction])
            case Nullable(inner) | Checked(inner):
                return self.hidden(inner, direction)
            case OneOf(members):
                return frozenset[str]().union(*(self.hidden(member.type, direction) for member in members))
            case _:
                return frozenset()

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
            case ModelRef(id):
                return ModelRef(self.copies[direction].get(id, id))
            case Checked(inner, rules):
                return checked(self.type(inner, direction), rules_in_direction(rules, self.hidden(inner, direction)))
            case _:
                return with_inner(type_, lambda inner: self.type(inner, direction))
