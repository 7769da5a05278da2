"""The segments of a location that have a name, for the bare strategy: properties, union members, bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from specleaf.ir import UnionModel
from specleaf.naming.authored_names import authored_name, name_override
from specleaf.naming.location import Body, ComponentRoot, Item, Location, MemberOf, Named, Side, Step
from specleaf.naming.roots import texts_of
from specleaf.naming.strategy import NamingTask
from specleaf.pointer import Pointer

LOCATIONS = {"query": "QueryParam", "path": "PathParam", "header": "Header", "cookie": "Cookie"}
_SINGULARS = ((r"ies$", "y"), (r"(ss|sh|ch|x|z)es$", r"\1"), (r"(?<![su])s$", ""))


@dataclass(frozen=True, slots=True)
class Segment:
    """A property, with the numbers of the union members inside it that the location leads through, or a body."""

    texts: tuple[str, ...]
    title: str = ""
    """The author's name for the model there."""
    context: tuple[str, ...] = ()
    """Words that distinguish a body from others of its operation, or a parameter from other fields."""
    is_body: bool = False
    is_fixed: bool = False
    """Whether the text is one that the author gives to the property for code."""

    @property
    def leaf(self) -> tuple[str, ...]:
        """The words that a name of the model here ends in."""
        return (self.title,) if self.title else self.texts

    @property
    def is_bare(self) -> bool:
        """Whether the leaf alone can be a name."""
        return not self.is_body or bool(self.title)


def segments_of(location: Location, task: NamingTask) -> Sequence[Segment]:
    """The segments of a location, in order."""
    found: list[Segment] = []
    status = ""
    for step in location.steps:
        if isinstance(step, Side):
            status = step.status
        found = _after(step, found, status, location, task)
        place = location.place_of(step.end)
        title = authored_name(place.child("schema") if isinstance(step, Body) else place, task)
        if title and found:
            found[-1] = replace(found[-1], title=title)
    return found


def _after(step: Step, before: list[Segment], status: str, location: Location, task: NamingTask) -> list[Segment]:
    """The segments after one more step."""
    match step:
        case Named(name=name, in_=in_):
            where = (LOCATIONS[in_],) if in_ in LOCATIONS else ()
            override = name_override(location.place_of(step.end), task)
            return [*before, Segment((override or name,), context=where, is_fixed=bool(override))]
        case Body(content_type):
            word = "Response" if location.is_in_response else "RequestBody"
            kind = content_type.partition(";")[0].rpartition("/")[2]
            return [*before, Segment((word,), context=(*filter(None, (status,)), kind), is_body=True)]
        case Item() if before and (not before[-1].is_body or len(before[-1].texts) > 1):
            return [*before[:-1], _item(before[-1])]
        case MemberOf(number, end) if _is_union(location.place_of(end - 2), task):
            last = before[-1] if before else Segment(tuple(root_texts(location, task)))
            return [*before[:-1], replace(last, texts=(*last.texts, str(number)), title="")]
        case _:
            return before


def root_texts(location: Location, task: NamingTask) -> Sequence[str]:
    """The words of a component, under which the models inside it are named too, or of an operation."""
    if isinstance(location.root, ComponentRoot) and (name := authored_name(location.root.pointer, task)):
        return (name,)
    return next(texts_of(location.root))


def _is_union(place: Pointer, task: NamingTask) -> bool:
    return isinstance(task.api.models.get(place), UnionModel)


def _item(of: Segment) -> Segment:
    """The segment of an array item: the singular of the array's, unless the author gave the name.

    An array that is a member of a union has no number: its items are called after the union.
    """
    first, *_ = of.texts
    return of if of.title else replace(of, texts=(first if of.is_fixed else _singular(first),))


def _singular(name: str) -> str:
    """The singular of an English plural, by its ending."""
    for plural, singular in _SINGULARS:
        if re.search(plural, name):
            return re.sub(plural, singular, name)
    return name
