"""Candidate names of models in the SDK layout: from the name of the property alone to the full path.

The rules are those of `nameResolutionDec2023`, found from published pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specleaf.ir import ModelId, Operation, UnionModel
from specleaf.naming.authored_names import authored_name
from specleaf.naming.location import (
    SYNTHETIC_WORDS,
    Body,
    ComponentRoot,
    Item,
    Location,
    MapValue,
    MemberOf,
    Named,
    OperationRoot,
    Side,
)
from specleaf.naming.roots import texts_of
from specleaf.naming.strategy import NamingTask
from specleaf.pointer import Pointer

_GROUP = "x-speakeasy-group"
_LOCATIONS = {"query": "QueryParam", "path": "PathParam", "header": "Header", "cookie": "Cookie"}
_IN_ERROR, _IN_RESPONSE, _IN_PART_OF_REQUEST, _IN_REQUEST, _IN_COMPONENT, _COMPONENT, _PINNED = range(7)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The candidate names of a model (as words), the best first; a higher `priority` takes a name from a lower one."""

    id: ModelId
    names: Sequence[Sequence[str]]
    priority: tuple[int, int]

    @property
    def is_fixed(self) -> bool:
        """Whether the name is that of a component, or comes from the settings."""
        return self.priority[0] >= _COMPONENT


@dataclass(frozen=True, slots=True)
class _Segment:
    """A step that has a name; `place` is the pointer of what it leads to."""

    step: Named | MemberOf | Body | Side
    text: str
    place: Pointer


class CandidateFinder:
    """Finds the candidates of the models of one task."""

    def __init__(self, task: NamingTask) -> None:
        self._task = task

    def candidates_of(self, location: Location) -> Candidates:
        """The candidates of the model at a location."""
        pin = self._task.pins.get(location.id)
        if pin is not None:
            return Candidates(location.id, ((pin,),), (_PINNED, 0))
        segments = self._segments(location)
        if not segments:
            name = self._authored_name(location.id, _root_name(location))
            return Candidates(location.id, ((name,),), (_COMPONENT, 0))
        names = tuple(location.with_variant(texts) for texts in self._names(location, segments))
        return Candidates(location.id, names, self._priority(location, segments))

    def _names(self, location: Location, segments: Sequence[_Segment]) -> Iterator[tuple[str, ...]]:
        last = segments[-1]
        leaf = self._authored_name(location.id, last.text)
        union, path = self._union_and_path(segments)
        root = self._task.pins.get(location.root.pointer) or _root_name(location)
        if not isinstance(last.step, (Body, Side)) or isinstance(location.steps[-1], (Item, MapValue)):
            yield (leaf,)
            if union:
                yield (*union, leaf)
            if isinstance(last.step, Named) and last.step.in_ in _LOCATIONS:
                yield (_LOCATIONS[last.step.in_], leaf)
        context = (*_context_of(location), *(segment.text for segment in path))
        is_parameter = isinstance(last.step, Named) and last.step.in_ in _LOCATIONS
        own = (_LOCATIONS[last.step.in_], leaf) if isinstance(last.step, Named) and is_parameter else (leaf,)
        for number in range(len(context) + 1):
            yield (root, *union, *context[:number], *own)

    def _union_and_path(self, segments: Sequence[_Segment]) -> tuple[tuple[str, ...], Sequence[_Segment]]:
        """The name of the nearest enclosing union, and the segments before the last without that union's."""
        before = segments[:-1]
        members = [number for number, segment in enumerate(segments) if isinstance(segment.step, MemberOf)]
        if not members or not members[-1]:
            return (), before
        at = members[-1] - 1
        union = segments[members[-1]].place.parent.parent
        name = self._authored_name(union, segments[at].text)
        if isinstance(segments[at].step, Body) and name != segments[at].text:
            return (name,), before
        return (name,), [*before[:at], *before[at + 1 :]]

    def _segments(self, location: Location) -> list[_Segment]:
        found: list[_Segment] = []
        for step in location.steps:
            place = location.place_of(step.end)
            match step:
                case Named(name=name):
                    found.append(_Segment(step, name, place))
                case MemberOf(number) if self._is_union(place.parent.parent):
                    found.append(_Segment(step, str(number), place))
                case Body():
                    found.append(_Segment(step, _body_name(location), place))
                case Side() if location.is_synthetic:
                    found.append(_Segment(step, SYNTHETIC_WORDS[location.id.name], place))
                case _:
                    pass
        return found

    def _is_union(self, place: Pointer) -> bool:
        return isinstance(self._task.api.models.get(place), UnionModel)

    def _authored_name(self, id_: ModelId, otherwise: str) -> str:
        """The author's name for the model at a place, or `otherwise`."""
        return authored_name(id_, self._task) or otherwise

    def _priority(self, location: Location, segments: Sequence[_Segment]) -> tuple[int, int]:
        """Components before requests before responses; among components and responses, the shallower first."""
        last = segments[-1].step
        depth = sum(isinstance(segment.step, (Named, MemberOf)) for segment in segments)
        if isinstance(last, MemberOf) and self._authored_name(location.id, "") != "":
            depth += 2
        if isinstance(location.root, ComponentRoot):
            return _IN_COMPONENT, -depth
        if self._task.namespaces[location.id] == "errors":
            return _IN_ERROR, -depth
        if location.is_in_response:
            return _IN_RESPONSE, -depth
        kinds = [type(segment.step) for segment in segments]
        in_part = any(isinstance(step, Named) and step.kind == "parameter" for step in location.steps)
        return (_IN_PART_OF_REQUEST if in_part or kinds[:2] == [Body, MemberOf] else _IN_REQUEST), 0


def group_of(operation: Operation) -> str:
    """The group of an operation (`x-speakeasy-group`, else its first tag), nested ones joined by dots; `""` if none."""
    group = operation.docs.extensions.get(_GROUP)
    return group if isinstance(group, str) else "".join(operation.tags[:1])


def _root_name(location: Location) -> str:
    return " ".join(next(texts_of(location.root)))


def _body_name(location: Location) -> str:
    return "ResponseBody" if location.is_in_response else "RequestBody"


def _context_of(location: Location) -> Iterator[str]:
    """The group of an operation, request or response, the status and the content type."""
    if isinstance(location.root, OperationRoot):
        yield group_of(location.root.operation)
    for step in location.steps:
        match step:
            case Side("request"):
                yield "Request"
            case Side("response", status):
                yield from ("Response", status)
            case Body(content_type) if _body_name(location) == "ResponseBody":
                yield content_type.replace("json", "JSON")
            case _:
                pass
