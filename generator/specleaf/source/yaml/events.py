"""What the YAML parser says, event by event: the part of it that is used here, with its types.

The parser is libyaml, or PyYAML's own where PyYAML was built without it. Only events are taken from it, never the
objects that it could make.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, TypeAlias, cast

import yaml


class Mark(Protocol):
    """A place; `index` counts characters."""

    index: int


class Event(Protocol):
    """Anything that the parser meets."""

    start_mark: Mark


class Alias(Event, Protocol):
    """`*name`."""

    anchor: str


class Scalar(Event, Protocol):
    """A text or a word. The first of `implicit` says that it stands without quotes."""

    value: str
    tag: str | None
    anchor: str | None
    implicit: tuple[bool, bool]


class Opening(Event, Protocol):
    """The start of a mapping or a sequence."""

    tag: str | None
    anchor: str | None


class Events(Protocol):
    """A parser with its text."""

    def get_event(self) -> Event | None:
        """The next event; `None` when there is no more. Raises `yaml.YAMLError` where the text stops being YAML."""


Parser: TypeAlias = Callable[[str], Events]

PURE_PYTHON = cast(Parser, yaml.SafeLoader)
FASTEST = cast(Parser, yaml.CSafeLoader) if yaml.__with_libyaml__ else PURE_PYTHON


def parse(text: str, parser: Parser) -> Iterator[Event]:
    """The events of a text."""
    return iter(parser(text).get_event, None)
