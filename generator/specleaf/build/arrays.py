"""Arrays: lists of one type, tuples by position."""

from __future__ import annotations

from specleaf.build.context import Context
from specleaf.build.rules import rules_for
from specleaf.build.scalars import constraints, keywords
from specleaf.ir import ANY_PART, ListOf, TupleOf, Type, checked
from specleaf.source import Schema


def array(schema: Schema, context: Context) -> Type:
    """The type of a schema whose `type` is `array` (JSON Schema 2020-12, Core, 10.3.1)."""
    items = schema.child("items")
    rest = context.part_of(items) if items else ANY_PART
    found = constraints(schema, "array")
    type_: Type
    if "prefixItems" in schema:
        type_ = TupleOf(tuple(context.part_of(child) for child in schema.children("prefixItems")), rest, found)
    else:
        type_ = ListOf(rest, found)
    covered = {"type", "items", "prefixItems", *keywords(found)}
    return checked(type_, rules_for(schema, covered, ["array"], context))
