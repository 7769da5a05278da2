"""Unions: anyOf, oneOf, lists of types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from specleaf.build import disjoint
from specleaf.ir.api import UnionModel
from specleaf.ir.constraints import Constraint
from specleaf.ir.types import (
    NULL,
    Anything,
    Checked,
    Discriminator,
    ListOf,
    Nothing,
    Nullable,
    OneOf,
    Part,
    Rules,
    Scalar,
)
from specleaf.json_value import Json

Schemas: TypeAlias = Callable[..., Any]

TEXT, WHOLE, NUMBER = Scalar("string"), Scalar("integer"), Scalar("number")


def members(model: UnionModel) -> list[Any]:
    return [part.type for part in model.union.members]


def test_a_union_is_a_model_wherever_it_stands(schemas: Schemas) -> None:
    built = schemas("""
        Id: {anyOf: [{type: string}, {type: integer}]}
        Pet: {type: object, properties: {id: {oneOf: [{type: string}, {type: integer}]}}}
    """)
    assert members(built.model("Id")) == [TEXT, WHOLE]
    assert not built.model("Id").union.exclusive
    assert built.types("Pet") == {"id": built.ref("Pet/properties/id")}
    assert built.model("Pet/properties/id").union.exclusive


def test_null_is_no_member_and_makes_the_union_nullable(schemas: Schemas) -> None:
    built = schemas("""
        Id: {anyOf: [{type: string}, {type: integer}, {type: 'null'}]}
        Far: {anyOf: [{type: [string, 'null']}, {type: integer}]}
    """)
    for name in ("Id", "Far"):
        assert members(built.model(name)) == [TEXT, WHOLE]
        assert built.model(name).nullable


def test_a_union_of_one_type_and_null_is_that_type_or_null(schemas: Schemas) -> None:
    built = schemas("""
        Name: {anyOf: [{type: string}, {type: 'null'}]}
        Pet: {oneOf: [{type: object, properties: {a: {type: string}}}, {type: 'null'}]}
        Only: {anyOf: [{type: string}]}
        Null: {anyOf: [{type: 'null'}]}
        Never: {anyOf: [false]}
    """)
    assert built.type("Name") == Nullable(TEXT)
    assert built.type("Pet") == Nullable(built.ref("Pet/oneOf/0"))
    assert (built.type("Only"), built.type("Null"), built.type("Never")) == (TEXT, NULL, Nothing())


def test_null_twice_in_an_exclusive_union_is_not_accepted(schemas: Schemas) -> None:
    built = schemas("Odd: {oneOf: [{type: [string, 'null']}, {type: [integer, 'null']}]}")
    assert [built.accepts("Odd", value) for value in ("a", 1, None)] == [True, True, False]


def test_a_list_of_types_is_a_union_with_what_is_said_of_each_type(schemas: Schemas) -> None:
    built = schemas("""
        Id: {type: [string, integer, array, 'null'], minLength: 2, minimum: 3, items: {type: string}, format: uuid}
    """)
    model = built.model("Id")
    uuid = Scalar("string", "uuid", (Constraint("minLength", 2),))
    assert members(model) == [uuid, Scalar("integer", "", (Constraint("minimum", 3),)), ListOf(Part(TEXT))]
    assert (model.nullable, model.rules) == (True, None)


def test_an_object_in_a_list_of_types_has_its_own_place_and_its_fields_stay_where_they_are(schemas: Schemas) -> None:
    built = schemas("""
        Other: {type: object}
        Id: {type: [string, object], properties: {other: @Other, tag: {type: object}}}
    """)
    assert members(built.model("Id")) == [TEXT, built.ref("Id/type/1")]
    assert built.types("Id/type/1") == {"other": built.ref("Other"), "tag": built.ref("Id/properties/tag")}
    assert built.fields("Id/type/1")["tag"].pointer == built.id("Id/properties/tag")


def test_one_type_and_null_stay_in_place_unless_the_place_has_a_name(schemas: Schemas) -> None:
    built = schemas("""
        Pet: {type: object, properties: {owner: {type: [object, 'null'], properties: {a: {type: string}}}}}
        Owner: {type: [object, 'null'], properties: {a: {type: string}}}
    """)
    assert built.types("Pet") == {"owner": Nullable(built.ref("Pet/properties/owner"))}
    assert built.type("Owner") == Nullable(built.ref("Owner/type/0"))


def test_what_is_said_of_values_of_any_type_is_a_rule_about_null_too(schemas: Schemas) -> None:
    built = schemas("Odd: {type: [string, 'null'], not: {type: 'null'}}")
    assert built.type("Odd") == Checked(Nullable(TEXT), Rules({"not": {"type": "null"}}))
    assert not built.accepts("Odd", None)


def test_a_member_without_a_type_has_that_of_the_union(schemas: Schemas) -> None:
    built = schemas("Code: {type: string, anyOf: [{pattern: ^a}, {maxLength: 2}]}")
    first, second = (Constraint("pattern", "^a"), Constraint("maxLength", 2))
    assert members(built.model("Code")) == [Scalar("string", "", (first,)), Scalar("string", "", (second,))]
    assert built.model("Code").rules is None


def test_a_member_that_something_refers_to_means_the_same_everywhere(schemas: Schemas) -> None:
    built = schemas("""
        Code: {type: string, anyOf: [{pattern: ^a}, {maxLength: 2}]}
        Part: {$ref: '#/components/schemas/Code/anyOf/0'}
    """)
    assert built.accepts("Part", 1)
    assert not built.accepts("Code", 1)


def test_declared_properties_beside_a_union_make_an_object_with_a_rule(schemas: Schemas) -> None:
    built = schemas("""
        Pet: {type: object, properties: {a: {}, b: {}}, anyOf: [{required: [a]}, {required: [b]}]}
        Or: {type: [object, 'null'], properties: {a: {}}, anyOf: [{required: [a]}, {type: 'null'}]}
    """)
    assert list(built.fields("Pet")) == ["a", "b"]
    assert built.model("Pet").rules == Rules({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]})
    assert [built.accepts("Or", value) for value in ({"a": 1}, {}, None)] == [True, False, True]


def test_members_that_no_value_can_share_need_no_rule(schemas: Schemas) -> None:
    built = schemas("""
        Kinds:
          oneOf:
            - {type: string}
            - {type: object, required: [kind], properties: {kind: {const: cat}}}
            - {type: object, required: [kind], properties: {kind: {enum: [dog, cow]}}}
            - {type: object, required: [name], properties: {name: {type: string}}, additionalProperties: false}
        Same: {oneOf: [{enum: [{a: 1, b: 2}]}, {enum: [{b: 2, a: 1.0}]}]}
        Wide: {oneOf: [{type: integer, minimum: 1}, {type: number, maximum: 5}]}
    """)
    assert built.model("Kinds").rules is None
    assert "oneOf" in built.model("Same").rules.schema
    assert built.model("Wide").rules == Rules(
        {"oneOf": [{"type": "integer", "minimum": 1}, {"type": "number", "maximum": 5}]}
    )
    assert [built.accepts("Wide", value) for value in (1, 1.5)] == [False, True]


def test_a_tag_is_known_through_references_and_all_of(schemas: Schemas) -> None:
    built = schemas("""
        Cat:
          allOf:
            - @Base
            - {type: object, required: [kind], properties: {kind: {const: cat}}}
        Dog: {type: object, required: [kind], properties: {kind: @DogKind}}
        DogKind: {const: dog}
        Base: {type: object}
        Pet: {oneOf: [@Cat, @Dog]}
    """)
    assert built.model("Pet").rules is None


def test_a_union_with_everything_stays_the_union_that_its_author_wrote(schemas: Schemas) -> None:
    assert members(schemas("Any: {anyOf: [{}, {type: array}]}").model("Any"))[0] == Anything()


def test_a_tag_that_is_optional_tells_nothing(schemas: Schemas) -> None:
    built = schemas(
        "Odd: {oneOf: [{type: object, properties: {k: {const: 1}}}, {type: object, properties: {k: {const: 2}}}]}"
    )
    assert not built.accepts("Odd", {})
    assert built.accepts("Odd", {"k": 1})


def test_an_explicit_mapping_is_in_its_own_order_and_missing_members_have_their_names(schemas: Schemas) -> None:
    built = schemas("""
        Cat: {type: object, properties: {k: {type: string}}}
        Dog: {type: object, properties: {k: {type: string}}}
        Cow: {type: object, properties: {k: {type: string}}}
        Pet:
          oneOf:
            - @Cow
            - @Cat
            - @Dog
          discriminator: {propertyName: k, mapping: {d: Dog, c: '#/components/schemas/Cat'}}
    """)
    mapping = (("d", built.id("Dog")), ("c", built.id("Cat")), ("Cow", built.id("Cow")))
    assert built.model("Pet").union.discriminator == Discriminator("k", mapping, is_complete=False)
    assert built.model("Pet").rules is None
    assert all(built.accepts("Pet", {"k": value}) for value in ("d", "c", "Cow", "Dog"))


_RESTATED = """
    A: {type: object, properties: {k: {const: a}, x: {type: integer}}}
    B: {type: object, required: [k], properties: {k: {const: b}}}
    C: {type: object, required: [z], properties: {k: {type: string}}}
    Any:
      anyOf: [@A, @B, @C]
      discriminator: {propertyName: k, mapping: {a: A, b: B, c: C}}
