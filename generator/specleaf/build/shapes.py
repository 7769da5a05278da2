"""Schema to type: which shape a schema has, and the function that reads it.

Each function takes `(schema, context)` and gives the most exact type that it can; further assertions become `Rules`,
so that type and rules together accept exactly what the schema accepts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from specleaf.build.all_of import combined
from specleaf.build.arrays import array
from specleaf.build.bases import LINKS
from specleaf.build.context import Context
from specleaf.build.enums import constant, enumeration
from specleaf.build.objects import object_
from specleaf.build.rules import rules_for
from specleaf.build.scalars import scalar
from specleaf.build.unions import list_of_types, union_of
from specleaf.ir import NULL, Anything, ModelRef, Nothing, Type, checked, nullable
from specleaf.source import ASSERTIONS, Schema

Shape: TypeAlias = Callable[[Schema, Context], Type]

ALL_TYPES = ("null", "boolean", "object", "array", "string", "number")


def shape_of(schema: Schema, context: Context) -> Type:
    """The type of any schema."""
    if schema.is_false:
        return Nothing()
    if schema.admits_null:
        return _or_null(schema, context)
    if "allOf" in schema:
        return combined(schema, context)
    if schema.reference is not None:
        return reference(schema, context)
    return own_shape_of(schema, context)


def own_shape_of(schema: Schema, context: Context) -> Type:
    """The type by the keywords of a schema alone; `allOf` and references beside them become rules."""
    for keyword, shape in _BY_KEYWORD.items():
        if keyword in schema:
            return shape(schema, context)
    types = schema.types
    if len(types) == 1:
        return _BY_TYPE[types[0]](schema, context)
    return list_of_types(schema, context) if types else untyped(schema, context)


def _or_null(schema: Schema, context: Context) -> Type:
    """The type of a schema that also admits null; a union model has a flag for that."""
    rest = schema.without("nullable")
    if schema.reference is not None and not _UNIONS_OR_ALL_OF & schema.keywords.keys():
        return nullable(reference(rest, context))
    if "allOf" not in schema and "properties" not in schema:
        return union_of(schema, context)
    # The model of a named place is the alias "this or null", so the object itself gets a place below it.
    return nullable(context.type_of(rest.at(rest.pointer.child("allOf")) if rest.pointer in context.named else rest))


_UNIONS_OR_ALL_OF = frozenset({"allOf", "anyOf", "oneOf"})


def reference(schema: Schema, context: Context) -> Type:
    """A reference alone is the model it names; one with assertions beside it is a conjunction (Core, 8.2.3.1)."""
    target = context.schemas.targets.get(schema.pointer)
    if target is None:
        return Anything()
    if any(keyword in ASSERTIONS and keyword not in LINKS for keyword in schema):
        return combined(schema, context)
    context.request_model(target)
    return ModelRef(target)


def untyped(schema: Schema, context: Context) -> Type:
    """The type of a schema without `type`: an object if its keywords imply one, else anything, narrowed by rules."""
    if schema.is_object:
        return object_(schema, context)
    return checked(Anything(), rules_for(schema, (), ALL_TYPES, context))


def null(schema: Schema, context: Context) -> Type:
    """Null alone."""
    return checked(NULL, rules_for(schema, {"type"}, ["null"], context))


def string(schema: Schema, context: Context) -> Type:
    """Text."""
    return scalar(schema, "string", context)


def integer(schema: Schema, context: Context) -> Type:
    """Numbers without a fraction."""
    return scalar(schema, "integer", context)


def number(schema: Schema, context: Context) -> Type:
    """All numbers."""
    return scalar(schema, "number", context)


def boolean(schema: Schema, context: Context) -> Type:
    """True and false."""
    return scalar(schema, "boolean", context)


_BY_KEYWORD: Mapping[str, Shape] = MappingProxyType(
    {
        "const": constant,
        "enum": enumeration,
        "oneOf": union_of,
        "anyOf": union_of,
    }
)
"""The shapes that a keyword decides, whatever the type; the first one wins, and the other keywords become rules."""

_BY_TYPE: Mapping[str, Shape] = MappingProxyType(
    {
        "null": null,
        "string": string,
        "integer": integer,
        "number": number,
        "boolean": boolean,
        "array": array,
        "object": object_,
    }
)
