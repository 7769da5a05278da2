"""The stops with a name on the way to a model, as the bare strategy reads them: properties, members, bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from specleaf.ir import UnionModel
from specleaf.naming.authored_names import own_name
from specleaf.naming.location import Body, Item, MemberOf, Named, Side, Step, Trail
from specleaf.naming.strategy import Task

LOCATIONS = {"query": "QueryParam", "path": "PathParam", "header": "Header", "cookie": "Cookie"}
_SINGULARS = ((r"ies$", "y"), (r"(ss|sh|ch|x|z)es$", r"\1"), (r"(?<![su])s$", ""))


@dataclass(frozen=True, slots=True)
class Station:
    """One stop: a property, with the numbers of the members that it leads through, or a body."""

    texts: tuple[str, ...]
    title: str = ""
    """What its author calls what stands there."""
    circumstances: tuple[str, ...] = ()
    """What tells a body from others of its operation, or a parameter from other fields."""
    is_body: bool = False

    @property
    def leaf(self) -> tuple[str, ...]:
        """What a model at the station is called."""
        return (self.title,) if self.title else self.texts

    @property
    def is_bare(self) -> bool:
        """Whether its leaf could be a name."""
        return not self.is_body or bool(self.title)


def stations_of(trail: Trail, task: Task) -> Sequence[Station]:
    """The stations of a trail, in order."""
    found: list[Station] = []
    status = ""
    for step in trail.steps:
        if isinstance(step, Side):
            status = step.status
        found = _after(step, found, status, trail, task)
        title = own_name(trail.place_of(step.end), task)
        if title and found:
            found[-1] = replace(found[-1], title=title)
    return found


def _after(step: Step, before: list[Station], status: str, trail: Trail, task: Task) -> list[Station]:
    """The stations once a step is made."""
    match step:
        case Named(name=name, location=location):
            where = (LOCATIONS[location],) if location in LOCATIONS else ()
            return [*before, Station((name,), circumstances=where)]
        case Body(content_type):
            word = "Response" if trail.answers else "RequestBody"
            kind = content_type.partition(";")[0].rpartition("/")[2]
            return [*before, Station((word,), circumstances=(*filter(None, (status,)), kind), is_body=True)]
        case Item() if before and not before[-1].is_body:
            return [*before[:-1], _item(before[-1])]
        case MemberOf(number, end) if before and isinstance(task.api.models.get(trail.place_of(end - 2)), UnionModel):
            last = before[-1]
            return [*before[:-1], replace(last, texts=(*last.texts, str(number)), title="")]
        case _:
            return before


def _item(of: Station) -> Station:
    """A list of things as one of them; what has a title, or a number already, stays."""
    name, *numbers = of.texts
    return of if of.title or numbers else replace(of, texts=(_singular(name),))


def _singular(name: str) -> str:
    """One of what `name` says there are several of, as far as spelling tells."""
    for plural, singular in _SINGULARS:
        if re.search(plural, name):
            return re.sub(plural, singular, name)
    return name
