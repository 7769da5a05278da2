"""Several schemas that a value must all fit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from specleaf.ir.api import AliasModel, Default, ObjectModel
from specleaf.ir.constraints import Constraint
from specleaf.ir.types import (
    ANY_PART,
    Anything,
    Checked,
    Constant,
    Discriminator,
    ListOf,
    Nothing,
    Nullable,
    Part,
    Rules,
    Scalar,
)

Schemas: TypeAlias = Callable[..., Any]

TEXT, WHOLE = Scalar("string"), Scalar("integer")

BASE = """
Base:
  type: object
  description: What all have.
  required: [id]
  properties:
    id: {type: string}
    tag: {type: object, properties: {a: {type: string}}}
"""


def test_objects_are_merged_into_one_model_in_document_order(schemas: Schemas) -> None:
    built = schemas(
        BASE,
        """
        Pet:
          description: A pet.
          allOf:
            - $ref: '#/components/schemas/Base'
            - type: object
              required: [name]
              properties: {name: {type: string}}
          properties: {age: {type: integer}}
          required: [tag]
        """,
    )
    fields = built.fields("Pet")
    assert list(fields) == ["id", "tag", "name", "age"]
    assert [name for name, field in fields.items() if field.required] == ["id", "tag", "name"]
    assert built.model("Pet").docs.description == "A pet."
    assert (built.model("Pet").extra, built.model("Pet").rules) == (ANY_PART, None)


def test_what_is_inherited_keeps_its_place_and_is_made_once(schemas: Schemas) -> None:
    built = schemas(
        BASE,
        "Pet: {allOf: [@Base], properties: {age: {type: integer}}}",
    )
    assert built.fields("Pet")["tag"].pointer == built.id("Base/properties/tag")
    assert built.types("Pet")["tag"] == built.ref("Base/properties/tag") == built.types("Base")["tag"]
    assert [name for name in built.names() if name.endswith("tag")] == ["Base/properties/tag"]


def test_one_reference_alone_is_that_model_and_as_a_component_a_model_of_its_own(
    schemas: Schemas,
) -> None:
    built = schemas(
        BASE,
        """
        Own: {description: Another., allOf: [@Base]}
        Pet: {type: object, properties: {base: {description: A base., allOf: [@Base]}}}
        Text: {type: string}
        Name: {allOf: [@Text]}
        """,
    )
    assert built.types("Pet") == {"base": built.ref("Base")}
    assert built.fields("Pet")["base"].docs.description == "A base."
    assert list(built.fields("Own")) == list(built.fields("Base"))
    assert built.type("Name") == built.ref("Text")


def test_a_base_that_is_reached_twice_counts_once(schemas: Schemas) -> None:
    built = schemas(
        BASE,
        """
        Left: {allOf: [@Base, {properties: {l: {type: string}}}]}
        Right: {allOf: [@Base, {properties: {r: {type: string}}}]}
        Both: {allOf: [@Left, @Right]}
        """,
    )
    assert list(built.fields("Both")) == ["id", "tag", "l", "r"]
    assert built.model("Both").rules is None


def test_a_property_of_several_parts_has_the_type_that_tells_most_and_keeps_to_all(schemas: Schemas) -> None:
    built = schemas("""
        Base: {type: object, properties: {kind: {type: string, description: Old., default: cat}, n: {minimum: 1}}}
        Cat:
          allOf:
            - @Base
            - {properties: {kind: {const: cat, readOnly: true}, n: {type: integer, maximum: 5}}}
    """)
    kind = built.fields("Cat")["kind"]
    assert (kind.default, kind.access, kind.docs.description) == (Default("cat"), "read", "Old.")
    assert kind.pointer == built.id("Cat/allOf/1/properties/kind")
    assert [built.accepts("Cat", {"n": value}) for value in (0, 3, 6, "a")] == [False, True, False, False]
    assert [built.accepts("Cat", {"kind": value}) for value in ("cat", "dog")] == [True, False]


def test_words_that_only_a_more_special_part_has_win(schemas: Schemas) -> None:
    built = schemas("""
        Base: {type: object, properties: {a: {type: string, description: Old., title: T}}}
        Pet: {allOf: [@Base], properties: {a: {description: New.}}}
    """)
    docs = built.fields("Pet")["a"].docs
    assert (docs.description, docs.title, built.types("Pet")["a"]) == ("New.", "T", TEXT)
    assert built.model("Pet").rules is None


def test_a_property_that_one_part_forbids_stays_forbidden(schemas: Schemas) -> None:
    built = schemas("Odd: {allOf: [{type: object, properties: {a: true}}, {properties: {a: false}}]}")
    assert built.accepts("Odd", {})
    assert not built.accepts("Odd", {"a": 1})


def test_bounds_of_all_parts_are_constraints_and_of_two_the_narrower_counts(schemas: Schemas) -> None:
    built = schemas("""
        One: {allOf: [{type: object, minProperties: 1}, {type: object, maxProperties: 2}]}
        Two: {allOf: [{type: object, minProperties: 1}, {type: object, minProperties: 2}]}
    """)
    assert built.model("One").constraints == (Constraint("minProperties", 1), Constraint("maxProperties", 2))
    assert built.model("Two").constraints == (Constraint("minProperties", 2),)
    assert built.model("Two").rules is None


def test_unevaluated_properties_close_a_model_whose_parts_only_declare(schemas: Schemas) -> None:
    built = schemas(
        BASE,
        """
        Closed: {allOf: [@Base], properties: {a: true}, unevaluatedProperties: false}
        Asked:
          allOf: [@Base, {anyOf: [{properties: {b: true}, required: [b]}, {}]}]
          unevaluatedProperties: false
        Inner:
          allOf:
            - {type: object, allOf: [{properties: {b: true}}], unevaluatedProperties: false}
            - {properties: {c: true}}
        """,
    )
    assert (built.model("Closed").extra, built.model("Closed").rules) == (Part(Nothing()), None)
    assert [built.accepts("Asked", {"id": "", name: 1}) for name in ("b", "c")] == [True, False]
    assert [built.accepts("Inner", {name: 1}) for name in ("b", "c")] == [True, False]


def test_additional_properties_of_one_part_say_nothing_of_what_it_does_not_declare(schemas: Schemas) -> None:
    built = schemas("""
        Part: {type: object, properties: {id: {type: string}}}
        Odd: {allOf: [@Part], properties: {a: true}, additionalProperties: false}
        """)
    assert built.model("Odd").rules == Rules({"properties": {"a": True}, "additionalProperties": False})
    assert not built.accepts("Odd", {"id": ""})


def test_a_part_that_forbids_what_another_requires_forbids_what_none_declares(schemas: Schemas) -> None:
    text = "Odd: {allOf: [@Base], properties: {a: true}, additionalProperties: false}"
    meant = schemas(BASE, text)
    assert [meant.accepts("Odd", value) for value in ({"id": ""}, {"id": "", "a": 1}, {"id": "", "b": 1})] == [
        True,
        True,
        False,
    ]
    assert [problem.code for problem in meant.problems] == ["contradiction"]
    assert not schemas(BASE, text, exact=True).accepts("Odd", {"id": ""})


def test_null_fits_where_every_part_with_a_type_admits_it(schemas: Schemas) -> None:
    built = schemas("""
        A: {type: [object, 'null'], properties: {a: {type: string}}}
        Both: {allOf: [@A, {type: [object, 'null'], properties: {b: {type: string}}}]}
        One: {allOf: [@A, {type: object}]}
        Never: {allOf: [@A, {not: {type: 'null'}}]}
        Pet: {type: object, properties: {both: {allOf: [@A, {required: [a]}]}}}
    """)
    assert built.type("Both") == Nullable(built.ref("Both/allOf"))
    assert list(built.fields("Both/allOf")) == ["a", "b"]
    assert isinstance(built.model("One"), ObjectModel)
    assert [built.accepts(name, None) for name in ("Both", "One", "Never")] == [True, False, False]
    assert built.types("Pet") == {"both": Nullable(built.ref("Pet/properties/both"))}


def test_scalars_that_do_not_meet_in_a_keyword_are_one_scalar(schemas: Schemas) -> None:
    built = schemas("""
        Text: {type: string, format: email}
        Short: {allOf: [@Text, {maxLength: 5}], minLength: 1}
        Beside: {$ref: '#/components/schemas/Text', maxLength: 5}
    """)
    bounds = (Constraint("minLength", 1), Constraint("maxLength", 5))
    assert built.type("Short") == Scalar("string", "email", bounds)
    assert built.type("Beside") == Scalar("string", "email", bounds[1:])


def test_of_two_bounds_the_narrower_counts_and_of_two_types_what_both_are(schemas: Schemas) -> None:
    built = schemas("""
        Long: {allOf: [{type: string, maxLength: 5}, {maxLength: 3}]}
        Whole: {allOf: [{type: number, minimum: 1, multipleOf: 4}, {type: integer, minimum: 0, multipleOf: 6}]}
        Maybe: {allOf: [{type: [string, integer, 'null']}, {type: ['null', string]}]}
        Either: {allOf: [{anyOf: [{type: integer}, {type: 'null'}]}, {type: integer, maximum: 2}]}
    """)
    assert built.type("Long") == Scalar("string", "", (Constraint("maxLength", 3),))
    assert built.type("Whole") == Scalar("integer", "", (Constraint("minimum", 1), Constraint("multipleOf", 12)))
    assert built.type("Maybe") == Nullable(TEXT)
    assert built.type("Either") == Scalar("integer", "", (Constraint("maximum", 2),))


def test_of_two_lists_of_values_those_in_both_are_left(schemas: Schemas) -> None:
    built = schemas("""
        Abc: {type: string, enum: [a, b, c]}
        Two: {allOf: [@Abc, {enum: [d, c, b]}]}
        One: {allOf: [@Abc, {const: b}]}
        Same: {allOf: [@Abc, {type: string}]}
        None: {allOf: [@Abc, {enum: [d]}]}
    """)
    assert [member.value for member in built.model("Two").members] == ["b", "c"]
    assert built.type("One") == Constant("b")
    assert built.accepts("Same", "a")
    assert not any(built.accepts("None", value) for value in ("a", "d"))


def test_a_list_that_only_one_part_describes_has_the_bounds_of_all(schemas: Schemas) -> None:
    built = schemas("""
        Names: {type: array, items: {type: object, properties: {a: {type: string}}}}
        Short: {allOf: [{maxItems: 3}, @Names, {maxItems: 5}]}
    """)
    assert built.type("Short") == ListOf(Part(built.ref("Names/items")), (Constraint("maxItems", 3),))
    assert built.names() == ["Names", "Short", "Names/items"]


def test_what_has_no_meet_is_what_tells_most_narrowed_by_the_rest(schemas: Schemas) -> None:
    built = schemas("""
        Names: {type: array, items: {type: string}}
        Short: {allOf: [{contains: {const: a}}, @Names]}
        Twice: {allOf: [{type: string, pattern: a}, {pattern: b}]}
        Free: {allOf: [{pattern: a}, {pattern: b}]}
    """)
    assert built.type("Short") == Checked(built.ref("Names"), Rules({"contains": {"const": "a"}}))
    assert built.type("Twice") == Checked(Scalar("string", "", (Constraint("pattern", "a"),)), Rules({"pattern": "b"}))
    assert built.type("Free") == Checked(Anything(), Rules({"allOf": [{"pattern": "a"}, {"pattern": "b"}]}))


def test_a_property_of_two_parts_is_of_the_type_that_both_come_to(schemas: Schemas) -> None:
    built = schemas("""
        Size: {type: string, enum: [s, m, l]}
        Base: {type: object, properties: {size: @Size, count: {type: integer, minimum: 1}, tag: {type: string}}}
        Pet:
          allOf: [@Base]
          properties: {size: {enum: [m, l, xl]}, count: {type: integer, maximum: 5}, tag: {type: string, title: Tag}}
    """)
    assert built.model("Pet").rules is None
    assert [member.value for member in built.model("Pet/properties/size").members] == ["m", "l"]
    assert built.types("Pet")["count"] == Scalar("integer", "", (Constraint("minimum", 1), Constraint("maximum", 5)))
    assert built.types("Pet")["tag"] == TEXT
    assert built.types("Base")["size"] == built.ref("Size")


def test_a_type_beside_a_reference_that_the_reference_implies_says_nothing(schemas: Schemas) -> None:
    built = schemas("""
        Cat: {type: object, properties: {a: {type: string}}}
        Dog: {type: object, properties: {b: {type: string}}}
        Pet: {oneOf: [@Cat, @Dog]}
        Zoo: {type: object, properties: {any: {type: object, $ref: '#/components/schemas/Pet'}}}
        Same: {type: object, allOf: [@Pet]}
    """)
    assert built.types("Zoo") == {"any": built.ref("Pet")}
    assert built.type("Same") == built.ref("Pet")


def test_a_union_or_enumeration_beside_a_reference_keeps_to_both(schemas: Schemas) -> None:
    built = schemas("""
        Text: {type: string, maxLength: 3}
        Size: {allOf: [@Text], enum: [a, long, 1]}
        Any: {allOf: [{minLength: 2}], anyOf: [{type: string}, {type: integer}]}
    """)
    assert [built.accepts("Size", value) for value in ("a", "long", 1)] == [True, False, False]
    assert [built.accepts("Any", value) for value in ("a", "ab", 1, None)] == [False, True, True, False]


def test_a_model_at_a_named_place_says_all_that_its_schema_says(schemas: Schemas) -> None:
    built = schemas("""
        Text: {type: string}
        Never: {allOf: [@Text, {maxLength: 1}], anyOf: [{type: string}, {type: integer}]}
    """)
    assert [built.accepts("Never", value) for value in ("a", "ab", 1)] == [True, False, False]


@pytest.mark.parametrize(
    "schema",
    [
        "{allOf: [{type: 'null'}, {type: object}]}",
        "{allOf: [{type: 'null'}, {properties: {}}]}",
        "{allOf: [{type: object}, {type: string}]}",
    ],
)
def test_parts_about_different_types_leave_no_value(schema: str, schemas: Schemas) -> None:
    built = schemas(f"Never: {schema}", exact=True)
    assert not any(built.accepts("Never", value) for value in ({}, "", []))


def test_a_part_that_is_false_leaves_nothing(schemas: Schemas) -> None:
    assert schemas("Never: {allOf: [{type: object, properties: {a: true}}, false]}").type("Never") == Nothing()


def test_parts_that_say_nothing_leave_what_stands_beside_them(schemas: Schemas) -> None:
    built = schemas("Pet: {allOf: [{}, true, {description: Only words.}], type: array, items: {type: string}}")
    assert built.type("Pet") == ListOf(Part(TEXT))


def test_an_example_of_a_part_counts_if_the_whole_has_none(schemas: Schemas) -> None:
    built = schemas(
        BASE,
        "Pet: {allOf: [@Base, {type: object, examples: [{id: a}]}]}",
    )
    assert built.model("Pet").docs.examples == ({"id": "a"},)


SUBTYPES = """
Base:
  type: object
  required: [kind]
  properties: {kind: {type: string}}
  discriminator: {propertyName: kind, mapping: {a: A, b: B}}
  oneOf: [@A, @B]
