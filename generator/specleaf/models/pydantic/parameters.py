"""Models of parameters: their base class, and the table of how each parameter is written."""

from __future__ import annotations

from collections.abc import Iterator

from specleaf.ir import ObjectModel, Operation, Parameter, ParameterStyle
from specleaf.languages.python import Expr, assignment, call, keyword, literal_of, name, text, tuple_of
from specleaf.models.pydantic.docstrings import INDENT
from specleaf.models.pydantic.scope import Scope
from specleaf.text import Code

OPERATIONS = ".._operations"
_BASES = {
    "path": "PathParameters",
    "query": "QueryParameters",
    "querystring": "QueryParameters",
    "header": "HeaderParameters",
    "cookie": "CookieParameters",
}
_UNKNOWN = ParameterStyle("form", True, True)


def base_of(model: ObjectModel, scope: Scope) -> Expr:
    """The base class of a model: one for parameters has methods that read and write them."""
    if model.id in scope.package.parameter_models:
        return name(scope.library(OPERATIONS, _BASES[model.id.name]))
    return name(scope.support("Model"))


def parameter_statements(model: ObjectModel, scope: Scope) -> Iterator[Code]:
    """For a model of parameters, what its base class needs to know of them."""
    operation = scope.package.parameter_models.get(model.id)
    if operation is None:
        return
    if model.id.name == "path":
        yield Code(assignment("__template__", None, text(operation.path), INDENT).lstrip())
    table = tuple_of(_parameter(each, scope) for each in _held_by(model, operation))
    yield Code(assignment("__parameters__", None, table, INDENT).lstrip())


def _held_by(model: ObjectModel, operation: Operation) -> Iterator[Parameter]:
    """The parameters that a model holds; of two with one name, the later counts."""
    located = {each.field.wire_name: each for each in operation.parameters if each.location == model.id.name}
    yield from located.values()


def _parameter(parameter: Parameter, scope: Scope) -> Expr:
    style = scope.package.api.info.parameters.get(parameter.pointer, _UNKNOWN)
    arguments = [text(each) for each in (parameter.field.wire_name, parameter.location, style.style)]
    arguments.append(keyword("explode", literal_of(style.explode)))
    if style.allow_reserved:
        arguments.append(keyword("allow_reserved", literal_of(True)))
    if style.content_type:
        arguments.append(keyword("content", text(style.content_type)))
    return call(scope.library(".._parameters", "Parameter"), arguments)
