"""Values that respect their schemas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specleaf.examples.as_json import as_json
from specleaf.examples.formats import SAMPLES, is_of_format
from specleaf.examples.generator import examples_of
from specleaf.examples.repair.numbers import repaired_number
from specleaf.examples.repair.texts import repaired_text
from specleaf.examples.strategy import UNCONSTRAINED, ExampleSettings, OptionalFields
from specleaf.examples.valid import valid_examples
from specleaf.ir.accepts import accepts, meets_constraints
from specleaf.ir.api import AliasModel, Api, Default, EnumModel, Field, Member, Model, ObjectModel, UnionModel
from specleaf.ir.constraints import Constraint
from specleaf.ir.docs import NO_DOCS, Docs
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
    Type,
)
from specleaf.ir.values import Instance
from specleaf.json_value import Json
from specleaf.pointer import Pointer

ANY = Part(Anything())
TEXT = Scalar("string")
OPTIONAL: tuple[OptionalFields, ...] = ("always", "with-example", "never")
IMPOSSIBLE = Scalar("string", "", (Constraint("pattern", "^a$"), Constraint("minLength", 2)))


def id_of(name: str) -> Pointer:
    return Pointer(("components", "schemas", name))


def constraints(**values: float | str | bool) -> tuple[Constraint, ...]:
    return tuple(Constraint(keyword, value) for keyword, value in values.items())


def text(**values: float | str | bool) -> Scalar:
    return Scalar("string", "", constraints(**values))


def api(*models: Model) -> Api:
    return Api("", "", (), MappingProxyType({model.id: model for model in models}), tuple(model.id for model in models))


def an_object(
    name: str,
    fields: Mapping[str, Type],
    required: tuple[str, ...] = (),
    *,
    rules: Json = None,
    limits: tuple[Constraint, ...] = (),
    docs: Docs = NO_DOCS,
) -> ObjectModel:
    id_ = id_of(name)
    made = (Field(key, type_, key in required, id_.child("properties", key)) for key, type_ in fields.items())
    return ObjectModel(id_, docs, tuple(made), ANY, limits, None if rules is None else Rules(rules))


def shown(*models: Model, optional: OptionalFields = "always") -> Json:
    """The example of the first model, which is always a true one; the text `no example` where there is none."""
    document = api(*models)
    type_ = ModelRef(models[0].id)
    value = valid_examples(document, optional, 2025).example_of(type_, models[0].id.name)
    if value is None:
        return "no example"
    assert accepts(as_json(value), type_, document)
    return as_json(value)


FREE = an_object(
    "Free",
    {
        "id": TEXT,
        "total": Scalar("number"),
        "created": Scalar("string", "date-time"),
        "site_url": TEXT,
        "on": Nullable(Scalar("boolean")),
        "tags": ListOf(Part(TEXT)),
        "more": MapOf(Part(Scalar("integer"))),
        "any": Anything(),
        "one": OneOf((Part(TEXT), Part(Scalar("number")))),
    },
)


@pytest.mark.parametrize("optional", OPTIONAL)
def test_where_nothing_is_asked_for_values_are_those_of_the_source_strategy(optional: OptionalFields) -> None:
    plain = examples_of(api(FREE), ExampleSettings(UNCONSTRAINED, optional, 2025)).example_of(ModelRef(FREE.id), "Free")
    assert valid_examples(api(FREE), optional, 2025).example_of(ModelRef(FREE.id), "Free") == plain


def test_a_constrained_value_leaves_the_others_as_they_were() -> None:
    fields = {"a": Scalar("number"), "b": Scalar("integer", "", constraints(maximum=5)), "c": Scalar("number")}
    free = an_object("X", {**fields, "b": Scalar("integer")})
    bound = shown(an_object("X", fields))
    unbound = shown(free)
    assert isinstance(bound, dict)
    assert isinstance(unbound, dict)
    assert (bound["a"], bound["c"]) == (unbound["a"], unbound["c"])
    assert bound["b"] != unbound["b"]


@pytest.mark.parametrize(
    ("kind", "drawn", "limits", "expected"),
    [
        ("integer", 412_345, {"minimum": 1, "maximum": 10}, 4),
        ("number", 2303.93, {"minimum": 0, "maximum": 1}, 0.23),
        ("number", 2303.93, {"exclusiveMinimum": 0, "exclusiveMaximum": 0.001}, 0.0002),
        ("integer", 412_345, {"multipleOf": 7}, 412_342),
        ("integer", 9, {"exclusiveMinimum": 9, "exclusiveMaximum": 11}, 10),
        ("integer", 10, {"minimum": 10**12}, 10**12 + 10),
        ("number", 3.3, {"minimum": 0.1, "maximum": 0.3, "multipleOf": 0.1}, 0.1),
        ("number", 5.5, {"maximum": -1}, -100.95),
        ("number", 12.34, {"multipleOf": 0.01}, 12.34),
        ("integer", 9, {"minimum": 3, "maximum": 2}, 9),
    ],
)
def test_a_number_stands_in_its_range_where_it_stood_in_the_usual_one(
    kind: str, drawn: float, limits: dict[str, float], expected: float
) -> None:
    scalar = Scalar("integer" if kind == "integer" else "number", "", constraints(**limits))
    assert repaired_number(scalar, drawn) == expected


@given(st.integers(0, 10**6), st.integers(-(10**9), 10**9), st.integers(0, 10**7), st.integers(1, 50))
def test_a_whole_number_is_found_in_every_range_that_has_one(drawn: int, low: int, width: int, step: int) -> None:
    limits = constraints(minimum=low, maximum=low + width + step, multipleOf=step)
    found = repaired_number(Scalar("integer", "", limits), drawn)
    assert isinstance(found, int)
    assert meets_constraints(found, limits)


@given(st.integers(0, 10**6), st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_a_number_is_found_in_every_range(drawn: int, low: float, width: float) -> None:
    limits = constraints(minimum=low, exclusiveMaximum=low + width)
    assert meets_constraints(repaired_number(Scalar("number", "", limits), drawn / 100), limits)


@pytest.mark.parametrize(
    ("format_", "chosen", "limits", "expected"),
    [
        ("", "<value>", {"minLength": 20}, "<value> <value> <value>"),
        ("", "<value>", {"maxLength": 3}, "val"),
        ("", "<value 2>", {"maxLength": 3}, "va2"),
        ("", "<value>", {"pattern": "^[a-z]+$", "minLength": 12}, "abcdefghijkl"),
        ("", "<value>", {"pattern": "^([01]\\d|2[0-3]):?([0-5]\\d)$"}, "01:23"),
        ("time", "<value>", {}, "10:15:30Z"),
        ("byte", "<value>", {}, "ZXhhbXBsZQ=="),
        ("email", "Uma.Hughes32@gmail.com", {}, "Uma.Hughes32@gmail.com"),
        ("email", "Uma.Hughes32@gmail.com", {"maxLength": 9}, "a@b.test"),
        ("no-such-format", "<value>", {}, "<value>"),
        ("", "<value>", {"pattern": "^a$", "minLength": 2}, "<value>"),
    ],
)
def test_a_text_has_its_length_pattern_and_format(
    format_: str, chosen: str, limits: dict[str, float | str], expected: str
) -> None:
    assert repaired_text(Scalar("string", format_, constraints(**limits)), chosen) == expected


@given(st.text(max_size=30), st.integers(0, 40), st.integers(0, 40))
def test_a_text_of_every_length_is_found(chosen: str, shortest: int, more: int) -> None:
    limits = constraints(minLength=shortest, maxLength=shortest + more)
    assert meets_constraints(repaired_text(Scalar("string", "", limits), chosen), limits)


def test_every_sample_is_of_its_format() -> None:
    assert [text for format_, texts in SAMPLES.items() for text in texts if not is_of_format(text, format_)] == []


def test_an_optional_field_without_a_value_is_left_out() -> None:
    assert shown(an_object("X", {"a": TEXT, "b": IMPOSSIBLE}, ("a",))) == {"a": "<value>"}


def test_a_required_field_without_a_value_leaves_no_example() -> None:
    assert shown(an_object("X", {"a": TEXT, "b": IMPOSSIBLE}, ("b",))) == "no example"


def test_an_example_of_the_author_is_shown_if_the_schema_accepts_it() -> None:
    good, bad = Docs(examples=({"a": "mine"},)), Docs(examples=({"a": 5},))
    assert shown(an_object("X", {"a": TEXT}, ("a",), docs=good)) == {"a": "mine"}
    assert shown(an_object("X", {"a": TEXT}, ("a",), docs=bad)) == {"a": "<value>"}


def test_the_first_example_that_the_schema_accepts_is_shown() -> None:
    docs = Docs(examples=({"a": 5}, {"a": "mine"}, {"a": "other"}))
    for optional in OPTIONAL:
        assert shown(an_object("X", {"a": TEXT}, docs=docs), optional=optional) == {"a": "mine"}
    field = Field("a", Scalar("integer"), True, id_of("X"), docs=Docs(examples=("no", 7, 8)))
    assert shown(ObjectModel(id_of("X"), NO_DOCS, (field,), ANY)) == {"a": 7}


def test_where_all_fields_are_shown_an_example_has_all_that_its_author_wrote() -> None:
    written: Json = {"more": {"deep": [1]}, "b": "usual", "a": "mine"}
    fields = (
        Field("a", TEXT, True, id_of("X")),
        Field("b", TEXT, False, id_of("X"), default=Default("usual")),
    )
    model = ObjectModel(id_of("X"), Docs(examples=(written,)), fields, ANY)
    assert shown(model) == written
    assert shown(model, optional="with-example") == {"a": "mine"}


def test_an_example_is_a_value_of_the_member_that_accepts_it() -> None:
    cat, dog = (an_object(kind, {"kind": Constant(kind)}) for kind in ("cat", "dog"))
    members = (Part(ModelRef(cat.id)), Part(ModelRef(dog.id)))
    pet = UnionModel(id_of("Pet"), Docs(examples=({"kind": "dog"},)), OneOf(members))
    value = valid_examples(api(pet, cat, dog), "always", 2025).example_of(ModelRef(pet.id), "Pet")
    assert isinstance(value, Instance)
    assert value.model == dog.id


def test_an_example_that_is_not_shown_does_not_keep_a_drawn_one_long() -> None:
    many = {f"f{number}": TEXT for number in range(60)}
    inner = an_object("Inner", many, ("f0",))
    outer = an_object("X", {"a": ModelRef(inner.id)}, ("a",), docs=Docs(examples=(5,)))
    assert shown(outer, inner) == shown(replace(outer, docs=NO_DOCS), inner)


def test_an_example_of_a_model_counts_wherever_the_model_stands() -> None:
    name = AliasModel(id_of("Name"), Docs(examples=("Ada",)), TEXT)
    assert shown(an_object("X", {"a": ModelRef(name.id), "b": Nullable(ModelRef(name.id))}), name) == {
        "a": "Ada",
        "b": "Ada",
    }


def test_a_list_has_as_many_items_as_it_should_and_no_two_alike() -> None:
    item = Part(Scalar("integer", "", constraints(minimum=1, maximum=9)))
    limits = constraints(minItems=3, maxItems=4, uniqueItems=True)
    found = shown(AliasModel(id_of("X"), NO_DOCS, ListOf(item, limits)))
    assert isinstance(found, list)
    assert len(found) == 3
    colour = EnumModel(id_of("C"), NO_DOCS, (Member("red"), Member("blue")))
    both = shown(AliasModel(id_of("X"), NO_DOCS, ListOf(Part(ModelRef(colour.id)), limits[:1])), colour)
    assert isinstance(both, list)
    assert len(both) == 3


def test_a_map_has_as_many_entries_as_it_should() -> None:
    found = shown(AliasModel(id_of("X"), NO_DOCS, MapOf(Part(TEXT), constraints(minProperties=2, maxProperties=2))))
    assert found == {"key": "<value>", "key1": "<value>"}


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ({"dependentRequired": {"a": ["x"]}}, {"b": "<value>", "c": "<value>"}),
        ({"not": {"required": ["a", "b"]}}, {"a": "<value>", "c": "<value>"}),
        ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}, {"required": ["c"]}]}, {"a": "<value>"}),
        ({"properties": {"b": False}}, {"a": "<value>", "c": "<value>"}),
        (False, "no example"),
    ],
)
def test_optional_fields_that_rules_refuse_are_left_out(rules: Json, expected: Json) -> None:
    assert shown(an_object("X", {"a": TEXT, "b": TEXT, "c": TEXT}, rules=rules)) == expected


def test_fields_are_added_or_left_out_until_their_number_is_right() -> None:
    fields = {"a": TEXT, "b": TEXT, "c": TEXT}
    few = shown(an_object("X", fields, limits=constraints(maxProperties=1)))
    many = shown(an_object("X", fields, limits=constraints(minProperties=2)), optional="never")
    assert isinstance(few, dict)
    assert isinstance(many, dict)
    assert (len(few), len(many)) == (1, 2)


def test_a_discriminator_has_the_value_that_names_its_object() -> None:
    cat, dog = an_object("Cat", {"kind": TEXT}, ("kind",)), an_object("Dog", {"kind": TEXT, "bark": TEXT}, ("kind",))
    chosen = Discriminator("kind", (("cat", cat.id), ("dog", dog.id)))
    union = OneOf((Part(ModelRef(cat.id)), Part(ModelRef(dog.id))), chosen, exclusive=True)
    pet = UnionModel(id_of("Pet"), NO_DOCS, union)
    assert shown(cat, pet, dog) == {"kind": "cat"}
    assert shown(dog, pet, cat) == {"kind": "dog", "bark": "<value>"}
    assert shown(pet, cat, dog) in ({"kind": "cat"}, {"kind": "dog", "bark": "<value>"})


def test_a_discriminator_whose_names_nobody_uses_leaves_the_values_in_use() -> None:
    kind = EnumModel(id_of("Kind"), NO_DOCS, (Member("cat.v1"),))
    cat = an_object("Cat", {"kind": ModelRef(kind.id)}, ("kind",))
    union = OneOf((Part(ModelRef(cat.id)), Part(TEXT)), Discriminator("kind", (("Cat", cat.id),), explicit=False))
    assert shown(cat, kind, UnionModel(id_of("Pet"), NO_DOCS, union)) == {"kind": "cat.v1"}


def test_exactly_one_member_of_an_exclusive_union_fits() -> None:
    small, large = Scalar("integer", "", constraints(maximum=10)), Scalar("integer", "", constraints(minimum=5))
    found = shown(UnionModel(id_of("X"), NO_DOCS, OneOf((Part(small), Part(large)), exclusive=True)))
    assert isinstance(found, int)
    assert found < 5 or found > 10


def test_a_member_without_a_value_gives_way_to_another() -> None:
    union = OneOf((Part(IMPOSSIBLE), Part(ListOf(Part(Nothing()), constraints(minItems=1))), Part(Scalar("boolean"))))
    assert shown(UnionModel(id_of("X"), NO_DOCS, union)) in (True, False)


def test_a_rule_on_a_value_is_followed_if_another_draw_does_it() -> None:
    rules = Rules({"not": {"multipleOf": 2}})
    found = shown(AliasModel(id_of("X"), NO_DOCS, Checked(Scalar("integer"), rules)))
    assert isinstance(found, int)
    assert found % 2


def test_what_contains_itself_ends_where_it_may_and_has_no_example_where_it_may_not() -> None:
    tree, ring = id_of("Tree"), id_of("Ring")
    assert shown(an_object("Tree", {"name": TEXT, "children": ListOf(Part(ModelRef(tree)))}, ("name", "children"))) == {
        "name": "<value>",
        "children": [],
    }
    assert shown(an_object("Ring", {"next": ModelRef(ring)}, ("next",))) == "no example"
    assert shown(an_object("Ring", {"next": ModelRef(ring)})) == {}
    assert shown(an_object("Ring", {"next": Nullable(ModelRef(ring))}, ("next",))) == {"next": None}


def test_an_example_of_many_fields_shows_less_of_what_is_deep() -> None:
    deep = an_object("Deep", {"id": TEXT, **{f"field{number}": TEXT for number in range(40)}}, ("id",))
    wide = an_object("Wide", {f"part{number}": ModelRef(deep.id) for number in range(9)})
    assert shown(wide, deep) == {f"part{number}": {"id": "<id>"} for number in range(9)}
    assert len(shown(deep)) == 41  # type: ignore[arg-type]


def test_the_same_example_comes_out_whenever_it_is_asked_for() -> None:
    assert shown(FREE) == shown(FREE)


@pytest.mark.parametrize("step", [None, 0.5])
def test_a_bound_that_no_double_holds_has_an_example(step: float | None) -> None:
    limits = constraints(minimum=10**310, **({} if step is None else {"multipleOf": step}))
    assert meets_constraints(repaired_number(Scalar("number", "", limits), 5), limits)
