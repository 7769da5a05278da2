"""Traversal of an `Api`, and substitution of types in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from specleaf.ir.api import AliasModel, Api, Content, EnumModel, Model, ObjectModel, Operation, UnionModel
from specleaf.ir.types import (
    ANY_PART,
    Anything,
    Checked,
    Constant,
    Discriminator,
    EncodedContent,
    ListOf,
    MapOf,
    ModelId,
    ModelRef,
    Nothing,
    Nullable,
    OneOf,
    Part,
    Scalar,
    TupleOf,
    Type,
    nullable,
    union,
)


def parts_of(type_: Type) -> tuple[Part, ...]:
    """The parts directly inside a type, in order."""
    match type_:
        case ListOf(item):
            return (item,)
        case MapOf(value):
            return (value,)
        case TupleOf(items, rest):
            return (*items, rest)
        case OneOf(members):
            return members
        case Nullable(inner) | Checked(inner):
            return parts_of(inner)
        case Scalar() | Constant() | ModelRef() | Anything() | Nothing():
            return ()
        case _:
            assert_never(type_)


def with_inner(type_: Type, change: Callable[[Type], Type]) -> Type:
    """`type_` with `change` applied to each type directly inside it, the targets of a discriminator included."""
    match type_:
        case Nullable(inner):
            return nullable(change(inner))
        case Checked(inner):
            return replace(type_, inner=change(inner))
        case ListOf(item):
            return replace(type_, item=_part(item, change))
        case MapOf(value):
            return replace(type_, value=_part(value, change))
        case TupleOf(items, rest):
            return replace(type_, items=tuple(_part(item, change) for item in items), rest=_part(rest, change))
        case OneOf():
            return _union(type_, change)
        case Scalar(content=EncodedContent(part=Part() as part) as content):
            return replace(type_, content=replace(content, part=_part(part, change)))
        case Scalar() | Constant() | ModelRef() | Anything() | Nothing():
            return type_
        case _:
            assert_never(type_)


def with_types(model: Model, change: Callable[[Type], Type]) -> Model:
    """`model` with each of the types that it is made of changed."""
    match model:
        case ObjectModel():
            fields = tuple(replace(field, type=change(field.type)) for field in model.fields)
            chosen, subtypes = _discriminator(model.discriminator, change), _models(model.subtypes, change)
            extra = _part(model.extra, change)
            return replace(model, fields=fields, extra=extra, discriminator=chosen, subtypes=subtypes)
        case UnionModel():
            return replace(model, union=_union(model.union, change))
        case AliasModel():
            return replace(model, target=change(model.target))
        case EnumModel():
            return model
        case _:
            assert_never(model)


def _part(part: Part, change: Callable[[Type], Type]) -> Part:
    return replace(part, type=change(part.type))


def _union(union: OneOf, change: Callable[[Type], Type]) -> OneOf:
    members = tuple(_part(member, change) for member in union.members)
    return replace(union, members=members, discriminator=_discriminator(union.discriminator, change))


def _discriminator(chosen: Discriminator | None, change: Callable[[Type], Type]) -> Discriminator | None:
    """A discriminator with changed targets; a target that is no longer a model is dropped."""
    if chosen is None:
        return None
    mapping = tuple((value, to) for value, id_ in chosen.mapping for to in _models((id_,), change))
    base, default = (next(iter(_models(filter(None, (id_,)), change)), None) for id_ in (chosen.base, chosen.default))
    return replace(chosen, mapping=mapping, base=base, default=default)


def _models(ids: Iterable[ModelId], change: Callable[[Type], Type]) -> tuple[ModelId, ...]:
    """The ids after the change, without those that are no longer models."""
    changed = (change(ModelRef(id_)) for id_ in ids)
    return tuple(to.id for to in changed if isinstance(to, ModelRef))


def with_operation_types(operation: Operation, change: Callable[[Type], Type]) -> Operation:
    """`operation` with the types of its parameters, its body and its responses changed."""

    def changed(contents: Iterable[Content]) -> tuple[Content, ...]:
        return tuple(replace(content, part=_part(content.part, change)) for content in contents)

    fields = ((each, replace(each.field, type=change(each.field.type))) for each in operation.parameters)
    body = operation.request_body
    return replace(
        operation,
        parameters=tuple(replace(each, field=field) for each, field in fields),
        request_body=replace(body, contents=changed(body.contents)) if body else None,
        responses=tuple(replace(each, contents=changed(each.contents)) for each in operation.responses),
    )


def references_in(type_: Type) -> Iterator[ModelId]:
    """The models that a type names, those of encoded content included, in order; not what those name in turn."""
    waiting = [type_]
    while waiting:
        match waiting.pop():
            case ModelRef(id):
                yield id
            case Nullable(inner) | Checked(inner):
                waiting.append(inner)
            case Scalar(content=EncodedContent(part=Part(inner))):
                waiting.append(inner)
            case other:
                waiting.extend(part.type for part in reversed(parts_of(other)))


def types_in_model(model: Model) -> tuple[Type, ...]:
    """The types that a model is made of, in order."""
    match model:
        case ObjectModel():
            return (*(field.type for field in model.fields), model.extra.type)
        case UnionModel():
            return (model.union,)
        case AliasModel():
            return (model.target,)
        case EnumModel():
            return ()
        case _:
            assert_never(model)


def references_of(model: Model) -> Iterator[ModelId]:
    """The models that a model names, in order."""
    for type_ in types_in_model(model):
        yield from references_in(type_)


def types_of_operation(operation: Operation) -> Iterator[Type]:
    """The types of parameters, body and responses, in that order."""
    for parameter in operation.parameters:
        yield parameter.field.type
    for content in contents_of(operation):
        yield content.part.type


def contents_of(operation: Operation) -> Iterator[Content]:
    """The contents of the body, then those of the responses."""
    if operation.request_body:
        yield from operation.request_body.contents
    for response in operation.responses:
        yield from response.contents


def body_type(contents: tuple[Content, ...]) -> Type:
    """The type of a body: of its JSON content types if there are any, else of all of them."""
    forms = [content for content in contents if "json" in content.content_type.lower()] or list(contents)
    parts = tuple(dict.fromkeys(content.part for content in forms))
    match union(parts) if parts else ANY_PART.type:
        case OneOf():
            # A union that no schema describes has no model; the first content type represents all.
            return parts[0].type
        case type_:
            return type_


def reached_from(api: Api, starts: Iterable[ModelId]) -> dict[ModelId, None]:
    """The models that can be reached from `starts`, those included, in depth-first order."""
    seen: dict[ModelId, None] = {}
    waiting = list(starts)[::-1]
    while waiting:
        id_ = waiting.pop()
        if id_ not in seen and id_ in api.models:
            seen[id_] = None
            waiting.extend(reversed(list(references_of(api.models[id_]))))
    return seen


def target_of(type_: Type, api: Api) -> Type:
    """`type_` without the rules, aliases and null around it."""
    seen: set[ModelId] = set()
    while True:
        match type_:
            case Nullable(inner) | Checked(inner):
                type_ = inner
            case ModelRef(id) if id not in seen and isinstance(model := api.models[id], AliasModel):
                seen.add(id)
                type_ = model.target
            case _:
                return type_


def accepts_null(type_: Type, api: Api) -> bool:
    """Whether null is a value of `type_`, rules apart."""
    seen: set[ModelId] = set()
    while True:
        match type_:
            case Nullable() | Anything() | Constant(None):
                return True
            case Checked(inner):
                type_ = inner
            case ModelRef(id) if id not in seen:
                seen.add(id)
                match api.models[id]:
                    case AliasModel(target=target):
                        type_ = target
                    case EnumModel(nullable=nullable) | UnionModel(nullable=nullable):
                        return nullable
                    case _:
                        return False
            case _:
                return False
