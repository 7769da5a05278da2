"""Which models and operations of two documents are the same.

A model is found by its place, then by the name of its class, then, if it is a component, by what it is: a component
whose name alone has changed was renamed, and what is inside it has moved with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from specleaf.diff.change import Meaning
from specleaf.ir import Model, ModelId, ModelRef, ObjectModel, Operation, Type, with_inner, with_types
from specleaf.pointer import ROOT, Pointer

_VARIABLE = re.compile(r"\{[^{}/]*\}")


@dataclass(frozen=True, slots=True)
class Matching:
    """The new model of each old one, and pairs of operations; what is in neither was removed or added."""

    models: Mapping[ModelId, ModelId]
    operations: tuple[tuple[Operation, Operation], ...]

    def translate(self, type_: Type) -> Type:
        """An old type with its references led to the new models; a reference to a removed model stays."""
        if isinstance(type_, ModelRef):
            return ModelRef(self.models.get(type_.id, type_.id))
        return with_inner(type_, self.translate)


def match(old: Meaning, new: Meaning) -> Matching:
    """What is the same in both documents."""
    operations = tuple(_operations(old, new))
    moves = {before.pointer: after.pointer for before, after in operations}
    found = _by_place(old, new, moves)
    found |= _by_name(old, new, found)
    renamed = dict(_renamed_components(old, new, found))
    found |= renamed
    found |= {
        before: after for before, after in _by_place(old, new, renamed).items() if after not in set(found.values())
    }
    return Matching(MappingProxyType(found), operations)


def operation_key(operation: Operation) -> tuple[str, str, tuple[str, ...]]:
    """What tells operations apart.

    Method and path, without the names of its variables (OpenAPI 3.1.1, "Paths Object"); for a webhook or a callback,
    its place.
    """
    is_path = operation.pointer.parts[:1] == ("paths",) and len(operation.pointer.parts) == 3
    place = () if is_path else operation.pointer.parts
    return operation.method, _VARIABLE.sub("{}", operation.path), place


def _operations(old: Meaning, new: Meaning) -> Iterator[tuple[Operation, Operation]]:
    later = {operation_key(each): each for each in new.api.operations}
    for operation in old.api.operations:
        if counterpart := later.get(operation_key(operation)):
            yield operation, counterpart


def _by_place(old: Meaning, new: Meaning, moves: Mapping[Pointer, Pointer]) -> dict[ModelId, ModelId]:
    """The models at the same place, where what `moves` names stands elsewhere now."""
    moved = {id_: _moved(id_, moves) for id_ in old.api.models}
    return {id_: place for id_, place in moved.items() if place in new.api.models}


def _moved(id_: ModelId, moves: Mapping[Pointer, Pointer]) -> ModelId:
    for length in range(len(id_.parts), 0, -1):
        if target := moves.get(Pointer(id_.parts[:length], id_.file)):
            return target.child(*id_.parts[length:])
    return id_


def _by_name(old: Meaning, new: Meaning, found: Mapping[ModelId, ModelId]) -> dict[ModelId, ModelId]:
    taken = set(found.values())
    free = {new.names.model(id_).name: id_ for id_ in new.api.models if id_ not in taken}
    left = (id_ for id_ in old.api.models if id_ not in found)
    return {id_: free[name] for id_ in left if (name := old.names.model(id_).name) in free}


def _renamed_components(
    old: Meaning, new: Meaning, found: Mapping[ModelId, ModelId]
) -> Iterator[tuple[ModelId, ModelId]]:
    """Components that are gone, each with the one new component that is equal to it but for its name."""
    taken = set(found.values())
    added = [id_ for id_ in new.api.components if id_ not in taken and id_ in new.api.models]
    for id_ in old.api.components:
        if id_ in old.api.models and id_ not in found:
            equal = [other for other in added if _are_equal(old.api.models[id_], new.api.models[other], found)]
            if len(equal) == 1:
                added.remove(equal[0])
                yield id_, equal[0]


def _are_equal(before: Model, after: Model, found: Mapping[ModelId, ModelId]) -> bool:
    """Whether two models are equal but for where they, and the models inside them, stand."""
    return _without_place(before, found) == _without_place(after, {})


def _without_place(model: Model, targets: Mapping[ModelId, ModelId]) -> Model:
    own = model.id

    def change(type_: Type) -> Type:
        if not isinstance(type_, ModelRef):
            return with_inner(type_, change)
        inside = type_.id.is_within(own)
        return ModelRef(Pointer(type_.id.parts[len(own.parts) :]) if inside else targets.get(type_.id, type_.id))

    moved = replace(with_types(model, change), id=ROOT)
    if isinstance(moved, ObjectModel):
        return replace(moved, fields=tuple(replace(each, pointer=ROOT) for each in moved.fields))
    return moved
