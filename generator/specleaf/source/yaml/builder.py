"""The events of a YAML parser to values, and to the places of their entries.

Built without recursion, so nesting costs no stack; and with the checks that keep the values what JSON can say: keys
are texts, none stands twice, no alias leads into itself or unfolds to more than the limits allow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import yaml

from specleaf.json_value import Json
from specleaf.source.limits import Limits, size_of
from specleaf.source.read_error import ReadError, duplicate_key
from specleaf.source.yaml.events import Alias, Event, Opening, Scalar
from specleaf.source.yaml.merge_keys import MERGE_KEY, merge
from specleaf.source.yaml.positions import Entries
from specleaf.source.yaml.scalars import CORE_TAG, plain, tagged, unknown_tag

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class _Sequence:
    values: list[Json] = field(default_factory=list[Json])
    entries: list[int] = field(default_factory=list[int])

    def put(self, value: Json, offset: int) -> None:
        self.values.append(value)
        self.entries.append(offset)


@dataclass(slots=True)
class _Mapping:
    values: dict[str, Json] = field(default_factory=dict[str, Json])
    entries: dict[str, int] = field(default_factory=dict[str, int])
    key: str | None = None
    """The key that waits for its value; while there is none, the next node is a key."""
    merges: bool = False

    def put(self, value: Json, offset: int) -> None:
        assert self.key is not None, f"no key for the value at {offset}"
        self.values[self.key] = value
        self.key = None


class YamlBuilder:
    """Takes the events of one text, and keeps the collections that are open."""

    def __init__(self, text: str, limits: Limits) -> None:
        self.top = _Sequence()
        self.entries: dict[int, Entries] = {}
        self._text = text
        self._limits = limits
        self._current: _Sequence | _Mapping = self.top
        self._above: list[_Sequence | _Mapping] = []
        self._plain: dict[str, Json] = {}
        self._anchored: dict[str, Scalar | dict[str, Json] | list[Json]] = {}
        self._open_anchored: set[int] = set()
        self._nodes = 1

    def take(self, events: Iterable[Event]) -> None:
        handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open_mapping,
            yaml.SequenceStartEvent: self._open_sequence,
            yaml.MappingEndEvent: self._close_mapping,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._start_document,
        }
        for event in events:
            handler = handlers.get(type(event))
            if handler is not None:
                handler(event)

    def _start_document(self, event: Event) -> None:
        if self.top.values:
            message = "a second document starts here, and a file holds one"
            raise ReadError("multi-document", message, event.start_mark.index)

    def _scalar(self, event: Scalar) -> None:
        if event.anchor is not None:
            self._anchored[event.anchor] = event
        self._put_scalar(event, event.start_mark.index)

    def _put_scalar(self, event: Scalar, offset: int) -> None:
        current = self._current
        if type(current) is _Mapping and current.key is None:
            self._key(current, event, offset)
        else:
            current.put(self._value(event, offset), offset)

    def _key(self, mapping: _Mapping, event: Scalar, offset: int) -> None:
        """The text of the scalar, whatever it would mean as a value: `200` and `"200"` are one key."""
        key = event.value
        if event.tag is not None or not key.isascii():
            self._value(event, offset)
        first = mapping.entries.setdefault(key, offset)
        if first != offset:
            raise duplicate_key(self._text, key, first, offset)
        mapping.key = key
        if key == MERGE_KEY and event.implicit[0]:
            mapping.merges = True

    def _value(self, event: Scalar, offset: int) -> Json:
        text = event.value
        if not text.isascii() and _SURROGATE.search(text):
            raise ReadError("yaml-syntax", "an escape stands for half a character (a surrogate)", offset)
        if event.tag is not None:
            return tagged(event.tag, text, self._limits, offset)
        if not event.implicit[0]:
            return text
        try:
            return self._plain[text]
        except KeyError:
            return self._plain.setdefault(text, plain(text, self._limits, offset))

    def _open_mapping(self, event: Opening) -> None:
        self._open(event, _Mapping(), "map")

    def _open_sequence(self, event: Opening) -> None:
        self._open(event, _Sequence(), "seq")

    def _open(self, event: Opening, opened: _Sequence | _Mapping, kind: str) -> None:
        offset, values = event.start_mark.index, opened.values
        if len(self._above) >= self._limits.depth:
            raise ReadError("too-deep", self._limits.exceeded("depth"), offset)
        if event.tag is not None and event.tag not in ("!", CORE_TAG + kind):
            raise unknown_tag(event.tag, offset)
        if event.anchor is not None:
            self._anchored[event.anchor] = values
            self._open_anchored.add(id(values))
        self._put_collection(values, offset)
        self.entries[id(values)] = opened.entries
        self._above.append(self._current)
        self._current = opened

    def _put_collection(self, values: dict[str, Json] | list[Json], offset: int) -> None:
        current = self._current
        if type(current) is _Mapping and current.key is None:
            raise ReadError("non-json-value", "a list or a mapping cannot be a key: in JSON, keys are strings", offset)
        current.put(values, offset)

    def _close_mapping(self, event: Event) -> None:
        mapping = self._current
        if type(mapping) is _Mapping and mapping.merges:
            merge(mapping.values, mapping.entries, self.entries)
        self._close(event)

    def _close(self, event: Event) -> None:
        values = self._current.values
        self._nodes += len(values)
        if self._nodes > self._limits.nodes:
            raise ReadError("too-large", self._limits.exceeded("nodes"), event.start_mark.index)
        if self._open_anchored:
            self._open_anchored.discard(id(values))
        self._current = self._above.pop()

    def _alias(self, event: Alias) -> None:
        offset = event.start_mark.index
        target = self._anchored.get(event.anchor)
        if target is None:
            raise ReadError("yaml-syntax", f"no anchor '&{event.anchor}' stands before the alias", offset)
        if isinstance(target, dict | list):
            self._check_alias(event.anchor, target, offset)
            self._put_collection(target, offset)
        else:
            self._put_scalar(target, offset)

    def _check_alias(self, name: str, target: dict[str, Json] | list[Json], offset: int) -> None:
        """Every later walk meets the target here once more: it must end, and count."""
        if id(target) in self._open_anchored:
            raise ReadError("alias-cycle", f"the alias '*{name}' stands inside its own anchor", offset)
        size = size_of(target, self._limits.nodes - self._nodes)
        self._nodes += size.nodes - 1
        if self._nodes > self._limits.nodes:
            raise ReadError("alias-bomb", f"the aliases unfold to {self._limits.exceeded('nodes')}", offset)
        if len(self._above) + size.depth > self._limits.depth:
            raise ReadError("too-deep", self._limits.exceeded("depth"), offset)
