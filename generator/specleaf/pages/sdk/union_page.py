"""The page of a union in the SDK layout: a block of code for each member."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from specleaf.ir import Value
from specleaf.pages.sdk.head import Head
from specleaf.pages.sdk.types import Types
from specleaf.text import Code, Markdown

Member: TypeAlias = tuple[Code, Value | None]
"""A member's type as it is printed, and its example."""


@dataclass(frozen=True, slots=True)
class MemberBlock:
    """One member."""

    heading: Markdown
    code: Code


@dataclass(frozen=True, slots=True)
class UnionPage:
    """The page of a union."""

    template: ClassVar[str] = "pages/sdk/union.md.jinja"
    path: str
    head: Head
    members: tuple[MemberBlock, ...]


def union_page(path: str, head: Head, members: Iterable[Member], types: Types) -> UnionPage:
    """The page of a union with these members."""
    return UnionPage(path, head, tuple(_block(heading, value, types) for heading, value in members))


def _block(heading: Code, value: Value | None, types: Types) -> MemberBlock:
    ticks = "`" * (1 + max(map(len, re.findall("`+", heading)), default=0))
    shown = Markdown(f"{ticks}{heading}{ticks}")
    return MemberBlock(shown, types.dialect.member(heading, value, types.api, types.paths.names))
