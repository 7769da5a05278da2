"""What stands beside a union of objects is said of each of its members."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from specleaf.build import distribution
from specleaf.ir.api import ObjectModel, UnionModel
from specleaf.ir.types import Discriminator, ModelRef

Schemas: TypeAlias = Callable[..., Any]

MEMBERS = """
Cat: {type: object, description: A cat., required: [k], properties: {k: {const: cat}, lives: {type: integer}}}
Dog: {type: object, required: [k, bark], properties: {k: {const: dog}, bark: {type: string}}}
"""
VALUES = (
    {"k": "cat", "name": "a"},
    {"k": "cat"},
    {"k": "cat", "name": "a", "lives": "7"},
    {"k": "dog", "name": "a", "bark": "yap"},
    {"k": "dog", "name": "a"},
    {"k": "cow", "name": "a"},
    {"name": "a"},
)
VERDICTS = [True, False, False, True, False, False, False]


@pytest.mark.parametrize(
    "pet",
    [
        "{type: object, required: [name], properties: {name: {type: string}}, oneOf: [@Cat, @Dog]}",
        "{required: [name], properties: {name: {type: string}}, anyOf: [@Cat, @Dog]}",
        "{allOf: [{oneOf: [@Cat, @Dog]}, {type: object, required: [name], properties: {name: {type: string}}}]}",
        "{allOf: [@Named], oneOf: [@Cat, @Dog], discriminator: {propertyName: k, mapping: {cat: Cat, dog: Dog}}}",
        "{$ref: '#/components/schemas/Named', properties: {name: true}, oneOf: [@Cat, {allOf: [@Dog]}]}",
    ],
)
def test_each_member_has_the_fields_of_all(pet: str, schemas: Schemas) -> None:
    named = "Named: {type: object, required: [name], properties: {name: {type: string}}}"
    built = schemas(MEMBERS, named, f"Pet: {pet}")
    pets = built.model("Pet")
    assert isinstance(pets, UnionModel)
    keyword = "anyOf" if "anyOf" in pet else "oneOf"
    assert [part.type for part in pets.union.members] == [built.ref(f"Pet/{keyword}/{number}") for number in (0, 1)]
    assert set(built.fields(f"Pet/{keyword}/0")) == {"name", "k", "lives"}
    assert built.model(f"Pet/{keyword}/0").docs.description == "A cat."
    assert [built.accepts("Pet", value) for value in VALUES] == VERDICTS


def test_a_discriminator_means_the_whole_objects(schemas: Schemas) -> None:
    built = schemas(
        MEMBERS,
        "Pet: {properties: {name: true}, oneOf: [@Cat, @Dog], discriminator: {propertyName: k, mapping: {dog: Dog}}}",
    )
    places = [part.type.id for part in built.model("Pet").union.members]
    assert built.model("Pet").union.discriminator == Discriminator("k", (("dog", places[1]), ("cat", places[0])))
    assert built.model("Pet").rules is None


def test_exactly_one_has_to_fit_whatever_stands_beside_them(schemas: Schemas) -> None:
    built = schemas("""
        Pet:
          type: object
          properties: {name: {type: string}}
          oneOf: [{required: [a], properties: {a: {type: string}}}, {required: [b], properties: {b: {type: string}}}]
    """)
    values = ({"a": "x"}, {"b": "x", "name": "y"}, {"a": "x", "b": "x"}, {"a": "x", "name": 1}, {}, [])
    assert isinstance(built.model("Pet"), UnionModel)
    assert [built.accepts("Pet", value) for value in values] == [True, True, False, False, False, False]


@pytest.mark.parametrize(
    "pet",
    [
        "{type: object, properties: {a: {type: string}, b: true}, anyOf: [{required: [a]}, {required: [b]}]}",
        "{type: object, properties: {a: true}, oneOf: [{properties: {b: true}}, {type: string}]}",
        "{type: object, properties: {a: true}, oneOf: [{properties: {b: true}}, false]}",
        "{type: object, properties: {a: true}, anyOf: [{properties: {b: true}}]}",
        "{type: object, properties: {a: true}, anyOf: [{properties: {b: true}}, true], unevaluatedProperties: false}",
    ],
)
def test_it_stays_one_object_where_a_union_would_say_no_more(pet: str, schemas: Schemas) -> None:
    assert isinstance(schemas(f"Pet: {pet}").model("Pet"), ObjectModel)


def test_members_that_something_else_refers_to_are_what_they_are(schemas: Schemas) -> None:
    built = schemas("""
        Pet: {type: object, properties: {a: true}, oneOf: [{properties: {b: true}}, {properties: {c: true}}]}
        Part: {$ref: '#/components/schemas/Pet/oneOf/0'}
    """)
    assert isinstance(built.model("Pet"), ObjectModel)
    assert list(built.fields("Pet/oneOf/0")) == ["b"]


def test_a_union_that_is_inherited_is_a_rule_of_the_heir(schemas: Schemas) -> None:
    built = schemas(
        MEMBERS,
        """
        Pet: {type: object, properties: {name: true}, oneOf: [@Cat, @Dog]}
        Tame: {allOf: [@Pet, {properties: {owner: {type: string}}}]}
        """,
    )
    assert isinstance(built.model("Pet"), UnionModel)
    assert list(built.fields("Tame")) == ["name", "owner"]
    assert [built.accepts("Tame", value) for value in ({"k": "cat"}, {"k": "cow"})] == [True, False]


def test_a_list_of_heirs_stays_beside_the_base(schemas: Schemas) -> None:
    built = schemas("""
        Pet: {type: object, properties: {k: {type: string}}, discriminator: {propertyName: k}, oneOf: [@Cat, @Dog]}
        Cat: {allOf: [@Pet, {properties: {a: true}}]}
        Dog: {allOf: [@Pet, {properties: {b: true}}]}
    """)
    assert isinstance(built.model("Pet"), ObjectModel)


def test_a_long_union_stays_a_rule(schemas: Schemas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distribution, "_MAX_MEMBERS", 1)
    assert isinstance(schemas(MEMBERS, "Pet: {properties: {a: true}, oneOf: [@Cat, @Dog]}").model("Pet"), ObjectModel)


def test_a_member_may_hold_the_whole(schemas: Schemas) -> None:
    built = schemas("""
        Node:
          type: object
          properties: {name: {type: string}}
          anyOf: [{properties: {left: @Node}, required: [left]}, {properties: {leaf: {type: integer}}}]
    """)
    assert built.types("Node/anyOf/0") == {"name": built.types("Node/anyOf/0")["name"], "left": built.ref("Node")}
    assert isinstance(built.ref("Node"), ModelRef)
    assert built.accepts("Node", {"left": {"leaf": 1, "name": "a"}})
    assert not built.accepts("Node", {"left": {"leaf": "1"}, "leaf": "2"})
