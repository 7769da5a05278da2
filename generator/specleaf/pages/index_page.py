"""The index of the pages of one language: all models from A to Z, and by the operations that use them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from specleaf.ir.api import AliasModel, Content, EnumModel, Model, ObjectModel, Operation, UnionModel
from specleaf.pages import description
from specleaf.pages.links import INDEX, Links
from specleaf.pages.markdown import BREAK, anchor, cell, code, inline
from specleaf.pages.reference_head import DEPRECATED, Book
from specleaf.text import Markdown

_KINDS: dict[type[Model], str] = {
    ObjectModel: "object",
    EnumModel: "enumeration",
    UnionModel: "union",
    AliasModel: "type",
}


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A model among those with its first letter."""

    model: Markdown
    kind: Markdown
    about: Markdown


@dataclass(frozen=True, slots=True)
class Letter:
    """The models whose names begin with a letter."""

    title: Markdown
    models: tuple[ModelRow, ...]


@dataclass(frozen=True, slots=True)
class OperationRow:
    """An operation, and the types of what it takes and gives."""

    operation: Markdown
    request: Markdown
    responses: Markdown


@dataclass(frozen=True, slots=True)
class Group:
    """The operations with a tag; without a title, those of a document that has no tags."""

    title: Markdown | None
    operations: tuple[OperationRow, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The index."""

    template: ClassVar[str] = "pages/reference/index.md.jinja"

    path: str
    title: Markdown
    about: Markdown
    groups: tuple[Group, ...]
    letters: tuple[Letter, ...]


def index_page(book: Book) -> IndexPage:
    """The index of all pages."""
    links = book.places.links(INDEX)
    count = len(book.api.models)
    version = f" of version {cell(book.api.version)}" if book.api.version else ""
    return IndexPage(
        path=INDEX,
        title=inline(book.api.title or "Models"),
        about=Markdown(f"The {count} {'model' if count == 1 else 'models'}{version}, for {book.language.title}."),
        groups=tuple(_groups(book, links)),
        letters=tuple(_letters(book, links)),
    )


def _groups(book: Book, links: Links) -> Iterator[Group]:
    """The operations by their first tags, in document order; those without a tag come last."""
    tagged: dict[str, list[OperationRow]] = {}
    untagged: list[OperationRow] = []
    for operation in book.api.operations:
        rows = tagged.setdefault(operation.tags[0], []) if operation.tags else untagged
        rows.append(_operation(operation, book, links))
    yield from (Group(cell(tag), tuple(rows)) for tag, rows in tagged.items())
    if untagged:
        yield Group(Markdown("Other operations") if tagged else None, tuple(untagged))


def _operation(operation: Operation, book: Book, links: Links) -> OperationRow:
    place = operation.pointer
    name = anchor(book.places.operation_anchor(place)) + code(book.places.operation_name(place))
    words = cell(operation.docs.summary) or description.summary(operation.docs.description)
    notice = DEPRECATED if operation.docs.deprecated else ""
    bodies = operation.request_body.contents if operation.request_body else ()
    request = [links.model(operation.request)] if operation.request else _types(bodies, book, links)
    responses = (
        f"{code(response.status)}: {', '.join(_types(response.contents, book, links))}"
        for response in operation.responses
        if response.contents
    )
    return OperationRow(
        operation=Markdown(BREAK.join(filter(None, [name, " ".join(filter(None, [notice, words]))]))),
        request=Markdown(", ".join(request)),
        responses=Markdown(BREAK.join(responses)),
    )


def _types(contents: Iterable[Content], book: Book, links: Links) -> list[Markdown]:
    """The types of a body, each once."""
    spelt = (links.type(book.language.spell(content.part.type, book.api)) for content in contents)
    return list(dict.fromkeys(spelt))


def _letters(book: Book, links: Links) -> Iterator[Letter]:
    def named(model: Model) -> tuple[str, str]:
        name = book.names.model(model.id).name
        return name.lower(), name

    def letter(model: Model) -> str:
        first = named(model)[0][:1]
        return first.upper() if first.isascii() and first.isalpha() else "Others"

    models = sorted(book.api.models.values(), key=lambda model: (letter(model) == "Others", named(model)))
    for title, group in groupby(models, key=letter):
        yield Letter(Markdown(title), tuple(_row(model, links) for model in group))


def _row(model: Model, links: Links) -> ModelRow:
    return ModelRow(links.model(model.id), Markdown(_KINDS[type(model)]), description.summary(model.docs.description))
