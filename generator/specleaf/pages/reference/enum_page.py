"""The page of an enumeration in the reference layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from specleaf.ir import EnumModel, Member, ModelRef
from specleaf.pages.markdown import description
from specleaf.pages.reference.context import PageContext
from specleaf.pages.reference.head import Head, head
from specleaf.pages.reference.implied_rules import without_implied
from specleaf.pages.reference.rule_section import RuleSection, rule_section
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
    rules: RuleSection


def enum_page(model: EnumModel, context: PageContext) -> EnumPage:
    """The page of an enumeration."""
    values = tuple(_row(member, context) for member in model.members)
    return EnumPage(
        path=context.links(model.id).page,
        head=head(model, "Enumeration", context),
        choice=_choice(model, context),
        values=values,
        has_descriptions=any(row.about for row in values),
        rules=rule_section(without_implied(model.rules, ModelRef(model.id), context.api)),
    )


def _choice(model: EnumModel, context: PageContext) -> Markdown:
    choice = "Always this value" if len(model.members) == 1 and not model.open else "One of these values"
    known = f"{choice}, or another one that is not known yet" if model.open else choice
    return Markdown(f"{known}, or {context.details.value(None)}." if model.nullable else f"{known}.")


def _row(member: Member, context: PageContext) -> ValueRow:
    docs = member.docs
    words = description.brief(docs.description or docs.title)
    return ValueRow(
        context.details.value(member.value), Markdown(f"**Deprecated.** {words}".strip()) if docs.deprecated else words
    )
