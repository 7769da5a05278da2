"""Expressions to Python text, laid out as `ruff format` lays them out, so that nothing has to be formatted afterwards.

In: expressions, built with the functions here from finished names and literals.
Out: text, printed by `assignment`, `class_header` or `laid_out`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto

from specleaf.languages.python.text import width

LINE = 88
_STEP = 4


class Shape(Enum):
    """How an expression is broken when it does not fit on its line."""

    NAME = auto()
    """Never, and no parentheses around it."""
    CONSTANT = auto()
    """Never, but parentheses around it where that makes it fit."""
    ARGUMENTS = auto()
    """Between brackets: all items on one line of their own, else one line each."""
    DISPLAY = auto()
    """Between brackets: one line for each item."""
    UNION = auto()
    """Before each `|`."""
    PREFIXED = auto()
    """Within what stands after the prefix."""


@dataclass(frozen=True, slots=True)
class Expr:
    """An expression: its text on one line (`flat`, `columns` wide), and its parts for breaking it over several."""

    flat: str
    columns: int
    shape: Shape
    opening: str = ""
    items: tuple[Expr, ...] = ()
    closing: str = ""


def name(text: str) -> Expr:
    """A name, plain or dotted."""
    return Expr(text, width(text), Shape.NAME)


def constant(text: str) -> Expr:
    """A literal: a string, a number, `None`, `True`."""
    return Expr(text, width(text), Shape.CONSTANT)


def call(function: str, arguments: Iterable[Expr]) -> Expr:
    """`Field(max_length=20)`."""
    return _bracketed(Shape.ARGUMENTS, function + "(", tuple(arguments), ")")


def subscript(generic: str, arguments: Iterable[Expr]) -> Expr:
    """`dict[str, int]`."""
    return _bracketed(Shape.ARGUMENTS, generic + "[", tuple(arguments), "]")


def keyword(word: str, value: Expr) -> Expr:
    """`max_length=20`, among the arguments of a call."""
    return _prefixed(word + "=", value)


def starred(generic: Expr) -> Expr:
    """`*tuple[int, ...]`, among the arguments of `tuple`."""
    return _prefixed("*", generic)


def list_of(items: Iterable[Expr]) -> Expr:
    """`[1, 2]`."""
    return _bracketed(Shape.DISPLAY, "[", tuple(items), "]")


def tuple_of(items: Iterable[Expr]) -> Expr:
    """`(1, 2)`."""
    found = tuple(items)
    display = _bracketed(Shape.DISPLAY, "(", found, ")")
    return replace(display, flat=f"({found[0].flat},)", columns=display.columns + 1) if len(found) == 1 else display


def dict_of(entries: Iterable[tuple[Expr | None, Expr]]) -> Expr:
    """`{"a": 1}`; an entry without a key is the entries of another dictionary: `{**others}`."""
    items = tuple(_prefixed(key.flat + ": " if key else "**", value) for key, value in entries)
    return _bracketed(Shape.DISPLAY, "{", items, "}")


def union_of(members: Iterable[Expr]) -> Expr:
    """`int | str`, without duplicates, all literals in one `Literal`; a single member is returned as it is."""
    found: dict[str, Expr] = {}
    for member in members:
        for part in member.items if member.shape is Shape.UNION else (member,):
            key = part.opening if is_literal(part) else part.flat
            found[key] = _merged(found[key], part) if key in found and is_literal(part) else part
    items = tuple(found.values())
    if len(items) == 1:
        return items[0]
    columns = sum(item.columns for item in items) + 3 * (len(items) - 1)
    return Expr(" | ".join([item.flat for item in items]), columns, Shape.UNION, "", items)


def is_literal(expression: Expr) -> bool:
    """Whether an annotation is a `Literal[…]`."""
    return expression.shape is Shape.ARGUMENTS and expression.opening.endswith("Literal[")


def _merged(first: Expr, second: Expr) -> Expr:
    values = {value.flat: value for value in (*first.items, *second.items)}
    return subscript(first.opening.removesuffix("["), values.values())


def laid_out(expression: Expr, indent: int, before: int, after: int = 0) -> str:
    """The text of an expression at column `before`; `after` columns follow it on its line."""
    if before + expression.columns + after <= LINE:
        return expression.flat
    match expression.shape:
        case Shape.NAME | Shape.CONSTANT:
            return expression.flat
        case Shape.PREFIXED:
            prefix = expression.opening
            return prefix + laid_out(expression.items[0], indent, before + width(prefix), after)
        case Shape.UNION:
            return _union_lines(expression.items, indent, after)
        case Shape.ARGUMENTS | Shape.DISPLAY:
            return _bracket_lines(expression, indent)


def assignment(target: str, annotation: Expr | None, value: Expr | None, indent: int = 0) -> str:
    """A statement at `indent`: `target: annotation = value`, without the annotation or the value if it is `None`."""
    if annotation is None:
        assert value is not None
        start = f"{' ' * indent}{target} = "
        return start + _last(value, indent, width(start))
    start = f"{' ' * indent}{target}: "
    if value is None:
        return start + _last(annotation, indent, width(start))
    if annotation.shape is Shape.NAME:
        start = f"{start}{annotation.flat} = "
        return start + _last(value, indent, width(start))
    return start + _after_annotation(annotation, value, indent, width(start))


def class_header(name: str, arguments: Iterable[Expr]) -> str:
    """`class Pet(Model, extra="forbid"):`."""
    header = call(name, arguments)
    return f"class {laid_out(header, 0, len('class '), 1)}:"


def _bracketed(shape: Shape, opening: str, items: tuple[Expr, ...], closing: str) -> Expr:
    flat = f"{opening}{', '.join([item.flat for item in items])}{closing}"
    columns = width(opening) + sum([item.columns for item in items]) + 2 * max(0, len(items) - 1) + 1
    return Expr(flat, columns, shape if items else Shape.NAME, opening, items, closing)


def _prefixed(prefix: str, value: Expr) -> Expr:
    return Expr(prefix + value.flat, width(prefix) + value.columns, Shape.PREFIXED, prefix, (value,))


def _bracket_lines(expression: Expr, indent: int) -> str:
    inside = indent + _STEP
    lines = _between_brackets(expression, inside)
    return f"{expression.opening}\n{' ' * inside}{lines}\n{' ' * indent}{expression.closing}"


def _between_brackets(expression: Expr, inside: int) -> str:
    items = expression.items
    if expression.shape is Shape.ARGUMENTS:
        columns = sum(item.columns for item in items) + 2 * (len(items) - 1)
        if inside + columns <= LINE:
            return ", ".join(item.flat for item in items)
        if len(items) == 1:
            return laid_out(items[0], inside, inside)
    return f"\n{' ' * inside}".join(laid_out(item, inside, inside, 1) + "," for item in items)


def _union_lines(members: tuple[Expr, ...], indent: int, after: int) -> str:
    last = len(members) - 1
    lines: list[str] = []
    for number, member in enumerate(members):
        mark = "| " if number else ""
        lines.append(mark + laid_out(member, indent, indent + len(mark), after if number == last else 0))
    return f"\n{' ' * indent}".join(lines)


def _after_annotation(annotation: Expr, value: Expr, indent: int, before: int) -> str:
    """`annotation = value`: the value goes to a line of its own before the annotation is broken."""
    before += annotation.columns + 3
    if before + value.columns <= LINE:
        return f"{annotation.flat} = {value.flat}"
    if before >= LINE:
        closing = indent + len(") = ")
        return f"{_split(annotation, indent)} = {laid_out(value, indent, closing)}"
    if before + width(value.opening) > LINE or not value.items:
        return f"{annotation.flat} = {_in_parentheses(value, indent)}"
    return f"{annotation.flat} = {_bracket_lines(value, indent)}"


def _last(expression: Expr, indent: int, before: int) -> str:
    """The last expression of a statement, in parentheses if nothing else makes it fit."""
    if before + expression.columns <= LINE:
        return expression.flat
    if expression.items and (expression.shape is Shape.UNION or before + width(expression.opening) <= LINE):
        return _split(expression, indent)
    enclosed = _in_parentheses(expression, indent)
    if before < LINE and all(width(line) <= LINE for line in enclosed.split("\n")):
        return enclosed
    return laid_out(expression, indent, before)


def _split(expression: Expr, indent: int) -> str:
    """An expression over several lines: a union in parentheses, others between their own brackets."""
    if expression.shape is Shape.UNION:
        return _in_parentheses(expression, indent)
    return _bracket_lines(expression, indent)


def _in_parentheses(expression: Expr, indent: int) -> str:
    inside = indent + _STEP
    return f"(\n{' ' * inside}{laid_out(expression, inside, inside)}\n{' ' * indent})"
