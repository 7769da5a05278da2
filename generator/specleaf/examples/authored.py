"""An author's own example (`example`, `examples`, `default`) as a `Value` of its type.

`authored_value` keeps the properties that the SDK layout shows; an `ExampleReader` can keep all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from specleaf.examples.type_match import choices_of, fits, resembles
from specleaf.ir import (
    NULL,
    Anything,
    Api,
    Choice,
    Day,
    Entries,
    EnumModel,
    Flag,
    Instance,
    Instant,
    Items,
    ListOf,
    MapOf,
    ModelId,
    ModelRef,
    Null,
    Number,
    ObjectModel,
    Scalar,
    Text,
    TupleOf,
    Type,
    Value,
)
from specleaf.json_value import Json

PropertySelector: TypeAlias = Callable[[ObjectModel, Mapping[str, Json]], Iterator[tuple[str, Type]]]
"""Chooses the properties of an example object that are shown, in order, each with its type."""


def non_default_fields(model: ObjectModel, json: Mapping[str, Json]) -> Iterator[tuple[str, Type]]:
    """The declared properties whose values differ from their defaults."""
    for each in model.fields:
        repeats = each.default is not None and each.default.value == json.get(each.wire_name)
        if each.wire_name in json and not repeats:
            yield each.wire_name, each.type


def all_properties(model: ObjectModel, json: Mapping[str, Json]) -> Iterator[tuple[str, Type]]:
    """All properties that the author wrote; undeclared ones come last."""
    declared = {each.wire_name: each.type for each in model.fields}
    yield from ((name, type_) for name, type_ in declared.items() if name in json)
    yield from ((name, model.extra.type) for name in json if name not in declared)


def declared_fields(model: ObjectModel, json: Mapping[str, Json]) -> Iterator[tuple[str, Type]]:
    """The declared properties, whatever their values."""
    yield from ((each.wire_name, each.type) for each in model.fields if each.wire_name in json)


@dataclass(frozen=True, slots=True)
class ExampleReader:
    """Converts JSON to values. Of a union, the first member that `accepts` the JSON is its type."""

    api: Api
    shown: PropertySelector
    accepts: Callable[[Json, Type], bool]

    def value(self, type_: Type, json: Json) -> Value:
        """`json` as a value of the type: properties of models become fields.

        What does not fit the type comes out as the plain value that it is.
        """
        match self._narrowed(type_, json), json:
            case ModelRef(id), _:
                return self._of_model(id, json)
            case ListOf(item), list():
                return Items(tuple(self.value(item.type, each) for each in json))
            case TupleOf(items, rest), list():
                types = [part.type for part in items] + [rest.type] * len(json)
                return Items(tuple(self.value(own, each) for own, each in zip(types, json, strict=False)))
            case MapOf(value), dict():
                return Entries(tuple((key, self.value(value.type, each)) for key, each in json.items()))
            case Scalar("string", format), str():
                return _text(format, json)
            case Scalar("string"), int() | float() if not isinstance(json, bool):
                return Text(str(json))
            case _:
                return from_json(json)

    def _narrowed(self, type_: Type, json: Json) -> Type:
        """The type without aliases and unions: of a union, the first member that accepts the example.

        If none does, the first whose outer shape fits (`fits`); if none fits, the first that declares some of the
        properties of the example (`resembles`).
        """
        choices = [choice for choice in choices_of(type_, self.api) if choice != NULL]
        if len(choices) == 1:
            return choices[0]
        accepting = (choice for choice in choices if self.accepts(json, choice))
        fitting = (choice for choice in choices if fits(choice, json, self.api))
        resembling = (choice for choice in choices if resembles(choice, json, self.api))
        return next(chain(accepting, fitting, resembling), Anything())

    def _of_model(self, id_: ModelId, json: Json) -> Value:
        match self.api.models[id_]:
            case ObjectModel() as model if isinstance(json, dict):
                shown = self.shown(model, json)
                return Instance(id_, tuple((name, self.value(type_, json[name])) for name, type_ in shown))
            case EnumModel() if json is not None:
                return Choice(id_, json)
            case _:
                return from_json(json)


def authored_value(type_: Type, json: Json, api: Api) -> Value:
    """`json` as a value of the type, whether or not the type accepts it."""
    return ExampleReader(api, non_default_fields, lambda _json, _type: False).value(type_, json)


def _text(format_: str, text: str) -> Value:
    match format_:
        case "date-time":
            return Instant(text)
        case "date":
            return Day(text)
        case _:
            return Text(text)


def from_json(json: Json) -> Value:
    """A JSON value as a `Value` of no particular type."""
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
            return Items(tuple(map(from_json, json)))
        case dict():
            return Entries(tuple((key, from_json(each)) for key, each in json.items()))
