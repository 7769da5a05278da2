"""Values in calls on Python pages of the SDK layout: objects as dictionaries with Python's names of fields.

Four blanks per level, one element a line, a comma after the last one; no line is broken for its length.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import assert_never

from specleaf.ir import (
    Api,
    Binary,
    Choice,
    Day,
    Entries,
    EnumModel,
    Flag,
    Instance,
    Instant,
    Items,
    ModelId,
    Null,
    Number,
    Text,
    Value,
)
from specleaf.json_value import Json
from specleaf.languages.python.literal import whole
from specleaf.languages.python.text import string_literal
from specleaf.naming import Names
from specleaf.text import Code

_STEP = 4
_UPLOAD = (("file_name", '"example.file"'), ("content", 'open("example.file", "rb")'))


@dataclass(frozen=True, slots=True)
class PublishedValues:
    """Writes values, with the names of fields and members."""

    api: Api
    names: Names
    module: str
    """The module that code reaches models through."""
    enum_classes: bool
    """Whether enumerations are classes, so that values are their members."""
    uploads: Collection[ModelId] = ()
    """The models of uploaded files, which are read from the disk."""

    def indented(self, value: Value, indent: int) -> Code:
        """A value as an expression, its lines after the first indented."""
        return Code(self._expression(value, indent))

    def _expression(self, value: Value, indent: int) -> str:
        match value:
            case Items(items):
                return _bracketed("[", (self._expression(each, indent + _STEP) for each in items), "]", indent)
            case Entries(entries):
                return self._dict(((key, each) for key, each in entries), indent)
            case Instance(model) if model in self.uploads:
                return _bracketed("{", (f'"{key}": {code}' for key, code in _UPLOAD), "}", indent)
            case Instance(model, fields):
                names = self.names.fields[model]
                return self._dict(((names.get(key, key), each) for key, each in fields), indent)
            case Choice():
                return self._choice(value)
            case _:
                return _simple(value)

    def _dict(self, pairs: Iterable[tuple[str, Value]], indent: int) -> str:
        inner = indent + _STEP
        return _bracketed("{", (f"{string_literal(k)}: {self._expression(v, inner)}" for k, v in pairs), "}", indent)

    def _choice(self, choice: Choice) -> str:
        model = self.api.models[choice.model]
        values = [each.value for each in model.members] if isinstance(model, EnumModel) else []
        if not self.enum_classes or choice.value not in values:
            return _literal(choice.value)
        member = self.names.members[choice.model][values.index(choice.value)]
        return f"{self.module}.{self.names.model(choice.model).name}.{member}"


def _simple(value: Text | Number | Flag | Null | Instant | Day | Binary) -> str:
    match value:
        case Text(text):
            return string_literal(text)
        case Number(number):
            return json.dumps(whole(number))
        case Flag(flag):
            return repr(flag)
        case Null():
            return "None"
        case Instant(text):
            return f"parse_datetime({string_literal(text)})"
        case Day(text):
            return f"date.fromisoformat({string_literal(text)})"
        case Binary(text):
            return f"{string_literal(text)}.encode()"
        case _:
            assert_never(value)


def _literal(value: Json) -> str:
    return string_literal(value) if isinstance(value, str) else repr(value)


def _bracketed(opening: str, elements: Iterable[str], closing: str, indent: int) -> str:
    lines = [f"{' ' * (indent + _STEP)}{each},\n" for each in elements]
    return f"{opening}\n{''.join(lines)}{' ' * indent}{closing}" if lines else opening + closing