"""


@pytest.mark.parametrize(
    ("value", "by_letter"),
    [({}, False), ({"k": "b"}, True), ({"k": "a", "x": "", "z": 1}, False), ({"k": "q", "z": 1}, False)],
)
def test_a_discriminator_refuses_nothing_that_a_member_accepts(
    schemas: Schemas, value: dict[str, Json], by_letter: bool
) -> None:
    assert schemas(_RESTATED).accepts("Any", value)
    assert schemas(_RESTATED, exact=True).accepts("Any", value) is by_letter


def test_a_discriminator_admits_nothing_that_every_member_refuses(schemas: Schemas) -> None:
    built = schemas(_RESTATED)
    assert not any(built.accepts("Any", value) for value in ({"k": "a", "x": ""}, {"k": "q"}, {"k": "c"}, {"k": 1}))


def test_a_tag_that_each_member_fixes_decides(schemas: Schemas) -> None:
    built = schemas("""
        A: {type: object, required: [k], properties: {k: {const: a}}}
        B: {type: object, required: [k], properties: {k: {enum: [b, c]}}}
        Right: {oneOf: [@A, @B], discriminator: {propertyName: k, mapping: {a: A, b: B, c: B}}}
        Crossed: {oneOf: [@A, @B], discriminator: {propertyName: k, mapping: {a: B, b: A, c: B}}}
    """)
    assert built.model("Right").union.discriminator.is_complete
    assert not built.model("Crossed").union.discriminator.is_complete
    assert built.accepts("Crossed", {"k": "a"})


def test_names_that_nobody_spelt_out_are_those_that_members_fix_else_of_the_components(schemas: Schemas) -> None:
    built = schemas("""
        Cat: {type: object, properties: {k: {type: string}}}
        Dog: {type: object, properties: {k: {enum: [dog, puppy]}}}
        Pet:
          oneOf: [@Cat, @Dog]
          discriminator: {propertyName: k}
    """)
    mapping = (("Cat", built.id("Cat")), ("dog", built.id("Dog")), ("puppy", built.id("Dog")))
    assert built.model("Pet").union.discriminator == Discriminator("k", mapping, explicit=False, is_complete=False)


def test_the_tags_of_a_member_that_is_a_union_are_those_of_its_members(schemas: Schemas) -> None:
    built = schemas("""
        Cat: {type: object, required: [k], properties: {k: {const: cat}}}
        Dog: {type: object, required: [k], properties: {k: {enum: [dog, puppy]}}}
        Cow: {type: object, required: [k, m], properties: {k: {enum: [cow, dog]}, m: {type: integer}}}
        Carnivore: {oneOf: [@Cat, @Dog]}
        Pet: {oneOf: [@Cow, @Carnivore], discriminator: {propertyName: k}}
    """)
    tags = (("cow", "Cow"), ("dog", "Cow"), ("cat", "Carnivore"), ("dog", "Carnivore"), ("puppy", "Carnivore"))
    mapping = tuple((tag, built.id(name)) for tag, name in tags)
    assert built.model("Pet").union.discriminator == Discriminator("k", mapping, explicit=False)
    accepted = [built.accepts("Pet", {"k": value}) for value in ("cat", "dog", "cow", "bat")]
    assert accepted == [True, True, False, False]
    assert built.accepts("Pet", {"k": "cow", "m": 1})


def test_where_a_member_takes_other_values_or_none_a_value_without_a_tag_is_left_to_the_members(
    schemas: Schemas,
) -> None:
    built = schemas("""
        Note: {type: object, required: [text], properties: {k: {enum: [note]}, text: {type: string}}}
        Link: {type: object, properties: {k: {anyOf: [{type: string, enum: [link]}, {type: 'null'}]}}, required: [k]}
        Item: {oneOf: [@Note, @Link], discriminator: {propertyName: k}}
    """)
    chosen = built.model("Item").union.discriminator
    assert chosen.mapping == (("note", built.id("Note")), ("link", built.id("Link")))
    assert not chosen.is_complete
    values = ({"text": "a"}, {"k": None}, {"k": "note"}, {"k": "other", "text": "a"}, {})
    assert [built.accepts("Item", value) for value in values] == [True, True, False, False, False]


def test_a_member_that_is_written_in_place_is_chosen_by_what_it_is_itself(schemas: Schemas) -> None:
    built = schemas("""
        Cat: {type: object, required: [k], properties: {k: {const: cat}}}
        Pet:
          oneOf:
            - {type: object, required: [k, name], properties: {k: {const: dog}, name: {type: string}}}
            - @Cat
          discriminator: {propertyName: k, mapping: {cat: '#/components/schemas/Cat'}}
    """)
    values = ({"k": "cat"}, {"k": "dog", "name": "Rex"}, {"k": "dog"}, {"k": "cow"})
    assert [built.accepts("Pet", value) for value in values] == [True, True, False, False]


def test_a_discriminator_may_have_a_member_for_all_other_values(schemas: Schemas) -> None:
    built = schemas(
        """
        Cat: {type: object, required: [k], properties: {k: {const: cat}}}
        Rest: {type: object}
        Pet:
          anyOf: [@Cat, @Rest]
          discriminator: {propertyName: k, mapping: {cat: Cat}, defaultMapping: Rest}
        """,
        version="3.2.0",
    )
    chosen = built.model("Pet").union.discriminator
    assert chosen == Discriminator("k", (("cat", built.id("Cat")),), is_complete=False, default=built.id("Rest"))
    assert [chosen.targets(tag) for tag in ("cat", "other", None)] == [
        (built.id("Cat"),),
        (built.id("Rest"),),
        (built.id("Rest"),),
    ]
    assert built.accepts("Pet", {"k": "other"})


def test_a_long_union_takes_little_time_to_tell_apart(schemas: Schemas) -> None:
    names = range(300)
    kinds = "\n".join(f"K{n}: {{type: object, required: [k], properties: {{k: {{const: {n}}}}}}}" for n in names)
    listed = ", ".join(f"{{$ref: '#/components/schemas/K{n}'}}" for n in names)
    assert schemas(f"{kinds}\nAll: {{oneOf: [{listed}]}}").model("All").rules is None


def test_unions_of_unions_do_not_multiply(schemas: Schemas) -> None:
    depth, width = 9, 20
    members = {n: ", ".join([f"{{$ref: '#/components/schemas/U{n + 1}'}}"] * width) for n in range(depth)}
    text = "\n".join(f"U{n}: {{oneOf: [{listed}]}}" for n, listed in members.items())
    built = schemas(f"{text}\nU{depth}: {{type: string}}")
    assert isinstance(built.model("U0").union, OneOf)


def test_many_members_that_one_constant_tells_apart_are_not_compared_pair_by_pair(
    schemas: Schemas, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compared(first: object, second: object) -> bool:
        raise AssertionError((first, second))

    monkeypatch.setattr(disjoint, "_disjoint", compared)
    members = ", ".join(f"{{$ref: '#/components/schemas/M{number}'}}" for number in range(5))
    tags = "k: {{enum: [a{0}, b{0}]}}, l: {{const: 1}}"
    bodies = "\n".join(
        f"M{number}: {{type: object, required: [k], properties: {{{tags.format(number)}}}}}" for number in range(5)
    )
    assert schemas(f"Any: {{oneOf: [{members}]}}\n{bodies}").model("Any").rules is None


@pytest.mark.parametrize(
    ("members", "value"),
    [
        ("[{type: integer}, {type: number}]", 1),
        ("[{type: string, format: ipv4}, {type: string, format: ipv6}]", "a"),
        ("[{type: string, enum: [a]}, {type: string}]", "a"),
        ("[{type: string, title: A}, {type: string, title: B}]", "a"),
        ("[{type: object, required: [a]}, {type: object}]", {"a": 1}),
    ],
)
def test_one_of_that_refuses_all_of_a_member_is_any_of_unless_exact(
    members: str, value: Json, schemas: Schemas
) -> None:
    usual, exact = schemas(f"One: {{oneOf: {members}}}"), schemas(f"One: {{oneOf: {members}}}", exact=True)
    assert (usual.accepts("One", value), exact.accepts("One", value)) == (True, False)
    assert [problem.code for problem in (*usual.problems, *exact.problems)] == ["contradiction"] * 2


@pytest.mark.parametrize(
    "members",
    [
        "[{type: integer, minimum: 1}, {type: integer, maximum: 5}]",
        "[{type: integer}, {}]",
        "[{type: object, required: [a]}, {type: object, required: [b]}]",
    ],
)
def test_one_of_whose_members_have_values_of_their_own_counts(members: str, schemas: Schemas) -> None:
    built = schemas(f"One: {{oneOf: {members}}}")
    assert built.problems == ()
    assert not built.accepts("One", {"a": 1, "b": 1} if "object" in members else 3)


def test_a_type_that_no_member_of_the_union_beside_it_has_is_passed_over_unless_exact(schemas: Schemas) -> None:
    text = "One: {type: object, anyOf: [{type: integer}, {type: string}]}"
    usual, exact = schemas(text), schemas(text, exact=True)
    assert (usual.accepts("One", 1), exact.accepts("One", 1)) == (True, False)
    assert [problem.pointer.name for problem in (*usual.problems, *exact.problems)] == ["type", "type"]


def test_tags_of_any_type_are_compared_as_text(schemas: Schemas) -> None:
    text = """
        A: {type: object, required: [k, n], properties: {k: {type: integer, const: 1}, n: {type: string}}}
        B: {type: object, required: [k, m], properties: {k: {enum: [2, true]}, m: {type: string}}}
        C: {type: object, required: [k], properties: {k: {type: integer}}}
        Mapped: {oneOf: [@A, @B], discriminator: {propertyName: k, mapping: {1: A, "2": B, true: B}}}
        Named: {oneOf: [@A, @B], discriminator: {propertyName: k}}
        Free: {anyOf: [@C, @A], discriminator: {propertyName: k, mapping: {1: A, 2: C}}}
    """
    built = schemas(text)
    for name in ("Mapped", "Named"):
        values = ({"k": 1, "n": ""}, {"k": 2, "m": ""}, {"k": True, "m": ""}, {"k": 1, "m": ""}, {"k": 3, "m": ""})
        assert [built.accepts(name, value) for value in values] == [True, True, True, False, False]
        assert [tag for tag, _ in built.model(name).union.discriminator.mapping] == ["1", "2", "true"]
    assert all(built.accepts("Free", {"k": number}) for number in (1, 2, 3))
    assert [schemas(text, exact=True).accepts("Free", {"k": number}) for number in (1, 2, 3)] == [False, True, False]


def test_a_base_whose_tags_are_integers_knows_its_subtypes(schemas: Schemas) -> None:
    built = schemas("""
        D: {type: object, required: [k], properties: {k: {type: integer}}, discriminator: {propertyName: k}}
        E: {allOf: [@D, {type: object, required: [x], properties: {k: {const: 1}, x: {type: string}}}]}
    """)
    assert built.model("D").discriminator.mapping == (("1", built.id("E")),)


@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
def test_a_union_of_annotated_constants_is_one_enumeration(keyword: str, schemas: Schemas) -> None:
    built = schemas(f"""
        Level:
          {keyword}: [{{title: Low, const: 1}}, {{type: integer, enum: [2], description: very high}}, {{type: "null"}}]
    """)
    model = built.model("Level")
    assert [(each.value, each.docs.title, each.docs.description) for each in model.members] == [
        (1, "Low", ""),
        (2, "", "very high"),
    ]
    assert [built.accepts("Level", value) for value in (1, 2, None, 3)] == [True, True, True, False]


@pytest.mark.parametrize(
    "members", ["[{const: 1}, {const: 1.0}]", "[{const: a}, {type: string}]", "[{enum: [a, b]}, {const: c}]"]
)
def test_a_union_of_other_members_is_no_enumeration(members: str, schemas: Schemas) -> None:
    assert isinstance(schemas(f"One: {{oneOf: {members}}}").model("One"), UnionModel)
