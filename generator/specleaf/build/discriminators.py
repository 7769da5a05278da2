"""Discriminators: which value of a property tells which model (OpenAPI 3.1, "Discriminator Object")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from specleaf.build.bases import parts_of
from specleaf.build.context import Context
from specleaf.ir.types import Discriminator
from specleaf.pointer import Pointer
from specleaf.source.schema import Schema


def discriminator_of(schema: Schema, members: Iterable[Schema], context: Context) -> Discriminator | None:
    """The discriminator of a union, or of a base object.

    A member that no mapping names is told by the values that its own schema fixes for the property, else, as the
    specification has it, by the name of its component. With one that stands for all other values (3.2,
    `defaultMapping`), the members themselves have to tell.
    """
    value = schema.get("discriminator")
    name = value.get("propertyName") if isinstance(value, dict) and "defaultMapping" not in value else None
    if not isinstance(name, str):
        return None
    mapping = dict(context.schemas.mappings.get(schema.pointer, {}))
    explicit = bool(mapping)
    for target in [context.schemas.targets.get(member.pointer) for member in members]:
        if target is not None and target not in mapping.values():
            for tag in tuple(_fixed(target, name, context)) or (target.name or PurePosixPath(target.file).stem,):
                mapping.setdefault(tag, target)
    for target in mapping.values():
        context.want(target)
    return Discriminator(name, tuple(mapping.items()), explicit)


def _fixed(target: Pointer, name: str, context: Context) -> Iterator[str]:
    """The values that a property may have, if its schema lists them."""
    for part in parts_of(context.schemas.schema(target), context):
        declared = part.named("properties").get(name)
        for schema in parts_of(declared, context) if declared is not None else ():
            listed = [schema.get("const")] if "const" in schema else schema.get("enum")
            yield from (tag for tag in listed if isinstance(tag, str)) if isinstance(listed, list) else ()
