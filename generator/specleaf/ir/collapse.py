"""A document's meaning as the source layout shows it: an Api in, a plainer Api out.

That layout shows no rules and no names for plain types; it has one type where two would be spelt alike, and types of
its own for uploads, for several bodies of one operation, and for what only one direction carries. All this is settled
here, before names are given, so that what has no page takes no name. The reference layout shows the Api as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from specleaf.ir.api import Api, Model, ObjectModel
from specleaf.ir.collapse_access import split_by_direction
from specleaf.ir.collapse_bodies import described_bodies, response_union_id, with_response_unions, with_uploads
from specleaf.ir.collapse_clients import GLOBALS, SECURITY, globals_id, with_calls, with_globals, with_security
from specleaf.ir.collapse_examples import without_misfits
from specleaf.ir.collapse_ignored import is_ignored, without_ignored
from specleaf.ir.collapse_rules import CollapseRules
from specleaf.ir.collapse_types import Collapser
from specleaf.ir.collapse_values import with_constants, with_open_enums
from specleaf.ir.types import ModelId
from specleaf.ir.walk import reached_from, references_in, types_of_operation

INCLUDE = "x-speakeasy-include"
DEFAULT = CollapseRules()


def collapse(api: Api, rules: CollapseRules = DEFAULT) -> Api:
    """`api` as the source layout shows it."""
    shown = _with_shown_fields(with_calls(without_ignored(api)), rules)
    if rules.infers_discriminators:
        shown = with_constants(shown)
    shown = Collapser(shown, rules.one_number).api()
    shown = without_misfits(shown) if rules.drops_misfits else shown
    shown = with_security(with_globals(shown) if rules.lists_globals else shown)
    shown = with_response_unions(with_uploads(described_bodies(shown)))
    shown = split_by_direction(shown, {"request": rules.input_suffix, "response": rules.output_suffix})
    return _reached(with_open_enums(shown, rules.opens_enums))


def _with_shown_fields(api: Api, rules: CollapseRules) -> Api:
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
