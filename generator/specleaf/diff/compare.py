"""All changes between two documents, in the order of the new one."""

from __future__ import annotations

from collections.abc import Iterator

from specleaf.diff.change import Change, Meaning, Use
from specleaf.diff.matching import Matching, match
from specleaf.diff.model_changes import Comparison, changes_of_model
from specleaf.diff.operation_changes import changes_of_operation, title
from specleaf.diff.relation import Relations
from specleaf.ir import Api, ModelId
from specleaf.pointer import Pointer
from specleaf.transforms import Direction, models_in_direction

_DIRECTIONS: tuple[tuple[Direction, Use], ...] = (("request", "requests"), ("response", "answers"))


def changes_between(old: Meaning, new: Meaning) -> tuple[Change, ...]:
    """What has changed: operations first, then models."""
    matching = match(old, new)
    comparison = Comparison(old, new, Relations(old, new, matching), _uses(old.api))
    changes = [*_gone_and_new_operations(old, new, {each.pointer for pair in matching.operations for each in pair})]
    for before, after in matching.operations:
        changes += changes_of_operation(before, after, comparison)
    changes += _gone_and_new_models(old, new, matching)
    parameters = _parameter_models(old.api)
    for before_id, after_id in matching.models.items():
        if before_id not in parameters:
            changes += changes_of_model(before_id, after_id, comparison)
    return tuple(changes)


def _parameter_models(api: Api) -> set[ModelId]:
    """The models that hold the parameters of an operation: their fields are told as its parameters."""
    return {id_ for operation in api.operations for id_ in operation.parameter_models}


def _uses(api: Api) -> dict[ModelId, tuple[Use, ...]]:
    found: dict[ModelId, tuple[Use, ...]] = {}
    for direction, use in _DIRECTIONS:
        for id_ in models_in_direction(api, direction):
            found[id_] = (*found.get(id_, ()), use)
    return found


def _gone_and_new_operations(old: Meaning, new: Meaning, matched: set[Pointer]) -> Iterator[Change]:
    for operation in old.api.operations:
        if operation.pointer not in matched:
            text = "is gone, and was deprecated" if operation.docs.deprecated else "is gone"
            yield Change("removed", title(operation), text, operation.pointer, ("requests", "code"))
    for operation in new.api.operations:
        if operation.pointer not in matched:
            yield Change("added", title(operation), "is new", operation.pointer)


def _gone_and_new_models(old: Meaning, new: Meaning, matching: Matching) -> Iterator[Change]:
    for id_ in old.api.models:
        if id_ not in matching.models:
            yield Change("removed", old.names.model(id_).name, "is gone", id_, ("code",))
    matched = set(matching.models.values())
    for id_ in new.api.models:
        if id_ not in matched:
            yield Change("added", new.names.model(id_).name, "is new", id_)
