"""The last check of a module before it is written: it may hold only what generated modules need.

Text of a document is quoted before it comes into a module. This is a second check, for what a mistake in that, or a
custom template, would let through: nothing is written then.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import cast

from specleaf.languages.python import first_hidden

_MODULES = frozenset({"__future__", "datetime", "enum", "pydantic", "typing", "typing_extensions"})
_CALLS = frozenset(
    {"Field", "TypeAliasType", "dict", "fromisoformat", "lazy", "list", "ref"}
    | {"model_check", "model_ignores", "model_rebuild"}
    | {"AnyOf", "Check", "Default", "Exact", "MultipleOf", "OneOf", "Operation", "Parameter", "Positions", "Tagged"}
)
_LEAVES = frozenset({ast.Constant, ast.Name, ast.Load, ast.Store, ast.BitOr, ast.Not, ast.USub, ast.alias, ast.Pass})
"""Nodes without effect and without children: more than half of all."""
_PLAIN = frozenset(
    {ast.Attribute, ast.Subscript, ast.Tuple, ast.List, ast.Dict, ast.BinOp, ast.keyword}
    | {ast.Assign, ast.AnnAssign, ast.arguments, ast.arg}
)
"""Nodes without effect of their own."""


class GuardError(Exception):
    """A module that must not be written: a mistake of ours, or of a custom template."""


def check_module(text: str) -> None:
    """Raise `GuardError` if a module holds more than data, types and the package's own vocabulary."""
    if hidden := first_hidden(text):
        raise GuardError(f"the character U+{ord(hidden):04X} is in plain text")
    try:
        _check_nodes(ast.parse(text).body)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise GuardError(f"it does not parse: {error}") from error


def _check_nodes(nodes: list[ast.stmt] | list[ast.expr]) -> None:
    waiting: list[ast.AST] = list(nodes)
    while waiting:
        node = waiting.pop()
        kind = type(node)
        if kind in _LEAVES:
            continue
        if kind not in _PLAIN:
            rule = _RULES.get(kind)
            if rule is None or not rule(node):
                raise GuardError(f"line {getattr(node, 'lineno', 0)} has a {kind.__name__} that is not expected")
        for name in node._fields:
            child = getattr(node, name, None)
            if isinstance(child, list):
                waiting.extend(cast("list[ast.AST]", child))
            elif isinstance(child, ast.AST):
                waiting.append(child)


def _import(node: ast.Import) -> bool:
    return all(alias.name in _MODULES for alias in node.names)


def _import_from(node: ast.ImportFrom) -> bool:
    return node.level > 0 or node.module in _MODULES


def _class(node: ast.ClassDef) -> bool:
    return not node.decorator_list


def _function(node: ast.FunctionDef) -> bool:
    """The stub of a property, for type checkers."""
    decorators = [_last_name(decorator).rstrip("_") for decorator in node.decorator_list]
    body = [statement.value for statement in node.body if isinstance(statement, ast.Expr)]
    is_stub = [value.value for value in body if isinstance(value, ast.Constant)] == [...]
    return is_stub and decorators == ["property", "override"] and len(node.body) == 1


def _if(node: ast.If) -> bool:
    test = node.test
    return _last_name(test.operand if isinstance(test, ast.UnaryOp) else test) == "TYPE_CHECKING"


def _unary(node: ast.UnaryOp) -> bool:
    """A negative number, or `not TYPE_CHECKING`."""
    return isinstance(node.op, ast.USub) or (
        isinstance(node.op, ast.Not) and _last_name(node.operand) == "TYPE_CHECKING"
    )


def _expression(node: ast.Expr) -> bool:
    """A docstring, the body of a stub, or `Pet.model_rebuild()`."""
    match node.value:
        case ast.Constant(value=value):
            return isinstance(value, str) or value is ...
        case ast.Call(func=ast.Attribute(value=ast.Name(), attr="model_rebuild"), args=[], keywords=[]):
            return True
        case _:
            return False


def _starred(node: ast.Starred) -> bool:
    """The rest of a tuple's type."""
    return isinstance(node.value, ast.Subscript) and _last_name(node.value.value) == "tuple"


def _call(node: ast.Call) -> bool:
    called = _last_name(node.func.value if isinstance(node.func, ast.Subscript) else node.func)
    if called == "TypeAliasType" and len(node.args) == 2 and isinstance(node.args[1], ast.Constant):
        _check_text(node.args[1].value)
    # A name of the support module gets an underscore where a model has the same name.
    return called.rstrip("_") in _CALLS


def _check_text(value: object) -> None:
    """Check a type within a string: it is code as well."""
    if isinstance(value, str):
        _check_nodes([ast.parse(value, mode="eval").body])


def _last_name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=word) | ast.Attribute(value=ast.Name(), attr=word):
            return word
        case _:
            return ""


_RULES: Mapping[type[ast.AST], Callable[..., bool]] = MappingProxyType(
    {
        ast.Import: _import,
        ast.ImportFrom: _import_from,
        ast.ClassDef: _class,
        ast.FunctionDef: _function,
        ast.If: _if,
        ast.Expr: _expression,
        ast.Call: _call,
        ast.Starred: _starred,
        ast.UnaryOp: _unary,
    }
)
