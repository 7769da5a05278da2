"""A document's meaning as the SDK layout shows it: an Api in, a plainer Api out.

That layout shows no rules and no names for plain types; it has one type where two would be spelt alike, and types of
its own for uploads, for several bodies of one operation, and for what only one direction carries. All this is settled
here, before names are given, so that what has no page takes no name. The reference layout shows the Api as it is.
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
    types_of_operation,
)
from specleaf.sdk_api.bodies import described_bodies, with_response_unions, with_uploads
from specleaf.sdk_api.clients import GLOBALS, SECURITY, globals_id, with_calls, with_globals, with_security
from specleaf.sdk_api.enums import with_constants, with_open_enums
from specleaf.sdk_api.examples import without_misfits
from specleaf.sdk_api.ignored import is_ignored, without_ignored
from specleaf.sdk_api.options import SdkApiOptions
from specleaf.sdk_api.types import Simplifier
from specleaf.transforms import split_by_direction

INCLUDE = "x-speakeasy-include"
DEFAULT = SdkApiOptions()


def as_sdk_api(api: Api, rules: SdkApiOptions = DEFAULT) -> Api:
    """`api` as the SDK layout shows it."""
    shown = _with_shown_fields(with_calls(without_ignored(api)), rules)
    if rules.infers_discriminators:
        shown = with_constants(shown)
    shown = Simplifier(shown, rules.one_number).api()
    shown = without_misfits(shown) if rules.drops_misfits else shown
    shown = with_security(with_globals(shown) if rules.lists_globals else shown)
    shown = with_response_unions(with_uploads(described_bodies(shown)))
    shown = split_by_direction(shown, {"request": rules.input_suffix, "response": rules.output_suffix})
    return _reached(with_open_enums(shown, rules.opens_enums))


def _with_shown_fields(api: Api, rules: SdkApiOptions) -> Api:
    """`api` with the fields that are to be shown, in their order."""

    def shown(model: Model) -> Model:
        if not isinstance(model, ObjectModel):
            return model
        fields = [each for each in model.fields if not is_ignored(each.docs)]
        if rules.sorts_fields:
            fields.sort(key=lambda each: each.wire_name)
        return replace(model, fields=tuple(fields))

    return replace(api, models=MappingProxyType({id_: shown(model) for id_, model in api.models.items()}))


def _reached(api: Api) -> Api:
    """`api` without the models that no operation leads to; without operations, all components are reached."""
    reached = reached_from(api, _starts(api))
    return replace(
        api,
        models=MappingProxyType({id_: model for id_, model in api.models.items() if id_ in reached}),
        components=tuple(id_ for id_ in api.components if id_ in reached),
    )


def _starts(api: Api) -> Iterator[ModelId]:
    for operation in api.operations:
        if operation.request is not None:
            yield operation.request
        for type_ in types_of_operation(operation):
            yield from references_in(type_)
        yield from (response_union_id(operation), globals_id(operation))
    yield from (SECURITY, GLOBALS)
    for id_ in api.components:
        if not api.operations or api.models[id_].docs.extensions.get(INCLUDE):
            yield id_
