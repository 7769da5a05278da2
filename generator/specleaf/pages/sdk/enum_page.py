"""The page of an enumeration in the SDK layout: its values, as a type or as a table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from specleaf.ir import EnumModel
from specleaf.json_value import Json
from specleaf.naming import Names
from specleaf.pages.sdk.head import Head
from specleaf.pages.sdk.table import Cell, escaped, table, trusted
from specleaf.pages.sdk.types import Types
from specleaf.text import Markdown


@dataclass(frozen=True, slots=True)
class EnumPage:
    """The page of an enumeration."""

    template: ClassVar[str] = "pages/sdk/enum.md.jinja"
    path: str
    head: Head
    values: Markdown


def member_table(enum: EnumModel, names: Names, extra: Sequence[tuple[Cell, Cell]] = ()) -> Markdown:
    """The names and values of an enumeration's members as a table; `extra` rows follow."""
    named = zip(names.members[enum.id], enum.members, strict=True)
    rows = [(trusted(f"`{name}`"), escaped(_text(member.value))) for name, member in named]
    lines = table(("Name", "Value"), [*rows, *extra])
    return Markdown("\n".join((lines.header, lines.rule, *lines.rows)))


def _text(value: Json) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def enum_page(model: EnumModel, path: str, head: Head, types: Types) -> EnumPage:
    """The page of `model`."""
    return EnumPage(path, head, types.dialect.values(model, types.paths.names))
