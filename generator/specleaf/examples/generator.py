"""Generates example values from a random stream, constraints aside.

In: a type, the text that seeds its stream, and the values of earlier examples. Out: a tree of values. Texts come from
`strings`, dates from `dates`, authors' own examples from `authored`; a `Strategy` may change each value afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from specleaf.examples.as_json import as_json
from specleaf.examples.authored import from_json
from specleaf.examples.cache import CachedValue, ExampleCache, Place
from specleaf.examples.dates import date, date_time_ms
from specleaf.examples.encoded import encoded
from specleaf.examples.fake_data import binary, uuid
from specleaf.examples.field_selection import FieldSelection
from specleaf.examples.size_limits import ExampleTooLarge, SizeCounter
from specleaf.examples.strategy import ExampleSettings
from specleaf.examples.stream import Stream, fnv1a
from specleaf.examples.strings import text_value
from specleaf.ir import (
    NO_DOCS,
    AliasModel,
    Anything,
    Api,
    Binary,
    Checked,
    Choice,
    Constant,
    Day,
    Docs,
    EncodedContent,
    Entries,
    EnumModel,
    Field,
    Flag,
    Instance,
    Instant,
    Items,
    ListOf,
    MapOf,
    ModelId,
    ModelRef,
    Nothing,
    Null,
    Nullable,
    Number,
    ObjectModel,
    OneOf,
    Operation,
    Part,
    Scalar,
    Text,
    TupleOf,
    Type,
    UnionModel,
    Value,
    accepts_null,
    parts_of,
    target_of,
    types_in_model,
)

_MOST_FULL_OBJECTS = 40
"""With more objects than this in one example, nested ones show required fields only (optional fields: "always")."""

_LONGEST_ALIAS_CHAIN = 100
"""A type behind more aliases and unions than this counts as cyclic."""

_NULL_BELOW = 0.1
_LARGEST = 1_000_000
_FEW, _SEVERAL = 2, 4
"""The number of lengths to draw from: lists of models have 0 or 1 items, all others 0 to 3."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Generates the examples of one Api. `cache` is shared by them, so their order matters (`rendering_order`)."""

    api: Api
    settings: ExampleSettings
    selection: FieldSelection
    cache: ExampleCache = field(default_factory=ExampleCache)

    def example_of(self, type_: Type, seed: str, docs: Docs = NO_DOCS) -> Value | None:
        """The value of a whole example; None if it would be too large. The first value of an object is kept."""
        if not isinstance(type_, ModelRef):
            return self._made(type_, seed, docs)
        model = self.api.models[type_.id]
        if not isinstance(model, ObjectModel):
            return self._made(type_, seed, model.docs)
        if model.id not in self.cache.roots:
            self.cache.roots[model.id] = self._made(type_, seed, model.docs)
        return self.cache.roots[model.id]

    def of_call(self, operation: Operation, fields: Sequence[Field]) -> dict[str, Value]:
        """The values of a call's arguments that are shown, by wire name, drawn in the order of `fields`.

        All come from one stream, that of the operation; nothing is taken from or kept for other examples.
        """
        name = operation.operation_id or f"{operation.method}_{operation.path}"
        generator = _Generator(
            self.api, self.settings, self.selection, ExampleCache(), Stream(name, fnv1a), prefers_examples=True
        )
        try:
            return dict(generator.arguments(fields))
        except ExampleTooLarge:
            return {}

    def _made(self, type_: Type, seed: str, docs: Docs) -> Value | None:
        try:
            return _Generator(self.api, self.settings, self.selection, self.cache, Stream(seed)).whole(type_, docs)
        except ExampleTooLarge:
            return None


def examples_of(api: Api, settings: ExampleSettings) -> Examples:
    """A generator for the examples of an Api; nothing is generated yet."""
    return Examples(api, settings, FieldSelection(api, settings))


