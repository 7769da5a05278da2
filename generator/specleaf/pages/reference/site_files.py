"""What stands beside the pages of a site: its navigation, a style sheet, and `llms.txt`.

The navigation is a part of `mkdocs.yml`, which inherits it: Material for MkDocs and Zensical read it. A part of a large
site is left out of it, so that no page repeats the whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from specleaf.ir import Operation
from specleaf.pages.markdown import at_line_start, code, description, inline
from specleaf.pages.reference.context import PageContext
from specleaf.pages.reference.site_map import COMPONENTS, INDEX, Group, call_of
from specleaf.text import Code, Markdown

_MOST_OPERATIONS = 600
"""With more operations than this, the navigation has the lists by tag alone."""


@dataclass(frozen=True, slots=True)
class NavigationGroup:
    """A section of the navigation: its title, and the paths of its pages."""

    title: Code
    pages: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Navigation:
    """The navigation, as quoted texts of YAML."""

    template: ClassVar[str] = "pages/reference/nav.yml.jinja"

    path: str
    title: Code
    index: Code
    has_operations: bool
    groups: tuple[NavigationGroup, ...]
    lists: tuple[Code, ...]
    components: Code | None


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The style sheet; it is the same for all documents."""

    template: ClassVar[str] = "pages/reference/reference.css.jinja"

    path: str = "reference.css"


@dataclass(frozen=True, slots=True)
class LlmsSection:
    """A section of `llms.txt`."""

    title: Markdown
    lines: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class Llms:
    """`llms.txt` (llmstxt.org): what the pages are about, and a line for each."""

    template: ClassVar[str] = "pages/reference/llms.txt.jinja"

    path: str
    title: Markdown
    summary: Markdown
    about: Markdown
    sections: tuple[LlmsSection, ...]


SiteFile: TypeAlias = Navigation | StyleSheet | Llms


def site_files(context: PageContext) -> Iterator[SiteFile]:
    """The files beside the pages."""
    yield _navigation(context)
    yield StyleSheet()
    yield _llms(context)


def _navigation(context: PageContext) -> Navigation:
    site = context.site
    is_small = len(context.api.operations) <= _MOST_OPERATIONS
    has_components = any(page.main for page in site.pages)
    return Navigation(
        path="nav.yml",
        title=_yaml(context.api.title or "Reference"),
        index=_yaml(INDEX),
        has_operations=bool(site.groups),
        groups=tuple(_navigation_groups(context)) if is_small else (),
        lists=() if is_small else tuple(_yaml(group.path) for group in site.groups),
        components=_yaml(COMPONENTS) if has_components else None,
    )


def _navigation_groups(context: PageContext) -> Iterator[NavigationGroup]:
    """The sections by tag; a page stands in the first of its tags alone, as site builders ask for."""
    for group in context.site.groups:
        own = (each for each in group.operations if context.site.groups_of(each)[0] is group)
        paths = (context.site.operation_page(each.pointer).path for each in own)
        yield NavigationGroup(_yaml(group.title.plain), tuple(map(_yaml, (group.path, *paths))))


def _yaml(text: str) -> Code:
    """A quoted text; the strings of JSON are strings of YAML (YAML 1.2, 1.3)."""
    return Code(json.dumps(text))


def _llms(context: PageContext) -> Llms:
    links = context.links("llms.txt")
    version = f"Version {context.api.version}." if context.api.version else ""
    operations = (_llms_operations(group, context) for group in context.site.groups)
    components = [page for page in context.site.pages if page.main]
    lines = (
        _llms_line(links.model(page.main), context.api.models[page.main].docs.description)
        for page in components
        if page.main
    )
    return Llms(
        path="llms.txt",
        title=inline(context.api.title or "Reference"),
        summary=inline(f"Reference for {context.language.title}. {version}".strip()),
        about=Markdown(f"Every page is Markdown. Models are imported from {code(context.module)}."),
        sections=(*operations, *([LlmsSection(Markdown("Components"), tuple(lines))] if components else [])),
    )


def _llms_operations(group: Group, context: PageContext) -> LlmsSection:
    links = context.links("llms.txt")

    def lines(operations: Iterable[Operation]) -> Iterator[Markdown]:
        for each in operations:
            yield Markdown(f"{links.operation(each.pointer)}: {code(call_of(each))}")

    return LlmsSection(at_line_start(Markdown(f"Operations: {group.title.markdown}")), tuple(lines(group.operations)))


def _llms_line(label: Markdown, text: str) -> Markdown:
    about = description.summary(text)
    return Markdown(f"{label}: {about}" if about else label)
