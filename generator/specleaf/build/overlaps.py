"""A property that several parts of an object declare: the schema of its type, and further assertions.

Parts with a common base declare most of their properties twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from specleaf.build.bases import parts_of
from specleaf.build.context import Context
from specleaf.build.implication import implies
from specleaf.build.intersection import Keywords, asserted, intersect
from specleaf.source import ASSERTIONS, Schema


@dataclass(frozen=True, slots=True)
class SharedProperty:
    """The schema that gives a field its type, and those with assertions beyond that type."""

    schema: Schema
    further: tuple[Schema, ...] = ()


def shared_property(name: str, schemas: Sequence[Schema], owner: Schema, context: Context) -> SharedProperty:
    """The conjunction of `schemas`, all of the property `name` of the object `owner`."""
    if len(schemas) == 1:
        return SharedProperty(schemas[0])
    implying = [each for each in schemas if all(implies(each, other, context) for other in schemas)]
    if implying:
        return SharedProperty(_most_specific(implying))
    best = _most_specific(schemas)
    each = {schema.pointer: _plain((schema,), context) for schema in schemas}
    together = _plain(schemas, context)
    if together is None:
        return SharedProperty(best, tuple(other for other in schemas if not implies(best, other, context)))
    says_all = [schema for schema in schemas if _asserts_the_same(each[schema.pointer], together)]
    if says_all:
        return SharedProperty(best if best in says_all else says_all[-1])
    return SharedProperty(Schema(owner.pointer.child("properties", name), together, owner.dialect))


def _asserts_the_same(keywords: Keywords | None, together: Keywords) -> bool:
    return keywords is not None and asserted(keywords) == asserted(together)


def _plain(schemas: Sequence[Schema], context: Context) -> Keywords | None:
    parts = [part for schema in schemas for part in parts_of(schema, context)]
    items = {part.pointer for part in parts if "items" in part}
    # The models inside an array keep the place where they are written, and an intersection has only one place.
    return None if items or any(schema.admits_null for schema in schemas) else intersect(parts)


def _most_specific(schemas: Sequence[Schema]) -> Schema:
    """The schema with listed values, else with most assertions, else the last."""
    return max(
        reversed(schemas), key=lambda schema: (not {"const", "enum"}.isdisjoint(schema), len(ASSERTIONS & set(schema)))
    )
