"""Whether a type accepts a JSON value.

The verdict is that of the generated models: a discriminator selects the member of a union, and the four formats that
models parse (`PARSED_FORMATS`) are asserted.
Constraints and rules are left to jsonschema-rs, which knows JSON Schema 2020-12 and the patterns of ECMA-262.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import assert_never

from jsonschema_rs import Draft202012Validator, ReferencingError, ValidationError

from specleaf.ir.api import AliasModel, Api, EnumModel, Model, ObjectModel, UnionModel
from specleaf.ir.constraints import Constraint
from specleaf.ir.evaluation_cost import evaluation_cost
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
"""The string formats that models parse into Python types; all others are annotations (Validation, 7.2.1)."""

_MAX_DEPTH = 60
"""The deepest nesting of a value that is evaluated; a deeper one is undecided."""

_MAX_IN_PROGRESS = 100
"""The longest chain of models, each asking the next about one value, before it is undecided."""

_MAX_STEPS = 1_000_000
"""The most steps that the evaluation of rules may take before a value is undecided: about a tenth of a second."""

_UNREPRESENTABLE = re.compile(r"0000-")


def accepts(value: Json, type_: Type, api: Api) -> bool:
    """Whether `type_` accepts `value`. For many values of one document, keep a `Validator`."""
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
    """Evaluates values against the types of one document; compiled rules are kept."""

    def __init__(self, api: Api) -> None:
        self.steps = 0
        """What all evaluations so far have cost: one for each type that was applied to a value, and for rules as many
        as `evaluation_cost` counts."""
        self._api = api
        self._rules: dict[int, _CompiledRules] = {}
        self._in_progress: set[tuple[ModelId, int]] = set()
        self._memo: dict[tuple[ModelId, int], bool] = {}
        self._open_questions = 0
        self._undecided = False

    def accepts(self, value: Json, type_: Type) -> bool:
        """Whether `type_` accepts `value`; false where that is undecided."""
        self._memo.clear()
        self._undecided = False
        return self._accepts_type(value, type_, 0)

    def rejects(self, value: Json, type_: Type) -> bool:
        """Whether `type_` refuses `value`; false where that is undecided, as for values nested too deep."""
        return not self.accepts(value, type_) and not self._undecided

    def _accepts_type(self, value: Json, type_: Type, depth: int) -> bool:
        self.steps += 1
        match type_:
            case Anything():
                return True
            case Nothing():
                return False
            case Constant(expected):
                return json_equal(value, expected)
            case Scalar(kind, format, constraints):
                return (
                    _is_kind(value, kind) and meets_constraints(value, constraints) and _is_representable(value, format)
                )
            case Nullable(inner):
                return value is None or self._accepts_type(value, inner, depth)
            case Checked(inner, rules):
                return self._accepts_type(value, inner, depth) and self._satisfies_rules(value, rules)
            case ListOf() | TupleOf():
                return isinstance(value, list) and self._within_depth(depth) and self._is_array(value, type_, depth + 1)
            case MapOf(each, constraints):
                return (
                    isinstance(value, dict)
                    and self._within_depth(depth)
                    and meets_constraints(value, constraints)
                    and all(self._accepts_type(inner, each.type, depth + 1) for inner in value.values())
                )
            case OneOf():
                return self._accepts_union(value, type_, depth)
            case ModelRef(id):
                return self._accepts_model(value, id, depth)
            case _:
                assert_never(type_)

    def _within_depth(self, depth: int) -> bool:
        """Whether the values inside one at `depth` are evaluated."""
        if depth >= _MAX_DEPTH:
            self._open_questions += 1
            self._undecided = True
        return depth < _MAX_DEPTH

    def _is_array(self, value: list[Json], type_: ListOf | TupleOf, depth: int) -> bool:
        if isinstance(type_, ListOf):
            types = [type_.item.type] * len(value)
        else:
            types = [part.type for part in type_.items[: len(value)]]
            types += [type_.rest.type] * (len(value) - len(types))
        inside = (self._accepts_type(each, of, depth) for each, of in zip(value, types, strict=True))
        return meets_constraints(value, type_.constraints) and all(inside)

    def _accepts_union(self, value: Json, union: OneOf, depth: int) -> bool:
        chosen = union.discriminator
        if chosen and chosen.base is not None:
            return self._accepts_model(value, chosen.base, depth)
        if chosen and isinstance(value, dict):
            targets = chosen.targets(value.get(chosen.property_name))
            if chosen.is_complete or any(self._accepts_model(value, target, depth) for target in targets):
                return any(self._accepts_model(value, target, depth) for target in targets)
        found = (self._accepts_type(value, member.type, depth) for member in union.members)
        # The second `any` continues the same iterator: a match there is a second one.
        return any(found) and not (union.exclusive and not chosen and any(found))

    def _accepts_model(self, value: Json, id_: ModelId, depth: int) -> bool:
        """A model that is being evaluated for the same value, in a cycle of unions, contributes no match."""
        model = self._resolved_alias(id_)
        question = (model.id, id(value))
        if question in self._memo:
            return self._memo[question]
        if question in self._in_progress or len(self._in_progress) >= _MAX_IN_PROGRESS:
            self._open_questions += 1
            self._undecided = self._undecided or question not in self._in_progress
            return False
        before = self._open_questions
        self._in_progress.add(question)
        answer = self._accepts_model_value(value, model, depth)
        self._in_progress.remove(question)
        if self._open_questions == before:  # else the answer depends on the models in progress
            self._memo[question] = answer
        return answer

    def _resolved_alias(self, id_: ModelId) -> Model:
        """The model at the end of an alias chain."""
        model, seen = self._api.models[id_], {id_}
        while isinstance(model, AliasModel) and isinstance(model.target, ModelRef) and model.target.id not in seen:
            model = self._api.models[model.target.id]
            seen.add(model.id)
        return model

    def _accepts_model_value(self, value: Json, model: Model, depth: int) -> bool:
        match model:
            case AliasModel():
                return self._accepts_type(value, model.target, depth)
            case ObjectModel():
                fits = (
                    isinstance(value, dict) and self._within_depth(depth) and self._is_object(value, model, depth + 1)
                )
                return fits and self._satisfies_rules(value, model.rules)
            case UnionModel():
                fits = (value is None and model.nullable) or self._accepts_type(value, model.union, depth)
                return fits and self._satisfies_rules(value, model.rules)
            case EnumModel():
                fits = (value is None and model.nullable) or _is_member(value, model)
                return fits and self._satisfies_rules(value, model.rules)
            case _:
                assert_never(model)

    def _is_object(self, value: dict[str, Json], model: ObjectModel, depth: int) -> bool:
        fields = {field.wire_name: field for field in model.fields}
        if any(field.required and name not in value for name, field in fields.items()):
            return False
        types = ((each, fields[name].type if name in fields else model.extra.type) for name, each in value.items())
        return meets_constraints(value, model.constraints) and all(
            self._accepts_type(each, of, depth) for each, of in types
        )

    def _satisfies_rules(self, value: Json, rules: Rules | None) -> bool:
        if rules is None:
            return True
        if id(rules) not in self._rules:
            self._rules[id(rules)] = _CompiledRules(rules, standalone(rules.schema, self._api.schemas))
        compiled = self._rules[id(rules)]
        cost = compiled.cost(value)
        self.steps += cost
        if cost >= _MAX_STEPS:
            self._open_questions += 1
            self._undecided = True
            return False
        return compiled.accepts(value)


class _CompiledRules:
    """Rules as a validator, which is compiled at its first use. `rules` are kept: they are identified by address."""

    def __init__(self, rules: Rules, schema: dict[str, Json]) -> None:
        self.rules = rules
        self._schema = schema

    @cached_property
    def _validator(self) -> Draft202012Validator | None:
        return _validator(self._schema)

    def cost(self, value: Json) -> int:
        """The steps that the evaluation takes, or `_MAX_STEPS` if more. Without references it is linear: one."""
        return evaluation_cost(self._schema, value, _MAX_STEPS) if self._schema["$defs"] else 1

    def accepts(self, value: Json) -> bool:
        """Whether the rules accept a value; rules that are no valid schema accept every value."""
        return self._validator is None or self._validator.is_valid(value)


def meets_constraints(value: Json, constraints: tuple[Constraint, ...]) -> bool:
    """Whether `value` satisfies constraints; those for other JSON types do not apply."""
    if not constraints:
        return True
    validator = _constraints_validator(constraints)
    return validator is None or validator.is_valid(value)


def has_format(value: str, format_: str) -> bool:
    """Whether a string matches its `format`; true for formats that JSON Schema does not define."""
    return _format_validator(format_).is_valid(value)


def _is_representable(value: Json, format_: str) -> bool:
    """Whether a model can parse a string of a format; Python has no year 0."""
    if not isinstance(value, str) or format_ not in PARSED_FORMATS:
        return True
    return has_format(value, format_) and not _UNREPRESENTABLE.match(value)


def _is_kind(value: Json, kind: ScalarKind) -> bool:
    name = json_type(value)
    return name == kind or (kind == "number" and name == "integer")


def _is_member(value: Json, model: EnumModel) -> bool:
    """Whether a value is listed; for an open enumeration, whether it has the type of a listed one."""
    if model.open:
        return any(json_type(value) == json_type(member.value) for member in model.members)
    return any(json_equal(value, member.value) for member in model.members)


@lru_cache(maxsize=4096)
def _constraints_validator(constraints: tuple[Constraint, ...]) -> Draft202012Validator | None:
    full = _validator({each.keyword: each.value for each in constraints})
    # An invalid pattern is reported by `build.check_patterns`, and not checked anywhere.
    return full or _validator({each.keyword: each.value for each in constraints if each.keyword != "pattern"})


@lru_cache(maxsize=256)
def _format_validator(format_: str) -> Draft202012Validator:
    return Draft202012Validator({"format": format_}, validate_formats=True, offline=True)


def _validator(schema: dict[str, Json]) -> Draft202012Validator | None:
    """A validator of a schema; `None` if it does not compile."""
    try:
        return Draft202012Validator(schema, offline=True)
    except (ValidationError, ReferencingError):
        return None
