"""Objects, and enumerations where the settings ask for it, as classes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specleaf.ir import Anything, EnumModel, Nothing, ObjectModel
from specleaf.json_value import Json
from specleaf.languages.python import LINE, assignment, call, class_header, keyword, literal_of, name, subscript, text
from specleaf.models.pydantic.annotations import type_expression
from specleaf.models.pydantic.constraints import as_schema
from specleaf.models.pydantic.docstrings import INDENT, model_docstring
from specleaf.models.pydantic.fields import fields_of
from specleaf.models.pydantic.nesting import bounded
from specleaf.models.pydantic.parameters import base_of, parameter_statements
from specleaf.models.pydantic.rules import enforced
from specleaf.models.pydantic.scope import Scope
from specleaf.models.pydantic.views import ClassDefinition, Statement
from specleaf.text import Code


def class_definition(model: ObjectModel, scope: Scope) -> ClassDefinition:
    """The class of an object."""
    bases = [base_of(model, scope)]
    if isinstance(model.extra.type, Nothing):
        bases.append(keyword("extra", text("forbid")))
    docstring = model_docstring(scope, INDENT)
    fields = fields_of(model, scope)
    further = [
        *_check(model, scope),
        *_ignored(model, scope),
        *_typed_extra(model, scope),
        *parameter_statements(model, scope),
    ]
    body = (*_spaced(fields, docstring), *(Statement(code, None, bool(docstring or fields)) for code in further))
    if scope.forward:
        scope.shared.imports.bring("__future__", "annotations")
    return ClassDefinition(Code(class_header(scope.name, bases)), docstring, body, not (docstring or body))


def enum_class_definition(model: EnumModel, scope: Scope) -> ClassDefinition:
    """The class of an enumeration of strings."""
    names = scope.package.names.members[model.id]
    members = [
        (Code(assignment(member_name, None, literal_of(member.value), INDENT).lstrip()), None)
        for member_name, member in zip(names, model.members, strict=True)
    ]
    header = class_header(scope.name, [name(scope.library("enum", "StrEnum"))])
    docstring = model_docstring(scope, INDENT)
    return ClassDefinition(Code(header), docstring, tuple(_spaced(members, docstring)), is_empty=False)


def _spaced(fields: Sequence[tuple[Code, Code | None]], docstring: Code | None) -> Iterator[Statement]:
    """Statements with blank lines between them if one has a docstring, and after the docstring of the class."""
    are_apart = any(doc for _, doc in fields)
    for number, (code, doc) in enumerate(fields):
        yield Statement(code, doc, are_apart if number else docstring is not None)


def _check(model: ObjectModel, scope: Scope) -> Iterator[Code]:
    """The rules on the object as a whole."""
    rules = _rules(model, scope)
    if rules not in ({}, True):
        check = call(scope.support("model_check"), [literal_of(rules)])
        yield Code(assignment("_check", None, check, INDENT).lstrip())


def _ignored(model: ObjectModel, scope: Scope) -> Iterator[Code]:
    """The properties left out of values. It stands after the rules: pydantic calls the last such function first."""
    if model.ignored:
        ignored = call(scope.support("model_ignores"), [text(each) for each in model.ignored])
        yield Code(assignment("_ignored", None, ignored, INDENT).lstrip())


def _rules(model: ObjectModel, scope: Scope) -> Json:
    counts = as_schema(model.constraints)
    rules = enforced(model.rules.schema, scope.shared.referenced_schemas) if model.rules else True
    if not isinstance(rules, dict):
        return counts if rules is True else rules
    return counts | rules if counts.keys().isdisjoint(rules) else {"allOf": [counts, rules]}


def _typed_extra(model: ObjectModel, scope: Scope) -> Iterator[Code]:
    """Undeclared properties of one type. Type checkers would take pydantic's own annotation for a parameter."""
    if isinstance(model.extra.type, Anything | Nothing):
        return
    values = subscript("dict", [name("str"), type_expression(bounded(model.extra.type, scope), scope)])
    signature = f"def model_extra(self) -> {values.flat} | None: ..."
    if 2 * INDENT + len(signature) > LINE:
        signature = f"def model_extra(self) -> dict[str, {scope.typing('Any')}] | None: ..."
    override = scope.library("typing_extensions", "override")
    yield Code(
        f"if {scope.typing('TYPE_CHECKING')}:\n\n"
        f"        @property\n        @{override}\n        {signature}\n"
        f"    else:\n{assignment('__pydantic_extra__', values, None, 2 * INDENT)}"
    )
