"""References: what they lead to, and models at the places that they name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from specleaf.ir.types import Anything, ListOf, ModelRef, Nullable, Part, Scalar

Schemas: TypeAlias = Callable[..., Any]
Build: TypeAlias = Callable[..., Any]

TEXT = Scalar("string")


def test_a_reference_stays_a_reference_to_a_name_too(schemas: Schemas) -> None:
    built = schemas("""
        Text: {type: string}
        Name: @Text
        Pet: {type: object, properties: {name: @Name}}
    """)
    assert built.types("Pet") == {"name": built.ref("Name")}
    assert built.type("Name") == built.ref("Text")


def test_a_place_inside_a_component_that_something_refers_to_has_a_model(schemas: Schemas) -> None:
    built = schemas("""
        Pet: {type: object, properties: {tag: {type: object, properties: {a: {type: string}}}, age: {type: integer}}}
        Zoo:
          type: object
          properties:
            tag: {$ref: '#/components/schemas/Pet/properties/tag'}
            age: {$ref: '#/components/schemas/Pet/properties/age'}
    """)
    assert built.types("Zoo") == {"tag": built.ref("Pet/properties/tag"), "age": built.ref("Pet/properties/age")}
    assert built.types("Pet")["tag"] == built.ref("Pet/properties/tag")
    assert built.types("Pet")["age"] == Scalar("integer")
    assert built.type("Pet/properties/age") == Scalar("integer")


def test_a_nullable_object_that_something_refers_to_is_the_same_in_both_places(schemas: Schemas) -> None:
    built = schemas("""
        Pet: {type: object, properties: {tag: {type: [object, 'null'], properties: {a: {type: string}}}}}
        Tag: {$ref: '#/components/schemas/Pet/properties/tag'}
    """)
    assert built.types("Pet")["tag"] == Nullable(built.ref("Pet/properties/tag/type/0"))
    assert built.type("Pet/properties/tag") == built.types("Pet")["tag"]


def test_keys_with_slashes_tildes_and_percent_signs_are_escaped(schemas: Schemas) -> None:
    built = schemas("""
        Odd: {type: object, properties: {a/b: {type: string}, c~d: {type: string}, 'e f%': {type: string}}}
        One: {$ref: '#/components/schemas/Odd/properties/a~1b'}
        Two: {$ref: '#/components/schemas/Odd/properties/c~0d'}
        Three: {$ref: '#/components/schemas/Odd/properties/e%20f%25'}
    """)
    places = [built.id("Odd/properties").child(name) for name in ("a/b", "c~d", "e f%")]
    assert [built.type(name) for name in ("One", "Two", "Three")] == [ModelRef(place) for place in places]


def test_names_of_schemas_are_followed_by_defs_anchor_and_dynamic_anchor(schemas: Schemas) -> None:
    built = schemas("""
        Pet:
          $dynamicAnchor: pet
          type: object
          properties:
            a: {$ref: '#/components/schemas/Pet/$defs/A'}
            b: {$ref: '#bee'}
            self: {$dynamicRef: '#pet'}
          $defs:
            A: {type: string}
            B: {$anchor: bee, type: string}
    """)
    assert built.types("Pet") == {
        "a": built.ref("Pet/$defs/A"),
        "b": built.ref("Pet/$defs/B"),
        "self": built.ref("Pet"),
    }


def test_pointers_in_a_schema_with_an_id_start_there_and_else_in_the_document(schemas: Schemas) -> None:
    built = schemas("""
        Pet:
          $id: https://example.com/pet
          type: object
          properties:
            near: {$ref: '#/$defs/Text'}
            far: @Text
            self: {$ref: '#'}
          $defs: {Text: {type: string, maxLength: 1}}
        Text: {type: string}
        Other: {$ref: https://example.com/pet}
    """)
    types = built.types("Pet")
    assert types == {"near": built.ref("Pet/$defs/Text"), "far": built.ref("Text"), "self": built.ref("Pet")}
    assert built.type("Other") == built.ref("Pet")


def test_a_ring_of_components_is_a_ring_of_models(schemas: Schemas) -> None:
    built = schemas("""
        A: {type: object, properties: {b: @B}}
        B: {type: array, items: @C}
        C: {anyOf: [@A, {type: string}]}
        Json: {anyOf: [{type: string}, {type: array, items: @Json}, {type: object, additionalProperties: @Json}]}
    """)
    assert built.types("A") == {"b": built.ref("B")}
    assert built.type("B") == ListOf(Part(built.ref("C")))
    assert built.accepts("Json", {"a": ["b", {"c": []}]})


def test_a_ring_that_only_a_property_closes_may_pass_through_rules(schemas: Schemas) -> None:
    built = schemas("""
        A: {not: @B}
        B: {type: object, required: [a], properties: {a: @A}}
    """)
    assert built.type("A").inner == Anything()
    assert [built.accepts("A", value) for value in (1, {"a": 1}, {"a": {"a": 1}})] == [True, False, True]


def test_what_stands_beside_a_reference_counts_since_3_1_only(schemas: Schemas) -> None:
    text = "Text: {type: string}\nShort: {$ref: '#/components/schemas/Text', maxLength: 1, description: Own.}"
    assert not schemas(text).accepts("Short", "ab")
    built = schemas(text, version="3.0.3")
    assert built.type("Short") == built.ref("Text")
    assert [(problem.code, problem.pointer.name) for problem in built.problems] == [("keyword-ignored", "maxLength")]
