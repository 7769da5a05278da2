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
from specleaf.ir.collapse_rules import Same
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


@dataclass(frozen=True)
class Collapser:
    """The types of one Api, on their way to their plainer form."""

    whole: Api
    same: Same
    unions: dict[ModelId, tuple[Part, ...]] = field(default_factory=dict[ModelId, tuple[Part, ...]])
    """The members of each union met so far, in their plainer form."""

    @cached_property
    def requests(self) -> frozenset[ModelId]:
        """The models that hold the parameters of an operation."""
        return frozenset(each.request for each in self.whole.operations if each.request is not None)

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
                return self._one_of(type_, self._members(type_, within))
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
        if isinstance(model, UnionModel) and id_ not in within:
            members = self._members_of(model, within)
            if len(members) == 1:
                return nullable(members[0].type) if model.nullable else members[0].type
        if isinstance(model, EnumModel) and all(isinstance(member.value, bool) for member in model.members):
            return nullable(_FLAG) if model.nullable or model.declared_nullable else _FLAG
        return ModelRef(id_)

    def _members_of(self, model: UnionModel, within: Within) -> tuple[Part, ...]:
        if model.id not in self.unions:
            self.unions[model.id] = self._members(model.union, (*within, model.id))
        return self.unions[model.id]

    def _members(self, union: OneOf, within: Within) -> tuple[Part, ...]:
        """The members to be shown: one of each kind, or, with a mapping, one for each of its entries."""
        if union.discriminator and union.discriminator.explicit:
            return tuple(self._part(Part(ModelRef(id_)), within) for _, id_ in union.discriminator.mapping)
        found: dict[Hashable, Part] = {}
        for part in union.members:
            shown = self._part(part, within)
            found.setdefault(self.same(shown.type, self.whole), shown)
        return tuple(found.values())

    def _one_of(self, union: OneOf, members: tuple[Part, ...]) -> Type:
        return members[0].type if len(members) == 1 else replace(union, members=members)

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
        if isinstance(model, UnionModel) and len(members := self._members_of(model, within)) == 1:
            # One of several plain types speaks for all, so the examples are those of the first.
            found = replace(found, examples=members[0].docs.examples)
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
        match model:
            case AliasModel():
                return None
            case EnumModel() if self._named(model.id, ()) != ModelRef(model.id):
                return None
            case EnumModel():
                return replace(model, nullable=model.nullable or model.declared_nullable, rules=None)
            case UnionModel():
                members = self._members_of(model, ())
                return replace(model, union=replace(model.union, members=members), rules=None) if members[1:] else None
            case ObjectModel():
                of = self._parameter if model.id in self.requests else self._field
                return replace(
                    model, fields=tuple(map(of, model.fields)), extra=self._part(model.extra, ()), rules=None
                )
            case _:
                assert_never(model)

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
