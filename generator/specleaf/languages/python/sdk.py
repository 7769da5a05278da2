"""Python, as the published packages spell it whose pages have the SDK layout: `List[str]`, `OptionalNullable[int]`.

In: types of the IR. Out: spellings. The models and pages of our own have their Python in `python`.
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
from specleaf.languages.language import Mark, Reference, Spelling, Word, spaced
from specleaf.languages.python.text import string_literal
from specleaf.text import Code

_LIBRARY = "https://docs.python.org/3/library/datetime.html"
DATE = Word(Code("date"), f"{_LIBRARY}#date-objects")
DATETIME = Word(Code("datetime"), f"{_LIBRARY}#datetime-objects")
BYTES = Word(Code("bytes"))
ANY = Word(Code("Any"))

OPTIONAL, NULLABLE, OPTIONAL_NULLABLE = (
    Mark(Code("Optional[")),
    Mark(Code("Nullable[")),
    Mark(Code("OptionalNullable[")),
)
CLOSING = Mark(Code("]"))

_SCALARS = {
    "string": Word(Code("str")),
    "integer": Word(Code("int")),
    "number": Word(Code("float")),
    "boolean": Word(Code("bool")),
}
# The words for the two formats are crossed on the published pages, and so they are here.
_FORMATS = {"date-time": DATE, "date": DATETIME, "binary": BYTES}


def spell(type_: Type, api: Api) -> Spelling:
    """The pieces of a type."""
    match type_:
        case Scalar(kind, format):
            return (_FORMATS.get(format, _SCALARS[kind]) if kind == "string" else _SCALARS[kind],)
        case ListOf(item):
            return _of("List[", spell(item.type, api), "]")
        case MapOf(value):
            return _of("Dict[str, ", spell(value.type, api), "]")
        case TupleOf():
            return _of("List[", (ANY,), "]")
        case OneOf(members):
            return _of("Union[", spaced([spell(member.type, api) for member in members], ", "), "]")
        case Nullable(inner):
            return within(NULLABLE, spell(inner, api))
        case Checked(inner):
            return spell(inner, api)
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


def within(wrapper: Mark, spelling: Spelling) -> Spelling:
    """A type in the brackets of `Optional` or the like. Lists, maps and dates have none: they stay as they are."""
    match spelling:
        case (Reference() | Word(url="") as only,):
            return (wrapper, only, CLOSING)
        case _:
            return spelling


def _of(start: str, inner: Spelling, end: str) -> Spelling:
    return (Mark(Code(start)), *inner, Mark(Code(end)))


def _literal_type(value: Json) -> Code:
    written = string_literal(value) if isinstance(value, str) else repr(value)
    return Code(f"Literal[{written}]")
