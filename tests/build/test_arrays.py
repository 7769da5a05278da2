"""Arrays: lists and tuples."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from specleaf.ir.constraints import Constraint
from specleaf.ir.types import ANY_PART, Checked, ListOf, Nothing, Part, Rules, Scalar, TupleOf

Schemas: TypeAlias = Callable[..., Any]

TEXT, WHOLE = Scalar("string"), Scalar("integer")


def test_a_list_has_one_type_for_all_items_and_what_its_author_wrote_about_them(schemas: Schemas) -> None:
    built = schemas("Names: {type: array, items: {type: string, description: A name.}, minItems: 1, uniqueItems: true}")
    type_ = built.type("Names")
    assert type_ == ListOf(Part(TEXT), (Constraint("minItems", 1), Constraint("uniqueItems", True)))
    assert type_.item.docs.description == "A name."


def test_items_of_which_nothing_is_said_are_anything(schemas: Schemas) -> None:
    assert schemas("List: {type: array, uniqueItems: false}").type("List") == ListOf(ANY_PART)


def test_a_tuple_has_types_by_position_and_one_for_the_rest(schemas: Schemas) -> None:
    built = schemas("""
        Pair: {type: array, prefixItems: [{type: string}, {type: integer}], items: false}
        Open: {type: array, prefixItems: [{type: string}]}
    """)
    assert built.type("Pair") == TupleOf((Part(TEXT), Part(WHOLE)), Part(Nothing()))
    assert built.type("Open") == TupleOf((Part(TEXT),), ANY_PART)


def test_an_inline_object_in_a_list_is_a_model(schemas: Schemas) -> None:
    built = schemas("Pets: {type: array, items: {type: object, properties: {a: {type: string}}}}")
    assert built.type("Pets") == ListOf(Part(built.ref("Pets/items")))


def test_an_array_may_have_itself_with_a_limit_among_its_items(schemas: Schemas) -> None:
    built = schemas("Nest: {type: array, items: {$ref: '#/components/schemas/Nest', minItems: 1}}")
    again = Checked(built.ref("Nest"), Rules({"minItems": 1}))
    assert built.type("Nest") == ListOf(Part(ListOf(Part(again), (Constraint("minItems", 1),))))


def test_what_no_list_says_is_a_rule(schemas: Schemas) -> None:
    built = schemas("Has: {type: array, contains: {type: integer}, minContains: 2}")
    assert built.type("Has") == Checked(ListOf(ANY_PART), Rules({"contains": {"type": "integer"}, "minContains": 2}))


def test_a_limit_without_contains_has_no_effect(schemas: Schemas) -> None:
    assert schemas("Has: {type: array, minContains: 2}").type("Has") == ListOf(ANY_PART)


def test_unevaluated_items_are_judged_with_all_their_siblings(schemas: Schemas) -> None:
    built = schemas("List: {type: array, prefixItems: [{type: string}], unevaluatedItems: false}")
    assert built.accepts("List", ["a"])
    assert not built.accepts("List", ["a", 1])
