"""What the members of a union are called: by their titles, the values that tell them apart, or what they are.

Only members written inside the union have words, for others have names of their own; and none has a word that another
member could have as well. The words depend on the union alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from specleaf.ir.api import Api, EnumModel, ObjectModel, UnionModel
from specleaf.ir.types import Checked, Constant, ListOf, MapOf, ModelId, ModelRef, Nullable, Part, TupleOf, Type
from specleaf.ir.walk import references_in
from specleaf.naming.words import folded, pascal, runs

_TAGS = ("type", "kind", "object", "role", "event", "action", "name")
"""Properties that tell members apart by convention, the most usual first."""
_MOST_WORDS = 6
_LONGEST = 60
_SENTENCE = re.compile(r"[.,:;!?(]\s|[.!?]$")


def member_words(union: UnionModel, api: Api) -> Mapping[int, str]:
    """A word or some for members of a union, by their numbers (from 1); nothing where only the number tells."""
    parts = {number: part for part in union.union.members if (number := _number(part.type, union))}
    owners = _owners(union, api)
    options = {number: tuple(_options(part, union, api, owners)) for number, part in parts.items()}
    counts = Counter(key for each in options.values() for key in {_key(option) for option in each})
    unique = {number: [each for each in own if counts[_key(each)] == 1] for number, own in options.items()}
    return {number: own[0] for number, own in unique.items() if own}


def _number(type_: Type, union: UnionModel) -> int | None:
    """The number of the member that a type is, if there are models inside it."""
    depth = len(union.id.parts)
    inner = (id_ for id_ in references_in(type_) if id_.is_within(union.id) and len(id_.parts) > depth + 1)
    return next((int(id_.parts[depth + 1]) + 1 for id_ in inner if id_.parts[depth + 1].isdecimal()), None)


def _key(option: str) -> str:
    return folded(pascal(option))


def _options(part: Part, union: UnionModel, api: Api, owners: Counter[str]) -> Iterator[str]:
    """What a member could be called, the best first."""
    match _bare(part.type):
        case ListOf() | TupleOf():
            yield "Item"
        case MapOf():
            yield "Value"
        case ModelRef(id):
            yield from _names(api.models[id].docs.title)
            yield from _of_model(id, union, api, owners)
        case _:
            return


def _bare(type_: Type) -> Type:
    while isinstance(type_, (Nullable, Checked)):
        type_ = type_.inner
    return type_


def _names(text: str) -> Iterator[str]:
    """`text`, if it is a name and not a sentence."""
    words = runs(text)
    if words and len(words) <= _MOST_WORDS and len(text) <= _LONGEST and not _SENTENCE.search(text):
        yield text


def _of_model(id_: ModelId, union: UnionModel, api: Api, owners: Counter[str]) -> Iterator[str]:
    match api.models[id_]:
        case ObjectModel() as model:
            yield from _tags(model, union, api)
            required = (field.wire_name for field in model.fields if field.required)
            yield from (f"with {name}" for name in required if owners[name] == 1)
            yield "Object"
        case EnumModel() as enum:
            yield from _only_member(enum)
            yield "Enum"
        case UnionModel():
            yield "Union"
        case _:
            return


def _tags(model: ObjectModel, union: UnionModel, api: Api) -> Iterator[str]:
    """The values of properties that can have one value only, those that are meant to tell apart first."""
    discriminator = union.union.discriminator
    order = (discriminator.property_name, *_TAGS) if discriminator else _TAGS
    places = {name: place for place, name in reversed(list(enumerate(order)))}
    for field in sorted(model.fields, key=lambda field: places.get(field.wire_name, len(order))):
        match _bare(field.type):
            case Constant(str(value)):
                yield from _names(value)
            case ModelRef(id) if isinstance(enum := api.models[id], EnumModel):
                yield from _only_member(enum)
            case _:
                pass


def _only_member(enum: EnumModel) -> Iterator[str]:
    if len(enum.members) == 1 and isinstance(value := enum.members[0].value, str):
        yield from _names(value) if value else ("Empty",)


def _owners(union: UnionModel, api: Api) -> Counter[str]:
    """How many objects of the union have a property of a name; nothing to tell apart where there is one object."""
    types = (_bare(part.type) for part in union.union.members)
    models = (api.models[type_.id] for type_ in types if isinstance(type_, ModelRef))
    objects = [model for model in models if isinstance(model, ObjectModel)]
    return Counter(field.wire_name for model in objects for field in model.fields) if len(objects) > 1 else Counter()
