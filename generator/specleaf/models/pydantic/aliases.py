"""Unions, enumerations and other types as type aliases."""

from __future__ import annotations

from specleaf.ir import AliasModel, EnumModel, Type, UnionModel
from specleaf.languages.python import Expr, assignment, call, name, text
from specleaf.models.modules import Binding
from specleaf.models.pydantic.annotations import NONE, expression_of, type_expression
from specleaf.models.pydantic.docstrings import INDENT, model_docstring
from specleaf.models.pydantic.enums import for_checkers, for_python
from specleaf.models.pydantic.nesting import bounded
from specleaf.models.pydantic.scope import Scope
from specleaf.models.pydantic.unions import union_annotation
from specleaf.models.pydantic.views import AliasDefinition
from specleaf.text import Code


def union_definition(model: UnionModel, scope: Scope) -> AliasDefinition:
    """A union."""
    others = (NONE,) if model.nullable else ()
    annotation = union_annotation(model.union, others, model.rules, scope, _member)
    return _alias(expression_of(annotation, scope), None, scope)


def _member(type_: Type, scope: Scope) -> Expr:
    return type_expression(bounded(type_, scope), scope)


def alias_definition(model: AliasModel, scope: Scope) -> AliasDefinition:
    """A name for another type."""
    return _alias(type_expression(bounded(model.target, scope), scope), None, scope)


def enum_definition(model: EnumModel, scope: Scope) -> AliasDefinition:
    """An enumeration as a type."""
    return _alias(for_python(model, scope), for_checkers(model, scope), scope)


def _alias(value: Expr, for_checkers: Expr | None, scope: Scope) -> AliasDefinition:
    """An alias of `value`, and for type checkers of something else if they do not accept that."""
    if scope.forward:
        # Names that are not defined yet, and mypy follows a type into itself only within a string.
        quoted = text(value.flat)
        value, for_checkers = (value, quoted) if _has_placeholders(scope) else (quoted, None)
    statement = _statement(value, scope)
    if for_checkers is not None:
        statement = _two_statements(_statement(for_checkers, scope, INDENT), value, scope)
    elif scope.model.id in scope.forward and len(scope.package.modules.of(scope.model.id).models) > 1:
        # pyright cannot infer a `TypeAliasType` that names itself by way of another alias of its module.
        alias = assignment(scope.name, name(scope.typing("TypeAlias")), value, INDENT)
        statement = _two_statements(alias, value, scope)
    return AliasDefinition(Code(statement), model_docstring(scope, 0))


def _two_statements(for_checkers: str, value: Expr, scope: Scope) -> str:
    """One definition for type checkers, and one for Python."""
    condition = f"if {scope.typing('TYPE_CHECKING')}:"
    return "\n".join([condition, for_checkers, "else:", _statement(value, scope, INDENT)])


def _has_placeholders(scope: Scope) -> bool:
    """Whether each name that is not defined yet has a placeholder."""
    binding, source = scope.package.modules.binding, scope.model.id
    return all(binding(source, target) is Binding.DEFERRED for target in scope.forward)


def _statement(value: Expr, scope: Scope, indent: int = 0) -> str:
    function = scope.library("typing_extensions", "TypeAliasType")
    return assignment(scope.name, None, call(function, [text(scope.name), value]), indent)
