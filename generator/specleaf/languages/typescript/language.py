"""TypeScript, as page authors write it: how types, values and example blocks are spelt.

In: types and values of the IR, and names. Out: spellings and code. Where lines break is `typescript_layout`'s business.
"""

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
from specleaf.languages.language import Language, Mark, Reference, Spelling, Word, spaced
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
"""A day of the calendar, which no class of the language is; published packages bring this one."""

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


def spell(type_: Type, api: Api) -> Spelling:
    """The pieces of a type."""
    match type_:
        case Scalar(kind, format):
            return (_FORMATS.get(format, _SCALARS[kind]) if kind == "string" else _SCALARS[kind],)
        case ListOf(item):
            return (*_grouped(item, api), Mark(Code("[]")))
        case MapOf(value):
            return (Mark(Code("Record<string, ")), *spell(value.type, api), Mark(Code(">")))
        case TupleOf(items, rest):
            return _tuple(items, rest, api)
        case OneOf(members):
            return spaced([spell(member.type, api) for member in members], " | ")
        case Nullable(inner):
            return (*spell(inner, api), Mark(Code(" | ")), Word(Code("null")))
        case Checked(inner):
            return spell(inner, api)
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


def _grouped(part: Part, api: Api) -> Spelling:
    """The type of items, in brackets if it is composed of others side by side."""
    spelling = spell(part.type, api)
    return (Mark(Code("(")), *spelling, Mark(Code(")"))) if isinstance(part.type, OneOf | Nullable) else spelling


def _tuple(items: tuple[Part, ...], rest: Part, api: Api) -> Spelling:
    """A tuple: each item may be missing, for JSON Schema asks for none (2020-12, Core, 10.3.1.1)."""
    pieces = [(*_grouped(item, api), Mark(Code("?"))) for item in items]
    if not isinstance(rest.type, Nothing):
        pieces.append((Mark(Code("...")), *_grouped(rest, api), Mark(Code("[]"))))
    return (Mark(Code("[")), *spaced(pieces, ", "), Mark(Code("]")))


def literal(value: Value, api: Api, names: Names) -> Code:
    """An expression for a value."""
    return Layout(names).expression(value)


def import_of(names: Sequence[str], module: str) -> Code:
    """The line that imports classes of one module; what is too long for it has lines of its own."""
    inside = ", ".join(names)
    inside = f" {inside} " if len(inside) <= WIDTH else "".join(f"\n  {name}," for name in names) + "\n"
    return Code(f"import {{{inside}}} from {json_code(module)};")


def example(id_: ModelId, value: Value | None, api: Api, names: Names, module: str) -> Code:
    """A block that imports a model and makes a value of it. The day class comes from the package's own `types`."""
    name = names.model(id_).name
    imports = [import_of([name], module)]
    if value is not None and any(isinstance(each, Day) for each in parts_of_value(value)):
        imports.append(import_of([DAY.code], f"{module.partition('/models')[0]}/types"))
    made = Layout(names).declaration("let value", name, value) if value is not None else NO_EXAMPLE
    return Code("\n".join([*imports, "", made]))


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


LANGUAGE = Language("typescript", "TypeScript", "typescript", STYLE, spell, literal, example)
