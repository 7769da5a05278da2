"""One conjunction, an `allOf` or a union beside properties, as a plain schema.

The parts are merged one keyword after the other ("shallow merge"): of most keywords the last part's value stays, of
`properties` the last one of each name, and `required` is united. What a component says for people stays with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.source import PART_DESCRIPTION, UNIONS, Node, SchemaSet, children_of, rebased

_OF_NAMED_PART = frozenset(
    {"description", "title", "deprecated", "summary", "externalDocs", "$id", "$anchor", "$defs", "$schema", "$comment"}
    | {"x-speakeasy-name-override", "x-speakeasy-include", "discriminator"}
)
"""Keywords that say something of a component alone, not of what is made from it."""
_OF_OBJECT = frozenset({"type", "properties", "required", "additionalProperties", "minProperties", "maxProperties"})
"""Keywords that go into each member of a union beside them."""
_MOST_COPIES = 20_000
_DEEPEST = 60
"""The most parts of the pointer of a copy; deeper conjunctions stay as they are."""

_Schema = dict[str, Json]


def lone_reference(schema: Mapping[str, Json]) -> str | None:
    """The keyword of a union with one member, a reference, and a discriminator."""
    if "discriminator" not in schema:
        return None
    for keyword in UNIONS:
        match schema.get(keyword):
            case [dict() as member] if "$ref" in member:
                return keyword
            case _:
                pass
    return None


def is_conjunction(schema: Mapping[str, Json]) -> bool:
    """Whether a schema is inlined: it has properties and a union, or an `allOf` that is not one described reference."""
    if "$ref" in schema:
        return False
    parts = schema.get("allOf")
    if isinstance(parts, list) and parts:
        return not _is_described_reference(schema, parts)
    return "properties" in schema and any(keyword in schema for keyword in UNIONS)


def _is_described_reference(schema: Mapping[str, Json], parts: list[Json]) -> bool:
    """Whether an `allOf` is one reference and texts about it: that is the component itself."""
    references = [part for part in parts if isinstance(part, dict) and "$ref" in part]
    others = [part for part in parts if part not in references]
    if len(references) != 1 or not set(schema) <= {"allOf", "description"}:
        return False
    return all(isinstance(part, dict) and set(part) <= {"description"} for part in others)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a schema stands, where its copy will, and the components that are being copied around it."""

    original: Pointer
    copy: Pointer
    inside: tuple[Pointer, ...] = ()

    def below(self, original: Pointer) -> _Place:
        """A place inside the schema."""
        return _Place(original, self.copy.child(*original.parts[len(self.original.parts) :]), self.inside)


@dataclass(slots=True)
class _Conjunction:
    """The merged keywords, and the place of the schema that each union among them was written in."""

    schema: _Schema = field(default_factory=dict[str, Json])
    unions: dict[str, _Place] = field(default_factory=dict[str, _Place])

    def add(self, part: _Schema, unions: Mapping[str, _Place]) -> None:
        """Add the keywords of a part to those of the parts before it."""
        for key, value in part.items():
            before = self.schema.get(key)
            if key == "properties" and isinstance(before, dict) and isinstance(value, dict):
                self.schema[key] = {**before, **value}
            elif key == "required" and isinstance(before, list) and isinstance(value, list):
                self.schema[key] = [*before, *(name for name in value if name not in before)]
            else:
                self.schema[key] = value
        self.unions |= unions


