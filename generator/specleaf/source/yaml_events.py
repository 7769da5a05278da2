"""What the YAML parser says, event by event: the part of it that is used here, with its types.

The parser is libyaml, or PyYAML's own where PyYAML was built without it. Only events are taken from it, never the
objects that it could make.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, TypeAlias

import yaml

Parser: TypeAlias = Callable[[str], "yaml.SafeLoader | yaml.CSafeLoader"]

LIBYAML: Parser | None = yaml.CSafeLoader if yaml.__with_libyaml__ else None
PURE_PYTHON: Parser = yaml.SafeLoader


class Mark(Protocol):
    """A place; `index` counts characters."""

    index: int


class Event(Protocol):
    """Anything that happens in the text."""

    start_mark: Mark


class Alias(Event, Protocol):
    """`*name`."""

    anchor: str


class Scalar(Event, Protocol):
    """A text or a word. The first of `implicit` says that it is unquoted."""

    value: str
    tag: str | None
    anchor: str | None
    implicit: tuple[bool, bool]


class Opening(Event, Protocol):
    """The start of a mapping or a sequence."""

    tag: str | None
    anchor: str | None


def parse(text: str, parser: Parser) -> Iterator[Event]:
    """The events of a text; raises `yaml.YAMLError` where it stops being YAML."""
    get_event: Callable[[], Event | None] = parser(text).get_event
    return iter(get_event, None)  # type: ignore[arg-type]
