"""The page of an object in the reference layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from specleaf.ir import Anything, Discriminator, Docs, Field, ModelRef, Nothing, ObjectModel, Part, Rules, Type
from specleaf.pages.markdown import BREAK, code, description
from specleaf.pages.reference.context import PageContext
from specleaf.pages.reference.head import DEPRECATED, Head, head
from specleaf.pages.reference.links import Links
from specleaf.pages.reference.rule_section import RuleSection, rule_section
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
class SubtypeRow:
    """A subtype, and the value of the discriminator that selects it."""

    value: Markdown
    model: Markdown


@dataclass(frozen=True, slots=True)
class Subtypes:
    """The subtypes that the discriminator of this object selects (OpenAPI 3.1, "Discriminator Object")."""

    property: Markdown
    rows: tuple[SubtypeRow, ...]


@dataclass(frozen=True, slots=True)
class ObjectPage:
    """The page of an object. `has_wire_names`: a field has another name in JSON."""

    template: ClassVar[str] = "pages/reference/object.md.jinja"

    path: str
    head: Head
    fields: tuple[FieldRow, ...]
    has_wire_names: bool
    extra: Markdown | None
    """The sentence about further properties, unless `rules` has it."""
    rules: RuleSection
    subtypes: Subtypes | None


def object_page(model: ObjectModel, context: PageContext) -> ObjectPage:
    """The page of an object."""
    links = context.links(model.id)
    return ObjectPage(
        path=links.page,
        head=head(model, "Object", context),
        fields=tuple(_row(field, model, context, links) for field in model.fields),
        has_wire_names=any(context.names.field(model.id, each.wire_name) != each.wire_name for each in model.fields),
        extra=None if _OF_OTHERS & _keywords(model.rules) else _extra(model.extra, context, links),
        rules=rule_section(model.rules, model.constraints),
        subtypes=_subtypes(model.discriminator, links) if model.discriminator else None,
    )


_OF_OTHERS = frozenset({"additionalProperties", "unevaluatedProperties"})


def _keywords(rules: Rules | None) -> frozenset[str]:
    return frozenset(rules.schema) if rules and isinstance(rules.schema, dict) else frozenset()


def about(docs: Docs, type_: Type, details: Markdown, context: PageContext) -> Markdown:
    """The last cell of a row: the description, or else that of the model that the type refers to, and `details`."""
    own = description.brief(docs.description)
    if not own and isinstance(type_, ModelRef):
        own = description.summary(context.api.models[type_.id].docs.description)
    notice = DEPRECATED if docs.deprecated else None
    first = " ".join(filter(None, [notice, own]))
    return Markdown(BREAK.join(filter(None, [first, details])))


def _row(field: Field, model: ObjectModel, context: PageContext, links: Links) -> FieldRow:
    return FieldRow(
        name=links.own_field(model.id, field.wire_name),
        wire=code(field.wire_name or '""'),
        type=links.type(context.language.type_expression(field.type, context.api)),
        required=REQUIRED if field.required else OPTIONAL,
        about=about(field.docs, field.type, context.details.of_field(field), context),
    )


def _extra(extra: Part, context: PageContext, links: Links) -> Markdown:
    match extra.type:
        case Anything():
            return Markdown("Further properties are allowed, and kept.")
        case Nothing():
            return Markdown("Further properties are not allowed.")
        case type_:
            type_code = links.type(context.language.type_expression(type_, context.api))
            text = about(extra.docs, type_, context.details.of_type(type_), context)
            return Markdown(f"Further properties are of type {type_code}. {text}".strip())


def _subtypes(discriminator: Discriminator, links: Links) -> Subtypes:
    rows = (SubtypeRow(code(value), links.model(id_)) for value, id_ in discriminator.mapping)
    return Subtypes(code(discriminator.property_name), tuple(rows))
