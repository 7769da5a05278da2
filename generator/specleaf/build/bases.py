"""The conjunction that a schema is: the schemas that `$ref` and `allOf` lead to, all of which a value must satisfy.

In: schemas with resolved references. Out: the same schemas as a flat list, bases first. `all_of` derives a type.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from specleaf.build.context import Context
from specleaf.pointer import Pointer
from specleaf.source import ASSERTIONS, UNIONS, Schema, SchemaSet

LINKS = ("$ref", "$dynamicRef", "allOf")
"""The keywords whose schemas apply in place, to the same value (JSON Schema 2020-12, Core, 10.2.1 and 8.2.3)."""

UNEVALUATED = frozenset({"unevaluatedItems", "unevaluatedProperties"})
"""Keywords that depend on what their siblings evaluated (Core, 11): a schema with one is not split."""


def parts_of(schema: Schema, context: Context) -> tuple[Schema, ...]:
    """The schemas whose conjunction `schema` is, its own keywords last; no duplicates, none without an assertion."""
    inherited = _joined([_inherited(base, context) for base in _bases(schema, context.schemas)])
    return (*inherited, own) if asserts(own := _own(schema)) else inherited


def _inherited(start: Schema, context: Context) -> tuple[Schema, ...]:
    """The parts that a base adds to its subtypes, those of its own bases first. A cycle ends where it was entered."""
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
    informative = [each for each in lists if each]
    if len(informative) < 2:
        return informative[0] if informative else ()
    return tuple({part.pointer: part for parts in informative for part in parts}.values())


def asserts(schema: Schema) -> bool:
    """Whether a schema has an assertion, so that it may refuse a value."""
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
    """A schema as its subtypes inherit it: without a union that lists those subtypes themselves."""
    return schema.without(*UNIONS) if schema.pointer in context.schemas.listed_subtypes else schema
