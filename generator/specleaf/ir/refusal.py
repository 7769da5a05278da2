"""Why a type refuses a JSON value: the first place in the value that is wrong, and what the type wants there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, repeat

from specleaf.escape import truncate
from specleaf.ir.accepts import Validator, meets_constraints
from specleaf.ir.api import AliasModel, Api, EnumModel, ObjectModel, UnionModel
from specleaf.ir.constraints import Constraint
from specleaf.ir.json_types import json_type
from specleaf.ir.types import (
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
    TupleOf,
    Type,
)
from specleaf.json_value import Json

_LONGEST = 60
_ARTICLES = {"integer": "an integer", "array": "an array", "object": "an object", "null": "null"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is wrong with a value: where in it, why, and whether a text is expected where something else stands."""

    path: tuple[str, ...]
    reason: str
    text_is_expected: bool = False

    def __str__(self) -> str:
        """The reason, after the place as a path of keys: `'owner.age' is a string, not an integer`."""
        place = ".".join(self.path)
        return f"'{place}' {self.reason}" if place else f"it {self.reason}"


def refusal(value: Json, type_: Type, api: Api, validator: Validator) -> Refusal:
    """Why `type_` refuses `value`, which it does. `validator` is one of `api`."""
    return _Explanation(api, validator).of(value, type_, ())


class _Explanation:
    def __init__(self, api: Api, validator: Validator) -> None:
        self._api, self._validator = api, validator

    def of(self, value: Json, type_: Type, path: tuple[str, ...]) -> Refusal:
        match type_:
            case Nullable(inner):
                return self.of(value, inner, path)
            case Checked(inner, rules):
                refused = self._validator.rejects(value, inner)
                return self.of(value, inner, path) if refused else _of_rules(rules, path)
            case Scalar():
                return _of_scalar(value, type_, path)
            case Constant(expected):
                return Refusal(path, f"is not {_shown(expected)}", isinstance(expected, str) and _is_like_text(value))
            case ListOf() | TupleOf():
                return self._of_array(value, type_, path)
            case MapOf(each, constraints):
                return self._of_map(value, each.type, constraints, path)
            case OneOf():
                return self._of_union(value, type_, path)
            case ModelRef(id):
                return self._of_model(value, id, path)
            case Nothing():
                return Refusal(path, "is allowed no value at all")
            case _:
                return Refusal(path, "is not valid")

    def _inside(self, parts: Iterable[tuple[str, Json, Type]], path: tuple[str, ...]) -> Iterator[Refusal]:
        for key, value, type_ in parts:
            if self._validator.rejects(value, type_):
                yield self.of(value, type_, (*path, key))

    def _of_array(self, value: Json, type_: ListOf | TupleOf, path: tuple[str, ...]) -> Refusal:
        if not isinstance(value, list):
            return _of_kind(value, "array", path)
        fixed = type_.items if isinstance(type_, TupleOf) else ()
        rest = type_.rest if isinstance(type_, TupleOf) else type_.item
        types = chain((part.type for part in fixed), repeat(rest.type))
        items = ((str(number), each, of) for number, (each, of) in enumerate(zip(value, types, strict=False)))
        return next(self._inside(items, path), _of_constraints(value, type_.constraints, path))

    def _of_map(self, value: Json, type_: Type, constraints: tuple[Constraint, ...], path: tuple[str, ...]) -> Refusal:
        if not isinstance(value, dict):
            return _of_kind(value, "object", path)
        parts = ((key, each, type_) for key, each in value.items())
        return next(self._inside(parts, path), _of_constraints(value, constraints, path))

    def _of_union(self, value: Json, union: OneOf, path: tuple[str, ...]) -> Refusal:
        chosen = union.discriminator
        if chosen and isinstance(value, dict):
            targets = chosen.targets(value.get(chosen.property_name))
            if len(targets) == 1:  # of those that were tried, the one that was meant
                return self._of_model(value, targets[0], path)
            if not targets and chosen.is_complete:
                tags = ", ".join(_shown(tag) for tag, _ in chosen.mapping)
                return Refusal((*path, chosen.property_name), f"is none of {truncate(tags, _LONGEST)}")
        matching = sum(self._validator.accepts(value, part.type) for part in union.members)
        if matching:
            return Refusal(path, f"is valid for {matching} members of 'oneOf', not for one alone")
        return Refusal(path, "is valid for no member of the union")

    def _of_model(self, value: Json, id_: ModelId, path: tuple[str, ...]) -> Refusal:
        match self._api.models[id_]:
            case AliasModel(target=target):
                return self.of(value, target, path)
            case EnumModel(members=members):
                listed = ", ".join(_shown(member.value) for member in members)
                is_text = any(isinstance(member.value, str) for member in members) and _is_like_text(value)
                return Refusal(path, f"is none of {truncate(listed, _LONGEST)}", is_text)
            case UnionModel(union=union, rules=rules):
                refused = self._validator.rejects(value, union)
                return self.of(value, union, path) if refused or rules is None else _of_rules(rules, path)
            case ObjectModel() as model:
                return self._of_object(value, model, path)

    def _of_object(self, value: Json, model: ObjectModel, path: tuple[str, ...]) -> Refusal:
        if not isinstance(value, dict):
            return _of_kind(value, "object", path)
        for field in model.fields:
            if field.required and field.wire_name not in value:
                return Refusal((*path, field.wire_name), "is required, and missing")
        types = {field.wire_name: field.type for field in model.fields}
        declared = ((key, each, types[key]) for key, each in value.items() if key in types)
        if wrong := next(self._inside(declared, path), None):
            return wrong
        for key, each in value.items():
            if key not in types and isinstance(model.extra.type, Nothing) and key not in model.ignored:
                return Refusal((*path, key), "is no property, and there may be no others")
            if key not in types and self._validator.rejects(each, model.extra.type):
                return self.of(each, model.extra.type, (*path, key))
        if not meets_constraints(value, model.constraints) or model.rules is None:
            return _of_constraints(value, model.constraints, path)
        return _of_rules(model.rules, path)


