"""What was read in a weaker sense than written is remarked at the model or the property that it concerns.

In: an `Api`, and the problems found in its document.
Out: the `Api` whose docs have the remarks; they are sentences of ours, without text of the document.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from specleaf.ir import Api, Docs, Field, Model, ObjectModel, original_of
from specleaf.pointer import Pointer
from specleaf.problems import Consequence, Problem

Remarks: TypeAlias = Mapping[Pointer, tuple[str, ...]]
"""Sentences by the place in the document that they are about."""

_WEAKER = frozenset({Consequence.ANYTHING, Consequence.FIELD_OMITTED, Consequence.PART_OMITTED})


def remarks_of(problems: Iterable[Problem]) -> Remarks:
    """A sentence for each place that is read in a weaker sense than written: by the code of the problem, what is done.

    These are errors about which a run goes on by leaving something out, and all that models do not check.
    """
    remarks: dict[Pointer, dict[str, None]] = {}
    for each in problems:
        weaker = each.severity == "error" and each.consequence in _WEAKER
        if each.consequence is not None and (weaker or each.consequence is Consequence.UNCHECKED):
            sentence = f"Weaker than in the document, because of a problem ({each.code}): {each.consequence.value}."
            remarks.setdefault(each.pointer, {})[sentence] = None
    return {place: tuple(sentences) for place, sentences in remarks.items()}


def with_remarks(api: Api, remarks: Remarks) -> Api:
    """`api` with each remark in the docs of the property, or else the model, that is nearest above its place."""
    if not remarks:
        return api
    fields = {field.pointer for model in api.models.values() for field in _fields(model)}
    models = {original_of(id_)[0] for id_ in api.models}
    nearest: dict[Pointer, tuple[str, ...]] = {}
    for place, sentences in remarks.items():
        if (holder := _nearest(place, fields | models)) is not None:
            nearest[holder] = tuple(dict.fromkeys((*nearest.get(holder, ()), *sentences)))
    of_models = {place: sentences for place, sentences in nearest.items() if place not in fields}
    marked = {id_: _with_remarks(model, nearest, of_models) for id_, model in api.models.items()}
    return replace(api, models=MappingProxyType(marked))


def _nearest(place: Pointer, holders: Collection[Pointer]) -> Pointer | None:
    lengths = range(len(place.parts), 0, -1)
    return next((each for size in lengths if (each := Pointer(place.parts[:size], place.file)) in holders), None)


def _fields(model: Model) -> tuple[Field, ...]:
    return model.fields if isinstance(model, ObjectModel) else ()


def _with_remarks(model: Model, of_fields: Remarks, of_models: Remarks) -> Model:
    model = replace(model, docs=_docs(model.docs, of_models.get(original_of(model.id)[0], ())))
    if not isinstance(model, ObjectModel) or not any(field.pointer in of_fields for field in model.fields):
        return model
    fields = (replace(each, docs=_docs(each.docs, of_fields.get(each.pointer, ()))) for each in model.fields)
    return replace(model, fields=tuple(fields))


def _docs(docs: Docs, sentences: tuple[str, ...]) -> Docs:
    return replace(docs, remarks=sentences) if sentences else docs
