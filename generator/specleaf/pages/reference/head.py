"""How reference pages begin and end: title, what the thing is, description, example; and who uses it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from specleaf.examples import as_json
from specleaf.ir import Api, Entries, Instance, Items, Model, ModelId, Value
from specleaf.languages import Language
from specleaf.naming import Names
from specleaf.pages.markdown import cell, description, fence, inline, json_text
from specleaf.pages.reference.facts import Facts
from specleaf.pages.reference.links import Links, Places
from specleaf.pages.reference.used_by import Users, used_by, users_of
from specleaf.text import Markdown

DEPRECATED = Markdown("**Deprecated.**")


@dataclass(frozen=True, slots=True)
class Example:
    """The example of a model: in the language of the pages, and as JSON where that shows more than a plain value."""

    code: Markdown
    json: Markdown | None


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above and below the part that tells one kind of page from another."""

    title: Markdown
    kind: Markdown
    is_deprecated: bool
    description: Markdown | None
    example: Example | None
    used_by: tuple[Markdown, ...]


@dataclass(frozen=True)
class Book:
    """All that the pages of one run share."""

    api: Api
    names: Names
    language: Language
    module: str
    """What examples import models from."""
    values: Mapping[ModelId, Value | None]
    """The example of each model, if it has one."""

    @cached_property
    def places(self) -> Places:
        """The places of all pages."""
        return Places(self.api, self.names)

    @cached_property
    def facts(self) -> Facts:
        """What there is to say of types."""
        return Facts(self.api, self.names, self.language)

    @cached_property
    def users(self) -> Mapping[ModelId, Users]:
        """Who uses each model."""
        return users_of(self.api)

    def links(self, id_: ModelId) -> Links:
        """The links on the page of a model."""
        return self.places.links(self.places.path(id_))

    def head(self, model: Model, kind: str) -> Head:
        """The head of a model's page."""
        links = self.links(model.id)
        called = [Markdown(kind), *([cell(model.docs.title)] if self._has_own_title(model) else [])]
        return Head(
            title=inline(self.names.model(model.id).name),
            kind=Markdown(" · ".join([*called, links.index(Markdown("All models"))])),
            is_deprecated=model.docs.deprecated,
            description=description.block(model.docs.description) or None,
            example=self._example(model.id),
            used_by=used_by(model.id, self.users, links),
        )

    def _has_own_title(self, model: Model) -> bool:
        """Whether the author's title says something that the name does not."""
        words = "".join(filter(str.isalnum, model.docs.title)).lower()
        return bool(words) and words != self.names.model(model.id).name.lower()

    def _example(self, id_: ModelId) -> Example | None:
        value = self.values[id_]
        if value is None:
            return None
        made = self.language.example(id_, value, self.api, self.names, self.module)
        is_composed = isinstance(value, Instance | Entries | Items)
        return Example(
            code=fence(made, self.language.fence),
            json=fence(json_text(as_json(value)), "json") if is_composed else None,
        )
