"""The order of the transformations for the SDK layout: an Api in, a simplified Api out.

That layout shows no rules and no aliases; types that are written the same are one. It has models of its own for
uploads, for operations with several response bodies, and for requests and responses that differ. The transformations
are applied before naming, so a model without a page takes no name. The reference layout does not use them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from specleaf.ir import (
    Api,
    Model,
    ModelId,
    ObjectModel,
    reached_from,
    references_in,
    response_union_id,
    response_wrapper_id,
    types_of_operation,
)
from specleaf.sdk_api.bodies import (
    file_components,
    with_inherited_descriptions,
    with_response_unions,
    with_response_wrappers,
    with_uploads,
)
from specleaf.sdk_api.clients import GLOBALS, globals_id, with_calls, with_globals
from specleaf.sdk_api.enums import with_constants, with_literal_models, with_open_enums
from specleaf.sdk_api.examples import without_mistyped_examples
from specleaf.sdk_api.ignored import is_ignored, without_ignored
from specleaf.sdk_api.options import SdkApiOptions
from specleaf.sdk_api.requests import with_requests
from specleaf.sdk_api.security import SECURITY, security_id, with_security
from specleaf.sdk_api.types import Simplifier
from specleaf.transforms import split_by_direction

INCLUDE = "x-speakeasy-include"
DEFAULT = SdkApiOptions()


def as_sdk_api(api: Api, rules: SdkApiOptions = DEFAULT) -> Api:
    """`api` in the form that the SDK layout shows."""
    simplified = _with_shown_fields(with_calls(without_ignored(with_requests(api)), rules.body_name), rules)
    if rules.infers_discriminators:
        simplified = with_constants(simplified, reached_from(simplified, _roots(simplified)), infers=True)
    files = file_components(simplified)
    simplified = Simplifier(simplified, rules.one_number and not rules.generation.tells_integers_apart).api()
    simplified = without_mistyped_examples(simplified) if rules.drops_misfits else simplified
    simplified = with_security(with_globals(simplified) if rules.lists_globals else simplified)
    simplified = with_response_unions(with_uploads(with_inherited_descriptions(simplified), files))
    simplified = with_response_wrappers(simplified)
    simplified = split_by_direction(simplified, {"request": rules.input_suffix, "response": rules.output_suffix})
    return _without_unused(with_open_enums(simplified, rules.opens_enums))


def _with_shown_fields(api: Api, rules: SdkApiOptions) -> Api:
    """`api` without ignored fields; the others in the order that the options ask for."""

    def shown(model: Model) -> Model:
        if not isinstance(model, ObjectModel):
            return model
        # A default beside $ref counts for nothing, as everything else there.
        fields = [
            replace(each, default=None) if each.docs.of_reference else each
            for each in model.fields
            if not is_ignored(each.docs)
        ]
        if rules.sorts_fields:
            fields.sort(key=lambda each: each.wire_name)
        return replace(model, fields=tuple(fields))

    return replace(api, models=MappingProxyType({id_: shown(model) for id_, model in api.models.items()}))


def _without_unused(api: Api) -> Api:
    """`api` without the models that no operation uses. If there are no operations, all components count as used."""
    reached = reached_from(api, _roots(api))
    return replace(
        api,
        models=MappingProxyType(with_literal_models(api, reached)),
        components=tuple(id_ for id_ in api.components if id_ in reached),
    )


def _roots(api: Api) -> Iterator[ModelId]:
    for operation in api.operations:
        yield from operation.parameter_models
        for type_ in types_of_operation(operation):
            yield from references_in(type_)
        yield from (
            response_union_id(operation),
            response_wrapper_id(operation),
            globals_id(operation),
            security_id(operation),
        )
    yield from (SECURITY, GLOBALS)
    for id_ in api.components:
        if not api.operations or api.models[id_].docs.extensions.get(INCLUDE):
            yield id_
