"""The index of the pages of one language: all models by the operations that use them, and from A to Z.

The models of a large document have a page for each letter, because a page that long is shown nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from specleaf.ir import AliasModel, Content, EnumModel, Model, ObjectModel, Operation, UnionModel
from specleaf.pages.markdown import BREAK, anchor, cell, code, description, inline, link
from specleaf.pages.reference.context import PageContext
from specleaf.pages.reference.head import DEPRECATED
from specleaf.pages.reference.links import INDEX, Links
from specleaf.text import Markdown

_MANY = 1000
"""With more models than this, each letter has a page of its own."""
_OTHERS = "Others"
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
    """The index. It has either the models of all letters, or a line for each letter that has a page of its own."""

    template: ClassVar[str] = "pages/reference/index.md.jinja"

    path: str
    title: Markdown
    about: Markdown
    groups: tuple[Group, ...]
    letters: tuple[Letter, ...]
    letter_links: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class LetterPage:
    """The models with one letter."""

    template: ClassVar[str] = "pages/reference/letter.md.jinja"

    path: str
    index: Markdown
    letter: Letter


def index_pages(context: PageContext) -> tuple[IndexPage | LetterPage, ...]:
    """The index of all pages, and the pages that it is spread over."""
    if len(context.api.models) <= _MANY:
        return (_index(context, _letters(context, INDEX), ()),)
    # All pages of letters are in one folder, so that their links are alike.
    letters = _letters(context, _letter_path(_OTHERS))
    pages = (_letter_page(letter, context) for letter in letters)
    lines = (f"{link(letter.title, _letter_path(letter.title))}: {len(letter.models)}" for letter in letters)
    return (_index(context, (), tuple(map(Markdown, lines))), *pages)


def _index(context: PageContext, letters: tuple[Letter, ...], letter_links: tuple[Markdown, ...]) -> IndexPage:
    count = len(context.api.models)
    version = f" of version {cell(context.api.version)}" if context.api.version else ""
    return IndexPage(
        path=INDEX,
        title=inline(context.api.title or "Models"),
        about=Markdown(f"The {count} {'model' if count == 1 else 'models'}{version}, for {context.language.title}."),
        groups=tuple(_groups(context, context.targets.links(INDEX))),
        letters=letters,
        letter_links=letter_links,
    )


def _letter_path(title: str) -> str:
    return f"a-z/{title.lower()}.md"


def _letter_page(letter: Letter, context: PageContext) -> LetterPage:
    path = _letter_path(letter.title)
    return LetterPage(path, context.targets.links(path).index(Markdown("All models")), letter)


def _groups(context: PageContext, links: Links) -> Iterator[Group]:
    """The operations by their first tags, in document order; those without a tag come last."""
    tagged: dict[str, list[OperationRow]] = {}
    untagged: list[OperationRow] = []
    for operation in context.api.operations:
        rows = tagged.setdefault(operation.tags[0], []) if operation.tags else untagged
        rows.append(_operation(operation, context, links))
    yield from (Group(cell(tag), tuple(rows)) for tag, rows in tagged.items())
    if untagged:
        yield Group(Markdown("Other operations") if tagged else None, tuple(untagged))


def _operation(operation: Operation, context: PageContext, links: Links) -> OperationRow:
    place = operation.pointer
    name = anchor(context.targets.operation_anchor(place)) + code(context.targets.operation_name(place))
    words = cell(operation.docs.summary) or description.summary(operation.docs.description)
    notice = DEPRECATED if operation.docs.deprecated else ""
    bodies = operation.request_body.contents if operation.request_body else ()
    request = [links.model(operation.request)] if operation.request else _types(bodies, context, links)
    responses = (
        f"{code(response.status)}: {', '.join(_types(response.contents, context, links))}"
        for response in operation.responses
        if response.contents
    )
    return OperationRow(
        operation=Markdown(BREAK.join(filter(None, [name, " ".join(filter(None, [notice, words]))]))),
        request=Markdown(", ".join(request)),
        responses=Markdown(BREAK.join(responses)),
    )


def _types(contents: Iterable[Content], context: PageContext, links: Links) -> list[Markdown]:
    """The types of a body, each once."""
    types = (links.type(context.language.type_expression(content.part.type, context.api)) for content in contents)
    return list(dict.fromkeys(types))


def _letters(context: PageContext, page: str) -> tuple[Letter, ...]:
    """The models from A to Z, as the page at a path shows them."""
    links = context.targets.links(page)
    return tuple(
        Letter(Markdown(letter), tuple(_row(model, links) for model in models))
        for letter, models in _by_letter(context).items()
    )


def _by_letter(context: PageContext) -> dict[str, list[Model]]:
    """The models by the first letters of their names, in order; names that begin with another sign come last."""

    def key(model: Model) -> tuple[bool, str, str]:
        name = context.names.model(model.id).name
        return not (name[:1].isascii() and name[:1].isalpha()), name.lower(), name

    found: dict[str, list[Model]] = {}
    for model in sorted(context.api.models.values(), key=key):
        is_other, name, _ = key(model)
        found.setdefault(_OTHERS if is_other else name[0].upper(), []).append(model)
    return found


def _row(model: Model, links: Links) -> ModelRow:
    return ModelRow(links.model(model.id), Markdown(_KINDS[type(model)]), description.summary(model.docs.description))
