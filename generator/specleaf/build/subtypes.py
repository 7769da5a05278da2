"""Inheritance: the subtypes of an object by `allOf`, and the discriminator that selects among them.

In: a schema that may be the base of others. Out: its subtypes, and the mapping from values of the discriminator's
property to them. A base with a base of its own inherits that one's discriminator.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specleaf.build.bases import parts_of
from specleaf.build.context import Context
from specleaf.build.discriminators import TagReader, check_property, discriminator_property, implicit_mapping
from specleaf.ir import Discriminator
from specleaf.pointer import Pointer
from specleaf.source import Schema


@dataclass(frozen=True, slots=True)
class Inheritance:
    """`subtypes` have the base in their `allOf`, and the discriminator names them."""

    discriminator: Discriminator | None = None
    subtypes: tuple[Pointer, ...] = ()


def inheritance_of(schema: Schema, context: Context) -> Inheritance:
    """The subtypes of an object and their discriminator (OpenAPI 3.1, "Discriminator Object").

    A subtype that the mapping does not name has the values that its own schema lists for the property, else the name
    of its component.
    """
    subtypes = context.schemas.subtypes.get(schema.place, ())
    holder = _discriminator_holder(schema, context) if subtypes else schema
    name = discriminator_property(holder)
    if name is None:
        return Inheritance()
    explicit = dict(_explicit_mapping(schema, holder, frozenset(subtypes), context))
    default = context.schemas.default_mappings.get(holder.place)
    default = context.schemas.resolved(default) if default else None
    named = frozenset({*explicit.values(), default})
    reader, base = TagReader(name, context), frozenset(part.place for part in parts_of(schema, context))
    others = {
        subtype: reader.of_parts(_own_parts(base, subtype, context)) for subtype in subtypes if subtype not in named
    }
    mapping = (*explicit.items(), *implicit_mapping(others, explicit))
    found = Discriminator(name, mapping, bool(explicit), default=default if default in subtypes else None)
    check_property(found, [reader.tags(schema), *others.values()], schema, context)
    for target in found.models:
        context.request_model(target)
    return Inheritance(found, tuple(subtype for subtype in subtypes if subtype in found.models))


def _discriminator_holder(schema: Schema, context: Context) -> Schema:
    """The schema with the discriminator: this one, or its nearest base that has one."""
    bases = (part for part in reversed(parts_of(schema, context)) if discriminator_property(part) is not None)
    return schema if discriminator_property(schema) is not None else next(bases, schema)


def _explicit_mapping(
    schema: Schema, holder: Schema, subtypes: frozenset[Pointer], context: Context
) -> Iterator[tuple[str, Pointer]]:
    """The rows of `mapping`; of an inherited one, only those that name subtypes of this schema."""
    for tag, target in context.schemas.mappings.get(holder.place, {}).items():
        landed = context.schemas.resolved(target)
        if landed in subtypes:
            yield tag, landed
        elif holder.place == schema.place and landed != schema.place:
            yield tag, target


def _own_parts(base: frozenset[Pointer], subtype: Pointer, context: Context) -> tuple[Schema, ...]:
    """The parts of a subtype without those of its base, which may list the tags of all subtypes."""
    parts = parts_of(context.schemas.schema(subtype), context)
    return tuple(part for part in parts if part.place not in base)
