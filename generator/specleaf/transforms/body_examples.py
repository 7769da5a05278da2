"""Examples of bodies, copied to the models of those bodies.

Many documents have examples at media types only.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from specleaf.ir import Api, Model, ModelId, ModelRef, Nullable, Type, Validator, contents_of
from specleaf.json_value import Json


def with_body_examples(api: Api) -> Api:
    """`api`; each model without examples gets the first example of its bodies that it accepts."""
    validator = Validator(api)
    found: dict[ModelId, Json] = {}
    for content in (each for operation in api.operations for each in contents_of(operation)):
        id_ = _model_of(content.part.type)
        if id_ is None or id_ in found or api.models[id_].docs.examples:
            continue
        accepted = [each for each in content.examples if validator.accepts(each, ModelRef(id_))]
        if accepted:
            found[id_] = accepted[0]
    given = {id_: _with_example(api.models[id_], example) for id_, example in found.items()}
    return replace(api, models=MappingProxyType({**api.models, **given}))


def _with_example(model: Model, example: Json) -> Model:
    return replace(model, docs=replace(model.docs, examples=(example,)))


def _model_of(type_: Type) -> ModelId | None:
    match type_:
        case ModelRef(id) | Nullable(ModelRef(id)):
            return id
        case _:
            return None
