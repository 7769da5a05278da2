"""The strategy of older pages in the SDK layout (`nameResolutionDec2023`): the shortest name that is free.

Each model takes the first of its candidates that is free. Models in components have priority over those in requests,
and these over models in responses. Any change of an operation may change any name, so this is for pages that are
published already.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from specleaf.ir import ModelId
from specleaf.naming.candidates import CandidateFinder, Candidates
from specleaf.naming.strategy import NamingTask
from specleaf.naming.words import caseless_key


def shortest(task: NamingTask) -> dict[ModelId, str]:
    """The class name of every model."""
    finder = CandidateFinder(task)
    in_order = sorted(
        map(finder.candidates_of, task.locations.values()), key=lambda candidates: not candidates.is_fixed
    )
    return _Assignment(task).assign(in_order)


class _Assignment:
    """The assignment of names to models, while it is made: `_holders` has the model of each name."""

    def __init__(self, task: NamingTask) -> None:
        self._task = task
        self._holders: dict[tuple[str, str], tuple[Candidates, str]] = {}

    def assign(self, in_order: Sequence[Candidates]) -> dict[ModelId, str]:
        """The name of each model.

        A model that loses its name gets another once all models inside the winner have names; first lost, first served.
        """
        losers: deque[Candidates] = deque()
        winner: ModelId | None = None
        for candidates in in_order:
            if winner is not None and not candidates.id.is_within(winner):
                self._assign_all(losers)
                winner = None
            if loser := self._assign(candidates):
                losers.append(loser)
                winner = winner or candidates.id
        self._assign_all(losers)
        return {candidates.id: name for candidates, name in self._holders.values()}

    def _assign_all(self, waiting: deque[Candidates]) -> None:
        while waiting:
            if loser := self._assign(waiting.popleft()):
                waiting.append(loser)

    def _assign(self, candidates: Candidates) -> Candidates | None:
        """Assign the first candidate that is free or held with less priority. Out: the model that loses it, if any."""
        name = ""
        for texts in candidates.names:
            name = self._task.class_name(texts)
            if caseless_key(name) in self._task.taken_names and not candidates.is_fixed:
                continue
            held = self._holders.get(self._slot(candidates, name))
            if held is None or held[0].priority < candidates.priority:
                self._holders[self._slot(candidates, name)] = candidates, name
                return held[0] if held else None
        number = 2
        while self._slot(candidates, f"{name}{number}") in self._holders:
            number += 1
        self._holders[self._slot(candidates, f"{name}{number}")] = candidates, f"{name}{number}"
        return None

    def _slot(self, candidates: Candidates, name: str) -> tuple[str, str]:
        return self._task.scope_of(candidates.id), caseless_key(name)
