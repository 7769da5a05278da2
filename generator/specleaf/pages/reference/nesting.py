"""The models of one page in order, and where each is met first.

In: the parts of an operation, or a component. Out: for each model that belongs to it, the part and the fields that lead
to it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from specleaf.ir import (
    AliasModel,
    Api,
    Checked,
    EncodedContent,
    EnumModel,
    ListOf,
    MapOf,
    Model,
    ModelId,
    ModelRef,
    Nullable,
    ObjectModel,
    OneOf,
    Operation,
    Part,
    Scalar,
    TupleOf,
    Type,
    UnionModel,
)
from specleaf.naming import Names

Key: TypeAlias = Hashable
"""What a heading is about: a `ModelId`, a `field_key`, or a `parameter_key`, `body_key` or `response_key`."""


CONTENT = "()"
"""The last step to what a string holds."""


def field_key(id_: ModelId, wire_name: str) -> Key:
    """The key of a field of an object."""
    return id_, wire_name


def parameter_key(location: str, name: str) -> Key:
    """The key of a parameter of the operation that a page is about."""
    return "parameter", location, name


def body_key(number: int) -> Key:
    """The key of one media type of the request body."""
    return "body", number


def response_key(status: str) -> Key:
    """The key of a response."""
    return "response", status


@dataclass(frozen=True, slots=True)
class Origin:
    """What a model is met in first: the key of a heading, and how far inside the type there (`[]`, `{}`)."""

    key: Key
    steps: str


@dataclass(frozen=True, slots=True)
class Met:
    """A model as it is met: from where, and the names that lead to it."""

    id: ModelId
    origin: Origin | None
    prefix: tuple[str, ...]


def walk(
    entries: Iterable[Met], ids: Iterable[ModelId], api: Api, names: Names, main: ModelId | None
) -> dict[ModelId, Met]:
    """The models `ids` in the order in which they are met, each before what is inside it."""
    members, found = frozenset(ids), dict[ModelId, Met]()
    taken: set[tuple[str, ...]] = set()
    waiting = [*reversed([*entries, *(Met(id_, None, ()) for id_ in ids)])]
    while waiting:
        met = waiting.pop()
        if met.id not in members or met.id in found:
            continue
        model = api.models[met.id]
        # Two objects may be met at one place, as members of a union: the second has its name before its fields.
        if met.id != main and isinstance(model, ObjectModel) and (not met.prefix or met.prefix in taken):
            met = Met(met.id, met.origin, (names.model(met.id).name,))
        if isinstance(model, ObjectModel):
            taken.add(met.prefix)
        found[met.id] = met
        waiting += reversed([*met_in_model(model, met.prefix, names)])
    return found


def met_in_operation(operation: Operation) -> Iterator[Met]:
    """What is met directly in the parameters, the body and the responses of an operation."""
    for parameter in operation.parameters:
        name = parameter.field.wire_name
        yield from _in_type(parameter.field.type, parameter_key(parameter.location, name), (name,))
    for number, content in enumerate(operation.request_body.contents if operation.request_body else ()):
        is_form = content.content_type.startswith(("multipart/", "application/x-www-form-urlencoded"))
        yield from _in_type(content.part.type, body_key(number), ("form" if is_form else "body",))
    for response in operation.responses:
        for content in response.contents:
            yield from _in_type(content.part.type, response_key(response.status), (response.status,))
        for header in response.headers:
            yield from _in_type(header.type, response_key(response.status), (response.status, header.wire_name))


def met_in_model(model: Model, prefix: tuple[str, ...], names: Names) -> Iterator[Met]:
    """What is met directly inside a model."""
    match model:
        case ObjectModel():
            for field in model.fields:
                name = names.field(model.id, field.wire_name)
                yield from _in_type(field.type, field_key(model.id, field.wire_name), (*prefix, name))
            yield from _in_type(model.extra.type, model.id, (*prefix, "[name]"))
        case UnionModel():
            yield from _in_type(model.union, model.id, prefix)
        case AliasModel():
            yield from _in_type(model.target, model.id, prefix)
        case EnumModel():
            return
        case _:
            assert_never(model)


def _in_type(type_: Type, key: Key, prefix: tuple[str, ...]) -> Iterator[Met]:
    for steps, id_ in _references(type_, ""):
        if steps.endswith(CONTENT):
            # Another document: its properties are not below the field that holds its text.
            yield Met(id_, Origin(key, steps), ())
            continue
        named = (*prefix[:-1], f"{prefix[-1]}{steps}") if prefix else (steps,) * bool(steps)
        yield Met(id_, Origin(key, steps), named)


def _references(type_: Type, steps: str) -> Iterator[tuple[str, ModelId]]:
    """The models that a type refers to, with the steps to them: into items (`[]`), values of maps (`{}`), content."""
    match type_:
        case ModelRef(id):
            yield steps, id
        case Nullable(inner) | Checked(inner):
            yield from _references(inner, steps)
        case ListOf(item):
            yield from _references(item.type, f"{steps}[]")
        case MapOf(value):
            yield from _references(value.type, f"{steps}{{}}")
        case TupleOf(items, rest):
            for number, part in enumerate(items):
                yield from _references(part.type, f"{steps}[{number}]")
            yield from _references(rest.type, f"{steps}[]")
        case OneOf(members):
            for part in members:
                yield from _references(part.type, steps)
        case Scalar(content=EncodedContent(part=Part(inner))):
            for further, id_ in _references(inner, ""):
                yield f"{steps}{further}{CONTENT}", id_
        case _:
            return
