"""Types as the SDK layout shows them: rules and aliases gone, alike members of a union merged.

Null stays: it is never printed in a type, but it takes part in the draws of examples and in the words that Python
pages put around a type. What names and unions stand for is settled first, inner ones before outer ones.
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
from specleaf.sdk_api.single_member_unions import lone_members
from specleaf.sdk_api.union_members import Members, merged

_FLAG = Scalar("boolean")
_DEEPEST = 30
"""How many lists and maps a name may stand for, one inside the other: what is deeper is anything."""


@dataclass(frozen=True)
class Simplifier:
    """The types of one Api, on their way to their plainer form."""

    whole: Api
    one_number: bool
    named: dict[ModelId, Type] = field(default_factory=dict[ModelId, Type])
    """What each alias and each union stands for, as far as settled."""
    unions: dict[ModelId, Members] = field(default_factory=dict[ModelId, Members])
    """The members of each union."""
    looped: set[ModelId] = field(default_factory=set[ModelId])
    """The unions that were met inside themselves; they stay, whatever they come to."""

    @cached_property
    def requests(self) -> frozenset[ModelId]:
        """The models that hold the parameters of an operation."""
        return frozenset(each.request for each in self.whole.operations if each.request is not None)

    @cached_property
    def parameters(self) -> dict[Pointer, Docs]:
        """What is written about parameters themselves, by the place of what they hold."""
        return {each.field.pointer: each.docs for operation in self.whole.operations for each in operation.parameters}

    @cached_property
    def lone(self) -> Mapping[ModelId, UnionModel]:
        """The models that are the only member of a union."""
        return lone_members(self.whole)

    @cached_property
    def named_after(self) -> dict[ModelId, AliasModel]:
        """Models that a component allows beside null: as names for types are gone, they take its place."""
        found: dict[ModelId, AliasModel] = {}
        for model in self.whole.models.values():
            match model:
                case AliasModel(target=Nullable(ModelRef(id))) if id.is_within(model.id):
                    found[id] = model
                case _:
                    pass
        return found

    def api(self) -> Api:
        """The whole Api in plainer types. Aliases and unions that came to nothing are gone."""
        for id_ in post_order(self.whole.models, self._through_names):
            self._settle(self.whole.models[id_])
        kept = {model.id: model for whole in self.whole.models.values() for model in self._models(whole)}
        return replace(
            self.whole,
            operations=tuple(map(self._operation, self.whole.operations)),
            models=MappingProxyType(kept),
            components=tuple(id_ for id_ in self.whole.components if id_ in kept),
            schemas=MappingProxyType({}),
        )

    def _models(self, model: Model) -> Iterator[Model]:
        if model.id in self.lone:
            yield self.lone[model.id]
        if (shown := self._model(model)) is not None:
            yield shown

    def _through_names(self, id_: ModelId) -> Iterator[ModelId]:
        model = self.whole.models[id_]
        if isinstance(model, AliasModel | UnionModel):
            yield from references_of(model)
        if isinstance(model, UnionModel) and model.union.discriminator:
            yield from (target for _, target in model.union.discriminator.mapping)

    def _settle(self, model: Model) -> None:
        """Settle what a model stands for; what it leads to is settled already, unless it leads to the model."""
        match model:
            case AliasModel(id=id_, target=target):
                found = self.type(target)
                self.named[id_] = found if _depth(found) <= _DEEPEST else Anything()
            case UnionModel(id=id_):
                members = self._members(model.union, model.format)
                self.unions[id_] = members = replace(members, nullable=members.nullable or model.nullable)
                only = members.only
                is_one = only is not None and id_ not in self.looped and _depth(only) <= _DEEPEST
                self.named[id_] = only if is_one and only is not None else ModelRef(id_)
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
                return self._named(self.whole.models[id])
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
            case Scalar() | Constant() | Anything():
                return type_
            case _:
                assert_never(type_)

    def _named(self, model: Model) -> Type:
        """What a model stands for. An alias inside itself says nothing; a union inside itself stays a union."""
        match model:
            case AliasModel():
                return self.named.get(model.id, Anything())
            case UnionModel():
                if model.id not in self.named:
                    self.looped.add(model.id)
                return self.named.get(model.id, ModelRef(model.id))
            case EnumModel() if _is_flag(model):
                return nullable(_FLAG) if model.nullable or model.declared_nullable else _FLAG
            case EnumModel() | ObjectModel():
                whole = self.lone.get(model.id) or self.named_after.get(model.id) or model
                return ModelRef(whole.id)
            case _:
                assert_never(model)

    def _members(self, union: OneOf, format_: str = "") -> Members:
        """The members to be shown: one of each kind, or, with a mapping, one for each of its entries.

        `format_` is that of texts which have none of their own.
        """
        chosen = union.discriminator
        if chosen and chosen.explicit and chosen.mapping and chosen.base is None:
            return Members(tuple(self._part(Part(ModelRef(id_))) for _, id_ in chosen.mapping), False)
        return merged(map(self._part, union.members), format_, self.one_number)

    def _part(self, part: Part) -> Part:
        return Part(self.type(part.type), self.docs(part.type, part.docs))

    def docs(self, type_: Type, own: Docs) -> Docs:
        """What is said about a place of this type: a model speaks for the places that refer to it."""
        if not isinstance(type_, ModelRef):
            return own
        model = self._behind(self.whole.models[type_.id])
        found = model.docs
        if isinstance(model, UnionModel) and (members := self.unions.get(model.id)) and members.only:
            # One of several plain types speaks for all, so the examples are those of the first.
            return replace(found if own.of_reference else own, examples=members.parts[0].docs.examples)
        if own.of_reference:
            return replace(found, extensions=own.extensions)
        return replace(own, examples=own.examples or found.examples)

    def _behind(self, model: Model) -> Model:
        """The model that speaks for a name: that of the name itself, unless it says nothing but what it refers to."""
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
        """The field of a request: its own words go before those of its type, which count only if it has a page."""
        type_, found = self.type(each.type), self.docs(each.type, each.docs)
        own = self.parameters.get(each.pointer, each.docs).description
        # No alias is left in the type, but perhaps the name of a union that the meaning does not have.
        has_page = isinstance(type_.inner if isinstance(type_, Nullable) else type_, ModelRef)
        docs = replace(
            each.docs,
            description=own or (found.description if has_page else ""),
            examples=each.docs.examples or found.examples,
            deprecated=each.docs.deprecated or found.deprecated,
        )
        return replace(each, type=type_, docs=docs)

    def _model(self, model: Model) -> Model | None:
        alias = self.named_after.get(model.id)
        place, docs = (alias.id, alias.docs) if alias else (model.id, model.docs)
        match model:
            case AliasModel():
                return None
            case EnumModel() if _is_flag(model):
                return None
            case EnumModel():
                null = model.nullable or model.declared_nullable
                return replace(model, id=place, docs=docs, nullable=null, rules=None)
            case UnionModel() if self._named(model) != ModelRef(model.id):
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


def _is_flag(model: EnumModel) -> bool:
    return all(isinstance(member.value, bool) for member in model.members)


def _depth(type_: Type) -> int:
    """How many lists, maps and unions stand one inside the other."""
    return max((1 + _depth(part.type) for part in parts_of(type_)), default=0)
