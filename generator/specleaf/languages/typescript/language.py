"""TypeScript: type expressions, literals and example blocks. `layout.py` breaks lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from specleaf.ir import (
    Anything,
    Api,
    Checked,
    Constant,
    Day,
    Entries,
    Instance,
    Items,
    ListOf,
    MapOf,
    ModelId,
    ModelRef,
    Nothing,
    Nullable,
    OneOf,
    Part,
    Scalar,
    TupleOf,
    Type,
    Value,
)
from specleaf.languages.language import Language, Punctuation, Reference, TypeExpression, Word, separated
from specleaf.languages.typescript.layout import WIDTH, Layout
from specleaf.languages.typescript.style import STYLE
from specleaf.languages.typescript.text import json_code
from specleaf.naming import Names
from specleaf.text import Code

_MDN = "https://developer.mozilla.org/en-US/docs/Web"
DATE = Word(Code("Date"), f"{_MDN}/JavaScript/Reference/Global_Objects/Date")
FILE = Word(Code("File"), f"{_MDN}/API/File")
BLOB = Word(Code("Blob"), f"{_MDN}/API/Blob")
DAY = Word(Code("RFCDate"))
"""A calendar day: a class of published packages, since the language has none."""

BYTES = Word(Code("Uint8Array"))

NO_EXAMPLE = Code("// No examples available for this model")

_SCALARS = {
    "string": Word(Code("string")),
    "integer": Word(Code("number")),
    "number": Word(Code("number")),
    "boolean": Word(Code("boolean")),
}
_FORMATS = {"date-time": DATE, "date": DAY, "binary": BYTES}
"""The formats of strings that have a type of their own."""


def type_expression(type_: Type, api: Api) -> TypeExpression:
    """From a type to its expression in TypeScript."""
    match type_:
        case Scalar(kind, format):
            return (_FORMATS.get(format, _SCALARS[kind]) if kind == "string" else _SCALARS[kind],)
        case ListOf(item):
            return (*_grouped(item, api), Punctuation(Code("[]")))
        case MapOf(value):
            return (Punctuation(Code("Record<string, ")), *type_expression(value.type, api), Punctuation(Code(">")))
        case TupleOf(items, rest):
            return _tuple(items, rest, api)
        case OneOf(members):
            return separated([type_expression(member.type, api) for member in members], " | ")
        case Nullable(inner):
            return (*type_expression(inner, api), Punctuation(Code(" | ")), Word(Code("null")))
        case Checked(inner):
            return type_expression(inner, api)
        case Constant(value):
            return (Word(json_code(value)),)
        case ModelRef(id):
            return (Reference(id),)
        case Anything():
            return (Word(Code("any")),)
        case Nothing():
            return (Word(Code("never")),)
        case _:
            assert_never(type_)


def _grouped(part: Part, api: Api) -> TypeExpression:
    """The type of items, in parentheses if it is a union."""
    expression = type_expression(part.type, api)
    is_union = isinstance(part.type, OneOf | Nullable)
    return (Punctuation(Code("(")), *expression, Punctuation(Code(")"))) if is_union else expression


def _tuple(items: tuple[Part, ...], rest: Part, api: Api) -> TypeExpression:
    """A tuple: each item is optional, since JSON Schema requires none (2020-12, Core, 10.3.1.1)."""
    tokens = [(*_grouped(item, api), Punctuation(Code("?"))) for item in items]
    if not isinstance(rest.type, Nothing):
        tokens.append((Punctuation(Code("...")), *_grouped(rest, api), Punctuation(Code("[]"))))
    return (Punctuation(Code("[")), *separated(tokens, ", "), Punctuation(Code("]")))


def literal(value: Value, api: Api, names: Names) -> Code:
    """An expression for a value."""
    return Layout(names).expression(value)


def import_of(names: Sequence[str], module: str) -> Code:
    """An import of classes of one module, over several lines if it is too long for one."""
    inside = ", ".join(names)
    inside = f" {inside} " if len(inside) <= WIDTH else "".join(f"\n  {name}," for name in names) + "\n"
    return Code(f"import {{{inside}}} from {json_code(module)};")


def example(id_: ModelId, value: Value | None, api: Api, names: Names, module: str) -> Code:
    """A block that imports a model and makes a value of it; `RFCDate` comes from `types` of the package."""
    name = names.model(id_).name
    imports = [import_of([name], module)]
    if value is not None and any(isinstance(each, Day) for each in parts_of_value(value)):
        imports.append(import_of([DAY.code], f"{module.partition('/models')[0]}/types"))
    code = Layout(names).declaration("let value", name, value) if value is not None else NO_EXAMPLE
    return Code("\n".join([*imports, "", code]))


def parts_of_value(value: Value) -> Iterator[Value]:
    """A value and all that is inside it, in order."""
    yield value
    match value:
        case Items(items):
            for item in items:
                yield from parts_of_value(item)
        case Entries(pairs) | Instance(_, pairs):
            for _, item in pairs:
                yield from parts_of_value(item)
        case _:
            return


LANGUAGE = Language("typescript", "TypeScript", "typescript", STYLE, type_expression, literal, example)
