"""The last look at a module before it is written: nothing may be in it that a generated module has no use for.

Encoders and templates see to it that there is not. This is the second lock: what gets past them, from a document or
a template, is found here, and nothing is written.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from types import MappingProxyType

from specleaf.languages.python import first_hidden

_MODULES = frozenset({"__future__", "datetime", "enum", "pydantic", "typing", "typing_extensions"})
_CALLS = frozenset(
    {"Field", "TypeAliasType", "dict", "fromisoformat", "lazy", "list", "model_check", "model_ignores", "ref"}
    | {"AnyOf", "Check", "Exact", "MultipleOf", "OneOf", "Positions", "Tagged"}
)
_LEAVES = frozenset({ast.Constant, ast.Name, ast.Load, ast.Store, ast.BitOr, ast.USub, ast.alias, ast.Pass})
"""Nodes that do nothing, and have none inside that could: more than half of all."""
_PLAIN = frozenset(
    {ast.Attribute, ast.Subscript, ast.Tuple, ast.List, ast.Dict, ast.BinOp, ast.UnaryOp, ast.keyword}
    | {ast.Assign, ast.AnnAssign, ast.arguments, ast.arg}
)
"""Nodes that do nothing by themselves."""


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
        waiting.extend(ast.iter_child_nodes(node))


def _import(node: ast.Import) -> bool:
    return all(alias.name in _MODULES for alias in node.names)


def _import_from(node: ast.ImportFrom) -> bool:
    return node.level > 0 or node.module in _MODULES


def _class(node: ast.ClassDef) -> bool:
    return not node.decorator_list


def _function(node: ast.FunctionDef) -> bool:
    """The stub of a property, for type checkers."""
    names = {decorator.id for decorator in node.decorator_list if isinstance(decorator, ast.Name)}
    body = [statement.value for statement in node.body if isinstance(statement, ast.Expr)]
    is_stub = [value.value for value in body if isinstance(value, ast.Constant)] == [...]
    return is_stub and names == {"property"} and len(node.body) == len(node.decorator_list) == 1


def _if(node: ast.If) -> bool:
    return _last_name(node.test) == "TYPE_CHECKING"


def _expression(node: ast.Expr) -> bool:
    """A docstring, or the body of a stub."""
    return isinstance(node.value, ast.Constant) and (isinstance(node.value.value, str) or node.value.value is ...)


def _starred(node: ast.Starred) -> bool:
    """The rest of a tuple's type."""
    return isinstance(node.value, ast.Subscript) and _last_name(node.value.value) == "tuple"


def _call(node: ast.Call) -> bool:
    called = _last_name(node.func.value if isinstance(node.func, ast.Subscript) else node.func)
    if called == "TypeAliasType" and len(node.args) == 2 and isinstance(node.args[1], ast.Constant):
        _check_text(node.args[1].value)
    # A word of the package gets an underscore where a model has the name.
    return called.rstrip("_") in _CALLS


def _check_text(value: object) -> None:
    """A type within a text is code as well."""
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
    }
)
