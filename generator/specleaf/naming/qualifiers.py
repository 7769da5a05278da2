"""What a model could be called inside its operation or component: from the nearest property to the whole way.

Each rung is the texts that follow the name of the root; a later one says more. Array items and map values add nothing
where a property, a parameter or a body names them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from specleaf.ir import AliasModel, Api, EnumModel, ModelId, ObjectModel, UnionModel
from specleaf.naming.location import (
    SECTION_WORDS,
    Body,
    ComponentRoot,
    Item,
    MapValue,
    MemberOf,
    Named,
    Position,
    Root,
    Side,
    Step,
    Trail,
)
from specleaf.naming.union_members import member_words
from specleaf.naming.words import spelt, told
from specleaf.pointer import Pointer

Texts: TypeAlias = tuple[str, ...]

_WHOLE: dict[str, tuple[Texts, ...]] = {
    "parameters": (("Request",), ("RequestParameters",)),
    "responses": (("Response",), ("ResponseUnion",)),
    "globals": (("Globals",), ("GlobalParameters",)),
}
"""Models that are made for an operation, by the name of their place: all its parameters, all its responses."""
KINDS = {ObjectModel: "Object", EnumModel: "Enum", UnionModel: "Union", AliasModel: "Type"}


@dataclass(frozen=True, slots=True)
class _Wording:
    """How a rung says names and content types of the document."""

    name: Callable[[str], str]
    content: Callable[[str], str]


def _short(content_type: str) -> str:
    """What people call a content type: `json` for `application/json; charset=utf-8`."""
    main = content_type.partition(";")[0].strip()
    return main.rpartition("/")[2].removeprefix("x-") or "Any"


_USUAL = _Wording(spelt, _short)
_IN_FULL = _Wording(told, spelt)
"""For what would be the same otherwise: `a-b` and `a_b`, two versions of JSON."""
_PART: Texts = ("Value",)
"""What no step leads to: all of a component but null."""


class Rungs:
    """The rungs of the models of one Api."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._words: dict[ModelId, Mapping[int, str]] = {}

    def of(self, trail: Trail) -> tuple[Texts, ...]:
        """What a model could be called: by what is nearest, the way, the side, the status, the content, the kind."""
        if trail.is_whole:
            return _WHOLE[trail.id.name]
        *ways, longest = self._ways(trail, _USUAL)
        kind = KINDS[type(self._api.models[trail.id])]
        in_full = self._ways(trail, _IN_FULL)[-1] or _PART
        return (*ways, longest, (*longest, kind), *(() if in_full == longest else (in_full,)))

    def _ways(self, trail: Trail, wording: _Wording) -> tuple[Texts, ...]:
        words = [self._word(trail, step, wording) for step in trail.steps]
        names = [number for number, step in enumerate(trail.steps) if isinstance(step, Named)]
        path = tuple(filter(None, words))
        if not names:
            return _top(_circumstances(trail, wording), path, trail.root)
        return _nested(_circumstances(trail, wording), tuple(filter(None, words[names[-1] :])), path)

    def _word(self, trail: Trail, step: Step, wording: _Wording) -> str:
        match step:
            case Named(name=name):
                return wording.name(name)
            case MemberOf(number, end):
                return self._member(trail.place_of(end - 2), number)
            case Item(end):
                return "Item" if trail.place_of(end - 1) in self._api.models else ""
            case MapValue(end):
                return "Value" if trail.place_of(end - 1) in self._api.models else ""
            case Position(number):
                return f"Item{number}"
            case Side() | Body():
                return ""

    def _member(self, place: Pointer, number: int) -> str:
        """The word for a member of a union; nothing if what stands at the place came to be no union."""
        union = self._api.models.get(place)
        if not isinstance(union, UnionModel):
            return ""
        if place not in self._words:
            self._words[place] = member_words(union, self._api)
        return self._words[place].get(number, str(number))


Circumstances: TypeAlias = tuple[Texts, Texts, Texts]
"""The side, the status and the content type that a trail leads through."""


def _nested(circumstances: Circumstances, nearest: Texts, path: Texts) -> tuple[Texts, ...]:
    """For what a parameter, a header or a property leads to."""
    side, status, content = circumstances
    status = ("Body",) if side == ("Request",) else status
    return nearest, path, (*side, *path), (*side, *status, *path), (*side, *status, *content, *path)


def _top(circumstances: Circumstances, words: Texts, root: Root) -> tuple[Texts, ...]:
    """For bodies, and for what is a component itself."""
    side, status, content = circumstances
    if isinstance(root, ComponentRoot):
        return words, words, (*side, *words), (*side, *words), (*side, *content, *words)
    body = (*side, "Body", *words)
    return body, body, body, (*side, *status, "Body", *words), (*side, *status, *content, "Body", *words)


def _circumstances(trail: Trail, wording: _Wording) -> Circumstances:
    side: Texts = ()
    status: Texts = ()
    content: Texts = ()
    if isinstance(trail.root, ComponentRoot) and trail.root.section in SECTION_WORDS:
        side = (SECTION_WORDS[trail.root.section],)
    for step in trail.steps:
        match step:
            case Side("request"):
                side = ("Request",)
            case Side("response", code):
                side, status = ("Response",), (code,)
            case Body(content_type):
                content = (wording.content(content_type),)
            case Named("parameter", location=location):
                side = (location,)
            case _:
                pass
    return side, status, content
