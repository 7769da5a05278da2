"""Naming conventions of TypeScript in the SDK layout: camel case for fields, Pascal case for types."""

from __future__ import annotations

import re
from collections.abc import Sequence

from specleaf.naming import NamingStyle, as_identifier, camel, leading_number_in_words, pascal, portable

_HIDDEN_BUILT_INS = frozenset((
    "Array", "Blob", "Date", "Error", "File", "Function", "Map", "Number", "Object", "Parameters", "Promise",
    "ReadableStream", "Record", "Response", "ReturnType", "Set", "Symbol", "URL", "Uint8Array",
    "Awaited", "Exclude", "Extract", "InstanceType", "NonNullable", "Omit", "Partial", "Pick", "Readonly", "Required",
))  # fmt: skip
"""Types of the language, utility types included, that a model of the same name would hide."""


def _class_name(texts: Sequence[str]) -> str:
    """Capitals that are the whole name, or precede a digit, become lower case: `LLM` is `Llm`, `DataLLM` stays."""
    first, *others = texts
    name = "".join(map(pascal, (leading_number_in_words(first), *others)))
    return as_identifier(re.sub(r"^[A-Z]+$|(?<=[A-Z])[A-Z]+(?=\d)", _lowered, name), "Model")


def _lowered(capitals: re.Match[str]) -> str:
    return capitals[0].capitalize() if capitals.start() == 0 else capitals[0].lower()


def _field_name(text: str) -> str:
    """Two underscores at the beginning are kept (`__filename`), one is dropped."""
    return as_identifier(("__" if re.match(r"__\w", text) else "") + camel(text), "_")


def _numbered(name: str, number: int) -> str:
    return f"{name}_{number}" if name[-1].isdigit() else f"{name}{number}"


STYLE = NamingStyle(
    class_name=_class_name,
    field_name=_field_name,
    member_name=lambda text: as_identifier(pascal(text), "Value"),
    file_name=lambda class_name: portable(class_name.lower()),
    numbered=_numbered,
    scopes={"components": "components", "operations": "operations", "errors": "errors"},
    reserved_classes=_HIDDEN_BUILT_INS,
    reserved_class_suffix="T",
)
