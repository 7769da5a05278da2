"""A schema that is read in a weaker sense accepts more, also where it stands inside `not` or `if`."""

from __future__ import annotations

from specleaf.pointer import Pointer
from specleaf.source.edits import REMOVED, Edit, condition_around, weakened


def place(text: str) -> Pointer:
    return Pointer(tuple(text.split("/")))


def test_the_outermost_condition_around_a_place_goes_with_it() -> None:
    inner = place("components/schemas/A/not/properties/a/if/pattern")
    assert condition_around(inner) == place("components/schemas/A/not")
    assert weakened([Edit(inner, REMOVED)]) == (Edit(place("components/schemas/A/not"), REMOVED),)


def test_a_property_or_component_of_that_name_is_no_condition() -> None:
    for text in ("components/schemas/not/pattern", "components/schemas/A/properties/if/pattern"):
        assert condition_around(place(text)) is None
        assert weakened([Edit(place(text), REMOVED)]) == (Edit(place(text), REMOVED),)
