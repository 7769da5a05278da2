"""Components in other files: `Pet: {$ref: ./schemas/Pet.yaml}` becomes the schema in that file, with its own id.

So splitting a document over files changes no model and no name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from specleaf.ir import (
    NO_DOCS,
    AliasModel,
    Api,
    Model,
    ModelId,
    ModelRef,
    ObjectModel,
    Type,
    with_inner,
    with_operation_types,
    with_types,
)
from specleaf.pointer import Pointer


def with_external_components(api: Api) -> Api:
    """`api` with each component that is a reference to a schema in another file, and no more, replaced by that schema.

    The schema and the models inside it get ids below the component's. If several components refer to one schema, the
    first takes its place, and the others refer to that.
    """
    moves: dict[Pointer, ModelId] = {}
    for component, *chain in sorted((_alias_chain(id_, api) for id_ in api.components), key=len):
        left = chain[: next((number for number, id_ in enumerate(chain) if id_ in moves), len(chain))]
        if left and all(id_.file for id_ in left) and not _is_nested(left[-1], api):
            moves |= dict.fromkeys(left, component)
    return _Moved(api, moves).api() if moves else api


def _alias_chain(id_: ModelId, api: Api) -> list[ModelId]:
    """An id, and those that it leads to through references without annotations, in order."""
    chain = [id_]
    while True:
        match api.models.get(chain[-1]):
            case AliasModel(target=ModelRef(target), docs=docs) if docs == NO_DOCS and target not in chain:
                chain.append(target)
            case _:
                return chain


def _is_nested(id_: ModelId, api: Api) -> bool:
    """Whether a model is inside another one."""
    return any(Pointer(id_.parts[:length], id_.file) in api.models for length in range(len(id_.parts)))


@dataclass(frozen=True, slots=True)
class _Moved:
    """An Api whose models get new ids; `moves` has the new place of each schema that moves with all inside it."""

    whole: Api
    moves: Mapping[Pointer, ModelId]

    def api(self) -> Api:
        models = {model.id: model for model in self._models()}
        operations = tuple(with_operation_types(each, self._type) for each in self.whole.operations)
        return replace(self.whole, models=MappingProxyType(models), operations=operations)

    def _models(self) -> Iterator[Model]:
        """The models at their new places, without the references that they replace."""
        replaced = frozenset(self.moves.values())
        for id_, model in self.whole.models.items():
            if id_ in replaced or (
                isinstance(model, AliasModel) and self._type(model.target) == ModelRef(self._place(id_))
            ):
                continue
            moved = replace(with_types(model, self._type), id=self._place(id_))
            if isinstance(moved, ObjectModel):
                fields = tuple(replace(each, pointer=self._place(each.pointer)) for each in moved.fields)
                moved = replace(moved, fields=fields)
            yield moved

    def _type(self, type_: Type) -> Type:
        if isinstance(type_, ModelRef):
            return ModelRef(self._place(type_.id))
        return with_inner(type_, self._type)

    def _place(self, pointer: Pointer) -> Pointer:
        """The new place of what is at a pointer."""
        if not pointer.file:
            return pointer
        for length in range(len(pointer.parts), -1, -1):
            if move := self.moves.get(Pointer(pointer.parts[:length], pointer.file)):
                return move.child(*pointer.parts[length:])
        return pointer
