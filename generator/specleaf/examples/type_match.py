"""Whether an example looks like a value of a type, as far as its outer shape tells."""

from __future__ import annotations

from collections.abc import Iterator

from specleaf.ir import (
    NULL,
    AliasModel,
    Anything,
    Api,
    Checked,
    Constant,
    EnumModel,
    ListOf,
    MapOf,
    ModelId,
    ModelRef,
    Nullable,
    ObjectModel,
    OneOf,
    Scalar,
    TupleOf,
    Type,
    UnionModel,
    types_in_model,
)
from specleaf.json_value import Json


def choices_of(type_: Type, api: Api) -> Iterator[Type]:
    """The alternatives of a type with aliases and unions resolved; null is one of them if the type is nullable."""
    seen: set[ModelId] = set()
    waiting = [type_]
    while waiting:
        match waiting.pop():
            case Checked(inner):
                waiting.append(inner)
            case Nullable(inner):
                waiting += (NULL, inner)
            case OneOf(members):
                waiting.extend(part.type for part in reversed(members))
            case ModelRef(id) if isinstance(model := api.models[id], AliasModel | UnionModel):
                waiting.extend(() if id in seen else reversed(types_in_model(model)))
                seen.add(id)
            case other:
                yield other


def fits(type_: Type, json: Json, api: Api) -> bool:
    """Whether `json` looks like a value of a type, one of `choices_of`, as far as its outer shape tells."""
    match type_:
        case Scalar(kind):
            return _fits_scalar(kind, json)
        case ListOf() | TupleOf():
            return isinstance(json, list)
        case MapOf():
            return isinstance(json, dict)
        case Constant(value):
            return value == json and isinstance(value, bool) == isinstance(json, bool)
        case ModelRef(id):
            return _fits_model(id, json, api)
        case Anything():
            return True
        case _:
            return False


def resembles(type_: Type, json: Json, api: Api) -> bool:
    """Whether `json` is an object with some of a model's fields, and they fit."""
    model = api.models[type_.id] if isinstance(type_, ModelRef) else None
    if not isinstance(model, ObjectModel) or not isinstance(json, dict):
        return False
    given = [each for each in model.fields if each.wire_name in json]
    return bool(given) and all(_fits_any(each.type, json[each.wire_name], api) for each in given)


def _fits_scalar(kind: str, json: Json) -> bool:
    match json:
        case bool():
            return kind == "boolean"
        case str():
            return kind == "string"
        case int():
            return kind in {"integer", "number"}
        case float():
            return kind == "number" or (kind == "integer" and json.is_integer())
        case _:
            return False


def _fits_model(id_: ModelId, json: Json, api: Api) -> bool:
    match api.models[id_]:
        case EnumModel(members=members, nullable=nullable):
            return json in [member.value for member in members] or (nullable and json is None)
        case ObjectModel(fields=fields):
            return isinstance(json, dict) and all(
                each.wire_name in json and _fits_any(each.type, json[each.wire_name], api)
                for each in fields
                if each.required
            )
        case _:
            return False


def _fits_any(type_: Type, json: Json, api: Api) -> bool:
    return any(fits(choice, json, api) for choice in choices_of(type_, api))
