"""`$dynamicRef` where several schemas have the anchor: bound for each use, as the dynamic scope says.

In: the objects of a document, where their references lead, and the dynamic references. Out: edits that put a copy of a
generic schema where one with anchors of its own refers to it, and where all other dynamic references lead.
Sections: JSON Schema 2020-12, Core, 7.1 and 8.2.3.2; OpenAPI 3.1.1, "Generic (Template) Data Structures".
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.source.edits import Edit
from specleaf.source.keywords import ANNOTATIONS
from specleaf.source.structure import Node

_OF_RESOURCE = frozenset({"$ref", "$dynamicRef", "$id", "$anchor", "$dynamicAnchor", "$defs"})
"""What a copy does not have: it is part of the schema that refers to it, and its references are made anew."""
_BESIDE = ANNOTATIONS | _OF_RESOURCE | {"$comment", "$schema"}
"""Keywords beside a reference that may stand beside what it refers to: they refuse nothing."""
_MAX_SCHEMAS = 5_000
"""The schemas of all copies; a copy that would be beyond them is not made."""


@dataclass(slots=True)
class DynamicReferences:
    """The dynamic references of a document. `names`: by the place of each, the name of its anchor."""

    nodes: Mapping[Pointer, Node]
    targets: Mapping[Pointer, Pointer]
    names: Mapping[Pointer, str]
    resource_of: Mapping[Pointer, Pointer]
    """By the place of each schema, the schema that its anchors belong to."""
    root_name: str
    """The name of the root document's file."""
    undecided: list[Pointer] = field(default_factory=list[Pointer])
    """The schemas that refer to a generic one of which there would be too many copies."""
    copied: int = 0
    anchors: dict[Pointer, dict[str, Pointer]] = field(default_factory=dict[Pointer, dict[str, Pointer]])
    """By resource: its dynamic anchors, and the schemas that have them."""

    def __post_init__(self) -> None:
        for pointer, resource in self.resource_of.items():
            value = self.nodes[pointer].value
            name = value.get("$dynamicAnchor") if isinstance(value, dict) else None
            if isinstance(name, str):
                self.anchors.setdefault(resource, {}).setdefault(name, pointer)

    def copies(self) -> Iterator[Edit]:
        """The schemas with anchors that refer to a generic one, each with a copy in place of the reference."""
        for pointer, resource in self.resource_of.items():
            bound, target = self.anchors.get(resource, {}), self.targets.get(pointer)
            if not bound or target is None or self.resource_of.get(target) == resource:
                continue
            if not self.names_below(target).isdisjoint(bound):
                copy = _Copy(self, bound).of_reference(pointer, pointer, {})
                if self.copied <= _MAX_SCHEMAS:
                    yield Edit(pointer, copy)
                else:
                    self.undecided.append(pointer)

    def target(self, place: Pointer) -> Pointer | None:
        """Where a dynamic reference leads if nothing around it binds it: in its resource, else the only such anchor."""
        name = self.names[place]
        own = self.anchors.get(self.resource_of[place], {}).get(name)
        others = [anchors[name] for anchors in self.anchors.values() if name in anchors]
        return own or (others[0] if len(others) == 1 else None)

    def names_below(self, start: Pointer) -> frozenset[str]:
        """The anchors that the dynamic references in a schema name, those behind its references included."""
        return frozenset(self.names[each] for each in self._reached(start) if each in self.names)

    def _reached(self, start: Pointer) -> Iterator[Pointer]:
        known: set[Pointer] = set()
        waiting = [start]
        while waiting:
            pointer = waiting.pop()
            if pointer in known or pointer not in self.nodes:
                continue
            known.add(pointer)
            yield pointer
            waiting += [self.targets[pointer]] if pointer in self.targets else []
            waiting += _schemas_in(pointer, self.nodes[pointer].value, self.nodes)


