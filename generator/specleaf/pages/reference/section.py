"""A section about one model: what it is, and its fields, members, values or type.

In: a model. Out: a `Section`: the main one of a component's page, or one of the nested models on any page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from specleaf.ir import (
    AliasModel,
    Anything,
    Checked,
    Discriminator,
    Docs,
    EnumModel,
    Member,
    Model,
    ModelId,
    ModelRef,
    Nothing,
    ObjectModel,
    Part,
    Rules,
    Scalar,
    UnionModel,
    has_type,
)
from specleaf.languages import expression_code
from specleaf.pages.markdown import cell, code, description, inline
from specleaf.pages.reference.context import PageContext
from specleaf.pages.reference.entry import OTHER_TAGS, Entry, NamedList, entry_of_field, tag_lines
from specleaf.pages.reference.implied_rules import without_implied
from specleaf.pages.reference.info_words import external_line
from specleaf.pages.reference.nesting import CONTENT, field_key, parameter_key
from specleaf.pages.reference.rule_lines import RuleLines, rule_lines
from specleaf.pages.reference.site_map import MAIN_TITLES, Page
from specleaf.text import Markdown

_FEW = 8
"""More values without descriptions than this stand in one paragraph."""
_NO_RULES = RuleLines((), None)
DEPRECATED = Markdown("**Deprecated.** Do not use it in new code.")


@dataclass(frozen=True, slots=True)
class Section:
    """The finished text of a section. `lead` are paragraphs, `items` a list after them."""

    heading: Markdown | None
    kind: Markdown | None
    lead: tuple[Markdown, ...]
    items: tuple[Markdown, ...] = ()
    entries: tuple[Entry, ...] = ()
    rules: RuleLines = _NO_RULES
    lists: tuple[NamedList, ...] = ()


def main_section(model: Model, page: Page, context: PageContext) -> Section:
    """What a component consists of."""
    return _section(model, Section(Markdown(MAIN_TITLES[type(model)]), None, ()), page, context)


def remarks_of(docs: Docs) -> tuple[Markdown, ...]:
    """What was read in a weaker sense than written, a paragraph for each."""
    return tuple(map(inline, docs.remarks))


def nested_section(id_: ModelId, page: Page, context: PageContext) -> Section:
    """The section of a model that is no component of its own."""
    model = context.api.models[id_]
    facts = [kind_of(model, context), *own_title(model, context), *_origin(id_, page, context)]
    more = external_line(context.api.info.schemas.get(id_))
    docs = model.docs
    words = (DEPRECATED if docs.deprecated else None, description.block(docs.description), *remarks_of(docs), more)
    lead = tuple(filter(None, words))
    start = Section(page.headings[id_].text, Markdown(" · ".join(facts)), lead)
    if isinstance(model, ObjectModel) and id_ in context.site.parameter_models:
        items = tuple(_parameter_lines(model, page, context))
        about = Markdown(f"The {_ALL_IN[id_.name]} as one object. Its fields, and what they are:")
        return replace(start, lead=(*lead, about), items=items)
    return _section(model, start, page, context)


_ALL_IN = {
    "path": "parameters in the path",
    "query": "parameters in the query",
    "querystring": "query as a whole",
    "header": "headers",
    "cookie": "cookies",
}


def _parameter_lines(model: ObjectModel, page: Page, context: PageContext) -> Iterator[Markdown]:
    """The fields of a model of parameters."""
    links = context.links(page.path)
    for field in model.fields:
        name, key = code(context.names.field(model.id, field.wire_name)), parameter_key(model.id.name, field.wire_name)
        yield Markdown(f"{name}: {links.part(page, key)}") if key in page.headings else name


def kind_of(model: Model, context: PageContext) -> Markdown:
    """What kind of model it is, in words."""
    match model:
        case ObjectModel():
            return Markdown("Object")
        case EnumModel(members=members):
            kind = _scalar_of(members)
            expression = context.language.type_expression(kind, context.api) if kind else ()
            name = expression_code(expression, context.names)
            return Markdown(f"Enumeration of {code(name)}" if name else "Enumeration")
        case UnionModel():
            return Markdown("Union")
        case AliasModel():
            return Markdown("Type")
        case _:
            assert_never(model)


def _scalar_of(members: tuple[Member, ...]) -> Scalar | None:
    """The type of all values of an enumeration, if it is one."""
    for kind in ("string", "integer", "number", "boolean"):
        if members and all(has_type(member.value, (kind,)) for member in members):
            return Scalar(kind)
    return None


def own_title(model: Model, context: PageContext) -> list[Markdown]:
    """The `title` of the schema, if it says something that the name does not."""
    words = "".join(filter(str.isalnum, model.docs.title)).lower()
    return [cell(model.docs.title)] if words and words != context.names.model(model.id).name.lower() else []


def _origin(id_: ModelId, page: Page, context: PageContext) -> list[Markdown]:
    """Where on the page the model is used first."""
    origin, links = page.models[id_].origin, context.links(page.path)
    if origin is None:
        return []
    if origin.key not in page.headings:
        return [Markdown(f"member of {links.model(page.main)}")] if page.main else []
    words = {"": "value of", "[]": "each item of", "{}": "each entry of", CONTENT: "content of"}
    return [Markdown(f"{words.get(origin.steps, 'inside')} {links.part(page, origin.key)}")]


def _section(model: Model, start: Section, page: Page, context: PageContext) -> Section:
    """`start` with what a model consists of."""
    match model:
        case ObjectModel():
            return _of_object(model, start, page, context)
        case EnumModel():
            return _of_enum(model, start, context)
        case UnionModel():
            return _of_union(model, start, page, context)
        case AliasModel(target=target):
            type_, rules = (target.inner, target.rules) if isinstance(target, Checked) else (target, None)
            lead = (*start.lead, context.links(page.path).type(type_))
            lines = rule_lines(without_implied(rules, type_, context.api))
            return replace(start, lead=lead, items=context.details.of_type(type_), rules=lines)
        case _:
            assert_never(model)


def _of_object(model: ObjectModel, start: Section, page: Page, context: PageContext) -> Section:
    extra = () if _OF_OTHERS & _keywords(model.rules) else _extra(model.extra, page, context)
    entries = (
        entry_of_field(
            field,
            page.headings[field_key(model.id, field.wire_name)].text,
            context.names.field(model.id, field.wire_name),
            page,
            context,
        )
        for field in model.fields
    )
    return replace(
        start,
        lead=(*start.lead, *extra),
        entries=tuple(entries),
        rules=rule_lines(model.rules, model.constraints),
        lists=_subtypes(model.discriminator, page, context) if model.discriminator else (),
    )


def _subtypes(chosen: Discriminator, page: Page, context: PageContext) -> tuple[NamedList, ...]:
    title = Markdown(f"The value of {code(chosen.property_name)} says which subtype it is:")
    return (NamedList(title, tag_lines(chosen, context.links(page.path))),)


_OF_OTHERS = frozenset({"additionalProperties", "unevaluatedProperties"})


def _keywords(rules: Rules | None) -> frozenset[str]:
    return frozenset(rules.schema) if rules and isinstance(rules.schema, dict) else frozenset()


def _extra(extra: Part, page: Page, context: PageContext) -> tuple[Markdown, ...]:
    match extra.type:
        case Anything():
            return (Markdown("Further properties are allowed, and kept."),)
        case Nothing():
            return (Markdown("Further properties are not allowed."),)
        case type_:
            first = Markdown(f"Further properties: {context.links(page.path).type(type_)}.")
            details = "; ".join(context.details.of_type(type_))
            texts = (first, description.block(extra.docs.description), Markdown(f"{details}." if details else ""))
            return tuple(filter(None, texts))


def _of_enum(model: EnumModel, start: Section, context: PageContext) -> Section:
    rules = rule_lines(without_implied(model.rules, ModelRef(model.id), context.api))
    values = [_value_line(member, context) for member in model.members]
    if len(values) > _FEW and not any(_words_of(member.docs) for member in model.members):
        paragraph = Markdown(" · ".join(values))
        return replace(start, lead=(*start.lead, _choice_of_values(model, context), paragraph), rules=rules)
    return replace(start, lead=(*start.lead, _choice_of_values(model, context)), items=tuple(values), rules=rules)


def _choice_of_values(model: EnumModel, context: PageContext) -> Markdown:
    choice = "Always this value" if len(model.members) == 1 and not model.open else "One of these values"
    known = f"{choice}, or another one that is not known yet" if model.open else choice
    return Markdown(f"{known}, or {context.details.value(None)}:" if model.nullable else f"{known}:")


def _value_line(member: Member, context: PageContext) -> Markdown:
    value, words = context.details.value(member.value), _words_of(member.docs)
    return Markdown(f"{value}: {words}" if words else value)


def _words_of(docs: Docs) -> str:
    words = description.brief(docs.description or docs.title)
    return f"*deprecated* {words}".strip() if docs.deprecated else words


def _of_union(model: UnionModel, start: Section, page: Page, context: PageContext) -> Section:
    already_shown = frozenset({"oneOf"}) if model.union.exclusive else frozenset[str]()
    rules = without_implied(model.rules, model.union, context.api, nullable=model.nullable)
    members = tuple(_member_line(part, model, page, context) for part in (*model.union.members, *_unlisted(model)))
    lead = (*start.lead, _choice_of_types(model, page, context))
    return replace(start, lead=lead, items=members, rules=rule_lines(rules, already_shown=already_shown))


def _choice_of_types(model: UnionModel, page: Page, context: PageContext) -> Markdown:
    union, chosen = model.union, model.union.discriminator
    if chosen and chosen.base is not None:
        base, name = context.links(page.path).model(chosen.base), code(chosen.property_name)
        choice = f"{base}, or an object that is made from it: the property {name} says which"
    elif chosen:
        choice = f"One of these types: the property {code(chosen.property_name)} says which"
    elif union.exclusive:
        choice = "Exactly one of these types"
    else:
        choice = "Any of these types"
    return Markdown(f"{choice}; or {context.details.value(None)}:" if model.nullable else f"{choice}:")


def _unlisted(model: UnionModel) -> list[Part]:
    """The models that only the discriminator names."""
    listed = {part.type.id for part in model.union.members if isinstance(part.type, ModelRef)}
    mapping = model.union.discriminator.mapping if model.union.discriminator else ()
    return [Part(ModelRef(id_)) for id_ in dict.fromkeys(id_ for _, id_ in mapping) if id_ not in listed]


def _member_line(part: Part, model: UnionModel, page: Page, context: PageContext) -> Markdown:
    """A member of a union: the values of the discriminator that choose it, its type, and what is said about it."""
    chosen, type_ = model.union.discriminator, part.type
    tags: list[str] = [code(value) for value, id_ in (chosen.mapping if chosen else ()) if ModelRef(id_) == type_]
    tags += [OTHER_TAGS] if chosen and chosen.default is not None and ModelRef(chosen.default) == type_ else []
    words = description.brief(part.docs.description or part.docs.title)
    if not words and isinstance(type_, ModelRef):
        words = description.summary(context.api.models[type_.id].docs.description)
    details = "; ".join(context.details.of_type(type_))
    first = f"{', '.join(tags)}: " if tags else ""
    rest = ". ".join(filter(None, [words.rstrip("."), details]))
    shown = context.links(page.path).type(type_)
    return Markdown(f"{first}{shown}{': ' if rest else ''}{rest}")
