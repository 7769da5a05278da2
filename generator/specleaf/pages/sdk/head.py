"""How pages of the SDK layout begin: title, description, notice, usage."""

from __future__ import annotations

from dataclasses import dataclass

from specleaf.ir import Docs
from specleaf.pages.sdk.dialect import Dialect
from specleaf.pages.sdk.text import paragraphs
from specleaf.text import Code, Markdown

DEPRECATION = "This will be removed in a future release, please migrate away from it as soon as possible."


@dataclass(frozen=True, slots=True)
class Head:
    """The parts before the section that tells one kind of page from another."""

    title: Markdown
    description: Markdown | None
    notice: Markdown | None
    usage: Code | None
    fence: Code
    is_wide: bool
    """Whether two lines are left empty before what follows, not one."""


def head(name: str, docs: Docs, usage: Code | None, dialect: Dialect) -> Head:
    """The head of the page of the class `name`."""
    return Head(
        title=Markdown(f"~~{name}~~" if docs.deprecated else name),
        description=paragraphs(docs.description) if docs.description else None,
        notice=Markdown(f"> :warning: **DEPRECATED**: {DEPRECATION}") if docs.deprecated else None,
        usage=usage,
        fence=Code(dialect.fence),
        is_wide=dialect.is_wide or usage is None,
    )