def _schemas_in(pointer: Pointer, value: Json, nodes: Mapping[Pointer, Node]) -> Iterator[Pointer]:
    """The schemas directly in a value."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in entries:
        if key == "$defs":
            continue
        place = pointer.child(key)
        if place in nodes:
            yield place
        elif isinstance(each, (dict, list)):
            yield from _schemas_in(place, each, nodes)


@dataclass(frozen=True, slots=True)
class _Copy:
    """Copies what a schema refers to, with its dynamic references bound to the anchors of that schema."""

    of: DynamicReferences
    bound: Mapping[str, Pointer]

    def of_reference(self, pointer: Pointer, place: Pointer, around: Mapping[Pointer, Pointer]) -> Json:
        """A schema with a reference, as it stands at `place`. `around`: the copies that are being made, and where."""
        value = self.of.nodes[pointer].value
        assert isinstance(value, dict)
        target = self.of.targets[pointer]
        kept = value if not around else {key: each for key, each in value.items() if key not in _OF_RESOURCE}
        rest = {key: self._value(pointer.child(key), place.child(key), each, around) for key, each in kept.items()}
        rest.pop("$ref", None)
        if rest.keys() <= _BESIDE:
            copy = self._schema(target, place, {**around, target: place})
            return {**copy, **rest} if isinstance(copy, dict) else copy
        others = rest.pop("allOf", [])
        copies = [*(others if isinstance(others, list) else []), None]
        own = place.child("allOf", len(copies) - 1)
        copies[-1] = self._schema(target, own, {**around, target: own})
        return {**rest, "allOf": copies}

    def _schema(self, pointer: Pointer, place: Pointer, around: Mapping[Pointer, Pointer]) -> Json:
        self.of.copied += 1
        value = self.of.nodes[pointer].value
        if not isinstance(value, dict) or self.of.copied > _MAX_SCHEMAS:
            return value
        leads_to = self.of.targets.get(pointer)
        if leads_to is not None and leads_to not in around and self._is_generic(leads_to):
            return self.of_reference(pointer, place, around)
        rest = {
            key: self._value(pointer.child(key), place.child(key), each, around)
            for key, each in value.items()
            if key not in _OF_RESOURCE
        }
        target = self._target(pointer)
        return rest if target is None else {"$ref": self._reference(around.get(target, target), place), **rest}

    def _reference(self, target: Pointer, place: Pointer) -> str:
        """The text of a reference at `place`."""
        fragment = Pointer(target.parts).reference
        if target.file == place.file:
            return fragment
        return posixpath.relpath(target.file or self.of.root_name, posixpath.dirname(place.file) or ".") + fragment

    def _value(self, pointer: Pointer, place: Pointer, value: Json, around: Mapping[Pointer, Pointer]) -> Json:
        if pointer in self.of.nodes:
            return self._schema(pointer, place, around) if pointer.parts[-2:-1] != ("$defs",) else value
        match value:
            case dict():
                return {
                    key: self._value(pointer.child(key), place.child(key), each, around) for key, each in value.items()
                }
            case list():
                return [
                    self._value(pointer.child(index), place.child(index), each, around)
                    for index, each in enumerate(value)
                ]
            case _:
                return value

    def _target(self, pointer: Pointer) -> Pointer | None:
        """Where the reference of a schema leads in the copy; past an anchor that is only a reference itself."""
        if pointer not in self.of.names:
            return self.of.targets.get(pointer)
        target = self.bound.get(self.of.names[pointer]) or self.of.target(pointer)
        if target is not None and _is_only_reference(self.of.nodes[target].value):
            return self.of.targets.get(target, target)
        return target

    def _is_generic(self, target: Pointer) -> bool:
        return not self.of.names_below(target).isdisjoint(self.bound)


def _is_only_reference(value: Json) -> bool:
    return isinstance(value, dict) and "$ref" in value and value.keys() <= {"$ref", "$dynamicAnchor", "$anchor"}
