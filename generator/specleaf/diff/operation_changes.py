"""What differs between two operations that are the same one."""

from __future__ import annotations

from collections.abc import Iterator

from specleaf.diff.change import Change, Use
from specleaf.diff.model_changes import Comparison, change_of_field, change_of_type
from specleaf.ir import Content, Operation, Parameter, RequestBody, Response
from specleaf.pointer import Pointer

_REQUEST: tuple[Use, ...] = ("requests",)
_ANSWER: tuple[Use, ...] = ("answers",)


def title(operation: Operation) -> str:
    """How a reader knows an operation: `GET /pets`."""
    return f"{operation.method.upper()} {operation.path}"


def changes_of_operation(old: Operation, new: Operation, comparison: Comparison) -> Iterator[Change]:
    """The changes of one operation; those of the models that it names are told at the models."""
    subject = title(new)
    if old.operation_id != new.operation_id:
        text = f"the operationId was '{old.operation_id}', is '{new.operation_id}'"
        yield Change("renamed", subject, text, new.pointer, ("code",))
    if new.docs.deprecated and not old.docs.deprecated:
        yield Change("deprecated", subject, "is deprecated", new.pointer)
    yield from _changes_of_parameters(subject, old, new, comparison)
    yield from _changes_of_body(subject, old.request_body, new.request_body, new.pointer, comparison)
    yield from _changes_of_responses(subject, old, new, comparison)


def _changes_of_parameters(subject: str, old: Operation, new: Operation, comparison: Comparison) -> Iterator[Change]:
    before, after = _by_key(old), _by_key(new)
    for key, parameter in before.items():
        if key in after:
            about = f"{subject}, {_words(after[key])}"
            yield from _renamed_variable(about, parameter, after[key])
            yield from change_of_field(about, parameter.field, after[key].field, _REQUEST, comparison)
        else:
            breaks: tuple[Use, ...] = ("code",)
            yield Change("removed", f"{subject}, {_words(parameter)}", "is gone", parameter.pointer, breaks)
    for key, parameter in after.items():
        if key not in before:
            is_required = parameter.field.required
            text = "is new and required" if is_required else "is new and optional"
            breaks = _REQUEST if is_required else ()
            yield Change("added", f"{subject}, {_words(parameter)}", text, parameter.pointer, breaks)


def _renamed_variable(subject: str, old: Parameter, new: Parameter) -> Iterator[Change]:
    """The name of a variable of the path is not sent, but written by those who call."""
    if old.field.wire_name != new.field.wire_name:
        yield Change("renamed", subject, f"was '{old.field.wire_name}'", new.pointer, ("code",))


def _by_key(operation: Operation) -> dict[tuple[str, str], Parameter]:
    """Parameters by location and name; those of the path by their order, since their names are not sent."""
    places = iter(range(len(operation.parameters)))
    return {
        (each.location, str(next(places)) if each.location == "path" else each.field.wire_name): each
        for each in operation.parameters
    }


def _words(parameter: Parameter) -> str:
    return f"{parameter.location} parameter '{parameter.field.wire_name}'"


def _changes_of_body(
    subject: str, old: RequestBody | None, new: RequestBody | None, place: Pointer, comparison: Comparison
) -> Iterator[Change]:
    about = f"{subject}, request body"
    if old and new:
        if new.required and not old.required:
            yield Change("required", about, "was optional, is required", new.pointer, _REQUEST)
        if old.required and not new.required:
            yield Change("optional", about, "was required, is optional", new.pointer)
        yield from _changes_of_contents(about, old.contents, new.contents, _REQUEST, comparison)
    elif new:
        text = "is new and required" if new.required else "is new and optional"
        yield Change("added", about, text, new.pointer, _REQUEST if new.required else ())
    elif old:
        yield Change("removed", about, "is gone", place, ("requests", "code"))


def _changes_of_responses(subject: str, old: Operation, new: Operation, comparison: Comparison) -> Iterator[Change]:
    before, after = {each.status: each for each in old.responses}, {each.status: each for each in new.responses}
    for status, response in before.items():
        about = f"{subject}, response {status}"
        if status in after:
            yield from _changes_of_headers(about, response, after[status], comparison)
            yield from _changes_of_contents(about, response.contents, after[status].contents, _ANSWER, comparison)
        else:
            breaks: tuple[Use, ...] = _ANSWER if status.startswith("2") else ()
            yield Change("removed", about, "is gone", new.pointer, breaks)
    for status, response in after.items():
        if status not in before:
            yield Change("added", f"{subject}, response {status}", "is new", response.pointer)


def _changes_of_headers(subject: str, old: Response, new: Response, comparison: Comparison) -> Iterator[Change]:
    before = {each.wire_name.lower(): each for each in old.headers}
    after = {each.wire_name.lower(): each for each in new.headers}
    for name, header in before.items():
        about = f"{subject}, header '{header.wire_name}'"
        if name in after:
            yield from change_of_field(about, header, after[name], _ANSWER, comparison)
        else:
            yield Change("removed", about, "is gone", new.pointer, _ANSWER if header.required else ())
    for name, header in after.items():
        if name not in before:
            yield Change("added", f"{subject}, header '{header.wire_name}'", "is new", header.pointer)


def _changes_of_contents(
    subject: str, old: tuple[Content, ...], new: tuple[Content, ...], uses: tuple[Use, ...], comparison: Comparison
) -> Iterator[Change]:
    before, after = {each.content_type: each for each in old}, {each.content_type: each for each in new}
    for content_type, content in before.items():
        about = f"{subject}, {content_type}"
        if content_type in after:
            later = after[content_type]
            relation = comparison.relations.of_types(content.part.type, later.part.type)
            yield from change_of_type(about, later.pointer, relation, uses)
        else:
            yield Change("removed", about, "is gone", content.pointer, uses)
    for content_type, content in after.items():
        if content_type not in before:
            yield Change("added", f"{subject}, {content_type}", "is new", content.pointer)
