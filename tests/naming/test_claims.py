"""Settling: who gets a name that several want."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from specleaf.naming.claims import Claim, resolve_claims
from specleaf.naming.words import caseless_key


def _claim(key: str, rank: int, *names: str) -> Claim[str]:
    return Claim(key, (rank,), key, names)


def test_the_better_right_wins_and_the_loser_takes_its_next_name() -> None:
    claims = [_claim("inline", 2, "PetStatus", "PetOwnerStatus"), _claim("component", 1, "PetStatus")]
    assert resolve_claims(claims) == {"component": "PetStatus", "inline": "PetOwnerStatus"}


def test_a_name_that_another_could_want_is_passed_over() -> None:
    claims = [_claim("a", 1, "X"), _claim("b", 2, "X", "XY", "XZ"), _claim("c", 2, "C", "XY")]
    assert resolve_claims(claims)["b"] == "XZ"


def test_who_has_no_other_name_gets_a_number() -> None:
    claims = [_claim("a", 1, "Pet"), _claim("b", 1, "pet"), _claim("c", 1, "Pet2")]
    assert resolve_claims(claims)["b"] not in {"Pet2", "pet2", "Pet", "pet"}
    assert resolve_claims(claims[:2]) == {"a": "Pet", "b": "pet2"}


names = st.sampled_from(["A", "B", "C", "a", "A1", "A2", "AB", "Ab", "A11", "A12"])
all_claims = st.lists(
    st.tuples(st.integers(0, 2), st.lists(names, min_size=1, max_size=3, unique_by=caseless_key)), max_size=12
).map(lambda rows: [_claim(f"k{place}", rank, *of) for place, (rank, of) in enumerate(rows)])


@given(all_claims)
def test_all_names_differ_by_more_than_case(claims: list[Claim[str]]) -> None:
    resolved = resolve_claims(claims)
    assert len(resolved) == len(claims)
    assert len(set(map(caseless_key, resolved.values()))) == len(claims)


@given(all_claims, st.randoms())
def test_the_order_of_claims_changes_nothing(claims: list[Claim[str]], random: Random) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert resolve_claims(shuffled) == resolve_claims(claims)


@given(all_claims, st.integers(0, 11))
def test_a_newcomer_renames_those_alone_that_could_have_its_names(claims: list[Claim[str]], place: int) -> None:
    if place >= len(claims):
        return
    newcomer = claims[place]
    others = [claim for claim in claims if claim is not newcomer]
    before, after = resolve_claims(others), resolve_claims(claims)
    wanted = {caseless_key(name) for name in (*newcomer.candidates, after[newcomer.key])}
    for claim in others:
        if before[claim.key] != after[claim.key]:
            own = {caseless_key(name) for name in (*claim.candidates, before[claim.key], after[claim.key])}
            assert own & wanted
