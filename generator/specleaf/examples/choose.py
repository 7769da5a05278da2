"""Example values for types: what is shown of a type, chosen by the draws of a stream.

In: a type, the text that seeds its stream, and what earlier blocks have shown. Out: a value tree. Which blocks there
are, and in which order, is the business of pages. Texts come from `strings` and `instants`, an author's own examples
from `given`; what the constraints make of a value is up to the strategy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import assert_never

from specleaf.examples.authored import plain_value
from specleaf.examples.dates import date, date_time_ms
from specleaf.examples.fake_data import binary, uuid
from specleaf.examples.presence import Presence
from specleaf.examples.size_limits import Endless, Extent
from specleaf.examples.store import Kept, Place, Store
from specleaf.examples.strategy import ExampleSettings
from specleaf.examples.stream import Stream
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

_ROOMY = 40
"""How many objects a block may have before those inside others show required fields only, where all are asked for."""

_FAR = 100
"""A type that leads through so many names to nothing plain is as good as one that leads back."""

_NULL_BELOW = 0.1
_LARGEST = 1_000_000
_FEW, _SEVERAL = 2, 4
"""How many lengths there are to draw from: for lists of models 0 and 1, for all others 0 to 3."""


@dataclass(frozen=True, slots=True)
class Examples:
    """The examples of one Api. Blocks are asked for in the order in which they are made; `store` joins them."""

    api: Api
    settings: ExampleSettings
    presence: Presence
    store: Store = field(default_factory=Store)

    def root(self, type_: Type, seed: str, docs: Docs = NO_DOCS) -> Value | None:
        """The value of a whole block, unless it has no end. An object has one, whichever block shows it first."""
        if not isinstance(type_, ModelRef):
            return self._made(type_, seed, docs)
        model = self.api.models[type_.id]
        if not isinstance(model, ObjectModel):
            return self._made(type_, seed, model.docs)
        if model.id not in self.store.roots:
            self.store.roots[model.id] = self._made(type_, seed, model.docs)
        return self.store.roots[model.id]

    def _made(self, type_: Type, seed: str, docs: Docs) -> Value | None:
        try:
            return _Walk(self.api, self.settings, self.presence, self.store, Stream(seed)).whole(type_, docs)
        except Endless:
            return None


def examples_of(api: Api, settings: ExampleSettings) -> Examples:
    """The examples of an Api, none made yet."""
    return Examples(api, settings, Presence(api, settings))


@dataclass(slots=True)
class _Walk:
    """The way through the types of one block. What is not shown takes no draws."""

    api: Api
    settings: ExampleSettings
    presence: Presence
    store: Store
    stream: Stream
    open: list[ModelId] = field(default_factory=list[ModelId])
    """The objects and unions being made, from the root inwards."""
    extent: Extent = field(default_factory=Extent)
    """How large the block is so far."""

    def whole(self, type_: Type, docs: Docs) -> Value:
        """The value at the root, which is never null and never one that was kept."""
        if given := self._given(type_, docs):
            return given
        if isinstance(type_, ModelRef) and isinstance(model := self.api.models[type_.id], ObjectModel):
            return self._finished(type_, self._fields(model))
        return self._finished(type_, self._value(type_, Place()))

    def nested(self, type_: Type, docs: Docs, place: Place) -> Value:
        """The value at a place inside another one."""
        if given := self._given(type_, docs):
            return given
        nullable = accepts_null(type_, self.api) and not isinstance(type_, Anything)
        if nullable and (self.stream.draw() < _NULL_BELOW or self._leads_back(type_)):
            return Null()
        return self._finished(type_, self._value(type_, place))

    def _given(self, type_: Type, docs: Docs) -> Value | None:
        """The first of the author's examples that may be shown."""
        strategy = self.settings.strategy
        fitting = (example for example in docs.examples if strategy.accepts(type_, example, self.api))
        return next((strategy.given(type_, example, self.api) for example in fitting), None)

    def _finished(self, type_: Type, value: Value) -> Value:
        return self.settings.strategy.finish(type_, value, self.api)

    def _value(self, type_: Type, place: Place) -> Value:
        self.extent.enter()
        value = self._of_type(target_of(type_, self.api), place)
        self.extent.leave()
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
                return plain_value(value)
            case ModelRef(id):
                return self._of_model(id, place)
            case Anything() | Nothing() | Nullable() | Checked():  # the last two are never what a type is about
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
                return self._string(type_.format, place)
            case _:
                assert_never(type_.kind)

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
        return 0 if self._leads_back(inner) else length

    def _item(self, item: Part, name: str, number: int) -> Value:
        return self.nested(item.type, item.docs, Place(name, "item", number))

    def _entry(self, value: Part, name: str, index: int) -> tuple[str, Value]:
        return f"key{index or ''}", self.nested(value.type, value.docs, Place(name, "entry"))

    def _member(self, union: OneOf, place: Place) -> Value:
        part = self.stream.pick(union.members)
        if self._leads_back(part.type):
            part = next((other for other in union.members if not self._leads_back(other.type)), part)
        # The placeholders of a list of unions bear no numbers.
        inner = Place(place.name, place.kind, is_member=True)
        return self._given(part.type, part.docs) or self._finished(part.type, self._value(part.type, inner))

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
                raise Endless  # names that only stand for each other

    def _object(self, model: ObjectModel, place: Place) -> Value:
        key = (place.name, place.kind, model.id)
        if kept := self.store.nested.get(key):
            self.extent.add(kept.size)
            return kept.value
        before = self.extent.start()
        value = self._fields(model, with_defaults=place.is_member)
        self.store.nested[key] = Kept(value, self.extent.end(before))
        return value

    def _fields(self, model: ObjectModel, *, with_defaults: bool = False) -> Instance:
        """The fields to be shown. Inside another value, a member of a union shows its defaults as well."""
        self.extent.objects += 1
        self.open.append(model.id)
        fields: list[tuple[str, Value]] = []
        for each in model.fields:
            if self._is_shown(each, model.id):
                value = self._field(each) if self._needs(each) else self._field_with_end(each)
                fields += [(each.wire_name, value)] if value is not None else []
            elif with_defaults and each.default is not None and each.default.value is not None:
                fields.append((each.wire_name, plain_value(each.default.value)))
        self.open.pop()
        return Instance(model.id, tuple(fields))

    def _is_shown(self, each: Field, owner: ModelId) -> bool:
        # A block shows all fields of its root: it is what the block is about.
        crowded = self.settings.optional == "always" and self.extent.objects > _ROOMY and len(self.open) > 1
        if not self._needs(each) and (crowded or self._leads_back(each.type)):
            return False
        return self.presence.is_shown(each, owner)

    def _field_with_end(self, each: Field) -> Value | None:
        """An optional field, unless it has no end."""
        depth, deepest, opened = self.extent.depth, self.extent.deepest, len(self.open)
        try:
            return self._field(each)
        except Endless:
            self.extent.depth, self.extent.deepest = depth, deepest
            del self.open[opened:]
            return None

    def _field(self, each: Field) -> Value:
        if self._is_for_its_items(each) and isinstance(each.type, ListOf):
            return Items((self._item(each.type.item, each.wire_name, 1),))
        return self.nested(each.type, each.docs, Place(each.wire_name))

    def _is_for_its_items(self, each: Field) -> bool:
        """Whether an optional list is shown for the sake of what its items show, so that it must have one."""
        return not self._needs(each) and not each.docs.examples and self.settings.optional == "with-example"

    def _needs(self, each: Field) -> bool:
        return self.settings.strategy.needs(each)

    def _leads_back(self, type_: Type) -> bool:
        """Whether a value of the type would hold, at once or in each entry, an object that is being made already."""
        seen, waiting = set(self.open), [type_]
        while waiting and len(seen) < len(self.open) + _FAR:
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
