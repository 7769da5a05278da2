"""Python type expressions of the SDK layout: `List[str]`, `OptionalNullable[int]`.

`language.py` has those of the generated models and the reference layout.
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
from specleaf.languages.language import Punctuation, Reference, TypeExpression, Word, separated
from specleaf.languages.python.text import string_literal
from specleaf.text import Code

_LIBRARY = "https://docs.python.org/3/library/datetime.html"
DATE = Word(Code("date"), f"{_LIBRARY}#date-objects")
DATETIME = Word(Code("datetime"), f"{_LIBRARY}#datetime-objects")
BYTES = Word(Code("bytes"))
ANY = Word(Code("Any"))

OPTIONAL, NULLABLE, OPTIONAL_NULLABLE = (
    Punctuation(Code("Optional[")),
    Punctuation(Code("Nullable[")),
    Punctuation(Code("OptionalNullable[")),
)
CLOSING = Punctuation(Code("]"))

_SCALARS = {
    "string": Word(Code("str")),
    "integer": Word(Code("int")),
    "number": Word(Code("float")),
    "boolean": Word(Code("bool")),
}
# Published pages have the words of these two formats swapped.
_FORMATS = {"date-time": DATE, "date": DATETIME, "binary": BYTES}


def type_expression(type_: Type, api: Api) -> TypeExpression:
    """From a type to its expression in the SDK layout."""
    match type_:
        case Scalar(kind, format):
            return (_FORMATS.get(format, _SCALARS[kind]) if kind == "string" else _SCALARS[kind],)
        case ListOf(item):
            return _of("List[", type_expression(item.type, api), "]")
        case MapOf(value):
            return _of("Dict[str, ", type_expression(value.type, api), "]")
        case TupleOf():
            return _of("List[", (ANY,), "]")
        case OneOf(members):
            return _of("Union[", separated([type_expression(member.type, api) for member in members], ", "), "]")
        case Nullable(inner):
            return wrapped(NULLABLE, type_expression(inner, api))
        case Checked(inner):
            return type_expression(inner, api)
        case Constant(None):
            return (ANY,)
        case Constant(value):
            return (Word(_literal_type(value)),)
        case ModelRef(id):
            return (Reference(id),)
        case Anything() | Nothing():
            return (ANY,)
        case _:
            assert_never(type_)


def wrapped(wrapper: Punctuation, expression: TypeExpression) -> TypeExpression:
    """A type inside `Optional[…]` or the like; lists, maps and dates stay as they are."""
    match expression:
        case (Reference() | Word(url="") as only,):
            return (wrapper, only, CLOSING)
        case _:
            return expression


def _of(start: str, inner: TypeExpression, end: str) -> TypeExpression:
    return (Punctuation(Code(start)), *inner, Punctuation(Code(end)))


def _literal_type(value: Json) -> Code:
    written = string_literal(value) if isinstance(value, str) else repr(value)
    return Code(f"Literal[{written}]")
