"""Objects as classes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specleaf.ir import Anything, Nothing, ObjectModel
from specleaf.json_value import Json
from specleaf.languages.python import LINE, assignment, call, class_header, keyword, literal_of, name, subscript, text
from specleaf.models.annotations import annotation
from specleaf.models.constraints import as_schema
from specleaf.models.depth import bounded
from specleaf.models.fields import fields_of
from specleaf.models.frame import INDENT, model_docstring, path_of, references_of
from specleaf.models.rules import enforced
from specleaf.models.scope import Scope
from specleaf.models.views import ObjectModule, Statement
from specleaf.text import Code


def object_module(model: ObjectModel, scope: Scope) -> ObjectModule:
    """The module of an object."""
    bases = [name(scope.support("Model"))]
    if isinstance(model.extra.type, Nothing):
        bases.append(keyword("extra", text("forbid")))
    docstring = model_docstring(scope, INDENT)
    fields = fields_of(model, scope)
    further = [*_check(model, scope), *_ignored(model, scope), *_typed_extra(model, scope)]
    body = (*_spaced(fields, docstring), *(Statement(code, None, bool(docstring or fields)) for code in further))
    if scope.itself:
        scope.imports.bring("__future__", "annotations")
    references = references_of(scope)
    return ObjectModule(
        path=path_of(scope),
        imports=Code(scope.imports.lines()),
        references=references,
        header=Code(class_header(scope.name, bases)),
        docstring=docstring,
        body=body,
        is_empty=not (docstring or body),
    )


def _spaced(fields: Sequence[tuple[Code, Code | None]], docstring: Code | None) -> Iterator[Statement]:
    """Blank lines between fields if one of them has a docstring, and after that of the class."""
    airy = any(doc for _, doc in fields)
    for number, (code, doc) in enumerate(fields):
        yield Statement(code, doc, airy if number else docstring is not None)


def _check(model: ObjectModel, scope: Scope) -> Iterator[Code]:
    """The rules on the object as a whole."""
    rules = _rules(model, scope)
    if rules not in ({}, True):
        check = call(scope.support("model_check"), [literal_of(rules)])
        yield Code(assignment("_check", None, check, INDENT).lstrip())


def _ignored(model: ObjectModel, scope: Scope) -> Iterator[Code]:
    """What is left out of values; it stands after the rules, for pydantic takes the last such function first."""
    if model.ignored:
        found = call(scope.support("model_ignores"), [text(each) for each in model.ignored])
        yield Code(assignment("_ignored", None, found, INDENT).lstrip())


def _rules(model: ObjectModel, scope: Scope) -> Json:
    counts = as_schema(model.constraints)
    rules = enforced(model.rules.schema, scope.package) if model.rules else True
    if not isinstance(rules, dict):
        return counts if rules is True else rules
    return counts | rules if counts.keys().isdisjoint(rules) else {"allOf": [counts, rules]}


def _typed_extra(model: ObjectModel, scope: Scope) -> Iterator[Code]:
    """Undeclared properties of one type: to checkers, what pydantic goes by would be a parameter."""
    if isinstance(model.extra.type, Anything | Nothing):
        return
    values = subscript("dict", [name("str"), annotation(bounded(model.extra.type, scope), scope)])
    signature = f"def model_extra(self) -> {values.flat} | None: ..."
    if 2 * INDENT + len(signature) > LINE:
        signature = f"def model_extra(self) -> dict[str, {scope.typing('Any')}] | None: ..."
    yield Code(
        f"if {scope.typing('TYPE_CHECKING')}:\n\n"
        f"        @property\n        {signature}\n"
        f"    else:\n{assignment('__pydantic_extra__', values, None, 2 * INDENT)}"
    )
