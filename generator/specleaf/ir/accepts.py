"""Validation of JSON values against types of the `Api`.

The verdicts are those of the generated models: a discriminator selects the member of a union, and the formats that
models parse (`PARSED_FORMATS`) are checked.
Constraints and rules are left to jsonschema-rs, which knows JSON Schema 2020-12 and the patterns of ECMA-262.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import assert_never

from jsonschema_rs import Draft202012Validator, ReferencingError, ValidationError

from specleaf.ir.api import AliasModel, Api, EnumModel, Model, ObjectModel, UnionModel
from specleaf.ir.constraints import Constraint
from specleaf.ir.json_types import json_type
from specleaf.ir.standalone import standalone
from specleaf.ir.types import (
    Anything,
    Checked,
    Constant,
    ListOf,
    MapOf,
    ModelId,
    ModelRef,
    Nothing,
    Nullable,
    OneOf,
    Rules,
    Scalar,
    ScalarKind,
    TupleOf,
    Type,
)
from specleaf.json_value import Json

PARSED_FORMATS = frozenset({"date", "date-time", "time", "uuid"})
"""The string formats that models parse; all others are annotations (JSON Schema 2020-12, Validation, 7.2.1)."""

_DEEPEST = 60
"""A value that is nested deeper has no verdict: it is neither accepted nor rejected."""

_MOST_OPEN = 100
"""Models that may be open at once, each entered from the one before; a value that needs more has no verdict."""

_NO_MOMENT = re.compile(r"0000-|.*:60")


def accepts(value: Json, type_: Type, api: Api) -> bool:
    """Whether `value` is valid for `type_`. For many values of one document, keep a `Validator`."""
    return Validator(api).accepts(value, type_)


def json_equal(one: Json, other: Json) -> bool:
    """Whether two JSON values are equal (JSON Schema 2020-12, Core, 4.2.2): 1 is 1.0, and neither is true."""
    match one, other:
        case (bool(), _) | (_, bool()):
            return one is other
        case list(), list():
            return len(one) == len(other) and all(map(json_equal, one, other))
        case dict(), dict():
            return one.keys() == other.keys() and all(json_equal(each, other[key]) for key, each in one.items())
        case _:
            return one == other


class Validator:
    """Validates JSON values against the types of one Api; compiled schemas are cached."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._rules: dict[int, tuple[Rules, Draft202012Validator | None]] = {}
        self._open: set[tuple[ModelId, int]] = set()
        self._answered: dict[tuple[ModelId, int], bool] = {}
        self._unanswered = 0
        self._gave_up = False

    def accepts(self, value: Json, type_: Type) -> bool:
        """Whether `value` is valid for `type_`; False also where a limit was reached."""
        self._answered.clear()
        self._gave_up = False
        return self._of_type(value, type_, 0)

    def rejects(self, value: Json, type_: Type) -> bool:
        """Whether `value` is invalid for `type_`; False also where a limit was reached."""
        return not self.accepts(value, type_) and not self._gave_up

    def _of_type(self, value: Json, type_: Type, depth: int) -> bool:
        match type_:
            case Anything():
                return True
            case Nothing():
                return False
            case Constant(expected):
                return json_equal(value, expected)
            case Scalar(kind, format, constraints):
                return _is_kind(value, kind) and meets_constraints(value, constraints) and _reads(value, format)
            case Nullable(inner):
                return value is None or self._of_type(value, inner, depth)
            case Checked(inner, rules):
                return self._of_type(value, inner, depth) and self._follows(value, rules)
            case ListOf() | TupleOf():
                return isinstance(value, list) and self._may_enter(depth) and self._is_array(value, type_, depth + 1)
            case MapOf(each, constraints):
                return (
                    isinstance(value, dict)
                    and self._may_enter(depth)
                    and meets_constraints(value, constraints)
                    and all(self._of_type(inner, each.type, depth + 1) for inner in value.values())
                )
            case OneOf():
                return self._of_union(value, type_, depth)
            case ModelRef(id):
                return self._of_model_once(value, id, depth)
            case _:
                assert_never(type_)

    def _may_enter(self, depth: int) -> bool:
        """Whether values at the next depth are within the limit."""
        if depth >= _DEEPEST:
            self._unanswered += 1
            self._gave_up = True
        return depth < _DEEPEST

    def _is_array(self, value: list[Json], type_: ListOf | TupleOf, depth: int) -> bool:
        if isinstance(type_, ListOf):
            types = [type_.item.type] * len(value)
        else:
            types = [part.type for part in type_.items[: len(value)]]
            types += [type_.rest.type] * (len(value) - len(types))
        inside = (self._of_type(each, of, depth) for each, of in zip(value, types, strict=True))
        return meets_constraints(value, type_.constraints) and all(inside)

    def _of_union(self, value: Json, union: OneOf, depth: int) -> bool:
        chosen = union.discriminator
        if chosen and chosen.base is not None:
            return self._of_model_once(value, chosen.base, depth)
        if chosen and isinstance(value, dict):
            targets = chosen.targets(value.get(chosen.property_name))
            if targets or chosen.is_complete:
                return any(self._of_model_once(value, target, depth) for target in targets)
        found = (self._of_type(value, member.type, depth) for member in union.members)
        # Of one and only one, the second look goes on where the first has found something.
        return any(found) and not (union.exclusive and not chosen and any(found))

    def _of_model_once(self, value: Json, id_: ModelId, depth: int) -> bool:
        """Memoized; a model that refers to itself for the same value, through unions, adds no alternative."""
        model = self._behind(id_)
        asked = (model.id, id(value))
        if asked in self._answered:
            return self._answered[asked]
        if asked in self._open or len(self._open) >= _MOST_OPEN:
            self._unanswered += 1
            self._gave_up = self._gave_up or asked not in self._open
            return False
        before = self._unanswered
        self._open.add(asked)
        answer = self._of_model(value, model, depth)
        self._open.remove(asked)
        if self._unanswered == before:  # else the answer depends on what is open
            self._answered[asked] = answer
        return answer

    def _behind(self, id_: ModelId) -> Model:
        """The model behind a chain of aliases."""
        model, seen = self._api.models[id_], {id_}
        while isinstance(model, AliasModel) and isinstance(model.target, ModelRef) and model.target.id not in seen:
            model = self._api.models[model.target.id]
            seen.add(model.id)
        return model

    def _of_model(self, value: Json, model: Model, depth: int) -> bool:
        match model:
            case AliasModel():
                return self._of_type(value, model.target, depth)
            case ObjectModel():
                fits = isinstance(value, dict) and self._may_enter(depth) and self._is_object(value, model, depth + 1)
                return fits and self._follows(value, model.rules)
            case UnionModel():
                fits = (value is None and model.nullable) or self._of_type(value, model.union, depth)
                return fits and self._follows(value, model.rules)
            case EnumModel():
                fits = (value is None and model.nullable) or _is_member(value, model)
                return fits and self._follows(value, model.rules)
            case _:
                assert_never(model)

    def _is_object(self, value: dict[str, Json], model: ObjectModel, depth: int) -> bool:
        fields = {field.wire_name: field for field in model.fields}
        if any(field.required and name not in value for name, field in fields.items()):
            return False
        types = ((each, fields[name].type if name in fields else model.extra.type) for name, each in value.items())
        return meets_constraints(value, model.constraints) and all(self._of_type(each, of, depth) for each, of in types)

    def _follows(self, value: Json, rules: Rules | None) -> bool:
        if rules is None:
            return True
        if id(rules) not in self._rules:
            self._rules[id(rules)] = (rules, _validator(standalone(rules.schema, self._api.schemas)))
        _, validator = self._rules[id(rules)]
        return validator is None or validator.is_valid(value)


