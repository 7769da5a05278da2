"""Repair of whole values: a bounded search for a value that the type accepts.

Candidates are, in this order: the value itself, the value with repaired parts, with fewer or more optional parts, and
values generated anew. The number of candidates is limited for each example.
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
    Validator,
    Value,
    json_equal,
    target_of,
)

_TRIES = 40
"""Values generated anew for one example, at most."""
_TRIES_EACH = 4
"""Values generated anew for one place, at most."""
_STEPS = 2000
"""Values and parts that are examined for one example, at most: nested unions have exponentially many."""
_EVALUATION_STEPS = 50_000
"""What the evaluation of candidates for one example may cost, in steps of the validator."""
_MANY_FIELDS = 40
"""Up to this number of optional fields, candidates without one of them are tried."""


@dataclass(frozen=True, slots=True)
class Repairer:
    """Repairs one example. `regenerate` generates another value of a type for each number."""

    api: Api
    validator: Validator
    regenerate: Callable[[Type, int], Value | None]
    numbers: Iterator[int] = field(default_factory=lambda: iter(range(_TRIES)))
    """The numbers that are left for `regenerate`."""
    steps: Iterator[int] = field(default_factory=lambda: iter(range(_STEPS)))
    """The steps that are left."""
    open: set[tuple[ModelId, int]] = field(default_factory=set[tuple[ModelId, int]])
    """The unions and values being repaired, to end cycles."""
    is_regenerated: bool = False
    """Whether the value was generated anew; its parts are not, then."""
    first_step: int = -1
    """The validator's steps before this example."""

    def __post_init__(self) -> None:
        if self.first_step < 0:
            object.__setattr__(self, "first_step", self.validator.steps)

    def repaired(self, type_: Type, value: Value) -> Value | None:
        """The first candidate that the type accepts; None if there is none within the limits."""
        if next(self.steps, None) is None or self._is_exhausted():
            return None
        return next((each for each in self._candidates(type_, value) if self._accepts(type_, each)), None)

    def _accepts(self, type_: Type, value: Value) -> bool:
        return not self._is_exhausted() and self.validator.accepts(as_json(value), type_)

    def _is_exhausted(self) -> bool:
        return self.validator.steps - self.first_step > _EVALUATION_STEPS

    def _candidates(self, type_: Type, value: Value) -> Iterator[Value]:
        yield value
        yield from self._with_repaired_parts(type_, value)
        if isinstance(type_, ListOf | MapOf | OneOf | Checked | ModelRef):
            for other in self._regenerated(type_):
                yield other
                yield from replace(self, is_regenerated=True)._with_repaired_parts(type_, other)

    def _regenerated(self, type_: Type) -> Iterator[Value]:
        numbers = () if self.is_regenerated else islice(self.numbers, _TRIES_EACH)
        return (value for number in numbers if (value := self.regenerate(type_, number)) is not None)

    def _with_repaired_parts(self, type_: Type, value: Value) -> Iterator[Value]:
        match type_, value:
            case Nullable(inner), _:
                yield from self._with_repaired_parts(inner, value)
                yield Null()
            case Checked(inner), _:
                yield from self._with_repaired_parts(inner, value)
            case OneOf(members), _:
                yield from self._repaired_by_each([part.type for part in members], value)
            case ListOf(item), Items(items):
                yield from self._lists(item.type, items)
            case TupleOf(parts, rest), Items(items):
                types = [*(part.type for part in parts), *[rest.type] * len(items)]
                yield from self._tuples(types, items)
            case MapOf(of), Entries(entries):
                repaired = ((key, self.repaired(of.type, each)) for key, each in entries)
                yield Entries(tuple((key, each) for key, each in repaired if each is not None))
                yield Entries(())
            case ModelRef(id), _:
                yield from self._of_model(id, value)
            case _:
                pass

    def _repaired_by_each(self, types: list[Type], value: Value) -> Iterator[Value]:
        for type_ in types:
            if (repaired := self.repaired(type_, value)) is not None:
                yield repaired

    def _of_model(self, id_: ModelId, value: Value) -> Iterator[Value]:
        match self.api.models[id_]:
            case AliasModel():
                yield from self._of_target(target_of(ModelRef(id_), self.api), value)
            case UnionModel(union=union) if (asked := (id_, id(value))) not in self.open:
                self.open.add(asked)
                try:
                    yield from self._with_repaired_parts(union, value)
                finally:
                    self.open.discard(asked)
            case EnumModel(members=members):
                yield from (Choice(id_, member.value) for member in members)
            case ObjectModel() as model if isinstance(value, Instance) and value.model == id_:
                yield from self._objects(model, dict(value.fields))
            case _:
                pass

    def _of_target(self, target: Type, value: Value) -> Iterator[Value]:
        """Candidates for the target of an alias; a cycle of aliases has none."""
        if not (isinstance(target, ModelRef) and isinstance(self.api.models[target.id], AliasModel)):
            yield from self._with_repaired_parts(target, value)

    def _lists(self, item: Type, items: tuple[Value, ...]) -> Iterator[Value]:
        repaired = [each for each in (self.repaired(item, each) for each in items) if each is not None]
        yield Items(tuple(repaired))
        distinct: list[Value] = []
        for each in (*repaired, *self._regenerated(item)):
            if not any(json_equal(as_json(each), as_json(other)) for other in distinct) and self._accepts(item, each):
                distinct.append(each)
                yield Items(tuple(distinct))
        yield Items(())

    def _tuples(self, types: list[Type], items: tuple[Value, ...]) -> Iterator[Value]:
        repaired: list[Value] = []
        for type_, each in zip(types, items, strict=False):
            found = self.repaired(type_, each)
            if found is None:
                break
            repaired.append(found)
        yield Items(tuple(repaired))

    def _objects(self, model: ObjectModel, values: dict[str, Value]) -> Iterator[Value]:
        """The object with its fields repaired, then with fewer optional ones, then with more."""
        shown: dict[str, Value] = {}
        for each in model.fields:
            repaired = self.repaired(each.type, values[each.wire_name]) if each.wire_name in values else None
            if repaired is not None:
                shown[each.wire_name] = repaired
            elif each.required:
                return
        for left_out in self._left_out(model, tuple(shown)):
            yield _instance(model, {name: value for name, value in shown.items() if name not in left_out})
        for each in model.fields:
            if each.wire_name not in values and (added := next(self._regenerated(each.type), None)) is not None:
                shown[each.wire_name] = added
                yield _instance(model, shown)

    def _left_out(self, model: ObjectModel, shown: tuple[str, ...]) -> Iterator[frozenset[str]]:
        """The fields to leave out: none, one, ever more from the end, all optional ones but one."""
        optional = [each.wire_name for each in model.fields if each.wire_name in shown and not each.required]
        one_by_one = optional if len(optional) <= _MANY_FIELDS else []
        yield frozenset()
        yield from (frozenset({name}) for name in reversed(one_by_one))
        yield from (frozenset(optional[kept:]) for kept in range(len(optional) - 2, -1, -1))
        yield from (frozenset(optional) - {name} for name in one_by_one)


def _instance(model: ObjectModel, values: dict[str, Value]) -> Instance:
    names = (each.wire_name for each in model.fields)
    return Instance(model.id, tuple((name, values[name]) for name in names if name in values))
