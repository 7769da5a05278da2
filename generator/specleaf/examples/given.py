"""An author's own example as a value of its type."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from specleaf.ir.api import AliasModel, Api, EnumModel, Field, ObjectModel, UnionModel
from specleaf.ir.types import (
    NULL,
    Anything,
    Checked,
    Constant,
    ListOf,
    MapOf,
    ModelId,
    ModelRef,
    Nullable,
    OneOf,
    Scalar,
    TupleOf,
    Type,
)
from specleaf.ir.values import Choice, Day, Entries, Flag, Instance, Instant, Items, Null, Number, Text, Value
from specleaf.ir.walk import types_in_model
from specleaf.json_value import Json


def given_value(type_: Type, json: Json, api: Api) -> Value:
    """`json` as a value of the type: keys of models become fields, unknown ones are left out.

    What does not fit the type comes out as the plain value that it is.
    """
    match _narrowed(type_, json, api), json:
        case ModelRef(id), _:
            return _of_model(id, json, api)
        case ListOf(item), list():
            return Items(tuple(given_value(item.type, each, api) for each in json))
        case TupleOf(items, rest), list():
            types = [part.type for part in items] + [rest.type] * len(json)
            return Items(tuple(given_value(own, each, api) for own, each in zip(types, json, strict=False)))
        case MapOf(value), dict():
            return Entries(tuple((key, given_value(value.type, each, api)) for key, each in json.items()))
        case Scalar("string", format), str():
            return _text(format, json)
        case Scalar("string"), int() | float() if not isinstance(json, bool):
            return Text(str(json))
        case _:
            return plain_value(json)


def _narrowed(type_: Type, json: Json, api: Api) -> Type:
    """A type that is no name, nor a union: of a union, the first member that the example fits by its outer shape.

    If it fits none, for want of required fields, the first that it has only fields of will do.
    """
    choices = [choice for choice in _choices(type_, api) if choice != NULL]
    if len(choices) == 1:
        return choices[0]
    fitting = (choice for choice in choices if _fits(choice, json, api))
    resembling = (choice for choice in choices if _resembles(choice, json, api))
    return next(chain(fitting, resembling), Anything())


def _choices(type_: Type, api: Api) -> Iterator[Type]:
    """What a type comes to if all names and unions in it are opened; null is one of them where it is allowed."""
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


def _text(format_: str, text: str) -> Value:
    match format_:
        case "date-time":
            return Instant(text)
        case "date":
            return Day(text)
        case _:
            return Text(text)


def plain_value(json: Json) -> Value:
    """A JSON value as it is."""
    match json:
        case None:
            return Null()
        case bool():
            return Flag(json)
        case int() | float():
            return Number(json)
        case str():
            return Text(json)
        case list():
            return Items(tuple(map(plain_value, json)))
        case dict():
            return Entries(tuple((key, plain_value(each)) for key, each in json.items()))


def _of_model(id_: ModelId, json: Json, api: Api) -> Value:
    match api.models[id_]:
        case ObjectModel(fields=fields) if isinstance(json, dict):
            shown = ((each.wire_name, _of_field(each, json, api)) for each in fields)
            return Instance(id_, tuple((name, value) for name, value in shown if value is not None))
        case EnumModel() if json is not None:
            return Choice(id_, json)
        case _:
            return plain_value(json)


def _of_field(each: Field, json: dict[str, Json], api: Api) -> Value | None:
    """The value of a field, if the example has it and it says more than the default."""
    if each.wire_name not in json or (each.default is not None and each.default.value == json[each.wire_name]):
        return None
    return given_value(each.type, json[each.wire_name], api)


def _fits(type_: Type, json: Json, api: Api) -> bool:
    """Whether `json` looks like a value of a type, one of `_choices`, as far as its outer shape tells."""
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


def _resembles(type_: Type, json: Json, api: Api) -> bool:
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
    return any(_fits(choice, json, api) for choice in _choices(type_, api))
