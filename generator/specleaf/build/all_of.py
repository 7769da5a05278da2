"""`allOf`, and assertions beside `$ref`: several schemas that a value must all fit.

Objects are merged into one model, scalars into one schema. Otherwise the type is that of the first schema that has
one, and the other schemas become rules (JSON Schema 2020-12, Core, 10.2.1.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specleaf.build.bases import LINKS, UNEVALUATED, asserts, parts_of
from specleaf.build.context import Context
from specleaf.build.contradictions import without_contradiction
from specleaf.build.disjoint import known_types
from specleaf.build.distribution import distribute
from specleaf.build.merge import conjunction, is_about_object
from specleaf.build.rules import all_rules, rule_schema
from specleaf.ir import Anything, Checked, Rules, Type, checked
from specleaf.source import ASSERTIONS, Schema


def combined(schema: Schema, context: Context) -> Type:
    """The type of a schema with `allOf`, or with `$ref` and assertions beside it."""
    linked = tuple(_linked(schema))
    own = schema.without(*LINKS)
    if not linked:
        return context.own_type_of(own)
    alone = len(linked) == 1 and not _narrows(own, linked[0], context)
    if alone and (schema.pointer not in context.named or _or_null(linked[0], context)):
        return context.type_of(linked[0])
    parts = parts_of(linked[0] if alone else schema, context)
    if alone and not is_about_object(parts):
        return context.type_of(linked[0])
    schema, parts = without_contradiction(schema, parts, context)
    found = distribute(schema, parts, context) if is_about_object(parts) else None
    found = found or conjunction(schema, parts, context)
    return _narrowed(schema, linked, own, context) if found is None else found


def _narrows(own: Schema, link: Schema, context: Context) -> bool:
    """Whether a schema excludes values that its link accepts. The same `type` again excludes none."""
    if "type" not in own or len(ASSERTIONS & own.keywords.keys()) > 1:
        return asserts(own)
    known = known_types(link, context.schemas)
    return not known or "integer" in own.types or not known.issubset(own.types)


def _or_null(link: Schema, context: Context) -> bool:
    target = context.schemas.targets.get(link.pointer)
    return context.schemas.schema(target).admits_null if target else link.admits_null


def _linked(schema: Schema) -> Iterator[Schema]:
    """The schema that `$ref` names, and the members of `allOf` that have an assertion."""
    for keyword in schema:
        if keyword == "allOf":
            yield from (child for child in schema.children(keyword) if asserts(child))
        elif keyword in LINKS:
            yield schema.with_keywords({keyword: schema.get(keyword)})


def _narrowed(schema: Schema, linked: Sequence[Schema], own: Schema, context: Context) -> Type:
    """The type of the listed values, else of the first link that is not `Anything`; the other schemas are rules."""
    if not {"enum", "const"}.isdisjoint(own):
        return context.own_type_of(schema)
    for member in linked:
        type_ = context.type_of(member)
        if _is_known(type_):
            rest = [other for other in (*linked, own) if other is not member and asserts(other)]
            whole = not UNEVALUATED.isdisjoint(schema)
            rules = (
                Rules(rule_schema(schema, context))
                if whole
                else all_rules(rule_schema(other, context) for other in rest)
            )
            return checked(type_, rules)
    return context.own_type_of(schema)


def _is_known(type_: Type) -> bool:
    return not isinstance(type_.inner if isinstance(type_, Checked) else type_, Anything)
