"""What refers to a model: models by their fields, and operations by what they send or return.

In: an Api. Out: a table of references, made once, and for each page the lines of its list "Used by".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from specleaf.ir import Api, Model, ModelId, ObjectModel, Operation, Type, references_in, references_of
from specleaf.pages.markdown import cell, code
from specleaf.pages.reference.links import Links
from specleaf.pointer import Pointer
from specleaf.text import Markdown

_MOST = 25
"""How many users a page lists."""


@dataclass(slots=True)
class Users:
    """What refers to one model, in document order: models with the fields concerned, operations with their parts."""

    models: dict[ModelId, list[str]] = field(default_factory=dict[ModelId, list[str]])
    operations: dict[Pointer, list[Markdown]] = field(default_factory=dict[Pointer, list[Markdown]])


def users_of(api: Api) -> Mapping[ModelId, Users]:
    """The users of every model. A parameter is used by its operation, not by the model that holds it."""
    users = {id_: Users() for id_ in api.models}
    for operation in api.operations:
        for part, type_ in _parts(operation):
            for id_ in dict.fromkeys(references_in(type_)):
                users[id_].operations.setdefault(operation.pointer, []).append(part)
    parameters = {id_ for operation in api.operations for id_ in operation.parameter_models}
    for model in api.models.values():
        if model.id not in parameters:
            _add_fields(model, users)
    return users


def used_by(id_: ModelId, users: Mapping[ModelId, Users], links: Links) -> tuple[Markdown, ...]:
    """One line for each user of a model, operations first."""
    own = users[id_]
    page = links.site.page(id_)
    lines = [f"{links.operation(place)}: {', '.join(dict.fromkeys(parts))}" for place, parts in own.operations.items()]
    # What is on the page itself is seen there, but for an object that holds itself.
    for user, names in own.models.items():
        if user in page.models and user != id_:
            continue
        fields = ", ".join(links.field(user, name) for name in names)
        lines.append(f"{links.model(user)}: {fields}" if fields else links.model(user))
    shown = [Markdown(line) for line in lines[:_MOST]]
    if len(lines) > _MOST:
        shown.append(Markdown(f"and {len(lines) - _MOST} more"))
    return tuple(shown)


def _add_fields(model: Model, users: Mapping[ModelId, Users]) -> None:
    for id_ in references_of(model):
        users[id_].models.setdefault(model.id, [])
    if isinstance(model, ObjectModel):
        for each in model.fields:
            for id_ in dict.fromkeys(references_in(each.type)):
                users[id_].models[model.id].append(each.wire_name)


def _parts(operation: Operation) -> Iterator[tuple[Markdown, Type]]:
    """The parts of an operation, in words, and their types."""
    for parameter in operation.parameters:
        place, name = cell(parameter.location), code(parameter.field.wire_name)
        yield Markdown(f"{place} parameter {name}"), parameter.field.type
    if operation.request_body:
        for content in operation.request_body.contents:
            yield Markdown("request body"), content.part.type
    for response in operation.responses:
        status = Markdown(f"response {code(response.status)}")
        for content in response.contents:
            yield status, content.part.type
        for header in response.headers:
            yield Markdown(f"{status}, header {code(header.wire_name)}"), header.type
