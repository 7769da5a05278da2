"""Reverse reachability: the models that depend on others."""

from __future__ import annotations

from collections.abc import Iterable

from specleaf.ir.api import Api
from specleaf.ir.types import ModelId
from specleaf.ir.walk import references_of


def users_of(api: Api, targets: Iterable[ModelId]) -> frozenset[ModelId]:
    """The models from which one of `targets` can be reached, those included."""
    used_by: dict[ModelId, list[ModelId]] = {}
    for model in api.models.values():
        for target in references_of(model):
            used_by.setdefault(target, []).append(model.id)
    waiting = list(targets)
    found: set[ModelId] = set()
    while waiting:
        if (id_ := waiting.pop()) not in found:
            found.add(id_)
            waiting += used_by.get(id_, ())
    return frozenset(found)