def meets_constraints(value: Json, constraints: tuple[Constraint, ...]) -> bool:
    """Whether `value` meets the constraints (JSON Schema 2020-12, Validation, 6); those of other types are ignored."""
    if not constraints:
        return True
    validator = _constraints_validator(constraints)
    return validator is None or validator.is_valid(value)


def has_format(value: str, format_: str) -> bool:
    """Whether a string has a format of JSON Schema 2020-12, Validation, 7.3; True for any other format."""
    return _format_validator(format_).is_valid(value)


def _reads(value: Json, format_: str) -> bool:
    """Whether a model can parse a string of a format; Python has neither leap seconds nor the year 0."""
    if not isinstance(value, str) or format_ not in PARSED_FORMATS:
        return True
    return has_format(value, format_) and not _NO_MOMENT.match(value)


def _is_kind(value: Json, kind: ScalarKind) -> bool:
    name = json_type(value)
    return name == kind or (kind == "number" and name == "integer")


def _is_member(value: Json, model: EnumModel) -> bool:
    """Whether a value is in the list; in an open one, whether it is of the type of those that are."""
    if model.open:
        return any(json_type(value) == json_type(member.value) for member in model.members)
    return any(json_equal(value, member.value) for member in model.members)


@lru_cache(maxsize=4096)
def _constraints_validator(constraints: tuple[Constraint, ...]) -> Draft202012Validator | None:
    full = _validator({each.keyword: each.value for each in constraints})
    # A pattern that is not valid in ECMA-262 is reported by another stage, and never checked.
    return full or _validator({each.keyword: each.value for each in constraints if each.keyword != "pattern"})


@lru_cache(maxsize=256)
def _format_validator(format_: str) -> Draft202012Validator:
    return Draft202012Validator({"format": format_}, validate_formats=True, offline=True)


def _validator(schema: dict[str, Json]) -> Draft202012Validator | None:
    """A validator of a schema; None for a schema that is not valid itself."""
    try:
        return Draft202012Validator(schema, offline=True)
    except (ValidationError, ReferencingError):
        return None
