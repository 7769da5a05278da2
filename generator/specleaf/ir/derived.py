"""The identity of a model's second form: of what one direction carries in place of a model.

It stands below the model's own place, where no document has anything, so that its trail is that of the model.
"""

from __future__ import annotations

from specleaf.ir.api import Operation
from specleaf.ir.types import ModelId
from specleaf.pointer import Pointer

ANY = "Any"
"""The form of a base that stands for any of its kinds, too. It is said before the name, all others after it."""

_FORM = "x-specleaf-form"


def form_of(id_: ModelId, name: str) -> ModelId:
    """The identity of a form of a model."""
    return id_.child(_FORM, name)


def in_words(words: tuple[str, ...], form: str) -> tuple[str, ...]:
    """What a form of a model is called that is called by some words."""
    if not form:
        return words
    return (form, *words) if form == ANY else (*words, form)


def original_of(id_: ModelId) -> tuple[ModelId, str]:
    """The model that `id_` is a form of, and the form's name; a model itself has no such name."""
    match id_.parts:
        case (*parts, marker, name) if marker == _FORM:
            return Pointer(tuple(parts), id_.file), name
        case _:
            return id_, ""


def response_union_id(operation: Operation) -> ModelId:
    """The place of the union of the bodies that an operation may answer with, if there are several."""
    return operation.pointer.child("responses")
