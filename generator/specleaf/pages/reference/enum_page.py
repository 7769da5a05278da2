"""The page of an enumeration in the reference layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from specleaf.ir import EnumModel, Member
from specleaf.pages.markdown import description
from specleaf.pages.reference.head import Book, Head
from specleaf.pages.reference.rules import Checks, checks_of
from specleaf.text import Markdown


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value, as the language writes it."""

    value: Markdown
    about: Markdown


@dataclass(frozen=True, slots=True)
class EnumPage:
    """The page of an enumeration. `has_descriptions`: the author described a value."""

    template: ClassVar[str] = "pages/reference/enum.md.jinja"

    path: str
    head: Head
    choice: Markdown
    values: tuple[ValueRow, ...]
    has_descriptions: bool
    checks: Checks


def enum_page(model: EnumModel, book: Book) -> EnumPage:
    """The page of an enumeration."""
    values = tuple(_row(member, book) for member in model.members)
    return EnumPage(
        path=book.links(model.id).page,
        head=book.head(model, "Enumeration"),
        choice=_choice(model, book),
        values=values,
        has_descriptions=any(row.about for row in values),
        checks=checks_of(model.rules),
    )


def _choice(model: EnumModel, book: Book) -> Markdown:
    choice = "Always this value" if len(model.members) == 1 and not model.open else "One of these values"
    known = f"{choice}, or another one that is not known yet" if model.open else choice
    return Markdown(f"{known}, or {book.facts.value(None)}." if model.nullable else f"{known}.")


def _row(member: Member, book: Book) -> ValueRow:
    docs = member.docs
    words = description.brief(docs.description or docs.title)
    return ValueRow(
        book.facts.value(member.value), Markdown(f"**Deprecated.** {words}".strip()) if docs.deprecated else words
    )
