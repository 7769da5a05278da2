"""The strategy `valid`: examples that their types accept.

Values are generated as by the strategy `sdk`; those that break a constraint are changed. `ValidExamples` checks each
whole example with the `Validator`, repairs it where changes of single values were not enough, and returns None if no
accepted value was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from specleaf.examples.as_json import as_json
from specleaf.examples.authored import (
    ExampleReader,
    PropertySelector,
    all_properties,
    authored_value,
    non_default_fields,
)
from specleaf.examples.cache import ExampleCache
from specleaf.examples.generator import Examples, examples_of
from specleaf.examples.repair import Repairer, repaired_number, repaired_text
from specleaf.examples.shorten import trimmed
from specleaf.examples.strategy import ExampleSettings, ExampleSource, OptionalFields, Strategy
from specleaf.ir import (
    NO_DOCS,
    Api,
    Checked,
    Discriminator,
    Docs,
    Instance,
    ListOf,
    MapOf,
    ModelId,
    ModelRef,
    Nullable,
    Number,
    ObjectModel,
    OneOf,
    Scalar,
    Text,
    Type,
    Validator,
    Value,
    json_equal,
    parts_of,
    target_of,
    types_in_model,
    types_of_operation,
)
from specleaf.json_value import Json

_MOST_ENTRIES = 20
"""Longer lists and maps are not shown, even where the schema asks for them."""


@dataclass(frozen=True, slots=True)
class ValidExamples(ExampleSource):
    """The examples of one Api, each of them accepted by its type."""

    examples: Examples
    validator: Validator

    def example_of(self, type_: Type, seed: str, docs: Docs = NO_DOCS) -> Value | None:
        """The example of a type; None if no value was found that the type accepts (see `ExampleSource`)."""
        drawn = self.examples.example_of(type_, seed, docs)
        if drawn is None:
            return None
        value = Repairer(self.examples.api, self.validator, self._regenerate).repaired(type_, drawn)
        return None if value is None else self._readable(type_, value)

    def _readable(self, type_: Type, value: Value) -> Value:
        """The value without deeply nested optional fields, if all fields are shown and the author did not write it."""
        api = self.examples.api
        is_given = any(json_equal(as_json(value), example) for example in _examples_of_model(type_, api))
        if self.examples.settings.optional != "always" or is_given:
            return value
        less = trimmed(value, api)
        return less if self.validator.accepts(as_json(less), type_) else value

    def _regenerate(self, type_: Type, number: int) -> Value | None:
        return replace(self.examples, cache=ExampleCache()).example_of(type_, f"again {number}")


def valid_examples(api: Api, optional: OptionalFields, year: int) -> ValidExamples:
    """The source of the valid examples of an Api; nothing is generated yet."""
    validator = Validator(api)
    return ValidExamples(
        examples_of(api, ExampleSettings(valid(api, validator, _SHOWN[optional]), optional, year)), validator
    )


def first_accepted(type_: Type, examples: Iterable[Json], strategy: Strategy, api: Api) -> Value | None:
    """The first of an author's examples that a type accepts."""
    accepted = (each for each in examples if strategy.accepts(type_, each, api))
    return next((strategy.authored(type_, each, api) for each in accepted), None)


_SHOWN: Mapping[OptionalFields, PropertySelector] = {
    "always": all_properties,
    "with-example": non_default_fields,
    "never": non_default_fields,
}
"""The properties shown of an author's example, by the setting for optional fields."""


_LEAP_SECOND = re.compile(r"(\d{4}-\d\d-\d\d[Tt ])?\d\d:\d\d:60\b")


def _has_leap_second(json: Json) -> bool:
    match json:
        case str():
            return _LEAP_SECOND.match(json) is not None
        case dict():
            return any(_has_leap_second(each) for each in json.values())
        case list():
            return any(_has_leap_second(each) for each in json)
        case _:
            return False


