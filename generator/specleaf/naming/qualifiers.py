"""Qualifiers: the words that follow the name of the component or operation in the name of a model.

From the nearest property alone to the full path, each more specific than the one before. Array items and map values
add no word where a property, a parameter or a body names them.
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
    Decoded,
    Item,
    Location,
    MapValue,
    MemberOf,
    Named,
    Position,
    Root,
    Side,
)
from specleaf.naming.union_members import member_labels
from specleaf.naming.words import name_all_symbols, name_lone_symbols
from specleaf.pointer import Pointer

Texts: TypeAlias = tuple[str, ...]

_SYNTHETIC: dict[str, tuple[Texts, ...]] = {
    "parameters": (("Request",), ("RequestParameters",)),
    "responses": (("Response",), ("ResponseUnion",)),
    "response": (("Result",), ("ResponseResult",)),
    "globals": (("Globals",), ("GlobalParameters",)),
    "security": (("Security",), ("SecuritySchemes",)),
    "path": (("Path",), ("PathParameters",)),
    "query": (("Query",), ("QueryParameters",)),
    "querystring": (("QueryString",), ("QueryStringParameter",)),
    "header": (("Headers",), ("HeaderParameters",)),
    "cookie": (("Cookies",), ("CookieParameters",)),
}
"""Qualifiers of synthetic models, by the last part of their pointer."""
KINDS = {ObjectModel: "Object", EnumModel: "Enum", UnionModel: "Union", AliasModel: "Type"}


@dataclass(frozen=True, slots=True)
class _Wording:
    """How names and content types of the document are written in a qualifier."""

    name: Callable[[str], str]
    content: Callable[[str], str]


def _short(content_type: str) -> str:
    """The short name of a content type: `json` for `application/json; charset=utf-8`."""
    main = content_type.partition(";")[0].strip()
    return main.rpartition("/")[2].removeprefix("x-") or "Any"


_USUAL = _Wording(name_lone_symbols, _short)
_IN_FULL = _Wording(name_all_symbols, name_lone_symbols)
"""With symbols in words, for names that are equal otherwise: `a-b` and `a_b`."""
_PART: Texts = ("Value",)
"""The word for a part of a component to which no step leads: the component without null."""


class Qualifiers:
    """Finds the qualifiers of the models of one Api."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._labels: dict[ModelId, Mapping[int, str]] = {}

    def qualifiers_of(self, location: Location) -> tuple[Texts, ...]:
        """The nearest property; the path; with request or response; with status; with content type; with the kind."""
        if location.is_synthetic:
            return _SYNTHETIC[location.id.name]
        *shorter, longest = self._qualifiers(location, _USUAL)
        kind = KINDS[type(self._api.models[location.id])]
        in_full = self._qualifiers(location, _IN_FULL)[-1] or _PART
        return (*shorter, longest, (*longest, kind), *(() if in_full == longest else (in_full,)))

    def _qualifiers(self, location: Location, wording: _Wording) -> tuple[Texts, ...]:
        words = [self._word(location, number, wording) for number in range(len(location.steps))]
        names = [number for number, step in enumerate(location.steps) if isinstance(step, Named)]
        path = tuple(filter(None, words))
        if not names:
            return _of_body(_context_of(location, wording), path, location.root)
        return _of_nested(_context_of(location, wording), tuple(filter(None, words[names[-1] :])), path)

    def _word(self, location: Location, number: int, wording: _Wording) -> str:
        match location.steps[number]:
            case Named(name=name):
                return wording.name(name)
            case MemberOf(member, end):
                return self._member(location.place_of(end - 2), member)
            case Item(end):
                return "Item" if location.place_of(end - 1) in self._api.models else ""
            case MapValue(end):
                is_told = number > 0 and isinstance(location.steps[number - 1], MapValue | MemberOf)
                return "" if is_told and location.place_of(end - 1) not in self._api.models else "Value"
            case Decoded():
                return "Content"
            case Position(position):
                return f"Item{position}"
            case Side() | Body():
                return ""

    def _member(self, place: Pointer, number: int) -> str:
        """The label of a member of a union; `""` if the model at the place is no union."""
        union = self._api.models.get(place)
        if not isinstance(union, UnionModel):
            return ""
        if place not in self._labels:
            self._labels[place] = member_labels(union, self._api)
        return self._labels[place].get(number, str(number))


Context: TypeAlias = tuple[Texts, Texts, Texts]
"""The words for request, response or parameter, for the status, and for the content type."""


def _of_nested(context: Context, nearest: Texts, path: Texts) -> tuple[Texts, ...]:
    """For a model inside a parameter, a header or a property."""
    side, status, content = context
    status = ("Body",) if side == ("Request",) else status
    return nearest, path, (*side, *path), (*side, *status, *path), (*side, *status, *content, *path)


def _of_body(context: Context, words: Texts, root: Root) -> tuple[Texts, ...]:
    """For a body, or a component that is no schema."""
    side, status, content = context
    if isinstance(root, ComponentRoot):
        return words, words, (*side, *words), (*side, *words), (*side, *content, *words)
    body = (*side, "Body", *words)
    return body, body, body, (*side, *status, "Body", *words), (*side, *status, *content, "Body", *words)


def _context_of(location: Location, wording: _Wording) -> Context:
    side: Texts = ()
    status: Texts = ()
    content: Texts = ()
    if isinstance(location.root, ComponentRoot) and location.root.section in SECTION_WORDS:
        side = (SECTION_WORDS[location.root.section],)
    for step in location.steps:
        match step:
            case Side("request"):
                side = ("Request",)
            case Side("response", code):
                side, status = ("Response",), (code,)
            case Body(content_type):
                content = (wording.content(content_type),)
            case Named("parameter", in_=in_):
                side = (in_,)
            case _:
                pass
    return side, status, content
