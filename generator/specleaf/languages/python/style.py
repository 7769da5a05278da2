"""What Python calls things: snake case for fields, Pascal case for classes, and the names that are taken.

`STYLE` is that of the models and pages we make. `PUBLISHED_STYLE` is that of the pages that others publish in the
SDK layout: initialisms in capitals, files in small letters.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Sequence

from specleaf.naming import (
    NamingStyle,
    humps,
    legal,
    normal,
    pascal,
    portable,
    runs,
    snake,
    spelt,
    with_leading_number_spelt,
)

PYDANTIC_ATTRIBUTES = (
    "construct", "copy", "dict", "from_orm", "json", "model_computed_fields", "model_config", "model_construct",
    "model_copy", "model_dump", "model_dump_json", "model_extra", "model_fields", "model_fields_set",
    "model_json_schema", "model_parametrized_name", "model_post_init", "model_rebuild", "model_validate",
    "model_validate_json", "model_validate_strings", "parse_file", "parse_obj", "parse_raw", "schema", "schema_json",
    "update_forward_refs", "validate",
)  # fmt: skip
"""What every pydantic model has: a field of that name would hide it."""

ANNOTATION_WORDS = (
    "bool", "bytes", "date", "datetime", "dict", "float", "int", "list", "str", "time", "timedelta", "tuple",
)  # fmt: skip
"""Words in small letters that annotations use.

In a class with a field `date`, the `date` of a later annotation is that field: type checkers refuse it, and pydantic
takes the field's default for a type. `object`, `type`, `id`, `format` and others stand in no annotation of ours.
"""

CLASS_WORDS = ("model_check", "property")
"""What is called in the body of a class, where a field of that name would hide it."""

CLASSES = ("False", "None", "True", "MISSING")
"""Class names that Python does not allow, and the one that type checkers know by its bare name only.

Others may be anything, so that a component is imported by its own name: a module that needs a library's `Field` beside
a model `Field` spells the library's otherwise.
"""

_MODULES = ("conftest", "index", "readme")
"""File names with a meaning of their own: to pytest, and to site builders as the page of a folder."""


def _class_name(texts: Sequence[str]) -> str:
    name = legal("".join(map(pascal, texts)), "Model")
    # A script without capitals: a field could be called just the same, and would hide the class.
    return f"{name}Model" if name == name.lower() else name


def _field_name(text: str) -> str:
    return legal(snake(text), "field_")


def _member_name(text: str) -> str:
    return legal(snake(text).upper(), "VALUE_")


def _file_name(class_name: str) -> str:
    return portable(snake(class_name))


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
_PUBLISHED_WORDS = ("bool", "bytes", "date", "datetime", "dict", "filter", "float", "format", "int", "list", "str")
"""Other names of Python's that fields and files of published models avoid; `max`, `input`, `object` and others stay."""


def _published_class_name(texts: Sequence[str]) -> str:
    first, *others = texts
    name = "".join(map(pascal, (with_leading_number_spelt(first), *others)))
    name = name.capitalize() if name.isupper() else name
    return legal(_WORD.sub(_initialism, name), "Model")


def _initialism(word: re.Match[str]) -> str:
    capitals = word[0].upper()
    return capitals if capitals in _INITIALISMS else word[0]


_OPEN_SIGNS = ("<", ">", "!")
"""Signs whose words another one may follow: `>` is `GREATER_THAN_`, `>=` is `GREATER_THAN_EQUAL`."""


def _published_member_name(text: str) -> str:
    """The words in capitals; an odd character at the end leaves an underscore (`Translation (document)`)."""
    words = (hump for run in runs(spelt(with_leading_number_spelt(text))) for hump in humps(run))
    is_odd = not runs(text[-1:]) if runs(text) else text.endswith(_OPEN_SIGNS)
    odd_end = "_" if is_odd else ""
    return legal(normal("_".join(words).upper()) + odd_end, "VALUE_")


PUBLISHED_STYLE = NamingStyle(
    class_name=_published_class_name,
    field_name=_field_name,
    member_name=_published_member_name,
    file_name=lambda class_name: portable(class_name.lower()),
    numbered=_numbered,
    reserved_classes=frozenset(CLASSES),
    reserved_fields=frozenset((*keyword.kwlist, *PYDANTIC_ATTRIBUTES, *_PUBLISHED_WORDS)),
    reserved_files=frozenset((*keyword.kwlist, *_PUBLISHED_WORDS)),
)
