"""Python, for pages about the generated models: type expressions, literals and example blocks."""

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
from specleaf.languages.language import Language, Punctuation, Reference, TypeExpression, Word, separated
from specleaf.languages.python.example import example, literal
from specleaf.languages.python.literal import fits_literal, literal_of, whole
from specleaf.languages.python.request import request_example
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


def type_expression(type_: Type, api: Api) -> TypeExpression:
    """From a type to its expression in Python."""
    match type_:
        case Scalar(kind, format):
            return (_FORMATS.get(format, _SCALARS[kind]) if kind == "string" else _SCALARS[kind],)
        case ListOf(item):
            return _generic("list[", type_expression(item.type, api))
        case MapOf(value):
            return _generic("dict[str, ", type_expression(value.type, api))
        case TupleOf():
            lengths = lengths_of(type_)
            return _tuples(type_, lengths, api) if lengths else (Word(Code("tuple[Any, ...]")),)
        case OneOf(members):
            return separated([type_expression(member.type, api) for member in members], _OR)
        case Nullable(inner):
            return (*type_expression(inner, api), Punctuation(Code(_OR)), _NONE)
        case Checked(inner):
            return type_expression(inner, api)
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


def _generic(start: str, inner: TypeExpression) -> TypeExpression:
    return (Punctuation(Code(start)), *inner, Punctuation(Code("]")))


def _tuples(tuple_: TupleOf, lengths: Lengths, api: Api) -> TypeExpression:
    items = [type_expression(item.type, api) for item in tuple_.items]
    empty: TypeExpression = (Punctuation(Code("()")),)
    found = [_generic("tuple[", separated(items[:length], ", ") or empty) for length in lengths.exact]
    if lengths.has_rest:
        rest = (*_generic("tuple[", (*type_expression(tuple_.rest.type, api), Punctuation(Code(", ...")))),)
        found.append(_generic("tuple[", separated([*items, (Punctuation(Code("*")), *rest)], ", ")) if items else rest)
    return separated(found, _OR) or (_NEVER,)


def _constant(value: Json) -> TypeExpression:
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


LANGUAGE = Language("python", "Python", "python", STYLE, type_expression, literal, example, request_example)
