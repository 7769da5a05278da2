"""Whether two schemas can accept the same value: if not, `oneOf` of them needs no counting."""

from __future__ import annotations

from specleaf.ir.json_types import json_type
from specleaf.json_value import Json
from specleaf.source.resolve import SchemaSet
from specleaf.source.schema import Schema

_DEPTH = 8


def disjoint(first: Schema, second: Schema, schemas: SchemaSet) -> bool:
    """`True` only if it is certain that no value fits both."""
    types, others = _types(first, schemas, _DEPTH), _types(second, schemas, _DEPTH)
    if types and others and not types & others:
        return True
    values, other_values = _fixed(first, schemas, _DEPTH), _fixed(second, schemas, _DEPTH)
    if values is not None and other_values is not None:
        return not values & other_values
    if types | others != frozenset({"object"}):
        return False
    if _shuts_out(first, second, schemas) or _shuts_out(second, first, schemas):
        return True
    tags, other_tags = _tags(first, schemas, _DEPTH), _tags(second, schemas, _DEPTH)
    return any(name in other_tags and not tags[name] & other_tags[name] for name in tags)


def _shuts_out(first: Schema, second: Schema, schemas: SchemaSet) -> bool:
    """Whether `second` requires a property that `first` forbids."""
    closed, other = (_target(schema, schemas, _DEPTH) or schema for schema in (first, second))
    additional = closed.child("additionalProperties")
    if additional is None or not additional.is_false or "patternProperties" in closed:
        return False
    return not set(other.texts("required")) <= closed.named("properties").keys()


def known_types(schema: Schema, schemas: SchemaSet) -> frozenset[str]:
    """The types of the values that a schema accepts, integers being numbers; none if that is not known."""
    return _types(schema, schemas, _DEPTH)


def _types(schema: Schema, schemas: SchemaSet, depth: int) -> frozenset[str]:
    if target := _target(schema, schemas, depth):
        return _types(target, schemas, depth - 1)
    if "const" in schema or "enum" in schema:
        return frozenset(_general(json_type(value)) for value in _values(schema))
    if schema.types:
        return frozenset(_general(name) for name in schema.types)
    for keyword in ("anyOf", "oneOf"):
        members = [_types(member, schemas, depth - 1) for member in schema.children(keyword)] if depth else []
        if members and all(members):
            return frozenset[str]().union(*members)
    for member in schema.children("allOf") if depth else ():
        if found := _types(member, schemas, depth - 1):
            return found
    return frozenset({"object"}) if "properties" in schema and not schema.dialect.exact else frozenset()


def _tags(schema: Schema, schemas: SchemaSet, depth: int) -> dict[str, frozenset[str]]:
    """The values that required properties with a constant or an enumeration may have."""
    if target := _target(schema, schemas, depth):
        return _tags(target, schemas, depth - 1)
    found: dict[str, frozenset[str]] = {}
    for member in schema.children("allOf") if depth else ():
        found |= _tags(member, schemas, depth - 1)
    required = schema.texts("required")
    for name, child in schema.named("properties").items():
        fixed = _fixed(child, schemas, depth)
        if name in required and fixed is not None:
            found[name] = fixed
    return found


def _fixed(schema: Schema, schemas: SchemaSet, depth: int) -> frozenset[str] | None:
    """The values of a constant or an enumeration; `None` if a schema is neither."""
    value = _target(schema, schemas, depth) or schema
    if "const" not in value and "enum" not in value:
        return None
    return frozenset(repr(_plain(each)) for each in _values(value))


def _target(schema: Schema, schemas: SchemaSet, depth: int) -> Schema | None:
    target = schemas.targets.get(schema.pointer) if schema.reference and depth else None
    return schemas.schema(target) if target else None


def _values(schema: Schema) -> list[Json]:
    if "const" in schema:
        return [schema.get("const")]
    values = schema.get("enum")
    return values if isinstance(values, list) else []


def _plain(value: Json) -> Json:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _general(name: str) -> str:
    return "number" if name == "integer" else name
