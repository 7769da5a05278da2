"""Which fields an example shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from specleaf.examples.strategy import ExampleSettings
from specleaf.ir import (
    Api,
    Docs,
    Field,
    Model,
    ModelId,
    ModelRef,
    ObjectModel,
    Type,
    parts_of,
    references_in,
    target_of,
    types_in_model,
    users_of,
)
from specleaf.pointer import Pointer


@dataclass(frozen=True)
class FieldSelection:
    """Decides which fields of the objects of one Api are shown."""

    api: Api
    settings: ExampleSettings

    def is_shown(self, each: Field, owner: ModelId) -> bool:
        """Whether an example of the model `owner` shows the field."""
        if self.settings.strategy.needs(each):
            return True
        match self.settings.optional:
            case "always":
                return True
            case "never":
                return bool(each.docs.examples) and each.default is not None and not repeats_default(each)
            case "with-example":
                is_body = owner in self._requests and each.pointer in self._bodies
                return not is_body and not repeats_default(each) and self.has_example(each.type, each.docs)

    def is_argument(self, each: Field) -> bool:
        """Whether the example of a call shows this parameter, or the body."""
        return self.settings.strategy.needs(each) or self.has_example(each.type, each.docs)

    def has_example(self, type_: Type, docs: Docs) -> bool:
        """Whether the author gave an example for a place of this type, or for anything inside it."""
        return bool(docs.examples) or _has_own(type_) or any(id_ in self._illustrated for id_ in references_in(type_))

    def is_illustrated(self, type_: Type, docs: Docs) -> bool:
        """Whether the author gave an example for a type as a whole, or for all that an object must have."""
        if docs.examples:
            return True
        target = target_of(type_, self.api)
        model = self.api.models[target.id] if isinstance(target, ModelRef) else None
        if model is None or model.docs.examples:
            return model is not None
        needed = (
            [each for each in model.fields if self.settings.strategy.needs(each)]
            if isinstance(model, ObjectModel)
            else []
        )
        return bool(needed) and all(each.docs.examples for each in needed)

    @cached_property
    def _requests(self) -> frozenset[ModelId]:
        return frozenset(id_ for operation in self.api.operations for id_ in operation.parameter_models)

    @cached_property
    def _bodies(self) -> frozenset[Pointer]:
        return frozenset(operation.request_body.pointer for operation in self.api.operations if operation.request_body)

    @cached_property
    def _illustrated(self) -> frozenset[ModelId]:
        """The models with an example of their own or anywhere inside."""
        return users_of(self.api, (model.id for model in self.api.models.values() if _has_example(model)))


def _has_example(model: Model) -> bool:
    fields = model.fields if isinstance(model, ObjectModel) else ()
    own = bool(model.docs.examples) or any(each.docs.examples for each in fields)
    return own or any(map(_has_own, types_in_model(model)))


def repeats_default(each: Field) -> bool:
    """Whether a field's example says no more than its default."""
    return bool(each.docs.examples) and each.default is not None and each.docs.examples[0] == each.default.value


def _has_own(type_: Type) -> bool:
    """Whether a type brings an example with it: that of an item, an entry, a member."""
    return any(part.docs.examples or _has_own(part.type) for part in parts_of(type_))
