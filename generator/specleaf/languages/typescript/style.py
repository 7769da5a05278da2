"""What TypeScript calls things: camel case for fields, Pascal case for types, as the pages of the SDK layout do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from specleaf.naming import NamingStyle, camel, legal, pascal, portable, with_leading_number_spelt

_HIDDEN_BUILT_INS = frozenset((
    "Array", "Blob", "Date", "Error", "File", "Function", "Map", "Number", "Object", "Parameters", "Promise",
    "ReadableStream", "Record", "Response", "ReturnType", "Set", "Symbol", "URL", "Uint8Array",
    "Awaited", "Exclude", "Extract", "InstanceType", "NonNullable", "Omit", "Partial", "Pick", "Readonly", "Required",
))  # fmt: skip
"""Types of the language that a type of the same name would hide, its utility types among them."""


def _class_name(texts: Sequence[str]) -> str:
    """Capitals that are the whole name, or stand before a digit, are lowered: `LLM` is `Llm`, `DataLLM` stays."""
    first, *others = texts
    name = "".join(map(pascal, (with_leading_number_spelt(first), *others)))
    return legal(re.sub(r"^[A-Z]+$|(?<=[A-Z])[A-Z]+(?=\d)", _lowered, name), "Model")


def _lowered(capitals: re.Match[str]) -> str:
    return capitals[0].capitalize() if capitals.start() == 0 else capitals[0].lower()


def _field_name(text: str) -> str:
    """Two underscores at the beginning stay (`__filename`); one is dropped."""
    return legal(("__" if re.match(r"__\w", text) else "") + camel(text), "_")


def _numbered(name: str, number: int) -> str:
    return f"{name}_{number}" if name[-1].isdigit() else f"{name}{number}"


STYLE = NamingStyle(
    class_name=_class_name,
    field_name=_field_name,
    member_name=lambda text: legal(pascal(text), "Value"),
    file_name=lambda class_name: portable(class_name.lower()),
    numbered=_numbered,
    namespaced=True,
    reserved_classes=_HIDDEN_BUILT_INS,
    class_mark="T",
)
