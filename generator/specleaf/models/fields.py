"""Fields of an object as statements of its class."""

from __future__ import annotations

from specleaf.ir import Field, ObjectModel
from specleaf.languages.python import Expr, assignment, docstring, keyword, literal_of, name, text
from specleaf.models.annotations import annotated, annotation, only_value, or_else, said_of
from specleaf.models.defaults import default_of
from specleaf.models.depth import bounded
from specleaf.models.frame import INDENT, code_or_none, documentation
from specleaf.models.scope import Scope
from specleaf.text import Code

_ACCESS = {"read": "Read-only.", "write": "Write-only.", "both": ""}


def fields_of(model: ObjectModel, scope: Scope) -> list[tuple[Code, Code | None]]:
    """The fields of a class, in order: their statements and docstrings."""
    return [_field(field, scope.at(field.pointer)) for field in model.fields]


def _field(field: Field, scope: Scope) -> tuple[Code, Code | None]:
    called = scope.package.names.field(scope.model.id, field.wire_name)
    said, value = said_of(bounded(field.type, scope), scope), _value(field, scope)
    remarks = [_ACCESS[field.access]]
    if value is None and not field.required:
        value = scope.use("pydantic", "MISSING")
        said = or_else(said, value, scope)
        remarks.append(_default_in_words(field, scope))
    statement = assignment(called, annotated(said, scope, _words(called, field)), value, INDENT)
    doc = docstring(documentation(field.docs, called, *remarks), INDENT)
    return Code(statement.lstrip()), code_or_none(doc)


def _value(field: Field, scope: Scope) -> Expr | None:
    """What stands after the `=`, if that is not for absence."""
    if not field.required:
        return default_of(field, scope, annotation)
    is_constant = only_value(field.type, scope) is not None
    return name(scope.support("CONSTANT")) if is_constant else None


def _words(name: str, field: Field) -> tuple[Expr, ...]:
    words: list[Expr] = []
    if name != field.wire_name:
        words.append(keyword("alias", text(field.wire_name)))
    if field.docs.deprecated:
        words.append(keyword("deprecated", literal_of(True)))
    return tuple(words)


def _default_in_words(field: Field, scope: Scope) -> str:
    """A default that Python cannot say."""
    if field.default is None or not scope.package.validator.accepts(field.default.value, field.type):
        return ""
    return f"Default: `{literal_of(field.default.value).flat}`."