A: {allOf: [@Base, {properties: {a: {type: string}}, required: [a]}]}
B: {allOf: [@Base, {properties: {b: {type: string}}, required: [b]}]}
"""


def test_a_base_that_lists_its_heirs_does_not_ask_them_about_themselves(schemas: Schemas) -> None:
    built = schemas(SUBTYPES)
    assert built.model("A").rules is None
    assert list(built.fields("A")) == ["kind", "a"]
    mapping = (("a", built.id("A")), ("b", built.id("B")))
    assert built.model("Base").discriminator == Discriminator("kind", mapping)
    assert built.model("Base").subtypes == (built.id("A"), built.id("B"))
    assert [built.accepts("Base", value) for value in ({"kind": "a", "a": ""}, {"kind": "a"})] == [True, False]


def test_rules_about_heirs_do_not_lead_back_to_the_union_that_lists_them(schemas: Schemas) -> None:
    built = schemas(
        SUBTYPES,
        "Other: {not: @A}",
    )
    base = {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}}
    assert built.api.schemas["#/components/schemas/Base/discriminator"] == base
    assert {"$ref": "#/components/schemas/Base/discriminator"} in built.api.schemas["#/components/schemas/A"]["allOf"]
    assert [built.accepts("Other", value) for value in ({"kind": "a", "a": ""}, {"kind": "a"})] == [False, True]


KINDS = """
Pet:
  type: object
  properties: {k: {enum: [cat, kitty, dog, Persian, other]}}
  discriminator: {propertyName: k, mapping: {kitty: Cat, other: '#/components/schemas/Other'}}
