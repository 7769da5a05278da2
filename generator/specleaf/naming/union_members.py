"""Labels of the members of a union: their titles, their discriminating values, or their kinds.

Only inline members have labels, since others have names of their own; labels are unique in the union. They depend on
what is inside the union alone, and not on the order of properties.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from specleaf.ir import (
    Api,
    Checked,
    Constant,
    EnumModel,
    Field,
    ListOf,
    MapOf,
    ModelId,
    ModelRef,
    Nullable,
    ObjectModel,
    Part,
    TupleOf,
    Type,
    UnionModel,
    references_in,
)
from specleaf.json_value import Json
from specleaf.naming.words import caseless_key, pascal, tokenize

_TAGS = ("type", "kind", "object", "role", "event", "action", "name")
"""Properties that usually discriminate between members, the most usual first."""
_MOST_WORDS = 6
_LONGEST = 60
_SENTENCE = re.compile(r"[.,:;!?(]\s|[.!?]$")
_KINDS: Mapping[type[object], str] = {str: "text", int: "number", float: "number", bool: "flag"}
_FEW = 3
"""Enumerations of no more values may be labelled with them."""


def member_labels(union: UnionModel, api: Api) -> Mapping[int, str]:
    """Labels (one word or several) for members of a union, by their numbers (from 1); none where only that differs.

    Members get the first of their labels that no other member has; then those without a label, compared with one
    another only, again.
    """
    waiting = {number: part for part in union.union.members if (number := _number(part.type, union))}
    words: dict[int, str] = {}
    while found := _unique(_Labels(union, api, _property_counts(waiting.values(), union, api)).of_all(waiting)):
        words |= found
        waiting = {number: part for number, part in waiting.items() if number not in found}
    return words


def _unique(options: Mapping[int, Sequence[str]]) -> dict[int, str]:
    counts = Counter(key for each in options.values() for key in {_key(option) for option in each})
    unique = {number: [each for each in own if counts[_key(each)] == 1] for number, own in options.items()}
    return {number: own[0] for number, own in unique.items() if own}


def _number(type_: Type, union: UnionModel) -> int | None:
    """The number (from 1) of the member that a type is, if there are inline models inside it."""
    depth = len(union.id.parts)
    inner = (id_ for id_ in references_in(type_) if id_.is_within(union.id) and len(id_.parts) > depth + 1)
    return next((int(id_.parts[depth + 1]) + 1 for id_ in inner if id_.parts[depth + 1].isdecimal()), None)


def _key(option: str) -> str:
    return caseless_key(pascal(option))


def _unwrapped(type_: Type) -> Type:
    while isinstance(type_, (Nullable, Checked)):
        type_ = type_.inner
    return type_


def _short_names(text: str) -> Iterator[str]:
    """`text`, if it is short and no sentence."""
    words = tokenize(text)
    if words and len(words) <= _MOST_WORDS and len(text) <= _LONGEST and not _SENTENCE.search(text):
        yield text


def _property_counts(parts: Iterable[Part], union: UnionModel, api: Api) -> Counter[str]:
    """How many objects have a property of a name; empty where there is only one object.

    Properties from elsewhere (`allOf`) do not count, since they may change without the union.
    """
    types = (_unwrapped(part.type) for part in parts)
    models = (api.models[type_.id] for type_ in types if isinstance(type_, ModelRef))
    objects = [_inline_fields(model, union) for model in models if isinstance(model, ObjectModel)]
    return Counter(field.wire_name for fields in objects for field in fields) if len(objects) > 1 else Counter()


def _inline_fields(model: ObjectModel, union: UnionModel) -> list[Field]:
    return [field for field in model.fields if field.pointer.is_within(union.id)]


@dataclass(frozen=True, slots=True)
class _Labels:
    """Possible labels of the members of a union; `property_counts`: how many members have a property."""

    union: UnionModel
    api: Api
    property_counts: Counter[str]

    def of_all(self, parts: Mapping[int, Part]) -> dict[int, tuple[str, ...]]:
        """The possible labels of each, the best first."""
        return {number: tuple(self._of(part)) for number, part in parts.items()}

    def _of(self, part: Part) -> Iterator[str]:
        match _unwrapped(part.type):
            case ListOf(item):
                yield "Item"
                yield from (f"{each} item" for each in self._of(item))
            case TupleOf():
                yield "Item"
            case MapOf(value):
                yield "Value"
                yield from (f"{each} value" for each in self._of(value))
            case ModelRef(id):
                yield from _short_names(self.api.models[id].docs.title)
                yield from self._of_model(id)
            case _:
                return

    def _of_model(self, id_: ModelId) -> Iterator[str]:
        match self.api.models[id_]:
            case ObjectModel() as model:
                yield from self._tags(model)
                fields = sorted(
                    _inline_fields(model, self.union), key=lambda field: (not field.required, field.wire_name)
                )
                yield from (f"with {field.wire_name}" for field in fields if self.property_counts[field.wire_name] == 1)
                yield "Object"
            case EnumModel() as enum:
                yield from _of_enum(enum)
            case UnionModel():
                yield "Union"
            case _:
                return

    def _tags(self, model: ObjectModel) -> Iterator[str]:
        """The values of properties that can have one value only, discriminators first."""
        discriminator = self.union.union.discriminator
        order = (discriminator.property_name, *_TAGS) if discriminator else _TAGS
        places = {name: place for place, name in reversed(list(enumerate(order)))}
        fields = sorted(model.fields, key=lambda field: (places.get(field.wire_name, len(order)), field.wire_name))
        for field in fields:
            match _unwrapped(field.type):
                case Constant(value):
                    yield from _of_value(value, field.wire_name)
                case ModelRef(id) if isinstance(enum := self.api.models[id], EnumModel) and len(enum.members) == 1:
                    yield from _of_value(enum.members[0].value, field.wire_name)
                case _:
                    pass


def _of_value(value: Json, owner: str) -> Iterator[str]:
    """A text stands alone; other values follow the name of their property: `stream true`."""
    match value:
        case str():
            yield from _short_names(value) if value else ("Empty",)
        case None | bool() | int() | float():
            yield f"{owner} {json.dumps(value)}"
        case _:
            return


def _of_enum(enum: EnumModel) -> Iterator[str]:
    values = [member.value for member in enum.members]
    if len(values) == 1:
        yield from _of_value(values[0], "value")
    yield "Enum"
    if len(kinds := {type(value) for value in values}) == 1:
        yield f"{_KINDS.get(kinds.pop(), 'other')} enum"
    if 1 < len(values) <= _FEW:
        yield " or ".join(value if isinstance(value, str) else json.dumps(value) for value in values)
