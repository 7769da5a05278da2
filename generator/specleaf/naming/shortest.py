"""Names as short as they can be, as the publishers of the SDK layout choose them (`nameResolutionDec2023`).

Each model takes the first of its names that is free. Where two want the same, models in components go before those in
requests, and those before models in responses. What one operation is like may change any name, so this is for pages
that are published already.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from specleaf.ir import ModelId
from specleaf.naming.candidates import Wish, Wishes
from specleaf.naming.strategy import Task
from specleaf.naming.words import folded


def shortest(task: Task) -> dict[ModelId, str]:
    """The class name of every model."""
    wishes = Wishes(task)
    in_order = sorted(map(wishes.of, task.trails.values()), key=lambda wish: not wish.is_settled)
    return _Contest(task).settle(in_order)


class _Contest:
    """Who holds which name."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._holders: dict[tuple[str, str], tuple[Wish, str]] = {}

    def settle(self, wishes: Sequence[Wish]) -> dict[ModelId, str]:
        """The names once nobody is without one.

        Who loses a name looks again once all that is in the winner has names, in the order in which they lost.
        """
        losers: deque[Wish] = deque()
        winner: ModelId | None = None
        for wish in wishes:
            if winner is not None and not wish.id.is_within(winner):
                self._seat_all(losers)
                winner = None
            if loser := self._seat(wish):
                losers.append(loser)
                winner = winner or wish.id
        self._seat_all(losers)
        return {wish.id: name for wish, name in self._holders.values()}

    def _seat_all(self, waiting: deque[Wish]) -> None:
        while waiting:
            if loser := self._seat(waiting.popleft()):
                waiting.append(loser)

    def _seat(self, wish: Wish) -> Wish | None:
        """Give `wish` the first name that is free or held with less right; who loses it has to look again."""
        name = ""
        for texts in wish.names:
            name = self._task.call(texts)
            if folded(name) in self._task.taken and not wish.is_settled:
                continue
            held = self._holders.get(self._slot(wish, name))
            if held is None or held[0].right < wish.right:
                self._holders[self._slot(wish, name)] = wish, name
                return held[0] if held else None
        number = 2
        while self._slot(wish, f"{name}{number}") in self._holders:
            number += 1
        self._holders[self._slot(wish, f"{name}{number}")] = wish, f"{name}{number}"
        return None

    def _slot(self, wish: Wish, name: str) -> tuple[str, str]:
        return self._task.namespaces[wish.id] if self._task.namespaced else "", folded(name)
