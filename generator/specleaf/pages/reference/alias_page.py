"""The page of an alias: a component that is no object, enumeration or union, but a name for another type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from specleaf.ir import AliasModel, Checked, parts_of
from specleaf.pages.markdown import description
from specleaf.pages.reference.context import PageContext
from specleaf.pages.reference.head import Head, head
from specleaf.pages.reference.implied_rules import without_implied
from specleaf.pages.reference.rule_section import RuleSection, rule_section
from specleaf.text import Markdown


@dataclass(frozen=True, slots=True)
class AliasPage:
    """The page of an alias: its target type, the details of that type, and the descriptions of its parts."""

    template: ClassVar[str] = "pages/reference/alias.md.jinja"

    path: str
    head: Head
    type: Markdown
    details: Markdown | None
    parts: tuple[Markdown, ...]
    rules: RuleSection


def alias_page(model: AliasModel, context: PageContext) -> AliasPage:
    """The page of an alias."""
    links = context.links(model.id)
    type_, rules = (
        (model.target.inner, model.target.rules) if isinstance(model.target, Checked) else (model.target, None)
    )
    parts = (description.block(part.docs.description) for part in parts_of(type_))
    return AliasPage(
        path=links.page,
        head=head(model, "Type", context),
        type=links.type(context.language.type_expression(type_, context.api)),
        details=context.details.of_type(type_) or None,
        parts=tuple(part for part in parts if part),
        rules=rule_section(without_implied(rules, type_, context.api)),
    )
