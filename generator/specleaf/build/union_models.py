"""Unions as models: an inline union has a model of its own, as a component has."""

from __future__ import annotations

from specleaf.build.context import Context
from specleaf.build.docs import docs_of
from specleaf.ir import ModelRef, Nullable, OneOf, Rules, Type, UnionModel, checked, nullable
from specleaf.source import Schema


def hoisted(schema: Schema, type_: Type, rules: Rules | None, context: Context) -> Type:
    """A union as a model of its own at the place of `schema`; another type as it is."""
    null = schema.admits_null
    if null and rules is not None:
        rules = Rules({"anyOf": [rules.schema, {"type": "null"}]})
    match type_:
        case OneOf() as union_:
            pass
        case Nullable(OneOf() as union_):
            null = True
        case _:
            return nullable(checked(type_, rules)) if null else checked(type_, rules)
    context.add(UnionModel(schema.pointer, docs_of(schema), union_, null, rules, schema.text("format")))
    return ModelRef(schema.pointer)
