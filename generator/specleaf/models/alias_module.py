"""Unions, enumerations and other types as names, and enumerations as classes."""

from __future__ import annotations

from specleaf.ir import AliasModel, EnumModel, Type, UnionModel
from specleaf.languages.python import Expr, assignment, call, class_header, literal_of, name, text
from specleaf.models.annotations import NONE, annotated, annotation
from specleaf.models.choices import choice
from specleaf.models.depth import bounded
from specleaf.models.enums import for_checkers, for_python
from specleaf.models.frame import INDENT, model_docstring, path_of, references_of
from specleaf.models.scope import Scope
from specleaf.models.views import AliasModule, EnumModule, Statement
from specleaf.text import Code


def union_module(model: UnionModel, scope: Scope) -> AliasModule:
    """The module of a union."""
    others = (NONE,) if model.nullable else ()
    said = choice(model.union, others, model.rules, scope, _member)
    return _module(_named(annotated(said, scope), scope), scope)


def _member(type_: Type, scope: Scope) -> Expr:
    return annotation(bounded(type_, scope), scope)


def alias_module(model: AliasModel, scope: Scope) -> AliasModule:
    """The module of a name for another type."""
    return _module(_named(annotation(bounded(model.target, scope), scope), scope), scope)


def enum_module(model: EnumModel, scope: Scope) -> AliasModule:
    """The module of an enumeration as a type. Python has literals of numbers with a fraction, type checkers do not."""
    spelt, known = for_python(model, scope), for_checkers(model, scope)
    if known is None:
        return _module(_named(spelt, scope), scope)
    condition = f"if {scope.typing('TYPE_CHECKING')}:"
    lines = [condition, _named(known, scope, INDENT), "else:", _named(spelt, scope, INDENT)]
    return _module("\n".join(lines), scope)


def enum_class_module(model: EnumModel, scope: Scope) -> EnumModule:
    """The module of an enumeration as a class."""
    names = scope.package.names.members[model.id]
    members = tuple(
        Statement(Code(assignment(called, None, literal_of(member.value), INDENT).lstrip()), None, False)
        for called, member in zip(names, model.members, strict=True)
    )
    header = class_header(scope.name, [name(scope.imports.use("enum", "StrEnum"))])
    docstring = model_docstring(scope, INDENT)
    return EnumModule(path_of(scope), Code(scope.imports.lines()), Code(header), docstring, members)


def _named(value: Expr, scope: Scope, indent: int = 0) -> str:
    # mypy follows a type into itself only within a text.
    spelt = text(value.flat) if scope.itself else value
    function = scope.imports.use("typing_extensions", "TypeAliasType")
    return assignment(scope.name, None, call(function, [text(scope.name), spelt]), indent)


def _module(statement: str, scope: Scope) -> AliasModule:
    references = references_of(scope)
    return AliasModule(
        path=path_of(scope),
        imports=Code(scope.imports.lines()),
        references=references,
        statement=Code(statement),
        docstring=model_docstring(scope, 0),
    )
