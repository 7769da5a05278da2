"""Unions whose members say themselves what they are."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from specleaf.ir.api import AliasModel, Api, EnumModel, Field, Member, Model, ObjectModel, UnionModel
from specleaf.ir.docs import NO_DOCS
from specleaf.ir.types import (
    ANY_PART,
    Constant,
    Discriminator,
    ListOf,
    MapOf,
    ModelId,
    ModelRef,
    OneOf,
    Part,
    Rules,
    Scalar,
    Type,
)
from specleaf.json_value import Json
from specleaf.pointer import ROOT
from specleaf.transforms.tags import with_inferred_discriminators

TEXT = Scalar("string")


def at(name: str) -> ModelId:
    return ROOT.child("components", "schemas", name)


def ref(name: str) -> ModelRef:
    return ModelRef(at(name))


def thing(name: str, /, *, required: bool = True, **fields: Type) -> ObjectModel:
    return ObjectModel(
        at(name),
        NO_DOCS,
        tuple(Field(each, type_, required, at(name).child("properties", each)) for each, type_ in fields.items()),
        ANY_PART,
    )


def enum(name: str, *values: Json) -> EnumModel:
    return EnumModel(at(name), NO_DOCS, tuple(map(Member, values)))


def union(name: str, *members: Type, rules: Json = None, chosen: Discriminator | None = None) -> UnionModel:
    made = OneOf(tuple(map(Part, members)), chosen)
    return UnionModel(at(name), NO_DOCS, made, rules=None if rules is None else Rules(rules))


CAT, DOG = thing("Cat", k=Constant("cat"), name=TEXT), thing("Dog", k=ref("Kind"))
KIND = enum("Kind", "dog", "puppy")


def told(*models: Model) -> Discriminator | None:
    """What tells the members of the first model apart."""
    api = Api("", "", (), MappingProxyType({model.id: model for model in (*models, CAT, DOG, KIND)}), ())
    found = with_inferred_discriminators(api).models[models[0].id]
    assert isinstance(found, UnionModel)
    return found.union.discriminator


def test_constants_and_listed_texts_tell_members_apart() -> None:
    mapping = (("cat", at("Cat")), ("dog", at("Dog")), ("puppy", at("Dog")))
    assert told(union("Pet", ref("Cat"), ref("Dog"))) == Discriminator("k", mapping, explicit=False)


def test_what_is_no_object_needs_no_tag_and_a_union_has_those_of_its_members() -> None:
    pet = union("Pet", ref("Cat"), ref("Dog"))
    cow = thing("Cow", k=Constant("cow"))
    chosen = told(union("Any", TEXT, ListOf(ANY_PART), ref("Pet"), ref("Cow")), pet, cow)
    assert chosen is not None
    assert chosen.mapping == (("cat", at("Pet")), ("dog", at("Pet")), ("puppy", at("Pet")), ("cow", at("Cow")))


def test_names_of_objects_are_looked_through() -> None:
    chosen = told(union("Pet", ref("Kitty"), ref("Dog")), AliasModel(at("Kitty"), NO_DOCS, ref("Cat")))
    assert chosen is not None
    assert chosen.targets("cat") == (at("Kitty"),)


@pytest.mark.parametrize(
    "other",
    [
        thing("Other", k=Constant("cat")),
        thing("Other", k=Constant("other"), required=False),
        thing("Other", k=TEXT),
        thing("Other", k=ref("Numbers")),
        thing("Other", kind=Constant("other")),
        AliasModel(at("Other"), NO_DOCS, MapOf(Part(TEXT))),
    ],
)
def test_two_that_may_be_alike_are_left_to_themselves(other: Model) -> None:
    assert told(union("Pet", ref("Cat"), ref("Other")), other, enum("Numbers", 1.5, "x")) is None


def test_a_single_object_needs_no_tag() -> None:
    assert told(union("Pet", ref("Cat"), TEXT)) is None


def test_members_that_have_to_be_counted_are_looked_at_one_by_one() -> None:
    assert told(union("Pet", ref("Cat"), ref("Dog"), rules={"oneOf": [True, False]})) is None
    assert told(union("Pet", ref("Cat"), ref("Dog"), rules={"minProperties": 1})) is not None


def test_a_discriminator_that_says_all_stays_and_one_that_does_not_is_completed() -> None:
    mapping = (("cat", at("Cat")), ("x", at("Dog")))
    whole = Discriminator("name", mapping, explicit=False)
    assert told(union("Pet", ref("Cat"), ref("Dog"), chosen=whole)) == whole
    part = Discriminator("k", mapping[:1], explicit=False, is_complete=False)
    assert told(union("Pet", ref("Cat"), ref("Dog"), chosen=part)) == told(union("Pet", ref("Cat"), ref("Dog")))


def test_an_enumeration_that_is_open_tells_nothing() -> None:
    open_ = EnumModel(at("Kinds"), NO_DOCS, (Member("a"), Member("b")), open=True)
    assert told(union("Pet", ref("Cat"), ref("Other")), thing("Other", k=ref("Kinds")), open_) is None
