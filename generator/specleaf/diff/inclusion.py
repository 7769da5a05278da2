"""Whether one type accepts everything that another accepts: a proof, or none.

Both types are of one document: those of the other have been translated (`Matching.translate`). A reference to a model
stands for the same values on both sides: what has changed inside it is told once, at that model.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import assert_never

from specleaf.ir import (
    NULL,
    PARSED_FORMATS,
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
    OneOf,
    Part,
    Scalar,
    TupleOf,
    Type,
    UnionModel,
    checked,
    has_type,
    json_equal,
    json_type,
    meets_constraints,
    nullable,
    union,
)

_LOWER = {"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"}
_UPPER = {"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"}


class Inclusion:
    """Proves that types include others. `models` are those that references lead to, on either side."""

    def __init__(self, models: Mapping[ModelId, Model]) -> None:
        self._models = models
        self._in_progress: set[tuple[ModelId, Type]] = set()

    def includes(self, outer: Type, inner: Type) -> bool:
        """Whether `outer` certainly accepts all that `inner` accepts; false if that is wrong, or not seen."""
        match inner, outer:
            case (Nothing(), _) | (_, Anything()):
                return True
            case ModelRef(id), ModelRef(other) if id == other:
                return True
            case OneOf(members), _:
                return all(self.includes(outer, part.type) for part in members)
            case Nullable(value), _:
                return self.includes(outer, NULL) and self.includes(outer, value)
            case Checked(value, rules), Checked(target, others) if json_equal(rules.schema, others.schema):
                return self.includes(target, value)
            case Checked(value), _:
                return self.includes(outer, value)
            case ModelRef(id), _ if expanded := self._expanded(id):
                return self._once(id, outer, lambda: self.includes(outer, expanded))
            case _:
                return self._includes_plain(outer, inner)

    def _includes_plain(self, outer: Type, inner: Type) -> bool:
        """`includes` for an inner type that is no union and has no rules."""
        match outer:
            case Nullable(value):
                return inner == NULL or self.includes(value, inner)
            case OneOf(members, exclusive=False):
                return any(self.includes(part.type, inner) for part in members)
            case OneOf(members):
                fitting = [part.type for part in members if not _are_disjoint(part.type, inner)]
                return len(fitting) == 1 and self.includes(fitting[0], inner)
            case Constant(value):
                return isinstance(inner, Constant) and json_equal(inner.value, value)
            case ModelRef(id):
                expanded = self._expanded(id)
                return expanded is not None and self._once(id, inner, lambda: self.includes(expanded, inner))
            case Scalar():
                return _is_scalar_within(inner, outer)
            case ListOf() | TupleOf() | MapOf():
                return self._is_container_within(inner, outer)
            case Nothing() | Checked() | Anything():
                return False
            case _:
                assert_never(outer)

    def _expanded(self, id_: ModelId) -> Type | None:
        """What a reference stands for, unless that is an object."""
        match self._models.get(id_):
            case EnumModel(members=members, nullable=can_be_null, open=False, rules=None):
                values: Type = union(tuple(Part(Constant(member.value)) for member in members))
                return nullable(values) if can_be_null else values
            case UnionModel() as model:
                whole = checked(model.union, model.rules)
                return nullable(whole) if model.nullable else whole
            case AliasModel(target=target):
                return target
            case _:
                return None

    def _once(self, id_: ModelId, other: Type, prove: Callable[[], bool]) -> bool:
        """A proof that would need itself is none."""
        question = (id_, other)
        if question in self._in_progress:
            return False
        self._in_progress.add(question)
        try:
            return prove()
        finally:
            self._in_progress.remove(question)

    def _is_container_within(self, inner: Type, outer: ListOf | TupleOf | MapOf) -> bool:
        match inner, outer:
            case ListOf(item, constraints), ListOf(target, others):
                return self._parts((item,), (target,)) and _imply(constraints, others)
            case MapOf(value, constraints), MapOf(target, others):
                return self._parts((value,), (target,)) and _imply(constraints, others)
            case TupleOf(items, rest, constraints), TupleOf(targets, target_rest, others):
                length = max(len(items), len(targets))
                padded = items + (rest,) * (length - len(items))
                target_padded = targets + (target_rest,) * (length - len(targets))
                return self._parts((*padded, rest), (*target_padded, target_rest)) and _imply(constraints, others)
            case TupleOf(items, rest, constraints), ListOf(target, others):
                return self._parts((*items, rest), (target,) * (len(items) + 1)) and _imply(constraints, others)
            case _:
                return False

    def _parts(self, inner: Iterable[Part], outer: Iterable[Part]) -> bool:
        return all(self.includes(target.type, part.type) for part, target in zip(inner, outer, strict=True))


def _is_scalar_within(inner: Type, outer: Scalar) -> bool:
    match inner:
        case Constant(value):
            is_format_free = outer.format not in PARSED_FORMATS
            return has_type(value, (outer.kind,)) and is_format_free and meets_constraints(value, outer.constraints)
        case Scalar(kind, format, constraints):
            same_format = outer.format == format or outer.format not in PARSED_FORMATS
            is_kind = kind == outer.kind or (kind == "integer" and outer.kind == "number")
            given, asked = constraints, outer.constraints
            if kind == "integer":
                given, asked = tuple(map(_of_integers, given)), tuple(map(_of_integers, asked))
            return is_kind and same_format and _imply(given, asked)
        case _:
            return False


def _imply(given: tuple[Constraint, ...], asked: tuple[Constraint, ...]) -> bool:
    """Whether values that meet all of `given` certainly meet each of `asked`."""
    return all(any(_implies(one, each) for one in given) for each in asked)


def _implies(given: Constraint, asked: Constraint) -> bool:
    if given == asked:
        return True
    if isinstance(given.value, bool | str) or isinstance(asked.value, bool | str):
        return False
    strict = asked.keyword.startswith("exclusive") and not given.keyword.startswith("exclusive")
    for bounds, sign in ((_LOWER, 1), (_UPPER, -1)):
        if given.keyword in bounds and _base(given.keyword) == _base(asked.keyword):
            distance = (given.value - asked.value) * sign
            return distance > 0 or (distance == 0 and not strict)
    both = given.keyword == asked.keyword == "multipleOf"
    whole = isinstance(given.value, int) and isinstance(asked.value, int)
    return both and whole and given.value % asked.value == 0


def _of_integers(constraint: Constraint) -> Constraint:
    """A bound of integers as the smallest or greatest integer that it allows."""
    value = constraint.value
    if isinstance(value, bool | str):
        return constraint
    match constraint.keyword:
        case "exclusiveMinimum":
            return Constraint("minimum", math.floor(value) + 1)
        case "exclusiveMaximum":
            return Constraint("maximum", math.ceil(value) - 1)
        case "minimum":
            return Constraint("minimum", math.ceil(value))
        case "maximum":
            return Constraint("maximum", math.floor(value))
        case _:
            return constraint


def _base(keyword: str) -> str:
    return keyword.removeprefix("exclusive").lower()


def _are_disjoint(one: Type, other: Type) -> bool:
    """Whether no value is of both types, as their kinds show."""
    kinds, others = _kinds(one), _kinds(other)
    return bool(kinds and others) and not kinds & others


def _kinds(type_: Type) -> frozenset[str]:
    """The JSON types of a type's values; none if that is not seen at once."""
    match type_:
        case Scalar(kind):
            return frozenset({"integer", "number"} if kind == "number" else {kind})
        case ListOf() | TupleOf():
            return frozenset({"array"})
        case MapOf():
            return frozenset({"object"})
        case Constant(value):
            return frozenset({json_type(value)})
        case Checked(inner):
            return _kinds(inner)
        case _:
            return frozenset()