def valid(api: Api, validator: Validator, shown: PropertySelector) -> Strategy:
    """The strategy `valid` for one Api; `shown` selects the properties of authored examples."""
    tags = _tags(api)
    reader = ExampleReader(api, shown, validator.accepts)

    def finish(type_: Type, value: Value, _: Api) -> Value:
        for example in _examples_of_model(type_, api):
            if accepts(type_, example, api):
                return reader.value(type_, example)
        return _tagged(value, tags, validator, api) if isinstance(value, Instance) else _repaired(type_, value, api)

    def accepts(type_: Type, json: Json, _: Api) -> bool:
        if _has_leap_second(json):
            return False  # a model reads it, and no expression of Python or TypeScript has it
        return validator.accepts(json, type_) and validator.accepts(as_json(reader.value(type_, json)), type_)

    return Strategy(
        length=_clamped_length,
        finish=finish,
        accepts=accepts,
        authored=lambda type_, json, _: reader.value(type_, json),
        needs=lambda each: each.required,
    )


def _examples_of_model(type_: Type, api: Api) -> tuple[Json, ...]:
    """The author's examples of the model that a type refers to."""
    match type_:
        case Nullable(inner) | Checked(inner):
            return _examples_of_model(inner, api)
        case ModelRef(id):
            return api.models[id].docs.examples
        case _:
            return ()


def _clamped_length(type_: Type, drawn: int, api: Api) -> int:
    match target_of(type_, api):
        case ListOf(_, constraints) | MapOf(_, constraints):
            bounds = {each.keyword: int(each.value) for each in constraints if each.keyword != "uniqueItems"}
        case _:
            return drawn
    least = bounds.get("minItems", bounds.get("minProperties", 0))
    most = bounds.get("maxItems", bounds.get("maxProperties", _MOST_ENTRIES))
    return min(max(drawn, least), most, _MOST_ENTRIES)


def _repaired(type_: Type, value: Value, api: Api) -> Value:
    match target_of(type_, api), value:
        case Scalar() as scalar, Number(number):
            return Number(repaired_number(scalar, number)) if scalar.constraints else value
        case Scalar() as scalar, Text(text):
            return Text(repaired_text(scalar, text)) if scalar.constraints or scalar.format else value
        case _:
            return value


Tags = Mapping[tuple[ModelId, str], tuple[str, ...]]
"""By model and property: the values with which a discriminator chooses that model."""


def _tags(api: Api) -> Tags:
    tags: dict[tuple[ModelId, str], tuple[str, ...]] = {}
    for discriminator in _discriminators(api):
        for value, id_ in discriminator.mapping:
            key = (id_, discriminator.property_name)
            tags[key] = (*tags.get(key, ()), value)
    return tags


def _discriminators(api: Api) -> Iterator[Discriminator]:
    waiting: list[Type] = []
    for model in api.models.values():
        waiting += types_in_model(model)
        if isinstance(model, ObjectModel) and model.discriminator:
            yield model.discriminator
    for operation in api.operations:
        waiting += types_of_operation(operation)
    while waiting:
        type_ = waiting.pop()
        waiting += (part.type for part in parts_of(type_))
        if isinstance(type_, OneOf) and type_.discriminator:
            yield type_.discriminator


def _values_of(tag: str) -> tuple[Json, ...]:
    """The values that a tag is the text of."""
    if tag in {"true", "false"}:
        return tag, tag == "true"
    return (tag, int(tag)) if _INTEGER.fullmatch(tag) else (tag,)


_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,99}")


def _tagged(value: Instance, tags: Tags, validator: Validator, api: Api) -> Instance:
    """The object with discriminator values that select its own model (OpenAPI 3.1, "Discriminator Object")."""
    model = api.models[value.model]
    if not isinstance(model, ObjectModel):
        return value
    types = {field.wire_name: field.type for field in model.fields}

    def of_field(name: str, each: Value) -> Value:
        values = [value for tag in tags.get((value.model, name), ()) for value in _values_of(tag)]
        wanted = [value for value in values if validator.accepts(value, types[name])]
        fits = not wanted or any(json_equal(as_json(each), value) for value in wanted)
        return each if fits else authored_value(types[name], wanted[0], api)

    return Instance(value.model, tuple((name, of_field(name, each)) for name, each in value.fields))
