"""The page of a component: what it is, an example, its parts, and the models nested in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from specleaf.ir import EnumModel, ModelId, ObjectModel
from specleaf.pages.markdown import at_line_start, code, description, link
from specleaf.pages.reference.context import PageContext
from specleaf.pages.reference.examples import Example, examples_of_model
from specleaf.pages.reference.info_words import external_line
from specleaf.pages.reference.section import (
    DEPRECATED,
    Section,
    kind_of,
    main_section,
    nested_section,
    own_title,
    remarks_of,
)
from specleaf.pages.reference.site_map import COMPONENTS, Page
from specleaf.pages.reference.used_by import used_by
from specleaf.text import Markdown


@dataclass(frozen=True, slots=True)
class ComponentPage:
    """The finished text of a component's page. `sections`: the main one first."""

    template: ClassVar[str] = "pages/reference/component.md.jinja"

    path: str
    title: Markdown
    kind: Markdown
    lead: tuple[Markdown, ...]
    examples: tuple[Example, ...]
    sections: tuple[Section, ...]
    used_by: tuple[Markdown, ...]


def component_page(page: Page, main: ModelId, context: PageContext) -> ComponentPage:
    """The page of a component."""
    model, links = context.api.models[main], context.links(page.path)
    more = external_line(context.api.info.schemas.get(main))
    docs = model.docs
    words = (DEPRECATED if docs.deprecated else None, description.block(docs.description), *remarks_of(docs), more)
    nested = (nested_section(id_, page, context) for id_ in page.models if id_ != main)
    facts = [
        kind_of(model, context),
        *own_title(model, context),
        *_count(model),
        *_import(main, context),
        link(Markdown("All components"), links.path(COMPONENTS)),
    ]
    return ComponentPage(
        path=page.path,
        title=at_line_start(page.title.markdown),
        kind=Markdown(" · ".join(facts)),
        lead=tuple(filter(None, words)),
        examples=examples_of_model(main, context),
        sections=(main_section(model, page, context), *nested),
        used_by=used_by(main, context.users, links),
    )


def _count(model: object) -> list[Markdown]:
    match model:
        case ObjectModel(fields=fields) if fields:
            return [Markdown(f"{len(fields)} field{'s' * (len(fields) != 1)}")]
        case EnumModel(members=members) if len(members) > 1:
            return [Markdown(f"{len(members)} values")]
        case _:
            return []


def _import(main: ModelId, context: PageContext) -> list[Markdown]:
    """The line of code that imports the model."""
    source = context.language.example(main, None, context.api, context.names, context.module).strip()
    return [code(source)] if source and "\n" not in source else []
