"""Which values belong to which types."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specleaf.ir.accepts import accepts, json_equal
from specleaf.ir.api import AliasModel, Api, EnumModel, Field, Member, Model, ObjectModel, UnionModel
from specleaf.ir.constraints import Constraint
from specleaf.ir.docs import NO_DOCS
from specleaf.ir.types import (
    Anything,
    Checked,
    Constant,
    Discriminator,
    ListOf,
    MapOf,
    ModelRef,
    Nothing,
    Nullable,
    OneOf,
    Part,
    Rules,
    Scalar,
    TupleOf,
    Type,
)
from specleaf.json_value import Json
from specleaf.pointer import Pointer

TEXT = Scalar("string")
WHOLE = Scalar("integer")
ANY = Part(Anything())
NONE = Part(Nothing())


def id_of(name: str) -> Pointer:
    return Pointer(("components", "schemas", name))


def api(*models: Model, schemas: dict[str, Json] | None = None) -> Api:
    return Api("", "", (), MappingProxyType({model.id: model for model in models}), schemas=schemas or {})


def field(name: str, type_: Type, *, required: bool = False) -> Field:
    return Field(name, type_, required, id_of("Pet").child("properties", name))


def parts(*types: Type) -> tuple[Part, ...]:
    return tuple(map(Part, types))


PET = ObjectModel(id_of("Pet"), NO_DOCS, (field("name", TEXT, required=True), field("age", WHOLE)), ANY)


@pytest.mark.parametrize(
    ("value", "type_", "expected"),
    [
        ("a", TEXT, True),
        (1, TEXT, False),
        (1.0, WHOLE, True),
        (1.5, WHOLE, False),
        (True, WHOLE, False),
        (1, Scalar("number"), True),
        (10**400, WHOLE, True),
        (None, TEXT, False),
        (None, Nullable(TEXT), True),
        (None, Anything(), True),
        (None, Nothing(), False),
        (1, Constant(1.0), True),
        (1, Constant(True), False),
        ([1, {"a": 2}], Constant([1.0, {"a": 2}]), True),
        ("abc", Scalar("string", "", (Constraint("maxLength", 2),)), False),
        ("ab", Scalar("string", "", (Constraint("pattern", "^[^\\d]+$"),)), True),
        ("a1", Scalar("string", "", (Constraint("pattern", "^[^\\d]+$"),)), False),
        ("a1", Scalar("string", "", (Constraint("pattern", "("),)), True),
        (0.07, Scalar("number", "", (Constraint("multipleOf", 0.01),)), True),
        ([1, 1.0], ListOf(Part(WHOLE), (Constraint("uniqueItems", True),)), False),
        ([1, "x"], ListOf(Part(WHOLE)), False),
        ([1, "x"], TupleOf(parts(WHOLE, TEXT), NONE), True),
        ([1], TupleOf(parts(WHOLE, TEXT), NONE), True),
        ([1, "x", 2], TupleOf(parts(WHOLE, TEXT), NONE), False),
        ({"a": 1}, MapOf(Part(WHOLE)), True),
        ({"a": "x"}, MapOf(Part(WHOLE)), False),
        ({}, MapOf(Part(WHOLE), (Constraint("minProperties", 1),)), False),
        (1, OneOf(parts(WHOLE, Scalar("number")), exclusive=True), False),
        (1.5, OneOf(parts(WHOLE, Scalar("number")), exclusive=True), True),
        (1, OneOf(parts(WHOLE, Scalar("number"))), True),
        ([1, 3], Checked(ListOf(Part(WHOLE)), Rules({"contains": {"const": 2}})), False),
    ],
)
def test_a_value_belongs_to_a_type(value: Json, type_: Type, expected: bool) -> None:
    assert accepts(value, type_, api()) is expected


@pytest.mark.parametrize(
    ("value", "format_", "expected"),
    [
        ("2024-02-29", "date", True),
        ("2023-02-29", "date", False),
        ("2024-02-29T10:00:00Z", "date-time", True),
        ("2024-02-29T10:00:00", "date-time", False),
        ("2016-12-31T23:59:60Z", "date-time", True),
        ("0000-12-31T23:59:50Z", "date-time", False),
        ("10:00:00Z", "time", True),
        ("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "uuid", True),
        ("6ba7b810", "uuid", False),
        ("no address", "email", True),
    ],
)
def test_only_formats_that_models_read_count(value: str, format_: str, expected: bool) -> None:
    assert accepts(value, Scalar("string", format_), api()) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"name": "x"}, True),
        ({}, False),
        ({"name": "x", "age": "1"}, False),
        ({"name": "x", "more": 1}, True),
        ([], False),
    ],
)
def test_an_object_has_its_required_fields_and_the_types_of_all(value: Json, expected: bool) -> None:
    assert accepts(value, ModelRef(PET.id), api(PET)) is expected


def test_a_closed_object_takes_no_further_properties() -> None:
    closed = ObjectModel(PET.id, NO_DOCS, PET.fields, NONE)
    assert not accepts({"name": "x", "more": 1}, ModelRef(closed.id), api(closed))


def test_an_enumeration_takes_its_values_and_an_open_one_others_like_them() -> None:
    members = (Member("a"), Member("b"))
    closed, open_ = EnumModel(id_of("C"), NO_DOCS, members), EnumModel(id_of("O"), NO_DOCS, members, open=True)
    both = api(closed, open_)
    assert accepts("a", ModelRef(closed.id), both)
    assert not accepts("c", ModelRef(closed.id), both)
    assert accepts("c", ModelRef(open_.id), both)
    assert not accepts(1, ModelRef(open_.id), both)
    assert not accepts(None, ModelRef(open_.id), both)


def test_the_discriminator_chooses_the_member() -> None:
    cat = ObjectModel(id_of("Cat"), NO_DOCS, (field("kind", TEXT, required=True),), ANY)
    dog = ObjectModel(id_of("Dog"), NO_DOCS, (*cat.fields, field("bark", TEXT, required=True)), ANY)
    chosen = Discriminator("kind", (("cat", cat.id), ("dog", dog.id)))
    union = OneOf(parts(ModelRef(cat.id), ModelRef(dog.id)), chosen, exclusive=True)
    all_ = api(cat, dog)
    assert accepts({"kind": "dog", "bark": "loud"}, union, all_)
    assert not accepts({"kind": "dog"}, union, all_)
    assert not accepts({"kind": "cow"}, union, all_)
    assert not accepts({}, union, all_)


def test_rules_reach_the_schemas_they_refer_to() -> None:
    key = id_of("Even").reference
    rules = Rules({"properties": {"n": {"$ref": key}}, "not": {"const": {"$ref": key}}})
    model = ObjectModel(id_of("M"), NO_DOCS, (), ANY, rules=rules)
    document = api(model, schemas={key: {"multipleOf": 2, "anyOf": [{"$ref": key}, True]}})
    assert accepts({"n": 4}, ModelRef(model.id), document)
    assert not accepts({"n": 3}, ModelRef(model.id), document)
    assert not accepts({"$ref": key}, ModelRef(model.id), document)


def test_a_union_that_contains_itself_comes_to_an_end() -> None:
    id_ = id_of("Loop")
    loop = UnionModel(id_, NO_DOCS, OneOf(parts(ModelRef(id_), TEXT), exclusive=True))
    assert accepts("x", ModelRef(id_), api(loop))
    assert not accepts(1, ModelRef(id_), api(loop))


def test_a_recursive_value_is_followed_as_far_as_anybody_reads() -> None:
    id_ = id_of("Tree")
    tree = AliasModel(id_, NO_DOCS, ListOf(Part(ModelRef(id_))))
    value: list[Json] = []
    for _ in range(20):
        value = [value, []]
    assert accepts(value, ModelRef(id_), api(tree))
    for _ in range(5000):
        value = [value]
    assert not accepts(value, ModelRef(id_), api(tree))


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | st.sampled_from([0.0, 1.0, 1.5]) | st.text(max_size=2),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=1), inner, max_size=2),
    max_leaves=5,
)


@given(JSON_VALUES, JSON_VALUES)
def test_equality_is_that_of_the_validator(one: Json, other: Json) -> None:
    rules = Rules({"enum": [other]})
    assert json_equal(one, other) is accepts(one, Checked(Anything(), rules), api())


def test_unions_that_name_the_next_twice_are_decided_once_each() -> None:
    levels = 60  # 2 to the power of 60 looks, if each were taken again
    unions = (
        UnionModel(id_of(f"U{number}"), NO_DOCS, OneOf(parts(*[ModelRef(id_of(f"U{number + 1}"))] * 2)))
        for number in range(levels)
    )
    last = AliasModel(id_of(f"U{levels}"), NO_DOCS, TEXT)
    assert not accepts(1, ModelRef(id_of("U0")), api(*unions, last))
