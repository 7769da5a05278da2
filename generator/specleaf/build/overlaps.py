"""A property that several parts of an object speak of: what tells its type, and what else they say.

Parts that are made of the same base say most of their properties twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from specleaf.build.bases import parts_of
from specleaf.build.context import Context
from specleaf.build.intersection import Keywords, asserted, meet
from specleaf.source import ASSERTIONS, Schema


@dataclass(frozen=True, slots=True)
class Told:
    """The schema that tells the type of a field, and those that say more than it does."""

    schema: Schema
    further: tuple[Schema, ...] = ()


def told(name: str, schemas: Sequence[Schema], owner: Schema, context: Context) -> Told:
    """What `schemas` say together of the property `name` of the object `owner`."""
    if len(schemas) == 1:
        return Told(schemas[0])
    best = _most_telling(schemas)
    each = {schema.pointer: _plain((schema,), context) for schema in schemas}
    together = _plain(schemas, context)
    if together is None:
        return Told(best, tuple(other for other in schemas if other is not best))
    says_all = [schema for schema in schemas if _says(each[schema.pointer], together)]
    if says_all:
        return Told(best if best in says_all else says_all[-1])
    return Told(Schema(owner.pointer.child("properties", name), together, owner.dialect))


def _says(keywords: Keywords | None, together: Keywords) -> bool:
    return keywords is not None and asserted(keywords) == asserted(together)


def _plain(schemas: Sequence[Schema], context: Context) -> Keywords | None:
    parts = [part for schema in schemas for part in parts_of(schema, context)]
    items = {part.pointer for part in parts if "items" in part}
    # What is inside an array has its place where it is written, and one schema has one place.
    return None if items or any(schema.admits_null for schema in schemas) else meet(parts)


def _most_telling(schemas: Sequence[Schema]) -> Schema:
    """The schema that says most of a property: one with fixed values, else with most assertions, else the last."""
    return max(
        reversed(schemas), key=lambda schema: (not {"const", "enum"}.isdisjoint(schema), len(ASSERTIONS & set(schema)))
    )
