"""Inheritance: the kinds of an object that others are made from, and the property that tells them.

In: a schema that may be the base of others. Out: which value of its discriminator's property means which of them. A
base inside another inherits the discriminator, for what is made from itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specleaf.build.bases import parts_of
from specleaf.build.context import Context
from specleaf.build.discriminators import TagReader, by_tag, property_of
from specleaf.ir import Discriminator
from specleaf.pointer import Pointer
from specleaf.source import Schema


@dataclass(frozen=True, slots=True)
class Kinds:
    """`heirs` are those that the discriminator names and that are made from the object by `allOf`."""

    discriminator: Discriminator | None = None
    heirs: tuple[Pointer, ...] = ()


def kinds_of(schema: Schema, context: Context) -> Kinds:
    """The kinds of an object (OpenAPI 3.1, "Discriminator Object").

    The mapping names some; any other heir is told by the values that its own schema lists for the property, else by
    the name of its component.
    """
    heirs = context.schemas.subtypes.get(schema.place, ())
    home = _home(schema, context) if heirs else schema
    name = property_of(home)
    if name is None:
        return Kinds()
    explicit = dict(_mapped(schema, home, frozenset(heirs), context))
    named = frozenset(explicit.values())
    reader, base = TagReader(name, context), frozenset(part.place for part in parts_of(schema, context))
    others = {heir: reader.of_parts(_beyond(base, heir, context)) for heir in heirs if heir not in named}
    mapping = (*explicit.items(), *by_tag(others, explicit))
    for _, target in mapping:
        context.want(target)
    told = frozenset(target for _, target in mapping)
    return Kinds(Discriminator(name, mapping, bool(explicit)), tuple(heir for heir in heirs if heir in told))


def _home(schema: Schema, context: Context) -> Schema:
    """Where the discriminator stands: in the schema, or in the nearest that it is made from."""
    bases = (part for part in reversed(parts_of(schema, context)) if property_of(part) is not None)
    return schema if property_of(schema) is not None else next(bases, schema)


def _mapped(schema: Schema, home: Schema, heirs: frozenset[Pointer], context: Context) -> Iterator[tuple[str, Pointer]]:
    """What the author maps; of an inherited mapping, only what is about the heirs of this schema."""
    for tag, target in context.schemas.mappings.get(home.place, {}).items():
        landed = context.schemas.resolved(target)
        if landed in heirs:
            yield tag, landed
        elif home.place == schema.place and landed != schema.place:
            yield tag, target


def _beyond(base: frozenset[Pointer], heir: Pointer, context: Context) -> tuple[Schema, ...]:
    """What a heir says itself: its base may list the tags of all."""
    parts = parts_of(context.schemas.schema(heir), context)
    return tuple(part for part in parts if part.place not in base)
