"""Types as the source layout shows them: rules and aliases gone, alike members of a union merged.

Null stays: it is never printed in a type, but it takes part in the draws of examples and in the words that Python
pages put around a type.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias, assert_never

from specleaf.ir.api import (
    AliasModel,
    Api,
    Content,
    EnumModel,
    Field,
    Model,
    ObjectModel,
    Operation,
    UnionModel,
)
from specleaf.ir.collapse_rules import shown_as
from specleaf.ir.docs import Docs
from specleaf.ir.types import (
    Anything,
    Checked,
    Constant,
    ListOf,
    MapOf,
    ModelId,
    ModelRef,
    Nothing,
    Nullable,
    OneOf,
    Part,
    Scalar,
    TupleOf,
    Type,
    nullable,
)

Within: TypeAlias = tuple[ModelId, ...]

_FLAG = Scalar("boolean")


@dataclass(frozen=True, slots=True)
class Members:
    """The members of a union in their plainer form, and whether null is one more."""

    parts: tuple[Part, ...]
    nullable: bool

    @property
    def only(self) -> Type | None:
        """The type that the union comes to, if all its members are of one type."""
        if len(self.parts) != 1:
            return None
        return nullable(self.parts[0].type) if self.nullable else self.parts[0].type


@dataclass(frozen=True)
class Collapser:
    """The types of one Api, on their way to their plainer form."""

    whole: Api
    one_number: bool
    unions: dict[ModelId, Members] = field(default_factory=dict[ModelId, Members])
    """The members of each union met so far."""

    @cached_property
    def requests(self) -> frozenset[ModelId]:
        """The models that hold the parameters of an operation."""
        return frozenset(each.request for each in self.whole.operations if each.request is not None)

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
        models = (self._model(model) for model in self.whole.models.values())
        kept = {model.id: model for model in models if model is not None}
        return replace(
            self.whole,
            operations=tuple(map(self._operation, self.whole.operations)),
            models=MappingProxyType(kept),
            components=tuple(id_ for id_ in self.whole.components if id_ in kept),
            schemas=MappingProxyType({}),
        )

    def type(self, type_: Type, within: Within = ()) -> Type:
        """One type; `within` are the unions and aliases on the way here, for some lead only to themselves."""
        match type_:
            case Checked(inner):
                return self.type(inner, within)
            case Nullable(inner):
                return nullable(self.type(inner, within))
            case ModelRef(id):
                return self._named(id, within)
            case ListOf(item, constraints):
                return ListOf(self._part(item, within), constraints)
            case MapOf(value, constraints):
                return MapOf(self._part(value, within), constraints)
            case TupleOf(_, _, constraints):
                return ListOf(Part(Anything()), constraints)
            case OneOf():
                found = self._members(type_, within)
                return found.only or replace(type_, members=found.parts)
            case Nothing():
                return Anything()
            case Scalar() | Constant() | Anything():
                return type_
            case _:
                assert_never(type_)

    def _named(self, id_: ModelId, within: Within) -> Type:
        while isinstance(model := self.whole.models[id_], AliasModel):
            if id_ in within:
                return Anything()
            within = (*within, id_)
            if not isinstance(model.target, ModelRef):
                return self.type(model.target, within)
            id_ = model.target.id
        if isinstance(model, UnionModel) and id_ not in within and (only := self._members_of(model, within).only):
            return only
        if isinstance(model, EnumModel) and all(isinstance(member.value, bool) for member in model.members):
            return nullable(_FLAG) if model.nullable or model.declared_nullable else _FLAG
        return ModelRef(self._place(id_))

    def _place(self, id_: ModelId) -> ModelId:
        """Where a model stands once names for types are gone."""
        return self.named_after[id_].id if id_ in self.named_after else id_

    def _members_of(self, model: UnionModel, within: Within) -> Members:
        if model.id not in self.unions:
            found = self._members(model.union, (*within, model.id))
            self.unions[model.id] = replace(found, nullable=found.nullable or model.nullable)
        return self.unions[model.id]

    def _members(self, union: OneOf, within: Within) -> Members:
        """The members to be shown: one of each kind, or, with a mapping, one for each of its entries."""
        mapping = union.discriminator.mapping if union.discriminator and union.discriminator.explicit else ()
        if mapping:
            return Members(tuple(self._part(Part(ModelRef(id_)), within) for _, id_ in mapping), False)
        found: dict[Hashable, Part] = {}
        null = False
        for part in union.members:
            shown = self._part(part, within)
            if isinstance(shown.type, Nullable):
                null, shown = True, replace(shown, type=shown.type.inner)
            found.setdefault(shown_as(shown.type, self.one_number), shown)
        return Members(tuple(found.values()), null)

    def _part(self, part: Part, within: Within) -> Part:
        return Part(self.type(part.type, within), self.docs(part.type, part.docs, within))

    def docs(self, type_: Type, own: Docs, within: Within = ()) -> Docs:
        """What is said about a place of this type: a model speaks for the places that refer to it."""
        if not isinstance(type_, ModelRef):
            return own
        model = self.whole.models[type_.id]
        found = model.docs
        if model.id in within:
            return found
        if isinstance(model, AliasModel) and not found.description:
            found = self.docs(model.target, found, (*within, model.id))
        if isinstance(model, UnionModel) and (members := self._members_of(model, within)).only:
            # One of several plain types speaks for all, so the examples are those of the first.
            found = replace(found, examples=members.parts[0].docs.examples)
        return replace(found, extensions=own.extensions)

    def _field(self, each: Field) -> Field:
        return replace(each, type=self.type(each.type), docs=self.docs(each.type, each.docs))

    def _parameter(self, each: Field) -> Field:
        """The field of a request: its own words go before those of its type."""
        found = self.docs(each.type, each.docs)
        docs = replace(
            each.docs,
            description=each.docs.description or found.description,
            examples=each.docs.examples or found.examples,
            deprecated=each.docs.deprecated or found.deprecated,
        )
        return replace(each, type=self.type(each.type), docs=docs)

    def _model(self, model: Model) -> Model | None:
        place, alias = self._place(model.id), self.named_after.get(model.id)
        docs = alias.docs if alias else model.docs
        match model:
            case AliasModel():
                return None
            case EnumModel() if self._named(model.id, ()) != ModelRef(place):
                return None
            case EnumModel():
                null = model.nullable or model.declared_nullable
                return replace(model, id=place, docs=docs, nullable=null, rules=None)
            case UnionModel():
                found = self._members_of(model, ())
                if found.only:
                    return None
                union = replace(model.union, members=found.parts)
                return replace(model, id=place, docs=docs, union=union, nullable=found.nullable, rules=None)
            case ObjectModel():
                return self._object(replace(model, id=place, docs=docs))
            case _:
                assert_never(model)

    def _object(self, model: ObjectModel) -> ObjectModel:
        of = self._parameter if model.id in self.requests else self._field
        fields = tuple(map(of, model.fields))
        return replace(model, fields=fields, extra=self._part(model.extra, ()), rules=None)

    def _operation(self, operation: Operation) -> Operation:
        body = operation.request_body
        return replace(
            operation,
            parameters=tuple(replace(each, field=self._parameter(each.field)) for each in operation.parameters),
            request_body=replace(body, contents=self._contents(body.contents)) if body else None,
            responses=tuple(replace(each, contents=self._contents(each.contents)) for each in operation.responses),
        )

    def _contents(self, contents: Iterable[Content]) -> tuple[Content, ...]:
        return tuple(replace(content, part=self._part(content.part, ())) for content in contents)
