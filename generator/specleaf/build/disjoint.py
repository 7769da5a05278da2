"""Whether two schemas can accept the same value: if not, `oneOf` of them needs no counting.

The facts about a schema are a sound approximation: each value that it accepts satisfies them; the converse may fail.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from specleaf.ir import canonical, json_type
from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.source import Schema, SchemaSet

_DEPTH = 8
"""References and unions that are followed; facts below are unknown."""

_MAX_MEMBERS = 2000
"""Members of a union that are compared pairwise; more would take too long."""

_MAX_PARTS = 50
"""Parts of a conjunction that are compared pairwise."""

_UNKNOWN = frozenset[str]()
_OBJECT = frozenset({"object"})


@dataclass(frozen=True, slots=True)
class _Facts:
    """Necessary conditions for the values that a schema accepts."""

    types: frozenset[str]
    """Their types, integers being numbers; none if that is not known."""
    values: frozenset[str] | None
    """The values themselves, in canonical form, if they are listed."""
    tags: Mapping[str, frozenset[str]]
    """Properties that they must have, and the values that each may have."""
    required: frozenset[str]
    declared: frozenset[str] | None
    """All properties that they can have, if others are forbidden."""


def all_disjoint(members: Sequence[Schema], schemas: SchemaSet) -> bool:
    """`True` only if it is certain that no value fits two of the schemas."""
    if len(members) > _MAX_MEMBERS:
        return False
    facts = [_Reader(schemas).facts(member) for member in members]
    if _have_disjoint_tags(facts):
        return True
    return all(_disjoint(first, second) for number, first in enumerate(facts) for second in facts[:number])


def disjoint_pair(members: Sequence[Schema], schemas: SchemaSet) -> tuple[Schema, Schema] | None:
    """The first two schemas that certainly have no value in common, if there are such."""
    facts = [_Reader(schemas).facts(member) for member in members[:_MAX_PARTS]]
    for number, second in enumerate(facts):
        for first, each in enumerate(facts[:number]):
            if _disjoint(each, second):
                return members[first], members[number]
    return None


def _have_disjoint_tags(facts: Sequence[_Facts]) -> bool:
    """Whether all are objects, and a required property has disjoint values in them: linear, where pairs are not."""
    if not all(each.types == _OBJECT for each in facts):
        return False
    names = set[str].intersection(*(set(each.tags) for each in facts))
    return any(_are_disjoint([each.tags[name] for each in facts]) for name in names)


def _are_disjoint(sets: Sequence[frozenset[str]]) -> bool:
    return len(frozenset[str]().union(*sets)) == sum(map(len, sets))


def known_types(schema: Schema, schemas: SchemaSet) -> frozenset[str]:
    """The types of the values that a schema accepts, integers being numbers; none if that is not known."""
    return _Reader(schemas).types(schema, _DEPTH)


def _disjoint(first: _Facts, second: _Facts) -> bool:
    if first.types and second.types and not first.types & second.types:
        return True
    if first.values is not None and second.values is not None:
        return not first.values & second.values
    if first.types | second.types != _OBJECT:
        return False
    if _forbids_a_required(first, second) or _forbids_a_required(second, first):
        return True
    return any(not tags & second.tags[name] for name, tags in first.tags.items() if name in second.tags)


def _forbids_a_required(first: _Facts, second: _Facts) -> bool:
    """Whether `second` requires a property that `first` forbids."""
    return first.declared is not None and not second.required <= first.declared


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the facts of schemas, with a memo of the types of referenced ones."""

    schemas: SchemaSet
    known: dict[Pointer, frozenset[str]] = field(default_factory=dict[Pointer, frozenset[str]])

    def facts(self, schema: Schema) -> _Facts:
        target = self.target(schema, _DEPTH) or schema
        additional = target.child("additionalProperties")
        closed = additional is not None and additional.is_false and "patternProperties" not in target
        return _Facts(
            self.types(schema, _DEPTH),
            self.values(schema),
            self.tags(schema, _DEPTH),
            frozenset(target.texts("required")),
            frozenset(target.named("properties")) if closed else None,
        )

    def types(self, schema: Schema, depth: int) -> frozenset[str]:
        if schema.admits_null:
            return _UNKNOWN
        if target := self.target(schema, depth):
            if target.pointer not in self.known:
                self.known[target.pointer] = _UNKNOWN
                self.known[target.pointer] = self.types(target, depth - 1)
            return self.known[target.pointer]
        if "const" in schema or "enum" in schema:
            return frozenset(_generalized(json_type(value)) for value in _listed(schema))
        if schema.types:
            return frozenset(map(_generalized, schema.types))
        return self.types_within(schema, depth)

    def types_within(self, schema: Schema, depth: int) -> frozenset[str]:
        """The types that the members of a union have together, or that a part of `allOf` has."""
        for keyword in ("anyOf", "oneOf"):
            members = [self.types(member, depth - 1) for member in schema.children(keyword)] if depth else []
            if members and all(members):
                return _UNKNOWN.union(*members)
        for member in schema.children("allOf") if depth else ():
            if found := self.types(member, depth - 1):
                return found
        return _OBJECT if schema.is_object else _UNKNOWN

    def tags(self, schema: Schema, depth: int) -> dict[str, frozenset[str]]:
        """The values that required properties with a constant or an enumeration may have."""
        if target := self.target(schema, depth):
            return self.tags(target, depth - 1)
        found: dict[str, frozenset[str]] = {}
        for member in schema.children("allOf") if depth else ():
            found |= self.tags(member, depth - 1)
        required = schema.texts("required")
        for name, child in schema.named("properties").items():
            if name in required and (values := self.values(child)) is not None:
                found[name] = values
        return found

    def values(self, schema: Schema) -> frozenset[str] | None:
        schema = self.target(schema, _DEPTH) or schema
        if schema.admits_null or ("const" not in schema and "enum" not in schema):
            return None
        return frozenset(map(canonical, _listed(schema)))

    def target(self, schema: Schema, depth: int) -> Schema | None:
        target = self.schemas.targets.get(schema.pointer) if schema.reference and depth else None
        return self.schemas.schema(target) if target else None


def _listed(schema: Schema) -> list[Json]:
    if "const" in schema:
        return [schema.get("const")]
    values = schema.get("enum")
    return values if isinstance(values, list) else []


def _generalized(name: str) -> str:
    return "number" if name == "integer" else name
