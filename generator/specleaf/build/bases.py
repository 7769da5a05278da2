"""What a schema is made of: the schemas that `$ref` and `allOf` lead to, all of which a value must fit.

In: schemas as they are written, references resolved. Out: the same schemas in a flat order. What they mean together
is left to `all_of`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specleaf.build.context import Context
from specleaf.pointer import Pointer
from specleaf.source import ASSERTIONS, UNIONS, Schema, SchemaSet

LINKS = ("$ref", "$dynamicRef", "allOf")
"""The keywords whose schemas must be fitted whatever the value is."""

UNEVALUATED = frozenset({"unevaluatedItems", "unevaluatedProperties"})
"""Keywords about what their siblings leave over: they cannot be taken apart from these."""


def parts_of(schema: Schema, context: Context) -> tuple[Schema, ...]:
    """What `schema` says itself, after what those say that it is made of; each once, and none that says nothing."""
    inherited = _joined([_inherited(base, context) for base in _bases(schema, context.schemas)])
    return (*inherited, own) if asserts(own := _own(schema)) else inherited


def _inherited(start: Schema, context: Context) -> tuple[Schema, ...]:
    """What a base says of what is made from it, and its own bases say; one that leads back to itself adds nothing."""
    known = context.parts
    opened: set[Pointer] = set()
    waiting = [start]
    while waiting:
        schema = waiting[-1]
        opened.add(schema.pointer)
        bases = list(_bases(schema, context.schemas))
        unknown = [base for base in bases if base.pointer not in known and base.pointer not in opened]
        if unknown:
            waiting += reversed(unknown)
            continue
        waiting.pop()
        own = _own(as_base(schema, context))
        inherited = _joined([known.get(base.pointer, ()) for base in bases])
        known[schema.pointer] = (*inherited, own) if asserts(own) else inherited
    return known[start.pointer]


def _joined(lists: Sequence[tuple[Schema, ...]]) -> tuple[Schema, ...]:
    telling = [each for each in lists if each]
    if len(telling) < 2:
        return telling[0] if telling else ()
    return tuple({part.pointer: part for parts in telling for part in parts}.values())


def asserts(schema: Schema) -> bool:
    """Whether a schema says anything of a value."""
    return schema.is_false or not ASSERTIONS.isdisjoint(schema)


def _bases(schema: Schema, schemas: SchemaSet) -> Iterator[Schema]:
    for keyword in schema:
        if keyword == "allOf":
            yield from schema.children(keyword)
        elif keyword in LINKS and (target := schemas.targets.get(schema.pointer)):
            yield schemas.schema(target)


def _own(schema: Schema) -> Schema:
    return schema if not UNEVALUATED.isdisjoint(schema) else schema.without(*LINKS)


def as_base(schema: Schema, context: Context) -> Schema:
    """What a schema says of those made from it: where its union lists them, that is no assertion about them."""
    return schema.without(*UNIONS) if schema.pointer in context.schemas.listed_subtypes else schema
