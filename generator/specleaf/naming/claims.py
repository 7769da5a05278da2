"""Who gets a name that several have a claim to.

In: claims, each with the name it should have and those it could have instead, the best first. Out: one name for each,
no two the same when case is ignored. Who loses its name to a claim with better rights takes the next of its own that no
other claim could ever have. So the order of the claims changes nothing, and a newcomer changes the names of those alone
that could have a name of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from specleaf.naming.words import digest, folded

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Claim(Generic[Key]):
    """A right to one of some names: less `rank` is more right; `identity` decides between equals."""

    key: Key
    rank: tuple[int, ...]
    identity: str
    names: Sequence[str]


def numbered_class(name: str, number: int) -> str:
    """A class name with a number at its end."""
    return f"{name}_{number}" if name[-1].isdigit() else f"{name}{number}"


def settle(claims: Sequence[Claim[Key]], numbered: Callable[[str, int], str] = numbered_class) -> dict[Key, str]:
    """The name of each claim, by its key; `numbered` makes a name with a number."""
    groups: dict[str, list[Claim[Key]]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.rank, claim.identity)):
        groups.setdefault(folded(claim.names[0]), []).append(claim)
    settled = {winner.key: winner.names[0] for winner, *_ in groups.values()}
    if len(settled) < len(claims):
        wanted = Counter(name for claim in claims for name in set(map(folded, claim.names)))
        for _, *losers in groups.values():
            for number, loser in enumerate(losers, 2):
                name = _other_name(loser, numbered(loser.names[0], number), wanted)
                wanted[folded(name)] += 1
                settled[loser.key] = name
    return settled


def _other_name(claim: Claim[Key], numbered: str, wanted: Counter[str]) -> str:
    """The first name that this claim alone could have, else the lost one with a number, else with a digest."""
    lost, *others = claim.names
    for name in others:
        if wanted[folded(name)] == 1:
            return name
    return numbered if not wanted[folded(numbered)] else lost + digest(claim.identity)
