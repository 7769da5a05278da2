"""Types in the SDK layout: without rules and aliases, members of a union that are written the same merged.

Null is kept: no page shows it in a type, but it matters for examples and for `Nullable[…]` on Python pages. Aliases
and unions are resolved first, inner ones before outer ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import assert_never

from specleaf.ir import (
    AliasModel,
    Anything,
    Api,
    Checked,
    Constant,
    Content,
    Docs,
    EnumModel,
    Field,
    ListOf,
    MapOf,
    Model,
    ModelId,
    ModelRef,
    Nothing,
    Nullable,
    ObjectModel,
    OneOf,
    Operation,
    Part,
    Scalar,
    TupleOf,
    Type,
    UnionModel,
    nullable,
    parts_of,
    post_order,
    references_of,
)
from specleaf.pointer import Pointer
from specleaf.sdk_api.single_member_unions import single_member_unions
from specleaf.sdk_api.union_members import Members, merged

_FLAG = Scalar("boolean")
_MAX_DEPTH = 30
"""The most lists and maps inside one another behind an alias; a deeper one becomes `Anything`."""


@dataclass(frozen=True)
class Simplifier:
    """Simplifies the types of one Api."""

    whole: Api
    one_number: bool
    resolved: dict[ModelId, Type] = field(default_factory=dict[ModelId, Type])
    """The type behind each alias and each union that is resolved already."""
    unions: dict[ModelId, Members] = field(default_factory=dict[ModelId, Members])
    """The members of each union that is resolved already."""
    cyclic: set[ModelId] = field(default_factory=set[ModelId])
    """The unions that contain themselves or are written with one member; they are kept even with one."""

    @cached_property
    def requests(self) -> frozenset[ModelId]:
        """The models that hold the parameters of an operation."""
        return frozenset(id_ for each in self.whole.operations for id_ in each.parameter_models)

    @cached_property
    def parameters(self) -> dict[Pointer, Docs]:
        """The docs of parameters, by the place of their schema."""
        return {each.field.pointer: each.docs for operation in self.whole.operations for each in operation.parameters}

    @cached_property
    def single_member_unions(self) -> Mapping[ModelId, UnionModel]:
        """The union of each model that is the only member of one."""
        return single_member_unions(self.whole)

    @cached_property
    def nullable_components(self) -> dict[ModelId, AliasModel]:
        """The component of each inline model that is the component without null: the model replaces the component."""
        found: dict[ModelId, AliasModel] = {}
        for model in self.whole.models.values():
            match model:
                case AliasModel(target=Nullable(ModelRef(id))) if id.is_within(model.id):
                    found[id] = model
                case _:
                    pass
        return found

    def api(self) -> Api:
        """The whole Api in simplified types, without aliases and without unions that have become a single type."""
        for id_ in post_order(self.whole.models, self._references):
            self._resolve(self.whole.models[id_])
        kept = {model.id: model for whole in self.whole.models.values() for model in self._models(whole)}
        return replace(
            self.whole,
            operations=tuple(map(self._operation, self.whole.operations)),
            models=MappingProxyType(kept),
            components=tuple(id_ for id_ in self.whole.components if id_ in kept),
            schemas=MappingProxyType({}),
        )

    def _models(self, model: Model) -> Iterator[Model]:
        if model.id in self.single_member_unions:
            yield self.single_member_unions[model.id]
        if (shown := self._model(model)) is not None:
            yield shown

    def _references(self, id_: ModelId) -> Iterator[ModelId]:
        model = self.whole.models[id_]
        if isinstance(model, AliasModel | UnionModel):
            yield from references_of(model)
        if isinstance(model, UnionModel) and model.union.discriminator:
            yield from (target for _, target in model.union.discriminator.mapping)

    def _resolve(self, model: Model) -> None:
        """Resolve an alias or a union. The models that it refers to are resolved already, except in a cycle."""
        match model:
            case AliasModel(id=id_, target=target):
                found = self.type(target)
                self.resolved[id_] = found if _depth(found) <= _MAX_DEPTH else Anything()
            case UnionModel(id=id_):
                if any(isinstance(part.type, Nothing) for part in model.union.members):
                    self.cyclic.add(id_)
                members = self._members(model.union, model.format)
                self.unions[id_] = members = replace(members, nullable=members.nullable or model.nullable)
                only = members.only
                is_one = only is not None and id_ not in self.cyclic and _depth(only) <= _MAX_DEPTH
                self.resolved[id_] = only if is_one and only is not None else ModelRef(id_)
            case _:
                pass

    def type(self, type_: Type) -> Type:
        """One type."""
        match type_:
            case Checked(inner):
                return self.type(inner)
            case Nullable(inner):
                return nullable(self.type(inner))
            case ModelRef(id):
                return self._resolved_type(self.whole.models[id])
            case ListOf(item, constraints):
                return ListOf(self._part(item), constraints)
            case MapOf(value, constraints):
                return MapOf(self._part(value), constraints)
            case TupleOf(_, _, constraints):
                return ListOf(Part(Anything()), constraints)
            case OneOf():
                found = self._members(type_)
                return found.only or replace(type_, members=found.parts)
            case Nothing():
                return Anything()
            case Scalar():
                return replace(type_, content=None)
            case Constant() | Anything():
                return type_
            case _:
                assert_never(type_)

    def _resolved_type(self, model: Model) -> Type:
        """The type behind a model. An alias in a cycle is `Anything`; a union in a cycle is kept."""
        match model:
            case AliasModel():
                return self.resolved.get(model.id, Anything())
            case UnionModel():
                if model.id not in self.resolved:
                    self.cyclic.add(model.id)
                return self.resolved.get(model.id, ModelRef(model.id))
            case EnumModel() if _is_flag(model):
                return nullable(_FLAG) if model.nullable or model.declared_nullable else _FLAG
            case EnumModel() | ObjectModel():
                whole = self.single_member_unions.get(model.id) or self.nullable_components.get(model.id) or model
                return ModelRef(whole.id)
            case _:
                assert_never(model)

    def _members(self, union: OneOf, format_: str = "") -> Members:
        """The members, merged, or with a mapping one for each of its entries.

        `format_` is the format of texts that have none of their own.
        """
        chosen = union.discriminator
        if chosen and chosen.explicit and chosen.mapping and chosen.base is None and chosen.default is None:
            return Members(tuple(self._part(Part(ModelRef(id_))) for _, id_ in chosen.mapping), False)
        return merged(map(self._part, _possible(union)), format_, self.one_number)

    def _part(self, part: Part) -> Part:
        return Part(self.type(part.type), self.docs(part.type, part.docs))

    def docs(self, type_: Type, own: Docs) -> Docs:
        """The docs of a place of this type: those of the model where the place is a reference."""
        if isinstance(type_, Nullable) and isinstance(type_.inner, ModelRef) and not own.examples:
            # A union with null has a description of its own, and the examples of what it refers to.
            return replace(own, examples=self._documented_model(self.whole.models[type_.inner.id]).docs.examples)
        if not isinstance(type_, ModelRef):
            return own
        model = self._documented_model(self.whole.models[type_.id])
        found = model.docs
        if isinstance(model, UnionModel) and (members := self.unions.get(model.id)) and members.only:
            # Merged members have the examples of the first.
            return replace(found if own.of_reference else own, examples=members.parts[0].docs.examples)
        if own.of_reference:
            return replace(found, extensions=own.extensions)
        return replace(own, examples=own.examples or found.examples)

    def _documented_model(self, model: Model) -> Model:
        """The model whose docs count for an alias chain: the first that has a description of its own, else the last."""
        seen = {model.id}
        while isinstance(model, AliasModel) and isinstance(model.target, ModelRef) and model.target.id not in seen:
            if model.docs.description and not model.docs.of_reference:
                break
            model = self.whole.models[model.target.id]
            seen.add(model.id)
        return model

    def _field(self, each: Field) -> Field:
        return replace(each, type=self.type(each.type), docs=self.docs(each.type, each.docs))

    def _parameter(self, each: Field) -> Field:
        """The field of a request. Its own description has priority over its type's, which needs a page to count."""
        type_, found = self.type(each.type), self.docs(each.type, each.docs)
        own = self.parameters.get(each.pointer, each.docs).description
        # No alias is left in the type, but perhaps a reference to a single-member union.
        has_page = isinstance(type_.inner if isinstance(type_, Nullable) else type_, ModelRef)
        docs = replace(
            each.docs,
            description=own or (found.description if has_page else ""),
            examples=each.docs.examples or found.examples,
            deprecated=each.docs.deprecated or found.deprecated,
        )
        return replace(each, type=type_, docs=docs)

    def _model(self, model: Model) -> Model | None:
        alias = self.nullable_components.get(model.id)
        place, docs = (alias.id, alias.docs) if alias else (model.id, model.docs)
        match model:
            case AliasModel():
                return None
            case EnumModel() if _is_flag(model):
                return None
            case EnumModel():
                null = model.nullable or model.declared_nullable
                return replace(model, id=place, docs=docs, nullable=null, rules=None)
            case UnionModel() if self._resolved_type(model) != ModelRef(model.id):
                return None
            case UnionModel():
                found = self._members(model.union, model.format)
                null = self.unions[model.id].nullable
                return replace(model, union=replace(model.union, members=found.parts), nullable=null, rules=None)
            case ObjectModel():
                return self._object(replace(model, id=place, docs=docs))
            case _:
                assert_never(model)

    def _object(self, model: ObjectModel) -> ObjectModel:
        of = self._parameter if model.id in self.requests else self._field
        fields = tuple(map(of, model.fields))
        return replace(model, fields=fields, extra=self._part(model.extra), rules=None)

    def _operation(self, operation: Operation) -> Operation:
        body = operation.request_body
        return replace(
            operation,
            parameters=tuple(replace(each, field=self._parameter(each.field)) for each in operation.parameters),
            request_body=replace(body, contents=self._contents(body.contents)) if body else None,
            responses=tuple(replace(each, contents=self._contents(each.contents)) for each in operation.responses),
        )

    def _contents(self, contents: Iterable[Content]) -> tuple[Content, ...]:
        return tuple(replace(content, part=self._part(content.part)) for content in contents)


def _possible(union: OneOf) -> Iterator[Part]:
    """The members that a value can fit."""
    return (part for part in union.members if not isinstance(part.type, Nothing))


def _is_flag(model: EnumModel) -> bool:
    return all(isinstance(member.value, bool) for member in model.members)


def _depth(type_: Type) -> int:
    """The number of lists, maps and unions inside one another."""
    return max((1 + _depth(part.type) for part in parts_of(type_)), default=0)