Cat: {allOf: [@Pet, {properties: {a: {type: string}}}]}
Persian: {allOf: [{$ref: '#/components/schemas/Cat'}, {description: A cat.}]}
Dog: {allOf: [{allOf: [@Pet]}], properties: {k: {const: dog}}}
Other: {type: object}
Name: @Cat
"""


def test_an_heir_is_told_by_the_mapping_else_by_what_it_lists_itself_else_by_its_name(schemas: Schemas) -> None:
    built = schemas(KINDS)
    pet = built.model("Pet")
    mapping = tuple(
        (tag, built.id(name))
        for tag, name in {"kitty": "Cat", "other": "Other", "Persian": "Persian", "dog": "Dog"}.items()
    )
    assert pet.discriminator == Discriminator("k", mapping)
    assert pet.subtypes == tuple(map(built.id, ("Cat", "Persian", "Dog")))


def test_a_base_inside_another_inherits_the_discriminator(schemas: Schemas) -> None:
    cat = schemas(KINDS).model("Cat")
    assert cat.discriminator == Discriminator("k", (("Persian", cat.subtypes[0]),), explicit=False)
    assert schemas(KINDS).model("Dog").discriminator is None


def test_a_base_without_a_discriminator_has_no_kinds(schemas: Schemas) -> None:
    assert schemas("Base: {type: object}\nHeir: {allOf: [@Base]}").model("Base").subtypes == ()


def test_a_union_that_lists_no_heir_counts_for_those_made_from_it(schemas: Schemas) -> None:
    built = schemas("""
        Cat: {type: object, required: [k], properties: {k: {const: cat}}}
        Dog: {type: object, required: [k], properties: {k: {const: dog}}}
        Pet: {oneOf: [@Cat, @Dog], discriminator: {propertyName: k}}
        Named: {allOf: [@Cat, @Pet, {required: [name]}]}
    """)
    assert [built.accepts("Named", {"k": kind, "name": 1}) for kind in ("cat", "cow")] == [True, False]
    assert not built.accepts("Named", {"k": "cat"})


def test_a_schema_may_be_made_from_itself_below_a_property(schemas: Schemas) -> None:
    built = schemas("""
        Node:
          type: object
          properties:
            value: {type: integer}
            child: {allOf: [@Node, {required: [value]}]}
    """)
    assert built.types("Node")["child"] == built.ref("Node/properties/child")
    assert built.types("Node/properties/child")["child"] == built.ref("Node/properties/child")
    assert [built.accepts("Node", {"child": value}) for value in ({"value": 1}, {})] == [True, False]


def test_a_component_is_no_name_for_itself(schemas: Schemas) -> None:
    built = schemas(
        BASE,
        "Pet: {allOf: [@Base, {required: [id]}]}",
    )
    assert not isinstance(built.model("Pet"), AliasModel)


@pytest.mark.parametrize(
    ("general", "special", "type_"),
    [
        ("@Pet", "@Dog", "Dog"),
        ("{type: object}", "@Dog", "Dog"),
        ("{}", "@Dog", "Dog"),
        ("{type: object, required: [n]}", "@Dog", "Dog"),
        ("{type: string}", "@Kind", "Kind"),
    ],
)
def test_of_two_descriptions_of_a_property_the_special_one_wins_wherever_it_stands(
    general: str, special: str, type_: str, schemas: Schemas
) -> None:
    for first, second in ((general, special), (special, general)):
        parts = ", ".join(f"{{type: object, properties: {{x: {each}}}}}" for each in (first, second))
        built = schemas(
            f"One: {{allOf: [{parts}]}}",
            "Pet: {type: object, required: [n], properties: {n: {type: string}}}",
            "Dog: {allOf: [@Pet, {type: object, properties: {bark: {type: boolean}}}]}",
            "Kind: {type: string, enum: [a, b]}",
        )
        assert built.types("One")["x"] == built.ref(type_)
        assert built.model("One").rules is None


def test_of_two_arrays_the_one_with_special_items_wins(schemas: Schemas) -> None:
    built = schemas("""
        One:
          allOf:
            - {type: object, properties: {x: {type: array, items: {type: string, enum: [a]}, minItems: 1}}}
            - {type: object, properties: {x: {type: array, items: {type: string}}}}
    """)
    assert [built.accepts("One", {"x": value}) for value in (["a"], ["b"], [])] == [True, False, False]
    assert built.model("One").rules is None


def test_what_only_one_description_of_a_property_says_stays_a_rule(schemas: Schemas) -> None:
    built = schemas("""
        One: {allOf: [{type: object, properties: {x: {type: array, items: {}, maxItems: 1}}},
                      {type: object, properties: {x: {type: array, items: {type: string}}}}]}
    """)
    assert [built.accepts("One", {"x": value}) for value in (["a"], [1], ["a", "b"])] == [True, False, False]
