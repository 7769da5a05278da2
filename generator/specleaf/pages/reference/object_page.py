"""The page of an object in the reference layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from specleaf.ir import Anything, Discriminator, Docs, Field, ModelRef, Nothing, ObjectModel, Part, Rules, Type
from specleaf.pages.markdown import BREAK, code, description
from specleaf.pages.reference.head import DEPRECATED, Book, Head
from specleaf.pages.reference.links import Links
from specleaf.pages.reference.rules import Checks, checks_of
from specleaf.text import Markdown

REQUIRED, OPTIONAL = Markdown("✔️"), Markdown("➖")


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One row of the table of fields; `wire` is its name in JSON."""

    name: Markdown
    wire: Markdown
    type: Markdown
    required: Markdown
    about: Markdown


@dataclass(frozen=True, slots=True)
class KindRow:
    """A more special object, and the value of the property that tells it."""

    value: Markdown
    model: Markdown


@dataclass(frozen=True, slots=True)
class Kinds:
    """The more special objects that are made from this one."""

    property: Markdown
    rows: tuple[KindRow, ...]


@dataclass(frozen=True, slots=True)
class ObjectPage:
    """The page of an object. `has_wire_names`: a field has another name in JSON."""

    template: ClassVar[str] = "pages/reference/object.md.jinja"

    path: str
    head: Head
    fields: tuple[FieldRow, ...]
    has_wire_names: bool
    extra: Markdown | None
    """What is said of further properties, unless a rule says it."""
    checks: Checks
    kinds: Kinds | None


def object_page(model: ObjectModel, book: Book) -> ObjectPage:
    """The page of an object."""
    links = book.links(model.id)
    return ObjectPage(
        path=links.page,
        head=book.head(model, "Object"),
        fields=tuple(_row(field, model, book, links) for field in model.fields),
        has_wire_names=any(book.names.field(model.id, each.wire_name) != each.wire_name for each in model.fields),
        extra=None if _OF_OTHERS & _keywords(model.rules) else _extra(model.extra, book, links),
        checks=checks_of(model.rules, model.constraints),
        kinds=_kinds(model.discriminator, links) if model.discriminator else None,
    )


_OF_OTHERS = frozenset({"additionalProperties", "unevaluatedProperties"})


def _keywords(rules: Rules | None) -> frozenset[str]:
    return frozenset(rules.schema) if rules and isinstance(rules.schema, dict) else frozenset()


def about(docs: Docs, type_: Type, facts: Markdown, book: Book) -> Markdown:
    """The last cell of a row: the description, or that of the model named, and what else there is to say."""
    own = description.brief(docs.description)
    if not own and isinstance(type_, ModelRef):
        own = description.summary(book.api.models[type_.id].docs.description)
    notice = DEPRECATED if docs.deprecated else None
    first = " ".join(filter(None, [notice, own]))
    return Markdown(BREAK.join(filter(None, [first, facts])))


def _row(field: Field, model: ObjectModel, book: Book, links: Links) -> FieldRow:
    return FieldRow(
        name=links.own_field(model.id, field.wire_name),
        wire=code(field.wire_name or '""'),
        type=links.type(book.language.spell(field.type, book.api)),
        required=REQUIRED if field.required else OPTIONAL,
        about=about(field.docs, field.type, book.facts.of_field(field), book),
    )


def _extra(extra: Part, book: Book, links: Links) -> Markdown:
    match extra.type:
        case Anything():
            return Markdown("Further properties are allowed, and kept.")
        case Nothing():
            return Markdown("Further properties are not allowed.")
        case type_:
            spelt = links.type(book.language.spell(type_, book.api))
            said = about(extra.docs, type_, book.facts.of_type(type_), book)
            return Markdown(f"Further properties are of type {spelt}. {said}".strip())


def _kinds(discriminator: Discriminator, links: Links) -> Kinds:
    rows = (KindRow(code(value), links.model(id_)) for value, id_ in discriminator.mapping)
    return Kinds(code(discriminator.property_name), tuple(rows))
