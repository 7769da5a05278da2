"""What a model would like to be called in the SDK layout: from the bare name of its property to the whole way.

The rules are those of `nameResolutionDec2023`, found from published pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from specleaf.ir import ModelId, Operation, UnionModel
from specleaf.naming.authored_names import own_name
from specleaf.naming.location import Body, ComponentRoot, Item, MapValue, MemberOf, Named, OperationRoot, Side, Trail
from specleaf.naming.roots import texts_of
from specleaf.naming.strategy import Task
from specleaf.pointer import Pointer

_GROUP = "x-speakeasy-group"
_LOCATIONS = {"query": "QueryParam", "path": "PathParam", "header": "Header", "cookie": "Cookie"}
_WHOLE = {"parameters": "Request", "responses": "Response", "globals": "Globals"}
_IN_ERROR, _IN_RESPONSE, _IN_PART_OF_REQUEST, _IN_REQUEST, _IN_COMPONENT, _COMPONENT, _PINNED = range(7)


@dataclass(frozen=True, slots=True)
class Wish:
    """The names that a model could have, the best first, and its right to them: more goes first."""

    id: ModelId
    names: Sequence[Sequence[str]]
    right: tuple[int, int]

    @property
    def is_settled(self) -> bool:
        """Whether the name is the document's own, or the settings'."""
        return self.right[0] >= _COMPONENT


@dataclass(frozen=True, slots=True)
class _Station:
    """A stop with a name on the way to a model; `place` is where its schema stands, or where that is said."""

    step: Named | MemberOf | Body | Side
    text: str
    place: Pointer


class Wishes:
    """The wishes of the models of one task."""

    def __init__(self, task: Task) -> None:
        self._task = task

    def of(self, trail: Trail) -> Wish:
        """What one model could be called."""
        pin = self._task.pins.get(trail.id)
        if pin is not None:
            return Wish(trail.id, ((pin,),), (_PINNED, 0))
        stations = self._stations(trail)
        if not stations:
            return Wish(trail.id, ((self._own_name(trail.id, _root_name(trail)),),), (_COMPONENT, 0))
        names = tuple(trail.called(texts) for texts in self._names(trail, stations))
        return Wish(trail.id, names, self._right(trail, stations))

    def _names(self, trail: Trail, stations: Sequence[_Station]) -> Iterator[tuple[str, ...]]:
        last = stations[-1]
        leaf = self._own_name(trail.id, last.text)
        union, way = self._union_and_way(stations)
        root = self._task.pins.get(trail.root.pointer) or _root_name(trail)
        if not isinstance(last.step, (Body, Side)) or isinstance(trail.steps[-1], (Item, MapValue)):
            yield (leaf,)
            if union:
                yield (*union, leaf)
            if isinstance(last.step, Named) and last.step.location in _LOCATIONS:
                yield (_LOCATIONS[last.step.location], leaf)
        context = (*_circumstances(trail), *(station.text for station in way))
        for number in range(len(context) + 1):
            yield (root, *union, *context[:number], leaf)

    def _union_and_way(self, stations: Sequence[_Station]) -> tuple[tuple[str, ...], Sequence[_Station]]:
        """The own name of the nearest union around, and the stations before the last without that union's."""
        before = stations[:-1]
        members = [number for number, station in enumerate(stations) if isinstance(station.step, MemberOf)]
        if not members or not members[-1]:
            return (), before
        at = members[-1] - 1
        union = stations[members[-1]].place.parent.parent
        name = self._own_name(union, stations[at].text)
        if isinstance(stations[at].step, Body) and name != stations[at].text:
            return (name,), before
        return (name,), [*before[:at], *before[at + 1 :]]

    def _stations(self, trail: Trail) -> list[_Station]:
        found: list[_Station] = []
        for step in trail.steps:
            place = trail.place_of(step.end)
            match step:
                case Named(name=name):
                    found.append(_Station(step, name, place))
                case MemberOf(number) if self._is_union(place.parent.parent):
                    found.append(_Station(step, str(number), place))
                case Body():
                    found.append(_Station(step, _body_name(trail), place))
                case Side() if trail.is_whole:
                    found.append(_Station(step, _WHOLE[trail.id.name], place))
                case _:
                    pass
        return found

    def _is_union(self, place: Pointer) -> bool:
        return isinstance(self._task.api.models.get(place), UnionModel)

    def _own_name(self, id_: ModelId, otherwise: str) -> str:
        """What the model at a place is called if nothing else is: by an extension, its title, or as given."""
        return own_name(id_, self._task) or otherwise

    def _right(self, trail: Trail, stations: Sequence[_Station]) -> tuple[int, int]:
        """Components before requests before responses; among components and responses, the shallower first."""
        last = stations[-1].step
        depth = sum(isinstance(station.step, (Named, MemberOf)) for station in stations)
        if isinstance(last, MemberOf) and self._own_name(trail.id, "") != "":
            depth += 2
        if isinstance(trail.root, ComponentRoot):
            return _IN_COMPONENT, -depth
        if self._task.namespaces[trail.id] == "errors":
            return _IN_ERROR, -depth
        if trail.answers:
            return _IN_RESPONSE, -depth
        kinds = [type(station.step) for station in stations]
        in_part = any(isinstance(step, Named) and step.kind == "parameter" for step in trail.steps)
        return (_IN_PART_OF_REQUEST if in_part or kinds[:2] == [Body, MemberOf] else _IN_REQUEST), 0


def group_of(operation: Operation) -> str:
    """The group that an operation is in, with a dot between groups inside each other; `""` if there is none."""
    group = operation.docs.extensions.get(_GROUP)
    return group if isinstance(group, str) else "".join(operation.tags[:1])


def _root_name(trail: Trail) -> str:
    return " ".join(next(texts_of(trail.root)))


def _body_name(trail: Trail) -> str:
    return "ResponseBody" if trail.answers else "RequestBody"


def _circumstances(trail: Trail) -> Iterator[str]:
    """The group of an operation, the side, the status and the content type."""
    if isinstance(trail.root, OperationRoot):
        yield group_of(trail.root.operation)
    for step in trail.steps:
        match step:
            case Side("request"):
                yield "Request"
            case Side("response", status):
                yield from ("Response", status)
            case Body(content_type) if _body_name(trail) == "ResponseBody":
                yield content_type.replace("json", "JSON")
            case _:
                pass
