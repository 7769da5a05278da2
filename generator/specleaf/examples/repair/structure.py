"""A value that its schema refuses, made into one that it accepts.

A type and a value come in; the value comes out, changed where it has to be, or nothing. What cannot be mended is left
out where it may be left out, and drawn anew where that may help.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from specleaf.examples.as_json import as_json
from specleaf.ir import (
    AliasModel,
    Api,
    Checked,
    Choice,
    Entries,
    EnumModel,
    Instance,
    Items,
    Judge,
    ListOf,
    MapOf,
    ModelId,
    ModelRef,
    Null,
    Nullable,
    ObjectModel,
    OneOf,
    TupleOf,
    Type,
    UnionModel,
    Value,
    same,
    target_of,
)

_TRIES = 40
"""How often values are drawn anew for one example."""
_TRIES_EACH = 4
"""How often in one place."""
_STEPS = 2000
"""How many values, whole or parts, are looked at for one example: unions of unions have more parts than time."""
_MANY_FIELDS = 40
"""Objects with more optional fields are not tried without each of them."""


@dataclass(frozen=True, slots=True)
class Mender:
    """Mends one example. `again` draws a value of a type anew, another one for each number."""

    api: Api
    judge: Judge
    again: Callable[[Type, int], Value | None]
    numbers: Iterator[int] = field(default_factory=lambda: iter(range(_TRIES)))
    """The numbers of draws to come."""
    steps: Iterator[int] = field(default_factory=lambda: iter(range(_STEPS)))
    """The values that may still be looked at."""
    open: set[tuple[ModelId, int]] = field(default_factory=set[tuple[ModelId, int]])
    """The unions of which some value is being mended: one that leads to itself has nothing to add."""
    is_redrawn: bool = False
    """Whether the value was drawn anew; then its parts are not."""

    def mended(self, type_: Type, value: Value) -> Value | None:
        """A value that the type accepts, as like to `value` as can be found."""
        if next(self.steps, None) is None:
            return None
        return next((each for each in self._candidates(type_, value) if self._accepts(type_, each)), None)

    def _accepts(self, type_: Type, value: Value) -> bool:
        return self.judge.accepts(as_json(value), type_)

    def _candidates(self, type_: Type, value: Value) -> Iterator[Value]:
        yield value
        yield from self._with_mended_parts(type_, value)
        if isinstance(type_, ListOf | MapOf | OneOf | Checked | ModelRef):
            for other in self._redrawn(type_):
                yield other
                yield from replace(self, is_redrawn=True)._with_mended_parts(type_, other)

    def _redrawn(self, type_: Type) -> Iterator[Value]:
        numbers = () if self.is_redrawn else islice(self.numbers, _TRIES_EACH)
        return (value for number in numbers if (value := self.again(type_, number)) is not None)

    def _with_mended_parts(self, type_: Type, value: Value) -> Iterator[Value]:
        match type_, value:
            case Nullable(inner), _:
                yield from self._with_mended_parts(inner, value)
                yield Null()
            case Checked(inner), _:
                yield from self._with_mended_parts(inner, value)
            case OneOf(members), _:
                yield from self._mended_by_each([part.type for part in members], value)
            case ListOf(item), Items(items):
                yield from self._lists(item.type, items)
            case TupleOf(parts, rest), Items(items):
                types = [*(part.type for part in parts), *[rest.type] * len(items)]
                yield from self._tuples(types, items)
            case MapOf(of), Entries(entries):
                mended = ((key, self.mended(of.type, each)) for key, each in entries)
                yield Entries(tuple((key, each) for key, each in mended if each is not None))
                yield Entries(())
            case ModelRef(id), _:
                yield from self._of_model(id, value)
            case _:
                pass

    def _mended_by_each(self, types: list[Type], value: Value) -> Iterator[Value]:
        for type_ in types:
            if (mended := self.mended(type_, value)) is not None:
                yield mended

    def _of_model(self, id_: ModelId, value: Value) -> Iterator[Value]:
        match self.api.models[id_]:
            case AliasModel():
                yield from self._of_target(target_of(ModelRef(id_), self.api), value)
            case UnionModel(union=union) if (asked := (id_, id(value))) not in self.open:
                self.open.add(asked)
                try:
                    yield from self._with_mended_parts(union, value)
                finally:
                    self.open.discard(asked)
            case EnumModel(members=members):
                yield from (Choice(id_, member.value) for member in members)
            case ObjectModel() as model if isinstance(value, Instance) and value.model == id_:
                yield from self._objects(model, dict(value.fields))
            case _:
                pass

    def _of_target(self, target: Type, value: Value) -> Iterator[Value]:
        """What is behind names; those that only stand for each other have nothing behind them."""
        if not (isinstance(target, ModelRef) and isinstance(self.api.models[target.id], AliasModel)):
            yield from self._with_mended_parts(target, value)

    def _lists(self, item: Type, items: tuple[Value, ...]) -> Iterator[Value]:
        mended = [each for each in (self.mended(item, each) for each in items) if each is not None]
        yield Items(tuple(mended))
        distinct: list[Value] = []
        for each in (*mended, *self._redrawn(item)):
            if not any(same(as_json(each), as_json(other)) for other in distinct) and self._accepts(item, each):
                distinct.append(each)
                yield Items(tuple(distinct))
        yield Items(())

    def _tuples(self, types: list[Type], items: tuple[Value, ...]) -> Iterator[Value]:
        mended: list[Value] = []
        for type_, each in zip(types, items, strict=False):
            found = self.mended(type_, each)
            if found is None:
                break
            mended.append(found)
        yield Items(tuple(mended))

    def _objects(self, model: ObjectModel, values: dict[str, Value]) -> Iterator[Value]:
        """The object with its fields mended, then with fewer optional ones, then with more."""
        shown: dict[str, Value] = {}
        for each in model.fields:
            mended = self.mended(each.type, values[each.wire_name]) if each.wire_name in values else None
            if mended is not None:
                shown[each.wire_name] = mended
            elif each.required:
                return
        for left_out in self._left_out(model, tuple(shown)):
            yield _instance(model, {name: value for name, value in shown.items() if name not in left_out})
        for each in model.fields:
            if each.wire_name not in values and (added := next(self._redrawn(each.type), None)) is not None:
                shown[each.wire_name] = added
                yield _instance(model, shown)

    def _left_out(self, model: ObjectModel, shown: tuple[str, ...]) -> Iterator[frozenset[str]]:
        """Which fields to try it without: none, one, more and more from the end, all that are optional but one."""
        optional = [each.wire_name for each in model.fields if each.wire_name in shown and not each.required]
        one_by_one = optional if len(optional) <= _MANY_FIELDS else []
        yield frozenset()
        yield from (frozenset({name}) for name in reversed(one_by_one))
        yield from (frozenset(optional[kept:]) for kept in range(len(optional) - 2, -1, -1))
        yield from (frozenset(optional) - {name} for name in one_by_one)


def _instance(model: ObjectModel, values: dict[str, Value]) -> Instance:
    names = (each.wire_name for each in model.fields)
    return Instance(model.id, tuple((name, values[name]) for name in names if name in values))
