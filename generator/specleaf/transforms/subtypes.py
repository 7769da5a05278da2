"""Inheritance in the models: where a base stands, any of its kinds may.

A schema accepts what is made from it (JSON Schema 2020-12, Core, 10.2.1.1), and the discriminator tells as what a value
should be read. So a base with heirs gets a union beside it, `AnyPet` for `Pet`, and whatever refers to the base refers
to that. What is accepted stays the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from specleaf.ir import (
    ANY,
    AliasModel,
    Api,
    Docs,
    Model,
    ModelId,
    ModelRef,
    Nullable,
    ObjectModel,
    OneOf,
    Part,
    Type,
    UnionModel,
    form_of,
    with_inner,
    with_operation_types,
    with_types,
)


def with_heirs(api: Api) -> Api:
    """`api` with a union for each base, in its place."""
    unions = {id_: union for id_, model in api.models.items() if (union := _union(model, api))}
    if not unions:
        return api
    wider = _Wider({id_: union.id for id_, union in unions.items()})
    models = {each.id: each for model in api.models.values() for each in wider.models(model, unions.get(model.id))}
    operations = tuple(with_operation_types(each, wider.type) for each in api.operations)
    return replace(api, models=MappingProxyType(models), operations=operations)


def _union(base: Model, api: Api) -> UnionModel | None:
    """A base, or any object that is made from it; what is said of all of them is the base's, and holds for all."""
    if not isinstance(base, ObjectModel) or not base.discriminator:
        return None
    heirs = {id_: found for id_ in base.heirs if (found := _object(id_, api)) is not None}
    mapping = tuple((tag, heirs[id_]) for tag, id_ in base.discriminator.mapping if id_ in heirs)
    if not mapping:
        return None
    members = dict.fromkeys((base.id, *(id_ for _, id_ in mapping)))
    told = replace(base.discriminator, mapping=mapping, is_complete=False, base=base.id)
    docs = Docs(description=base.docs.description, deprecated=base.docs.deprecated)
    union = OneOf(tuple(Part(ModelRef(id_)) for id_ in members), told)
    return UnionModel(form_of(base.id, ANY), docs, union, rules=base.rules)


def _object(id_: ModelId, api: Api) -> ModelId | None:
    """The object that a component is, or that it is beside null."""
    match api.models.get(id_):
        case ObjectModel():
            return id_
        case AliasModel(target=Nullable(ModelRef(id))) if isinstance(api.models[id], ObjectModel):
            return id
        case _:
            return None


@dataclass(frozen=True, slots=True)
class _Wider:
    unions: Mapping[ModelId, ModelId]

    def models(self, model: Model, union: UnionModel | None) -> Iterator[Model]:
        """A model with unions in place of bases, and its own union after it."""
        changed = with_types(model, self.type)
        if isinstance(changed, ObjectModel) and isinstance(model, ObjectModel):
            # Which kinds there are is said of the kinds themselves.
            changed = replace(changed, discriminator=model.discriminator, heirs=model.heirs)
        yield changed
        if union:
            yield union

    def type(self, type_: Type) -> Type:
        match type_:
            case ModelRef(id):
                return ModelRef(self.unions.get(id, id))
            case _:
                return with_inner(type_, self.type)