@dataclass(slots=True)
class Inliner:
    """Inlines the conjunctions of one document, each schema by its original place."""

    schemas: SchemaSet
    copies: int = 0

    @property
    def is_exhausted(self) -> bool:
        """Whether there were too many copies, so that the result is incomplete."""
        return self.copies > _MOST_COPIES

    def inlined(self, place: Pointer) -> Json:
        """The schema at a place with all conjunctions in it inlined."""
        return self._schema(_Place(place, place))

    def _schema(self, place: _Place) -> Json:
        value = self.schemas.value(place.original)
        self.copies += len(place.inside) > 0
        if not isinstance(value, dict) or self.is_exhausted:
            return value
        if is_conjunction(value) and len(place.copy.parts) < _DEEPEST:
            conjunction = self._conjunction(place, value)
            if conjunction is not None:
                return self._distributed(place, conjunction)
        return self._with_children(place, value)

    def _with_children(self, place: _Place, value: _Schema) -> _Schema:
        """A schema with its own keywords as they are, and the conjunctions below inlined."""
        keyword = lone_reference(value)
        if keyword and self.schemas.dialect_at(place.original).version != "3.0":
            # A second member that nothing fits keeps it a union, with a class of its own; 3.0 has no such schema.
            return {**value, keyword: [*cast("list[Json]", value[keyword]), False]}
        found = value.copy()
        for child in children_of(Node("schema", place.original, value)):
            keyword, *key = child.pointer.parts[len(place.original.parts) :]
            found[keyword] = _replaced(found[keyword], value[keyword], key, self._schema(place.below(child.pointer)))
        return found

    def _conjunction(self, place: _Place, value: _Schema) -> _Conjunction | None:
        """The merged parts of the schema at a place; `None` if it contains itself."""
        found = _Conjunction()
        parts = value.get("allOf")
        for number, _ in enumerate(parts if isinstance(parts, list) else ()):
            part = self._part(_Place(place.original.child("allOf", number), place.copy, place.inside))
            if part is None:
                return None
            found.add(part.schema, part.unions)
        if parts and (said := found.schema.pop("description", None)):
            found.schema[PART_DESCRIPTION] = said
        own = self._with_children(place, {key: each for key, each in value.items() if key != "allOf"})
        found.add(own, {keyword: place for keyword in UNIONS if keyword in own})
        return found

    def _part(self, place: _Place) -> _Conjunction | None:
        """The keywords that a part adds: those of the component that it names, or its own."""
        target = self.schemas.resolved(place.original)
        value = self.schemas.value(target)
        if target in place.inside:
            return None
        if not isinstance(value, dict):
            return _Conjunction()
        is_named = target != place.original
        found = self._conjunction(_Place(target, place.copy, (*place.inside, target)), value)
        if found is None or not is_named:
            return found
        about = found.schema.get("description")
        dropped = _OF_NAMED_PART | frozenset(UNIONS if target in self.schemas.listed_subtypes else ())
        kept = {key: each for key, each in found.schema.items() if key not in dropped}
        kept |= {PART_DESCRIPTION: about} if about else {}
        copied = rebased(kept, target.file, "") if target.file else kept
        assert isinstance(copied, dict)
        return _Conjunction(copied, {key: each for key, each in found.unions.items() if key not in dropped})

    def _distributed(self, place: _Place, whole: _Conjunction) -> _Schema:
        """A conjunction with its properties in each member of its union, if all members are objects."""
        schema = whole.schema
        keyword = next((each for each in UNIONS if each in whole.unions and "properties" in schema), "")
        members = self._members(place, keyword, whole) if keyword else []
        if not members or not all(map(_is_object, members)):
            return schema
        shared = {key: each for key, each in schema.items() if key in _OF_OBJECT}
        rest = {key: each for key, each in schema.items() if key not in _OF_OBJECT}
        for member in members:
            merged = _Conjunction(member)
            merged.add(shared, {})
        return {**rest, keyword: list[Json](members)}

    def _members(self, place: _Place, keyword: str, whole: _Conjunction) -> list[_Schema]:
        origin = whole.unions[keyword]
        listed = self.schemas.value(origin.original)
        assert isinstance(listed, dict)
        members = listed[keyword]
        found: list[_Schema] = []
        for number, _ in enumerate(members if isinstance(members, list) else ()):
            original = origin.original.child(keyword, number)
            part = self._part(_Place(original, place.copy.child(keyword, number), origin.inside))
            if part is None:
                return []
            target = self.schemas.resolved(original)
            found.append({"title": target.name, **part.schema} if target != original else part.schema)
        return found


def _is_object(schema: _Schema) -> bool:
    about = schema.get("type") == "object" or "properties" in schema or "required" in schema
    return about and not any(keyword in schema for keyword in UNIONS)


def _replaced(current: Json, original: Json, key: list[str], value: Json) -> Json:
    """`value`, or `current` with it at a key or index; copied first where it is still the original."""
    if not key:
        return value
    copied = current.copy() if current is original and isinstance(current, (dict, list)) else current
    if isinstance(copied, dict):
        copied[key[0]] = value
    elif isinstance(copied, list):
        copied[int(key[0])] = value
    return copied
