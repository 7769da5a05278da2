"""The page of a component that is no object, enumeration or union: its name stands for another type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from specleaf.ir import AliasModel, Checked, parts_of
from specleaf.pages.markdown import description
from specleaf.pages.reference.head import Book, Head
from specleaf.pages.reference.rules import Checks, checks_of
from specleaf.text import Markdown


@dataclass(frozen=True, slots=True)
class AliasPage:
    """The page of an alias: the type that it stands for, what holds for it, and what its parts are."""

    template: ClassVar[str] = "pages/reference/alias.md.jinja"

    path: str
    head: Head
    type: Markdown
    facts: Markdown | None
    parts: tuple[Markdown, ...]
    checks: Checks


def alias_page(model: AliasModel, book: Book) -> AliasPage:
    """The page of an alias."""
    links = book.links(model.id)
    type_, rules = (
        (model.target.inner, model.target.rules) if isinstance(model.target, Checked) else (model.target, None)
    )
    parts = (description.block(part.docs.description) for part in parts_of(type_))
    return AliasPage(
        path=links.page,
        head=book.head(model, "Type"),
        type=links.type(book.language.spell(type_, book.api)),
        facts=book.facts.of_type(type_) or None,
        parts=tuple(part for part in parts if part),
        checks=checks_of(rules),
    )
