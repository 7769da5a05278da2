"""Python, for pages about the generated models: how types, values and example blocks are spelt.

In: types and values of the IR, and names. Out: spellings and code. What pydantic calls things is no matter here.
"""

from __future__ import annotations

from typing import assert_never

from specleaf.ir import (
    Anything,
    Api,
    Checked,
    Constant,
    ListOf,
    MapOf,
    ModelRef,
    Nothing,
    Nullable,
    OneOf,
    Scalar,
    TupleOf,
    Type,
)
from specleaf.json_value import Json
from specleaf.languages.language import Language, Mark, Reference, Spelling, Word, spaced
from specleaf.languages.python.example import example, literal
from specleaf.languages.python.literal import fits_literal, literal_of, whole
from specleaf.languages.python.style import STYLE
from specleaf.languages.python.tuples import Lengths, lengths_of
from specleaf.text import Code

_LIBRARY = "https://docs.python.org/3/library"
_FORMATS = {
    "date": Word(Code("date"), f"{_LIBRARY}/datetime.html#date-objects"),
    "date-time": Word(Code("datetime"), f"{_LIBRARY}/datetime.html#datetime-objects"),
    "time": Word(Code("time"), f"{_LIBRARY}/datetime.html#time-objects"),
    "uuid": Word(Code("UUID"), f"{_LIBRARY}/uuid.html#uuid.UUID"),
}
"""The formats of strings that have a type of their own."""

_SCALARS = {
    "string": Word(Code("str")),
    "integer": Word(Code("int")),
    "number": Word(Code("float")),
    "boolean": Word(Code("bool")),
}
_ANY, _NONE, _NEVER = Word(Code("Any")), Word(Code("None")), Word(Code("Never"))
_OR = " | "


def spell(type_: Type, api: Api) -> Spelling:
    """The pieces of a type."""
    match type_:
        case Scalar(kind, format):
            return (_FORMATS.get(format, _SCALARS[kind]) if kind == "string" else _SCALARS[kind],)
        case ListOf(item):
            return _generic("list[", spell(item.type, api))
        case MapOf(value):
            return _generic("dict[str, ", spell(value.type, api))
        case TupleOf():
            lengths = lengths_of(type_)
            return _tuples(type_, lengths, api) if lengths else (Word(Code("tuple[Any, ...]")),)
        case OneOf(members):
            return spaced([spell(member.type, api) for member in members], _OR)
        case Nullable(inner):
            return (*spell(inner, api), Mark(Code(_OR)), _NONE)
        case Checked(inner):
            return spell(inner, api)
        case Constant(value):
            return _constant(value)
        case ModelRef(id):
            return (Reference(id),)
        case Anything():
            return (_ANY,)
        case Nothing():
            return (_NEVER,)
        case _:
            assert_never(type_)


def _generic(start: str, inner: Spelling) -> Spelling:
    return (Mark(Code(start)), *inner, Mark(Code("]")))


def _tuples(tuple_: TupleOf, lengths: Lengths, api: Api) -> Spelling:
    items = [spell(item.type, api) for item in tuple_.items]
    empty: Spelling = (Mark(Code("()")),)
    found = [_generic("tuple[", spaced(items[:length], ", ") or empty) for length in lengths.exact]
    if lengths.has_rest:
        rest = (*_generic("tuple[", (*spell(tuple_.rest.type, api), Mark(Code(", ...")))),)
        found.append(_generic("tuple[", spaced([*items, (Mark(Code("*")), *rest)], ", ")) if items else rest)
    return spaced(found, _OR) or (_NEVER,)


def _constant(value: Json) -> Spelling:
    match whole(value):
        case None:
            return (_NONE,)
        case int() as large if not fits_literal(large):
            return (_SCALARS["integer"],)
        case str() | bool() | int() as plain:
            return _generic("Literal[", (Word(Code(literal_of(plain).flat)),))
        case float():
            return (_SCALARS["number"],)
        case list():
            return _generic("list[", (_ANY,))
        case dict():
            return _generic("dict[str, ", (_ANY,))


LANGUAGE = Language("python", "Python", "python", STYLE, spell, literal, example)
