"""The page of a union in the reference layout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from specleaf.ir import Docs, ModelId, ModelRef, Part, UnionModel
from specleaf.pages.markdown import code
from specleaf.pages.reference.context import PageContext
from specleaf.pages.reference.head import Head, head
from specleaf.pages.reference.implied_rules import without_implied
from specleaf.pages.reference.links import Links
from specleaf.pages.reference.object_page import about
from specleaf.pages.reference.rule_section import RuleSection, rule_section
from specleaf.text import Markdown

_NO_TAGS = Markdown("")


@dataclass(frozen=True, slots=True)
class VariantRow:
    """One member; `tags` are the values of the discriminator that choose it."""

    type: Markdown
    tags: Markdown
    about: Markdown


@dataclass(frozen=True, slots=True)
class UnionPage:
    """The page of a union. `property` is the discriminator's."""

    template: ClassVar[str] = "pages/reference/union.md.jinja"

    path: str
    head: Head
    choice: Markdown
    property: Markdown | None
    variants: tuple[VariantRow, ...]
    rules: RuleSection


def union_page(model: UnionModel, context: PageContext) -> UnionPage:
    """The page of a union."""
    union, links = model.union, context.links(model.id)
    rules = without_implied(model.rules, union, context.api, nullable=model.nullable)
    chosen = union.discriminator
    tags = _tags(chosen.mapping if chosen else ())
    already_shown = frozenset({"oneOf"}) if union.exclusive else frozenset[str]()
    return UnionPage(
        path=links.page,
        head=head(model, "Union", context),
        choice=_choice(model, links),
        property=code(chosen.property_name) if chosen else None,
        variants=tuple(_row(part, tags, context, links) for part in (*union.members, *_unlisted(model))),
        rules=rule_section(rules, already_shown=already_shown),
    )


def _choice(model: UnionModel, links: Links) -> Markdown:
    union, chosen = model.union, model.union.discriminator
    if chosen and chosen.base is not None:
        base, name = links.model(chosen.base), code(chosen.property_name)
        choice = f"{base}, or an object that is made from it: the property {name} says which"
    elif chosen:
        choice = f"One of these types: the property {code(chosen.property_name)} says which"
    elif union.exclusive:
        choice = "Exactly one of these types"
    else:
        choice = "Any of these types"
    return Markdown(f"{choice}; or null." if model.nullable else f"{choice}.")


def _unlisted(model: UnionModel) -> list[Part]:
    """The models that only the discriminator names."""
    listed = {part.type.id for part in model.union.members if isinstance(part.type, ModelRef)}
    mapping = model.union.discriminator.mapping if model.union.discriminator else ()
    return [Part(ModelRef(id_)) for id_ in dict.fromkeys(id_ for _, id_ in mapping) if id_ not in listed]


def _row(part: Part, tags: Mapping[ModelId, Markdown], context: PageContext, links: Links) -> VariantRow:
    titled = part.docs if part.docs.description else Docs(description=part.docs.title)
    return VariantRow(
        type=links.type(context.language.type_expression(part.type, context.api)),
        tags=tags.get(part.type.id, _NO_TAGS) if isinstance(part.type, ModelRef) else _NO_TAGS,
        about=about(titled, part.type, context.details.of_type(part.type), context),
    )


def _tags(mapping: Iterable[tuple[str, ModelId]]) -> Mapping[ModelId, Markdown]:
    """The values that choose each member."""
    values: dict[ModelId, list[Markdown]] = {}
    for value, id_ in mapping:
        values.setdefault(id_, []).append(code(value))
    return {id_: Markdown(", ".join(codes)) for id_, codes in values.items()}
