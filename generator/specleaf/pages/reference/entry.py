"""An entry of a page: a heading with what stands below it, for a field, a parameter, a body or a response."""

from __future__ import annotations

from dataclasses import dataclass

from specleaf.ir import Access, Discriminator, Docs, Field, ModelRef, Nullable, OneOf, Type
from specleaf.pages.markdown import at_line_start, code, description, inline
from specleaf.pages.reference.context import PageContext
from specleaf.pages.reference.links import Links
from specleaf.pages.reference.site_map import Page
from specleaf.text import Markdown


@dataclass(frozen=True, slots=True)
class NamedList:
    """A list with a line before it."""

    title: Markdown
    items: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """The finished text of an entry; `line` has its type, and whether it is required."""

    heading: Markdown
    line: Markdown | None
    texts: tuple[Markdown, ...] = ()
    details: tuple[Markdown, ...] = ()
    lists: tuple[NamedList, ...] = ()
    blocks: tuple[Markdown, ...] = ()


_EMPTY = '""'
REQUIRED, OPTIONAL = Markdown("**required**"), Markdown("optional")
_ACCESS: dict[Access, str] = {"both": "", "read": "read-only", "write": "write-only"}


def entry_of_field(field: Field, heading: Markdown, name: str, page: Page, context: PageContext) -> Entry:
    """The entry of a field of an object; `name` is what the heading calls it."""
    links = context.links(page.path)
    wire = f"{code(field.wire_name or _EMPTY)} in JSON" if name != field.wire_name else ""
    return Entry(
        heading=heading,
        line=type_line(field, links, wire),
        texts=texts_of(field.docs, field.type, page, context),
        details=context.details.of_field(field),
        lists=tags_of(field.type, links),
    )


def type_line(field: Field, links: Links, *more: str) -> Markdown:
    """The type of a field, whether it is required, and what else fits on its line."""
    facts = [
        links.type(field.type),
        REQUIRED if field.required else OPTIONAL,
        _ACCESS[field.access],
        "*deprecated*" if field.docs.deprecated else "",
        *more,
    ]
    return Markdown(" · ".join(filter(None, facts)))


def texts_of(docs: Docs, type_: Type, page: Page, context: PageContext) -> tuple[Markdown, ...]:
    """What the author wrote: the description, else the title, else the summary of a model on another page; remarks."""
    texts = [description.block(docs.description) or inline(docs.title)]
    inner = type_.inner if isinstance(type_, Nullable) else type_
    if not texts[0] and isinstance(inner, ModelRef) and inner.id not in page.models:
        texts = [at_line_start(description.summary(context.api.models[inner.id].docs.description))]
    return tuple(filter(None, [*texts, *map(inline, docs.remarks)]))


def tags_of(type_: Type, links: Links) -> tuple[NamedList, ...]:
    """The values of the discriminator of a union that stands in a field, if it has one."""
    union = type_.inner if isinstance(type_, Nullable) else type_
    chosen = union.discriminator if isinstance(union, OneOf) else None
    if not chosen:
        return ()
    title = Markdown(f"The value of {code(chosen.property_name)} says which:")
    return (NamedList(title, tag_lines(chosen, links)),)


def tag_lines(chosen: Discriminator, links: Links) -> tuple[Markdown, ...]:
    """A line for each value of a discriminator."""
    lines = [Markdown(f"{code(value)}: {links.model(id_)}") for value, id_ in chosen.mapping]
    default = [Markdown(f"{OTHER_TAGS}: {links.model(chosen.default)}")] if chosen.default is not None else []
    return (*lines, *default)


OTHER_TAGS = "any other value, or none"
"""The values of a discriminator that its default member is for (OpenAPI 3.2, `defaultMapping`)."""
