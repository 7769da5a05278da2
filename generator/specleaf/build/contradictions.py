"""Parts of `allOf` that no value satisfies together (JSON Schema 2020-12, Core, 10.2.1.1).

In: a schema, and the parts that it is the conjunction of. Out: both as they are meant, and a warning with the places
of two parts that exclude each other. A part that forbids properties which another one requires is meant to forbid
those that no part declares.
"""

from __future__ import annotations

from collections.abc import Sequence

from specleaf.build.context import Context
from specleaf.build.disjoint import disjoint_pair
from specleaf.build.merge import is_closed
from specleaf.source import Schema


def without_contradiction(
    schema: Schema, parts: Sequence[Schema], context: Context
) -> tuple[Schema, tuple[Schema, ...]]:
    """The schema and its parts, open to each other's properties if two exclude each other by those; not if `exact`."""
    pair = disjoint_pair(parts, context.schemas)
    if pair is None:
        return schema, tuple(parts)
    is_by_properties = any(map(_forbids_others, pair))
    is_opened = is_by_properties and not schema.dialect.exact
    what = "one requires a property that the other forbids" if is_by_properties else "no value is valid for both"
    reading = "; what any of them declares is allowed" if is_opened else ""
    first, second = pair
    message = f"parts of this schema exclude each other: {what}{reading}"
    context.problems.warn("contradiction", schema.place, message, f"they are {first.place} and {second.place}")
    if not is_opened:
        return schema, tuple(parts)
    opened = tuple(part.without("additionalProperties") if _forbids_others(part) else part for part in parts)
    own = schema.without("additionalProperties") if _forbids_others(schema) else schema
    closed = own.with_keywords({**own.keywords, "unevaluatedProperties": False})
    return (closed if is_closed(closed, opened) else own), opened


def _forbids_others(part: Schema) -> bool:
    additional = part.child("additionalProperties")
    return additional is not None and additional.is_false
