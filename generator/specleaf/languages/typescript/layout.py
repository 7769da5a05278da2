"""Values as TypeScript expressions, laid out in lines.

Two blanks per level, one element a line, a comma after the last one, lines of 80 columns where a line can be broken
at all: after the colon of a property, and after the colon and the equals sign of a declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from specleaf.ir import Binary, Choice, Day, Entries, Flag, Instance, Instant, Items, ModelId, Null, Number, Text, Value
from specleaf.languages.typescript.text import json_code, number_code
from specleaf.naming import Names
from specleaf.text import Code

WIDTH = 80
STEP = 2
_UPLOAD = 'await openAsBlob("example.file")'

ChoiceCode: TypeAlias = Callable[[Choice], Code]
"""From a value of an enumeration to code."""


def as_literal(choice: Choice) -> Code:
    """The value as a literal, for enumerations that are unions of literals."""
    return json_code(choice.value)


@dataclass(frozen=True, slots=True)
class Layout:
    """Lays out values, with the names of models and fields."""

    names: Names
    choice: ChoiceCode = as_literal
    width: int = WIDTH
    """How long a line may be before a text moves to a line of its own."""
    uploads: Collection[ModelId] = ()
    """The models of uploaded files, which are read from the disk."""

    def expression(self, value: Value) -> Code:
        """A value as an expression at the left margin."""
        return Code("\n".join(self._lines(value, 0)))

    def indented(self, value: Value, indent: int) -> Code:
        """A value as an expression, its lines after the first indented."""
        return Code("\n".join(self._lines(value, indent)))

    def declaration(self, start: str, type_name: str, value: Value | None) -> Code:
        """`let value: Name = …;`; `start` is the text before the colon. Without a value, its place is empty."""
        whole = self._statement(value, 0)
        if _fits(f"{start}: {type_name} = {whole[0]}"):
            return _block(f"{start}: {type_name} = {whole[0]}", whole[1:])
        inner, margin = self._statement(value, STEP), " " * STEP
        if _fits(f"{start}: {type_name} ="):
            return _block(f"{start}: {type_name} =", [margin + inner[0], *inner[1:]])
        if _fits(f"{margin}{type_name} = {inner[0]}"):
            return _block(f"{start}:", [f"{margin}{type_name} = {inner[0]}", *inner[1:]])
        deep = self._statement(value, 2 * STEP)
        return _block(f"{start}:", [f"{margin}{type_name} =", 2 * margin + deep[0], *deep[1:]])

    def _statement(self, value: Value | None, indent: int) -> list[str]:
        lines = self._lines(value, indent) if value is not None else [""]
        lines[-1] += ";"
        return lines

    def _lines(self, value: Value, indent: int) -> list[str]:
        """The lines of an expression, all but the first with their indentation."""
        match value:
            case Items(items):
                return _bracketed("[", [self._element(item, indent + STEP) for item in items], "]", indent)
            case Entries(entries):
                pairs = [self._property(json_code(key), item, indent + STEP) for key, item in entries]
                return _bracketed("{", pairs, "}", indent)
            case Instance(model) if model in self.uploads:
                return [_UPLOAD]
            case Instance(model, fields):
                pairs = [self._property(self._key(model, name), item, indent + STEP) for name, item in fields]
                return _bracketed("{", pairs, "}", indent)
            case Choice():
                return [self.choice(value)]
            case _:
                return [_simple(value)]

    def _key(self, model: ModelId, wire_name: str) -> str:
        """The name of a field; an undeclared property has its wire name."""
        return self.names.fields[model].get(wire_name) or json_code(wire_name)

    def _element(self, item: Value, indent: int) -> list[str]:
        lines = self._lines(item, indent)
        lines[-1] += ","
        return [" " * indent + lines[0], *lines[1:]]

    def _property(self, key: str, item: Value, indent: int) -> list[str]:
        lines = self._lines(item, indent)
        lines[-1] += ","
        first = f"{' ' * indent}{key}: {lines[0]}"
        if len(lines) == 1 and isinstance(item, Text | Choice) and len(first) > self.width:
            return [f"{' ' * indent}{key}:", " " * (indent + STEP) + lines[0]]
        return [first, *lines[1:]]


def _simple(value: Text | Number | Flag | Null | Instant | Day | Binary) -> str:
    match value:
        case Text(text):
            return json_code(text)
        case Number(number):
            return number_code(number)
        case Flag(flag):
            return json_code(flag)
        case Null():
            return "null"
        case Instant(text):
            return f"new Date({json_code(text)})"
        case Day(text):
            return f"new RFCDate({json_code(text)})"
        case Binary(text):
            return f"new TextEncoder().encode({json_code(text)})"
        case _:
            assert_never(value)


def _fits(line: str) -> bool:
    return len(line) <= WIDTH


def _block(first: str, rest: list[str]) -> Code:
    return Code("\n".join([first, *rest]))


def _bracketed(opening: str, blocks: list[list[str]], closing: str, indent: int) -> list[str]:
    if not blocks:
        return [opening + closing]
    return [opening, *(line for block in blocks for line in block), " " * indent + closing]
