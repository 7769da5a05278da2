"""The record of an operation: what a client or a server needs to know of it (OpenAPI 3.2, "Operation Object")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from specleaf.ir import AliasModel, Anything, Content, Operation, Response
from specleaf.languages.python import (
    Expr,
    assignment,
    call,
    dict_of,
    keyword,
    literal_of,
    subscript,
    text,
    tuple_of,
    union_of,
)
from specleaf.models.pydantic.annotations import NONE, type_expression
from specleaf.models.pydantic.nesting import bounded
from specleaf.models.pydantic.parameters import OPERATIONS
from specleaf.models.pydantic.scope import ModuleScope, Scope
from specleaf.text import Code

_ARGUMENTS = {
    "path": "path_parameters",
    "query": "query",
    "querystring": "query",
    "header": "headers",
    "cookie": "cookies",
}
"""The arguments for the models of parameters, by location."""


def operation_statements(shared: ModuleScope) -> Iterator[Code]:
    """The records of the operations of a module; that of a second one, which hardly ever occurs, has a number."""
    for number, operation in enumerate(shared.module.operations, 1):
        scope = Scope(shared, AliasModel(operation.pointer, operation.docs, Anything()), operation.pointer)
        record = scope.library(OPERATIONS, "Operation")
        annotation = subscript(record, [_body_type(operation, scope), _result_type(operation, scope)])
        target = "OPERATION" if number == 1 else f"OPERATION_{number}"
        yield Code(assignment(target, annotation, call(record, _arguments(operation, scope))))


def _arguments(operation: Operation, scope: Scope) -> Iterator[Expr]:
    yield text(operation.method.upper())
    yield text(operation.path)
    if operation.operation_id:
        yield keyword("operation_id", text(operation.operation_id))
    if operation.tags:
        yield keyword("tags", tuple_of(map(text, operation.tags)))
    for id_ in operation.parameter_models:
        yield keyword(_ARGUMENTS[id_.name], scope.reference(id_))
    if body := operation.request_body:
        yield keyword("body", _types(body.contents, scope))
        yield keyword("is_body_required", literal_of(body.required))
    responses = ((text(each.status), _types(each.contents, scope)) for each in operation.responses)
    yield keyword("responses", dict_of(responses))
    info = scope.package.api.info.operations.get(operation.pointer)
    if info and info.security:
        yield keyword("security", tuple_of(map(_requirement, info.security)))


def _requirement(schemes: Iterable[tuple[str, Iterable[str]]]) -> Expr:
    return dict_of((text(scheme), tuple_of(map(text, scopes))) for scheme, scopes in schemes)


def _types(contents: Iterable[Content], scope: Scope) -> Expr:
    return dict_of((text(each.content_type), _type(each, scope)) for each in contents)


def _type(content: Content, scope: Scope) -> Expr:
    return type_expression(bounded(content.part.type, scope), scope)


def _body_type(operation: Operation, scope: Scope) -> Expr:
    body = operation.request_body
    types = [_type(each, scope) for each in body.contents] if body else []
    return union_of([*types, *([] if body and body.required else [NONE])])


def _result_type(operation: Operation, scope: Scope) -> Expr:
    """The type of what an operation answers with if it succeeds; null where an answer has no body."""
    answers = [each for each in operation.responses if _succeeds(each)] or [
        each for each in operation.responses if each.status == "default"
    ]
    types = [_type(content, scope) for each in answers for content in each.contents]
    is_empty = not answers or any(not each.contents for each in answers)
    return union_of([*types, *([NONE] if is_empty else [])])


def _succeeds(response: Response) -> bool:
    return response.status.startswith("2")
