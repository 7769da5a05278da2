"""Which models a module imports when it is itself imported; all others it looks up when a value is first read.

A package of thousands of models is there at once because a model loads no other. What is no object, and leads to
none, costs next to nothing and is imported as anybody would: enumerations, names for scalars, unions of these.
"""

from __future__ import annotations

from specleaf.ir import Api, ModelId, ObjectModel, references_of

_LONGEST_CHAIN = 8


def near_models(api: Api) -> frozenset[ModelId]:
    """The models that can be imported: without objects, without rings, at the end of short chains."""
    waiting = {
        id_: frozenset(references_of(model)) for id_, model in api.models.items() if not isinstance(model, ObjectModel)
    }
    near: set[ModelId] = set()
    for _ in range(_LONGEST_CHAIN):
        found = [id_ for id_, references in waiting.items() if references <= near]
        if not found:
            break
        near.update(found)
        for id_ in found:
            del waiting[id_]
    return frozenset(near)
