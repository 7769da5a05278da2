"""The page of an object in the SDK layout: a table with a row for each field."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import ClassVar

from specleaf.ir import Anything, Docs, Field, MapOf, Nothing, ObjectModel, is_mandatory
from specleaf.json_value import Json
from specleaf.pages.sdk.head import DEPRECATION, Head
from specleaf.pages.sdk.table import Cell, Table, escaped, joined, table, trusted
from specleaf.pages.sdk.types import Types
from specleaf.sdk_api import is_upload

_COLUMNS = ("Field", "Type", "Required", "Description")
_CHECKED, _UNCHECKED = ":heavy_check_mark:", ":heavy_minus_sign:"
_MESSAGE = "x-speakeasy-deprecation-message"
_BREAK = trusted("<br/>")
_LINE_END = escaped("\n")
"""A line break that counts as one character for the width of its column."""


@dataclass(frozen=True, slots=True)
class ObjectPage:
    """The page of an object."""

    template: ClassVar[str] = "pages/sdk/object.md.jinja"
    path: str
    head: Head
    table: Table


def object_page(model: ObjectModel, path: str, head: Head, types: Types) -> ObjectPage:
    """The page of `model`; the example column is there if a row has an example."""
    fields = _rows(model, types)
    illustrated = any(each.docs.examples for each in fields)
    rows = [_row(each, model, types, illustrated) for each in fields]
    return ObjectPage(path, head, table((*_COLUMNS, "Example") if illustrated else _COLUMNS, rows))


def _rows(model: ObjectModel, types: Types) -> tuple[Field, ...]:
    if is_upload(model):
        return tuple(each for each in model.fields if each.wire_name in types.dialect.upload_fields)
    if not _shows_extra(model):
        return model.fields
    extra = Field(types.dialect.extra_field, MapOf(model.extra), False, model.id.child("additionalProperties"))
    return (*model.fields, extra)


def _shows_extra(model: ObjectModel) -> bool:
    """Whether a row tells of undeclared properties: where they are typed, or spoken of at least."""
    declared = model.extra_declared or not isinstance(model.extra.type, Anything)
    return declared and bool(model.fields) and not isinstance(model.extra.type, Nothing)


def _row(each: Field, model: ObjectModel, types: Types, illustrated: bool) -> list[Cell]:
    row = [_name(each, model, types), types.cell(each, model), _required(each), description_cell(each.docs, types)]
    return [*row, examples_cell(each.docs)] if illustrated else row


def _name(each: Field, model: ObjectModel, types: Types) -> Cell:
    names = types.paths.names.fields[model.id]
    name = names.get(each.wire_name, each.wire_name)
    return trusted(f"~~`{name}`~~" if each.docs.deprecated else f"`{name}`")


def _required(each: Field) -> Cell:
    return trusted(_CHECKED if is_mandatory(each) else _UNCHECKED)


def description_cell(docs: Docs, types: Types) -> Cell:
    """The description of a field, and the notice if it is deprecated."""
    words = [escaped(docs.description)] if docs.description else []
    if docs.deprecated:
        message = docs.extensions.get(_MESSAGE)
        reason = escaped(f"{message}.") if isinstance(message, str) else trusted(DEPRECATION)
        notice = joined([trusted(": warning: ** DEPRECATED **: "), reason])
        gap = _LINE_END if types.generation.measures_breaks_as_lines else _BREAK
        return joined([notice, gap, gap, *words]) if words else notice
    return words[0] if words else trusted("N/A")


def examples_cell(docs: Docs) -> Cell:
    """The examples of a field."""
    examples = docs.examples
    if len(examples) < 2:
        return joined([escaped(_example(each, is_only=True)) for each in examples])
    pieces: list[Cell] = []
    for number, each in enumerate(examples, 1):
        pieces += [_BREAK] if pieces else []
        pieces += [trusted(f"**Example {number}:** "), escaped(_example(each))]
    return joined(pieces)


def _example(value: Json, is_only: bool = False) -> str:
    """A value as text: as it is, or as JSON with a line for each element, which are not indented.

    `is_only`: whether it is all that there is; null is `<nil>` then.
    """
    match value:
        case str():
            return value
        case None if is_only:
            return "<nil>"
        case _:
            written = json.dumps(_shortest(value), ensure_ascii=False, indent=1)
            return "\n".join(line.lstrip() for line in written.split("\n"))


def _shortest(value: Json) -> Json:
    """A value with each number in its shortest form: `20`, not `20.0`."""
    match value:
        case float() if value.is_integer():
            return int(value)
        case list():
            return [_shortest(each) for each in value]
        case dict():
            return {key: _shortest(each) for key, each in value.items()}
        case _:
            return value
