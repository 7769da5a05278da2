"""The pages that lead to the others: the first page, one for each tag, and the components from A to Z."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from specleaf.ir import Operation
from specleaf.pages.markdown import at_line_start, breakable_path, cell, code, description, inline, link
from specleaf.pages.reference.context import PageContext
from specleaf.pages.reference.info_words import contact_line, external_line, server_lines, sign_in_lines
from specleaf.pages.reference.links import Links
from specleaf.pages.reference.site_map import COMPONENTS, INDEX, Group, Page
from specleaf.text import Markdown

_PER_SECTION = 40
"""About how many components stand under one heading of the list from A to Z."""
_PER_PAGE = 400
"""With more components than this, each heading is a page of its own."""
_OTHERS = "Others"


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The finished text of the first page."""

    template: ClassVar[str] = "pages/reference/index.md.jinja"

    path: str
    title: Markdown
    about: Markdown
    lead: tuple[Markdown, ...]
    groups: tuple[Markdown, ...]
    servers: tuple[Markdown, ...]
    security: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class TagPage:
    """The operations with one tag."""

    template: ClassVar[str] = "pages/reference/tag.md.jinja"

    path: str
    title: Markdown
    lead: tuple[Markdown, ...]
    operations: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """The components whose names begin with some letters."""

    title: Markdown
    lines: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class AToZPage:
    """Components from A to Z: all of them, the ranges that have pages, or one range."""

    template: ClassVar[str] = "pages/reference/a_to_z.md.jinja"

    path: str
    title: Markdown
    lead: tuple[Markdown, ...]
    lines: tuple[Markdown, ...]
    ranges: tuple[Range, ...]


def index_pages(context: PageContext) -> Iterator[FirstPage | TagPage | AToZPage]:
    """The first page, those of tags, and those of components."""
    yield _first_page(context)
    for group in context.site.groups:
        yield _tag_page(group, context)
    yield from _a_to_z(context)


def _first_page(context: PageContext) -> FirstPage:
    links = context.links(INDEX)
    version = [f"Version {cell(context.api.version)}"] if context.api.version else []
    components = [link(Markdown("All components"), links.path(COMPONENTS))] if _components(context) else []
    groups = (
        Markdown(f"{link(each.title.markdown, links.path(each.path))}{_about(each, context)}")
        for each in context.site.groups
    )
    return FirstPage(
        path=INDEX,
        title=inline(context.api.title or "Reference"),
        about=Markdown(" · ".join([*version, *components, f"for {context.language.title}"])),
        lead=tuple(_words(context)),
        groups=tuple(groups),
        servers=server_lines(context.api.info.servers),
        security=sign_in_lines(context.api.info),
    )


def _words(context: PageContext) -> Iterator[Markdown]:
    info = context.api.info
    if info.summary.strip() != info.description.strip():
        yield from filter(None, [description.block(info.summary)])
    words = (description.block(info.description), external_line(info.external), contact_line(info))
    yield from filter(None, words)


def _about(group: Group, context: PageContext) -> Markdown:
    """What the document says about a tag, and how many operations it has."""
    tag = context.api.info.tags.get(group.tag)
    words = description.summary(tag.description).rstrip(".") if tag else ""
    return Markdown(f"{': ' if words else ''}{words} ({_counted(len(group.operations), 'operation')})")


def _tag_page(group: Group, context: PageContext) -> TagPage:
    links = context.links(group.path)
    operations = (operation_line(each, links) for each in group.operations)
    tag = context.api.info.tags.get(group.tag)
    words = (description.block(tag.description), external_line(tag.external)) if tag else ()
    return TagPage(group.path, at_line_start(group.title.markdown), tuple(filter(None, words)), tuple(operations))


def operation_line(operation: Operation, links: Links) -> Markdown:
    """An operation in a list: its title, its method, and its path, which may be broken after a slash."""
    notice = " · *deprecated*" if operation.docs.deprecated else ""
    call = f"{code(operation.method.upper())} {breakable_path(operation.path)}"
    return Markdown(f"{links.operation(operation.pointer)}{notice}<br/>\n    {call}")


def _components(context: PageContext) -> list[Page]:
    """The pages of components from A to Z."""
    pages = (page for page in context.site.pages if page.main)
    return sorted(pages, key=lambda page: (page.title.plain.lower(), page.title.plain))


def _a_to_z(context: PageContext) -> Iterator[AToZPage]:
    pages = _components(context)
    if not pages:
        return
    found = list(_ranges(pages))
    title, back = Markdown("All components"), context.links(COMPONENTS)
    first = link(inline(context.api.title or "Reference"), back.path(INDEX))
    if len(pages) <= _PER_PAGE:
        ranges = tuple(Range(Markdown(name), _lines(each, context, COMPONENTS)) for name, each in found)
        yield AToZPage(COMPONENTS, title, (first,), (), ranges)
        return
    lines = (f"{link(Markdown(name), _path(name))}: {_counted(len(each), 'component')}" for name, each in found)
    yield AToZPage(COMPONENTS, title, (first,), tuple(map(Markdown, lines)), ())
    for name, each in found:
        path = f"components/{_path(name)}"
        up = link(title, context.links(path).path(COMPONENTS))
        yield AToZPage(path, Markdown(name), (up,), _lines(each, context, path), ())


def _path(name: str) -> str:
    return f"a-z/{name.lower().replace(' ', '-')}.md"


def _ranges(pages: Iterable[Page]) -> Iterator[tuple[str, list[Page]]]:
    """The pages in ranges of letters: `A to C`, `D`. A letter is never split."""
    letters: dict[str, list[Page]] = {}
    for page in pages:
        first = page.title.plain[:1].upper()
        letters.setdefault(first if first.isascii() and first.isalpha() else _OTHERS, []).append(page)
    others = letters.pop(_OTHERS, [])
    open_: list[str] = []
    inside: list[Page] = []
    for letter, found in letters.items():
        if inside and len(inside) + len(found) > _PER_SECTION:
            yield _range_name(open_), inside
            open_, inside = [], []
        open_, inside = [*open_, letter], [*inside, *found]
    if inside:
        yield _range_name(open_), inside
    if others:
        yield _OTHERS, others


def _range_name(letters: list[str]) -> str:
    return letters[0] if len(letters) == 1 else f"{letters[0]} to {letters[-1]}"


def _lines(pages: Iterable[Page], context: PageContext, here: str) -> tuple[Markdown, ...]:
    """A line for each component, with the models that are nested in it below."""
    links = context.links(here)
    lines: list[Markdown] = []
    for page in pages:
        assert page.main
        about = description.summary(context.api.models[page.main].docs.description)
        lines.append(Markdown(f"{links.model(page.main)}{': ' if about else ''}{about}"))
        if nested := ", ".join(links.model(id_) for id_ in page.models if id_ != page.main):
            lines[-1] = Markdown(f"{lines[-1]}\n    - {nested}")
    return tuple(lines)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