def _of_scalar(value: Json, scalar: Scalar, path: tuple[str, ...]) -> Refusal:
    found = json_type(value)
    if found != scalar.kind and not (found == "integer" and scalar.kind == "number"):
        return _of_kind(value, scalar.kind, path)
    wrong = _of_constraints(value, scalar.constraints, path)
    return Refusal(path, f"is not of the format '{scalar.format}'") if wrong.reason == _NOT_VALID else wrong


def _of_kind(value: Json, kind: str, path: tuple[str, ...]) -> Refusal:
    found, wanted = (_ARTICLES.get(word, f"a {word}") for word in (json_type(value), kind))
    return Refusal(path, f"is {found}, not {wanted}", kind == "string" and _is_like_text(value))


_NOT_VALID = "is not valid"


def _of_constraints(value: Json, constraints: tuple[Constraint, ...], path: tuple[str, ...]) -> Refusal:
    broken = next((each for each in constraints if not meets_constraints(value, (each,))), None)
    return Refusal(path, f"does not satisfy {broken.keyword}: {_shown(broken.value)}" if broken else _NOT_VALID)


def _of_rules(rules: Rules, path: tuple[str, ...]) -> Refusal:
    keywords = ", ".join(f"'{keyword}'" for keyword in rules.schema) if isinstance(rules.schema, dict) else "false"
    return Refusal(path, f"does not satisfy {truncate(keywords, _LONGEST)}")


def _is_like_text(value: Json) -> bool:
    """Whether a value would be a text if it stood in quotes."""
    return isinstance(value, bool | int | float) or value is None


def _shown(value: Json) -> str:
    return truncate(json.dumps(value, ensure_ascii=False), _LONGEST)
