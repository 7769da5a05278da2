"""Inheritance in the models: a subtype is accepted wherever its base is.

A base accepts the values of its subtypes (JSON Schema 2020-12, Core, 10.2.1.1), and the discriminator selects the one
to read a value as. So a base with subtypes gets a union, `AnyPet` for `Pet`, and references to the base become
references to the union. The accepted values stay the same.
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
    variant_id,
    with_inner,
    with_operation_types,
    with_types,
)


def with_subtype_unions(api: Api) -> Api:
    """`api` with a union for each base that has subtypes, referred to in place of the base."""
    unions = {id_: union for id_, model in api.models.items() if (union := _union(model, api))}
    if not unions:
        return api
    substitution = _Substitution({id_: union.id for id_, union in unions.items()})
    models = {
        each.id: each for model in api.models.values() for each in substitution.models(model, unions.get(model.id))
    }
    operations = tuple(with_operation_types(each, substitution.type) for each in api.operations)
    return replace(api, models=MappingProxyType(models), operations=operations)


def _union(base: Model, api: Api) -> UnionModel | None:
    """The union of a base and its subtypes; the rules of the base hold for all of them."""
    if not isinstance(base, ObjectModel) or not base.discriminator:
        return None
    subtypes = {id_: found for id_ in base.subtypes if (found := _object(id_, api)) is not None}
    mapping = tuple((tag, subtypes[id_]) for tag, id_ in base.discriminator.mapping if id_ in subtypes)
    default = subtypes.get(base.discriminator.default) if base.discriminator.default is not None else None
    discriminator = replace(base.discriminator, mapping=mapping, is_complete=False, base=base.id, default=default)
    members = dict.fromkeys((base.id, *discriminator.models))
    if len(members) == 1:
        return None
    docs = Docs(description=base.docs.description, deprecated=base.docs.deprecated)
    union = OneOf(tuple(Part(ModelRef(id_)) for id_ in members), discriminator)
    return UnionModel(variant_id(base.id, ANY), docs, union, rules=base.rules)


def _object(id_: ModelId, api: Api) -> ModelId | None:
    """The object of a component, or of its nullable alias."""
    match api.models.get(id_):
        case ObjectModel():
            return id_
        case AliasModel(target=Nullable(ModelRef(id))) if isinstance(api.models[id], ObjectModel):
            return id
        case _:
            return None


@dataclass(frozen=True, slots=True)
class _Substitution:
    unions: Mapping[ModelId, ModelId]

    def models(self, model: Model, union: UnionModel | None) -> Iterator[Model]:
        """A model with references to unions in place of bases, and the union of the model itself, if it is a base."""
        changed = with_types(model, self.type)
        if isinstance(changed, ObjectModel) and isinstance(model, ObjectModel):
            # The base's own list of subtypes names the subtypes, not their unions.
            changed = replace(changed, discriminator=model.discriminator, subtypes=model.subtypes)
        yield changed
        if union:
            yield union

    def type(self, type_: Type) -> Type:
        match type_:
            case ModelRef(id):
                return ModelRef(self.unions.get(id, id))
            case _:
                return with_inner(type_, self.type)
