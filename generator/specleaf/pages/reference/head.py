"""The parts that all model pages have: title, kind, description and example at the top, "Used by" at the end."""

from __future__ import annotations

from dataclasses import dataclass

from specleaf.examples import as_json
from specleaf.ir import Entries, Instance, Items, Model, ModelId
from specleaf.pages.markdown import cell, description, fence, inline, json_text
from specleaf.pages.reference.context import PageContext
from specleaf.pages.reference.used_by import used_by
from specleaf.text import Markdown

DEPRECATED = Markdown("**Deprecated.**")


@dataclass(frozen=True, slots=True)
class Example:
    """The example of a model as code, and as JSON if it is an object or a list."""

    code: Markdown
    json: Markdown | None


@dataclass(frozen=True, slots=True)
class Head:
    """The finished text of these parts."""

    title: Markdown
    kind: Markdown
    is_deprecated: bool
    description: Markdown | None
    example: Example | None
    used_by: tuple[Markdown, ...]


def head(model: Model, kind: str, context: PageContext) -> Head:
    """The head of a model's page; `kind` is what the page calls this kind of model."""
    links = context.links(model.id)
    title = [cell(model.docs.title)] if _has_own_title(model, context) else []
    return Head(
        title=inline(context.names.model(model.id).name),
        kind=Markdown(" · ".join([Markdown(kind), *title, links.index(Markdown("All models"))])),
        is_deprecated=model.docs.deprecated,
        description=description.block(model.docs.description) or None,
        example=_example(model.id, context),
        used_by=used_by(model.id, context.users, links),
    )


def _has_own_title(model: Model, context: PageContext) -> bool:
    """Whether `title` of the schema says something that the name does not."""
    words = "".join(filter(str.isalnum, model.docs.title)).lower()
    return bool(words) and words != context.names.model(model.id).name.lower()


def _example(id_: ModelId, context: PageContext) -> Example | None:
    value = context.examples[id_]
    if value is None:
        return None
    source = context.language.example(id_, value, context.api, context.names, context.module)
    is_composite = isinstance(value, Instance | Entries | Items)
    return Example(
        code=fence(source, context.language.fence),
        json=fence(json_text(as_json(value)), "json") if is_composite else None,
    )
