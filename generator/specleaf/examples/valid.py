"""The strategy `valid`: values that are drawn as ever and then made to respect their schemas.

Where a schema constrains nothing, a value is the one that the strategy `sdk` gives. What is decided here takes no
draws, so nothing else changes with it. `true_examples` checks each whole example and has it mended where a value alone
could not be made to fit; a model whose schema nothing fits has no example.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from specleaf.examples.as_json import as_json
from specleaf.examples.authored import Reader, Shown, all_properties, given_value, telling_fields
from specleaf.examples.choose import Examples, examples_of
from specleaf.examples.repair import Mender, fitted_number, fitted_text
from specleaf.examples.shorten import trimmed
from specleaf.examples.store import Store
from specleaf.examples.strategy import ExampleSettings, OptionalFields, Roots, Strategy
from specleaf.ir import (
    NO_DOCS,
    Api,
    Checked,
    Discriminator,
    Docs,
    Instance,
    Judge,
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
    Value,
    parts_of,
    same,
    target_of,
    types_in_model,
    types_of_operation,
)
from specleaf.json_value import Json

_MOST_ENTRIES = 20
"""Longer lists and maps are not shown, even where the schema asks for them."""


@dataclass(frozen=True, slots=True)
class TrueExamples(Roots):
    """The examples of one Api, each of them accepted by its schema."""

    examples: Examples
    judge: Judge

    def root(self, type_: Type, seed: str, docs: Docs = NO_DOCS) -> Value | None:
        """The value of a block about a type, if there is one."""
        drawn = self.examples.root(type_, seed, docs)
        if drawn is None:
            return None
        value = Mender(self.examples.api, self.judge, self._again).mended(type_, drawn)
        return None if value is None else self._readable(type_, value)

    def _readable(self, type_: Type, value: Value) -> Value:
        """The value at a readable size. Where only some fields are asked for, and where the author gave it, it is."""
        api = self.examples.api
        is_given = any(same(as_json(value), example) for example in _examples_of_model(type_, api))
        if self.examples.settings.optional != "always" or is_given:
            return value
        less = trimmed(value, api)
        return less if self.judge.accepts(as_json(less), type_) else value

    def _again(self, type_: Type, number: int) -> Value | None:
        return replace(self.examples, store=Store()).root(type_, f"again {number}")


def true_examples(api: Api, optional: OptionalFields, year: int) -> TrueExamples:
    """The examples of an Api, none made yet."""
    judge = Judge(api)
    return TrueExamples(examples_of(api, ExampleSettings(valid(api, judge, _SHOWN[optional]), optional, year)), judge)


_SHOWN: Mapping[OptionalFields, Shown] = {
    "always": all_properties,
    "with-example": telling_fields,
    "never": telling_fields,
}
"""What is shown of an author's example, by what is shown of optional fields."""


def valid(api: Api, judge: Judge, shown: Shown) -> Strategy:
    """The strategy for one Api."""
    tags = _tags(api)
    reader = Reader(api, shown, judge.accepts)

    def finish(type_: Type, value: Value, _: Api) -> Value:
        for example in _examples_of_model(type_, api):
            if accepts(type_, example, api):
                return reader.value(type_, example)
        return _tagged(value, tags, judge, api) if isinstance(value, Instance) else _fitted(type_, value, api)

    def accepts(type_: Type, json: Json, _: Api) -> bool:
        return judge.accepts(json, type_) and judge.accepts(as_json(reader.value(type_, json)), type_)

    return Strategy(
        length=_fitted_length,
        finish=finish,
        accepts=accepts,
        given=lambda type_, json, _: reader.value(type_, json),
        needs=lambda each: each.required,
    )


def _examples_of_model(type_: Type, api: Api) -> tuple[Json, ...]:
    """The author's examples of the model that a type names, which count wherever the model stands."""
    match type_:
        case Nullable(inner) | Checked(inner):
            return _examples_of_model(inner, api)
        case ModelRef(id):
            return api.models[id].docs.examples
        case _:
            return ()


def _fitted_length(type_: Type, drawn: int, api: Api) -> int:
    match target_of(type_, api):
        case ListOf(_, constraints) | MapOf(_, constraints):
            bounds = {each.keyword: int(each.value) for each in constraints if each.keyword != "uniqueItems"}
        case _:
            return drawn
    least = bounds.get("minItems", bounds.get("minProperties", 0))
    most = bounds.get("maxItems", bounds.get("maxProperties", _MOST_ENTRIES))
    return min(max(drawn, least), most, _MOST_ENTRIES)


def _fitted(type_: Type, value: Value, api: Api) -> Value:
    match target_of(type_, api), value:
        case Scalar() as scalar, Number(number):
            return Number(fitted_number(scalar, number)) if scalar.constraints else value
        case Scalar() as scalar, Text(text):
            return Text(fitted_text(scalar, text)) if scalar.constraints or scalar.format else value
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


def _tagged(value: Instance, tags: Tags, judge: Judge, api: Api) -> Instance:
    """An object whose discriminators name the object itself."""
    model = api.models[value.model]
    if not isinstance(model, ObjectModel):
        return value
    types = {field.wire_name: field.type for field in model.fields}

    def of_field(name: str, each: Value) -> Value:
        wanted = [tag for tag in tags.get((value.model, name), ()) if judge.accepts(tag, types[name])]
        fits = not wanted or as_json(each) in wanted
        return each if fits else given_value(types[name], wanted[0], api)

    return Instance(value.model, tuple((name, of_field(name, each)) for name, each in value.fields))