@dataclass(slots=True)
class _Generator:
    """Generates one example. A field that is not shown takes no draws from the stream."""

    api: Api
    settings: ExampleSettings
    selection: FieldSelection
    cache: ExampleCache
    stream: Stream
    open: list[ModelId] = field(default_factory=list[ModelId])
    """The objects and unions being generated, from the root inwards."""
    prefers_examples: bool = False
    """Whether of a union's members the first with an example is shown."""
    counter: SizeCounter = field(default_factory=SizeCounter)
    """The size of the example so far."""

    def whole(self, type_: Type, docs: Docs) -> Value:
        """The value at the root, which is never null and never taken from the cache."""
        if given := self._authored(type_, docs):
            return given
        if isinstance(type_, ModelRef) and isinstance(model := self.api.models[type_.id], ObjectModel):
            return self._finished(type_, self._fields(model))
        return self._finished(type_, self._value(type_, Place()))

    def arguments(self, fields: Sequence[Field]) -> Iterator[tuple[str, Value]]:
        """The values of those fields that are shown, with their wire names."""
        for each in fields:
            if self.selection.is_argument(each):
                yield each.wire_name, self._field(each)

    def nested(self, type_: Type, docs: Docs, place: Place) -> Value:
        """The value at a place inside another one."""
        if given := self._authored(type_, docs):
            return given
        nullable = accepts_null(type_, self.api) and not isinstance(type_, Anything)
        if nullable and (self.stream.draw() < _NULL_BELOW or self._is_cyclic(type_)):
            return Null()
        if self.prefers_examples and isinstance(type_, Nullable):
            place = replace(place, is_member=True)  # a union with null is one
        return self._finished(type_, self._value(type_, place))

    def _authored(self, type_: Type, docs: Docs) -> Value | None:
        """The first of the author's examples that the strategy accepts."""
        strategy = self.settings.strategy
        fitting = (example for example in docs.examples if strategy.accepts(type_, example, self.api))
        return next((strategy.authored(type_, example, self.api) for example in fitting), None)

    def _finished(self, type_: Type, value: Value) -> Value:
        return self.settings.strategy.finish(type_, value, self.api)

    def _value(self, type_: Type, place: Place) -> Value:
        self.counter.enter()
        value = self._of_type(target_of(type_, self.api), place)
        self.counter.leave()
        return value

    def _of_type(self, type_: Type, place: Place) -> Value:
        match type_:
            case Scalar():
                return self._scalar(type_, place)
            case ListOf(item):
                count = self._length(type_, item.type)
                return Items(tuple(self._item(item, place.name, number) for number in range(1, count + 1)))
            case TupleOf(items):
                return Items(tuple(self._item(item, place.name, number) for number, item in enumerate(items, 1)))
            case MapOf(value):
                return Entries(tuple(self._entry(value, place.name, i) for i in range(self._length(type_, value.type))))
            case OneOf():
                return self._member(type_, place)
            case Constant(value):
                return from_json(value)
            case ModelRef(id):
                return self._of_model(id, place)
            case Anything() | Nothing() | Nullable() | Checked():  # `target_of` has resolved the last two
                return Text(text_value(self.stream, place.name, "", place.number))
            case _:
                assert_never(type_)

    def _scalar(self, type_: Scalar, place: Place) -> Value:
        match type_.kind:
            case "boolean":
                return Flag(self.stream.flag())
            case "integer":
                return Number(self.stream.index(_LARGEST + 1))
            case "number":
                return Number(self.stream.index(_LARGEST + 1) / 100)
            case "string":
                value = self._string(type_.format, place)
                return self._encoded(value, type_.content, place) if type_.content else value
            case _:
                assert_never(type_.kind)

    def _encoded(self, value: Value, content: EncodedContent, place: Place) -> Value:
        """The text that holds what a schema describes as JSON, or else `value`, in the encoding of the content."""
        inner = content.part if "json" in content.media_type else None
        if inner is not None and not self._is_cyclic(inner.type):
            held = json.dumps(as_json(self.nested(inner.type, inner.docs, place)), ensure_ascii=False)
            return Text(encoded(held, content.encoding))
        return Text(encoded(value.text, content.encoding)) if isinstance(value, Text) else value

    def _string(self, format_: str, place: Place) -> Value:
        match format_:
            case "date-time":
                return Instant(date_time_ms(self.stream, self.settings.year))
            case "date":
                return Day(date(self.stream, self.settings.year))
            case "binary":
                return Binary(binary(self.stream))
            case "uuid":
                return Text(uuid(self.stream))
            case _:
                return Text(text_value(self.stream, place.name, format_, place.number))

    def _length(self, type_: ListOf | MapOf, inner: Type) -> int:
        sizes = _FEW if isinstance(target_of(inner, self.api), ModelRef) else _SEVERAL
        length = self.settings.strategy.length(type_, self.stream.index(sizes), self.api)
        return 0 if self._is_cyclic(inner) else length

    def _item(self, item: Part, name: str, number: int) -> Value:
        return self.nested(item.type, item.docs, Place(name, "item", number))

    def _entry(self, value: Part, name: str, index: int) -> tuple[str, Value]:
        return f"key{index or ''}", self.nested(value.type, value.docs, Place(name, "entry"))

    def _member(self, union: OneOf, place: Place) -> Value:
        part = self._illustrated_member(union) or self.stream.pick(union.members)
        if self._is_cyclic(part.type):
            part = next((other for other in union.members if not self._is_cyclic(other.type)), part)
        # The placeholders of a list of unions bear no numbers.
        inner = Place(place.name, place.role, is_member=True)
        return self._authored(part.type, part.docs) or self._finished(part.type, self._value(part.type, inner))

    def _illustrated_member(self, union: OneOf) -> Part | None:
        if not self.prefers_examples:
            return None
        return next((each for each in union.members if self.selection.is_illustrated(each.type, each.docs)), None)

    def _of_model(self, id_: ModelId, place: Place) -> Value:
        match self.api.models[id_]:
            case ObjectModel() as model:
                return self._object(model, place)
            case EnumModel(members=members):
                return Choice(id_, self.stream.pick(members).value)
            case UnionModel(union=union):
                self.open.append(id_)
                value = self._member(union, place)
                self.open.pop()
                return value
            case AliasModel():
                raise ExampleTooLarge  # aliases of each other only

    def _object(self, model: ObjectModel, place: Place) -> Value:
        key = (place.name, place.role, model.id)
        if cached := self.cache.nested.get(key):
            self.counter.add(cached.size)
            return cached.value
        before = self.counter.start()
        value = self._fields(model, with_defaults=place.is_member)
        self.cache.nested[key] = CachedValue(value, self.counter.end(before))
        return value

    def _fields(self, model: ObjectModel, *, with_defaults: bool = False) -> Instance:
        """The fields to be shown. Inside another value, a member of a union shows its defaults as well."""
        self.counter.objects += 1
        self.open.append(model.id)
        fields: list[tuple[str, Value]] = []
        for each in model.fields:
            if self._is_shown(each, model.id):
                value = self._field(each) if self._needs(each) else self._optional_field(each)
                fields += [(each.wire_name, value)] if value is not None else []
            elif with_defaults and each.default is not None and each.default.value is not None:
                fields.append((each.wire_name, from_json(each.default.value)))
        self.open.pop()
        return Instance(model.id, tuple(fields))

    def _is_shown(self, each: Field, owner: ModelId) -> bool:
        # The root shows all its fields.
        crowded = (
            self.settings.optional == "always" and self.counter.objects > _MOST_FULL_OBJECTS and len(self.open) > 1
        )
        if not self._needs(each) and (crowded or self._is_cyclic(each.type)):
            return False
        return self.selection.is_shown(each, owner)

    def _optional_field(self, each: Field) -> Value | None:
        """The value of an optional field; None if it would be too large."""
        depth, deepest, opened = self.counter.depth, self.counter.deepest, len(self.open)
        try:
            return self._field(each)
        except ExampleTooLarge:
            self.counter.depth, self.counter.deepest = depth, deepest
            del self.open[opened:]
            return None

    def _field(self, each: Field) -> Value:
        if self._is_for_its_items(each) and isinstance(each.type, ListOf):
            return Items((self._item(each.type.item, each.wire_name, 1),))
        return self.nested(each.type, each.docs, Place(each.wire_name))

    def _is_for_its_items(self, each: Field) -> bool:
        """Whether an optional list is shown because its items have examples; then it has an item."""
        return not self._needs(each) and not each.docs.examples and self.settings.optional == "with-example"

    def _needs(self, each: Field) -> bool:
        return self.settings.strategy.needs(each)

    def _is_cyclic(self, type_: Type) -> bool:
        """Whether each value of the type contains an object that is already being generated."""
        seen, waiting = set(self.open), [type_]
        while waiting and len(seen) < len(self.open) + _LONGEST_ALIAS_CHAIN:
            match waiting.pop():
                case Nullable(inner) | Checked(inner):
                    waiting.append(inner)
                case (ListOf() | MapOf() | OneOf()) as outer:
                    waiting += (part.type for part in parts_of(outer))
                case ModelRef(id) if id in seen:
                    pass
                case ModelRef(id) if isinstance(model := self.api.models[id], AliasModel | UnionModel):
                    seen.add(id)
                    waiting += types_in_model(model)
                case _:
                    return False
        return True
