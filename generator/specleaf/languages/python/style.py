"""Naming conventions of Python: snake case for fields, Pascal case for classes, and reserved names.

`STYLE` is for the generated models and the reference layout, `PUBLISHED_STYLE` for the SDK layout: initialisms in
capitals, files in lower case.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Sequence

from specleaf.naming import (
    NamingStyle,
    as_identifier,
    leading_number_in_words,
    name_lone_symbols,
    nfkc,
    pascal,
    portable,
    snake,
    split_case,
    tokenize,
    without_middle,
)

PYDANTIC_ATTRIBUTES = (
    "construct", "copy", "dict", "from_orm", "json", "model_computed_fields", "model_config", "model_construct",
    "model_copy", "model_dump", "model_dump_cookies", "model_dump_headers", "model_dump_json", "model_dump_path",
    "model_dump_query", "model_extra", "model_fields", "model_fields_set",
    "model_json_schema", "model_parametrized_name", "model_post_init", "model_rebuild", "model_validate",
    "model_validate_cookies", "model_validate_headers", "model_validate_json", "model_validate_path",
    "model_validate_query", "model_validate_strings", "parse_file", "parse_obj", "parse_raw", "schema", "schema_json",
    "update_forward_refs", "validate",
)  # fmt: skip
"""Attributes of every pydantic model: a field of that name would hide one."""

ANNOTATION_WORDS = (
    "bool", "bytes", "date", "datetime", "dict", "float", "int", "list", "str", "time", "timedelta", "tuple",
)  # fmt: skip
"""Names in lower case that annotations use.

In a class with a field `date`, the `date` of a later annotation is that field: type checkers refuse it, and pydantic
takes the default of the field for a type. Generated annotations do not use `object`, `type`, `id`, `format`.
"""

CLASS_WORDS = ("model_check", "model_ignores", "property")
"""Names that the body of a generated class calls: a field of that name would hide one."""

CLASSES = ("False", "None", "True", "MISSING")
"""Class names that Python does not allow, and one that type checkers recognise only without a qualifier.

A model may have the name of a library's class (`Field`): its module then qualifies the library's.
"""

_MODULES = ("conftest", "index", "readme")
"""File names with a meaning to pytest, or to site builders (the page of a folder)."""


def _class_name(texts: Sequence[str]) -> str:
    name = as_identifier("".join(map(pascal, texts)), "Model")
    # In a script without capitals, a field could have the same name, and would hide the class.
    return f"{name}Model" if name == name.lower() else name


def _field_name(text: str) -> str:
    return as_identifier(snake(text), "field_")


def _member_name(text: str) -> str:
    return as_identifier(snake(text).upper(), "VALUE_")


def _file_name(class_name: str) -> str:
    return portable(without_middle(snake(class_name)))


def _numbered(name: str, number: int) -> str:
    return f"{name.rstrip('_')}_{number}"


STYLE = NamingStyle(
    class_name=_class_name,
    field_name=_field_name,
    member_name=_member_name,
    file_name=_file_name,
    numbered=_numbered,
    reserved_classes=frozenset(CLASSES),
    reserved_fields=frozenset((*keyword.kwlist, *PYDANTIC_ATTRIBUTES, *ANNOTATION_WORDS, *CLASS_WORDS)),
    reserved_files=frozenset((*keyword.kwlist, *_MODULES)),
)

_INITIALISMS = frozenset((
    "ACL", "API", "ASCII", "CPU", "CSS", "DNS", "EOF", "GUID", "HTML", "HTTP", "HTTPS", "ID", "IP", "JSON", "QPS",
    "RAM", "RPC", "SLA", "SMTP", "SQL", "SSH", "TCP", "TLS", "TTL", "UDP", "UI", "UID", "URI", "URL", "UTF8", "UUID",
    "VM", "XML",
))  # fmt: skip
_WORD = re.compile("[A-Z][a-z]+|[A-Z]+(?![a-z])")
_PUBLISHED_WORDS = ("bool", "bytes", "date", "dict", "filter", "float", "format", "int", "list", "str")
"""Further names that fields and files of published models avoid; they do not avoid `max`, `datetime`, `object`."""
_PUBLISHED_BREAK = re.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def _published_class_name(texts: Sequence[str]) -> str:
    first, *others = texts
    name = "".join(map(pascal, (leading_number_in_words(first), *others)))
    name = name.capitalize() if name.isupper() else name
    return as_identifier(_WORD.sub(_initialism, name), "Model")


def _initialism(word: re.Match[str]) -> str:
    capitals = word[0].upper()
    return capitals if capitals in _INITIALISMS else word[0]


def _published_field_name(text: str) -> str:
    """In snake case, with no exception for plurals of initials: `memberIDs` is `member_i_ds`, `OAuth` is `o_auth`."""
    words = (word for token in tokenize(name_lone_symbols(text)) for word in _PUBLISHED_BREAK.split(token))
    return as_identifier(nfkc("_".join(words)).lower(), "field_")


_OPEN_SIGNS = ("<", ">", "!")
"""Signs that another sign may follow: `>` is `GREATER_THAN_`, `>=` is `GREATER_THAN_EQUAL`."""


def _published_member_name(text: str) -> str:
    """The words in upper case; the empty text is `UNKNOWN`.

    A symbol at the end leaves an underscore (`Translation (document)`).
    """
    if not text:
        return "UNKNOWN"
    words = (word for token in tokenize(name_lone_symbols(leading_number_in_words(text))) for word in split_case(token))
    ends_in_symbol = not tokenize(text[-1:]) if tokenize(text) else text.endswith(_OPEN_SIGNS)
    end = "_" if ends_in_symbol else ""
    return as_identifier(nfkc("_".join(words).upper()) + end, "VALUE_")


PUBLISHED_STYLE = NamingStyle(
    class_name=_published_class_name,
    field_name=_published_field_name,
    member_name=_published_member_name,
    file_name=lambda class_name: portable(class_name.lower()),
    numbered=_numbered,
    reserved_classes=frozenset(CLASSES),
    reserved_fields=frozenset((*keyword.kwlist, *PYDANTIC_ATTRIBUTES, *_PUBLISHED_WORDS)),
    reserved_files=frozenset((*keyword.kwlist, *_PUBLISHED_WORDS)),
)
