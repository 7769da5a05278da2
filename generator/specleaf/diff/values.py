"""Values at the edges of what a type accepts, to try on another type.

Bounds and their neighbours, lengths one more and one less, members of enumerations, objects without one of their
properties. Not each value is accepted by the type that it was made for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from specleaf.ir import (
    AliasModel,
    Anything,
    Checked,
    Constant,
    Constraint,
    EnumModel,
    ListOf,
    MapOf,
    Model,
    ModelId,
    ModelRef,
    Nothing,
    Nullable,
    ObjectModel,
    OneOf,
    Scalar,
    TupleOf,
    Type,
    UnionModel,
)
from specleaf.json_value import Json
from specleaf.patterns import sample_texts

_MOST = 40
"""The most values for one type, and the most that are tried for each type inside another."""

_MAX_DEPTH = 4
_LONGEST = 300
"""The longest text or list that is made to pass a bound."""

_TEXTS = {
    "date": ("2026-02-03",),
    "date-time": ("2026-02-03T04:05:06Z",),
    "time": ("04:05:06Z",),
    "uuid": ("123e4567-e89b-42d3-a456-426614174000",),
}
ANY_VALUES: tuple[Json, ...] = ("a", 1, 1.5, True, None, [], {})


class Values:
    """Makes values for the types of one document.

    `is_shared` says whether a value of a model inside another is one of that model in both documents; others are left
    out, since what has changed inside a model is told there.
    """

    def __init__(self, models: Mapping[ModelId, Model], is_shared: Callable[[ModelId, Json], bool]) -> None:
        self._models = models
        self._is_shared = is_shared
        self._kept: dict[ModelId, tuple[Json, ...]] = {}

    def around(self, type_: Type, depth: int = 0) -> Iterator[Json]:
        """Values for a type, at most `_MOST`."""
        return islice(self._of_type(type_, depth), _MOST)

    def of_model(self, id_: ModelId, depth: int = 0) -> Iterator[Json]:
        """Values for a model itself, whatever has become of it."""
        if depth > _MAX_DEPTH:
            return
        match self._models[id_]:
            case ObjectModel() as model:
                yield from self._of_object(model, depth)
            case EnumModel(members=members, nullable=nullable):
                yield from (member.value for member in members)
                yield from (None,) if nullable else ()
            case UnionModel(union=union):
                yield from self._of_type(union, depth + 1)
            case AliasModel(target=target):
                yield from self._of_type(target, depth + 1)

    def _inside(self, type_: Type, depth: int) -> list[Json]:
        return list(islice(self._of_type(type_, depth + 1), max(2, _MOST >> depth))) if depth < _MAX_DEPTH else []

    def _of_type(self, type_: Type, depth: int) -> Iterator[Json]:
        match type_:
            case ModelRef(id):
                if id not in self._kept:
                    self._kept[id] = ()  # while the values are made: a model inside itself has none
                    made = (value for value in self.of_model(id, depth + 1) if self._is_shared(id, value))
                    self._kept[id] = tuple(islice(made, _MOST))
                yield from self._kept[id]
            case Nullable(inner):
                yield None
                yield from self._of_type(inner, depth)
            case Checked(inner):
                yield from self._of_type(inner, depth)
            case OneOf(members):
                for part in members:
                    yield from self._inside(part.type, depth)
            case Constant(value):
                yield value
            case Anything() | Nothing():
                yield from ANY_VALUES
            case Scalar():
                yield from _of_scalar(type_)
            case ListOf(item, constraints):
                yield from _lists(self._inside(item.type, depth), constraints)
            case TupleOf(items, rest):
                firsts = [next(iter(self._inside(part.type, depth)), None) for part in (*items, rest)]
                yield from (firsts[:length] for length in range(len(firsts), -1, -1))
            case MapOf(value, constraints):
                yield from _maps(self._inside(value.type, depth), constraints)

    def _of_object(self, model: ObjectModel, depth: int) -> Iterator[Json]:
        """The object with all properties, with few, and with one of them otherwise or left out."""
        values = {field.wire_name: self._inside(field.type, depth) for field in model.fields}
        whole = {name: found[0] for name, found in values.items() if found}
        required = {field.wire_name for field in model.fields if field.required}
        few = {name: value for name, value in whole.items() if name in required}
        yield from (few, whole)
        for name, found in values.items():
            yield from ({**few, name: value} for value in found)
            yield {key: value for key, value in whole.items() if key != name}
        extras = self._inside(model.extra.type, depth) or [1]
        yield from ({**few, "another": value} for value in extras[:3])


def _of_scalar(scalar: Scalar) -> Iterator[Json]:
    match scalar.kind:
        case "boolean":
            yield from (True, False)
        case "string":
            yield from _texts(scalar)
        case "integer" | "number":
            yield from _numbers(scalar)


def _texts(scalar: Scalar) -> Iterator[Json]:
    bounds = [each.value for each in scalar.constraints if each.keyword in {"minLength", "maxLength"}]
    lengths = {max(0, int(bound) + step) for bound in bounds for step in (-1, 0, 1)}
    patterns = [each.value for each in scalar.constraints if each.keyword == "pattern"]
    yield from _TEXTS.get(scalar.format, ())
    for pattern in patterns:
        yield from islice(sample_texts(str(pattern), min(lengths, default=0), max(lengths, default=20)), 6)
    yield from ("a", "", "A b-1", "0")
    yield from ("a" * length for length in sorted(lengths) if length <= _LONGEST)


def _numbers(scalar: Scalar) -> Iterator[Json]:
    step = 1 if scalar.kind == "integer" else 0.5
    yield from (1, 0, -1, 7)
    yield from (0.5,) if scalar.kind == "number" else ()
    for constraint in scalar.constraints:
        if isinstance(constraint.value, int | float) and not isinstance(constraint.value, bool):
            bound = constraint.value
            near = (bound, bound + step, bound - step, bound * 2)
            yield from (int(each) for each in near) if scalar.kind == "integer" else near
    yield from (2**31, -(2**31) - 1, 2**53 + 1)


def _lists(items: list[Json], constraints: tuple[Constraint, ...]) -> Iterator[Json]:
    yield []
    yield from ([item] for item in items)
    if items:
        yield [items[0], items[0]]
        yield items[:3]
        yield from ([items[n % len(items)] for n in range(length)] for length in _lengths(constraints))


def _maps(values: list[Json], constraints: tuple[Constraint, ...]) -> Iterator[Json]:
    yield {}
    yield from ({"a": value} for value in values)
    if values:
        yield from ({f"a{n}": values[n % len(values)] for n in range(length)} for length in _lengths(constraints))


def _lengths(constraints: tuple[Constraint, ...]) -> Iterator[int]:
    """Lengths at the bounds, and one more and one less."""
    sized = [each.value for each in constraints if each.keyword.endswith(("Items", "Properties"))]
    for bound in sized:
        if isinstance(bound, int) and not isinstance(bound, bool):
            yield from (length for length in (bound - 1, bound, bound + 1) if 0 <= length <= _LONGEST)
