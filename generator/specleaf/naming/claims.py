"""Conflicts between names, resolved by priority.

Each claim has candidate names, the best first. Of the claims with the same first candidate, the one with the highest
priority gets it; each other one gets the first of its further candidates that no other claim has among its own. So the
order of the claims does not matter, and a new claim changes the names of those claims only that share a candidate with
it. Names are compared without regard to case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from specleaf.naming.words import caseless_key, digest

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Claim(Generic[Key]):
    """A claim to one of some names. A lower `rank` has priority; between equal ranks, the lower `identity`."""

    key: Key
    rank: tuple[int, ...]
    identity: str
    candidates: Sequence[str]


def numbered_class(name: str, number: int) -> str:
    """A class name with a number at its end, apart from a digit before it."""
    return f"{name}_{number}" if name[-1].isdigit() else f"{name}{number}"


def resolve_claims(
    claims: Sequence[Claim[Key]], numbered: Callable[[str, int], str] = numbered_class
) -> dict[Key, str]:
    """The name of each claim, by its key, unique without regard to case. `numbered` adds a number to a name."""
    groups: dict[str, list[Claim[Key]]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.rank, claim.identity)):
        groups.setdefault(caseless_key(claim.candidates[0]), []).append(claim)
    resolved = {winner.key: winner.candidates[0] for winner, *_ in groups.values()}
    if len(resolved) < len(claims):
        usage = Counter(name for claim in claims for name in set(map(caseless_key, claim.candidates)))
        for _, *others in groups.values():
            for number, other in enumerate(others, 2):
                name = _other_name(other, numbered(other.candidates[0], number), usage)
                usage[caseless_key(name)] += 1
                resolved[other.key] = name
    return resolved


def _other_name(claim: Claim[Key], numbered: str, usage: Counter[str]) -> str:
    """The first further candidate of this claim alone, else its first candidate with a number, else with a digest."""
    first, *others = claim.candidates
    for name in others:
        if usage[caseless_key(name)] == 1:
            return name
    return numbered if not usage[caseless_key(numbered)] else first + digest(claim.identity)
