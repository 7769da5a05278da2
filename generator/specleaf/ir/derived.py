"""Identities of models that are derived from another: the variant of one direction, the union of a base's subtypes.

Each is a pointer below that of the original, with a key that no document has, so it sorts and names like the original.
"""

from __future__ import annotations

from specleaf.ir.api import Operation
from specleaf.ir.types import ModelId
from specleaf.pointer import Pointer

ANY = "Any"
"""The union of a base and its subtypes: a prefix of the name, where all other variants have a suffix."""

_VARIANT = "x-specleaf-form"


def variant_id(id_: ModelId, variant: str) -> ModelId:
    """The identity of the variant `variant` of a model."""
    return id_.child(_VARIANT, variant)


def variant_words(words: tuple[str, ...], variant: str) -> tuple[str, ...]:
    """The words of a variant's name, from those of the original; `variant` is empty for the original itself."""
    if not variant:
        return words
    return (variant, *words) if variant == ANY else (*words, variant)


def original_of(id_: ModelId) -> tuple[ModelId, str]:
    """The original of a derived model and the variant's name; for any other model, itself and an empty name."""
    match id_.parts:
        case (*parts, marker, name) if marker == _VARIANT:
            return Pointer(tuple(parts), id_.file), name
        case _:
            return id_, ""


def response_union_id(operation: Operation) -> ModelId:
    """The identity of the union of an operation's response bodies, if there are several."""
    return operation.pointer.child("responses")


def response_wrapper_id(operation: Operation) -> ModelId:
    """The identity of the model of an operation's result that has headers or further pages beside the body."""
    return operation.pointer.child("response")
