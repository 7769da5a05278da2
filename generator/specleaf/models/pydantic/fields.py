"""Fields of an object as statements of its class."""

from __future__ import annotations

from specleaf.ir import Constant, EncodedContent, Field, ModelRef, Nullable, ObjectModel, Part, Scalar, Type
from specleaf.languages.python import Expr, assignment, fits_literal, keyword, literal_of, name, text
from specleaf.models.pydantic.annotations import annotation_of, expression_of, type_expression, union_with
from specleaf.models.pydantic.defaults import default_of
from specleaf.models.pydantic.docstrings import INDENT, docstring_of
from specleaf.models.pydantic.nesting import bounded
from specleaf.models.pydantic.scope import Scope
from specleaf.text import Code

_ACCESS = {"read": "Read-only.", "write": "Write-only.", "both": ""}


def fields_of(model: ObjectModel, scope: Scope) -> list[tuple[Code, Code | None]]:
    """The fields of a class, in order: their statements and docstrings."""
    return [_field(field, scope.at(field.pointer)) for field in model.fields]


def _field(field: Field, scope: Scope) -> tuple[Code, Code | None]:
    field_name = scope.package.names.field(scope.model.id, field.wire_name)
    annotation, value = annotation_of(bounded(field.type, scope), scope), _value(field, scope)
    remarks = [_ACCESS[field.access]]
    if value is None and not field.required:
        value = name(scope.library("pydantic", "MISSING"))
        annotation = union_with(annotation, value, scope)
        remarks.append(_default_in_words(field, scope))
    remarks.append(_content(field.type, scope))
    statement = assignment(field_name, expression_of(annotation, scope, _arguments(field_name, field)), value, INDENT)
    return Code(statement.lstrip()), docstring_of(field.docs, field_name, INDENT, *remarks)


def _value(field: Field, scope: Scope) -> Expr | None:
    """The default of a field, apart from `MISSING`."""
    match field.type:
        case Constant(value) if field.required and fits_literal(value):
            return name(scope.support("CONSTANT"))
        case _:
            return None if field.required else default_of(field, scope, type_expression)


def _arguments(name: str, field: Field) -> tuple[Expr, ...]:
    arguments: list[Expr] = []
    if name != field.wire_name:
        arguments.append(keyword("alias", text(field.wire_name)))
    if field.docs.deprecated:
        arguments.append(keyword("deprecated", literal_of(True)))
    return tuple(arguments)


def _content(type_: Type, scope: Scope) -> str:
    """What a string holds, if a schema describes it."""
    match type_.inner if isinstance(type_, Nullable) else type_:
        case Scalar(content=EncodedContent(media_type, _, Part(ModelRef(id)))):
            return f"Holds `{media_type}` that `{scope.package.names.model(id).name}` describes."
        case _:
            return ""


def _default_in_words(field: Field, scope: Scope) -> str:
    """A default that has no Python expression."""
    if field.default is None or not scope.package.validator.accepts(field.default.value, field.type):
        return ""
    return f"Default: `{literal_of(field.default.value).flat}`."
