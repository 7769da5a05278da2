"""What a schema is made of: the schemas that `$ref` and `allOf` lead to, all of which a value must fit.

In: schemas as they are written, references resolved. Out: the same schemas in a flat order. What they mean together
is left to `all_of`.
"""

from __future__ import annotations

from collections.abc import Iterator

from specleaf.pointer import Pointer
from specleaf.source.keywords import ASSERTIONS
from specleaf.source.resolve import SchemaSet
from specleaf.source.schema import Schema

LINKS = ("$ref", "$dynamicRef", "allOf")
"""The keywords whose schemas must be fitted whatever the value is."""

UNIONS = ("oneOf", "anyOf")

UNEVALUATED = frozenset({"unevaluatedItems", "unevaluatedProperties"})
"""Keywords about what their siblings leave over: they cannot be taken apart from these."""


def conjuncts(start: Schema, schemas: SchemaSet) -> Iterator[Schema]:
    """`start` and all that it is made of, each once, a base before what is made from it."""
    opened: set[Pointer] = set()
    waiting: list[tuple[Schema, bool]] = [(start, False)]
    while waiting:
        schema, is_open = waiting.pop()
        if is_open:
            yield schema
        elif schema.pointer not in opened:
            opened.add(schema.pointer)
            waiting.append((schema, True))
            waiting.extend((base, False) for base in reversed(list(_bases(schema, schemas))))


def parts_of(schema: Schema, schemas: SchemaSet, unions_of_heirs: frozenset[Pointer]) -> tuple[Schema, ...]:
    """What each conjunct says itself, those left out that say nothing."""
    return tuple(
        own
        for each in conjuncts(schema, schemas)
        if asserts(own := _own(each if each.pointer == schema.pointer else as_base(each, unions_of_heirs)))
    )


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


def as_base(schema: Schema, unions_of_heirs: frozenset[Pointer]) -> Schema:
    """What a schema says of those made from it: where its union lists them, that is no assertion about them."""
    return schema.without(*UNIONS) if schema.pointer in unions_of_heirs else schema


def unions_of_heirs(schemas: SchemaSet) -> frozenset[Pointer]:
    """The schemas with a discriminator and a union of schemas that are made from them by `allOf`.

    Taken at its word, such a union would have to be fitted in order to fit itself (JSON Schema 2020-12, Core, 9.4.1).
    """
    found: set[Pointer] = set()
    for node in schemas.nodes:
        if node.kind == "schema" and isinstance(node.value, dict) and "discriminator" in node.value:
            base = schemas.schema(node.pointer)
            members = [member for keyword in UNIONS for member in base.children(keyword)]
            if any(base.pointer == each.pointer for member in members for each in conjuncts(member, schemas)):
                found.add(base.pointer)
    return frozenset(found)
