"""Strings, numbers, booleans, and what nothing is said about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from specleaf.ir.constraints import Constraint
from specleaf.ir.types import NULL, Anything, Checked, Nothing, Rules, Scalar

Schemas: TypeAlias = Callable[..., Any]


@pytest.mark.parametrize(
    ("schema", "type_"),
    [
        ("{type: string, format: email}", Scalar("string", "email")),
        (
            "{type: string, pattern: ^a, maxLength: 3}",
            Scalar("string", "", (Constraint("maxLength", 3), Constraint("pattern", "^a"))),
        ),
        ("{type: integer, minimum: 1}", Scalar("integer", "", (Constraint("minimum", 1),))),
        ("{type: number, exclusiveMaximum: 2.5}", Scalar("number", "", (Constraint("exclusiveMaximum", 2.5),))),
        ("{type: boolean}", Scalar("boolean")),
        ("{type: 'null'}", NULL),
        ("{}", Anything()),
        ("true", Anything()),
        ("false", Nothing()),
        ("{type: string, not: {const: a}}", Checked(Scalar("string"), Rules({"not": {"const": "a"}}))),
    ],
)
def test_a_type(schema: str, type_: Any, schemas: Schemas) -> None:
    assert schemas(f"Thing: {schema}").type("Thing") == type_


def test_bounds_are_in_the_order_of_the_table_and_not_of_the_document(schemas: Schemas) -> None:
    one, other = (
        schemas("One: {type: string, maxLength: 3, minLength: 1}"),
        schemas("One: {minLength: 1, type: string, maxLength: 3}"),
    )
    assert one.type("One") == other.type("One")


def test_bounds_without_a_type_constrain_only_what_they_are_about(schemas: Schemas) -> None:
    built = schemas("Short: {maxLength: 2}")
    assert built.type("Short") == Checked(Anything(), Rules({"maxLength": 2}))
    assert built.accepts("Short", 12345)
    assert not built.accepts("Short", "abc")


def test_bounds_about_another_type_have_no_effect(schemas: Schemas) -> None:
    assert schemas("Text: {type: string, minimum: 3, properties: {a: false}}").type("Text") == Scalar("string")


@pytest.mark.parametrize(
    "schema",
    [
        "{if: {type: string}}",
        "{then: false}",
        "{else: false}",
        "{if: {type: string}, then: true}",
        "{propertyNames: true}",
        "{additionalProperties: {}, items: {description: Any.}, patternProperties: {a: true}}",
        "{required: [], uniqueItems: false}",
        "{unevaluatedProperties: true}",
    ],
)
def test_what_refuses_no_value_is_no_rule(schema: str, schemas: Schemas) -> None:
    assert schemas(f"Free: {schema}").type("Free") == Anything()


@pytest.mark.parametrize(
    ("schema", "rule"),
    [
        ("{then: {maximum: 1}, if: {minimum: 0}}", {"if": {"minimum": 0}, "then": {"maximum": 1}}),
        ("{else: false, if: {type: string}, then: true}", {"if": {"type": "string"}, "else": False}),
        ("{contains: {const: 1}, maxContains: 2}", {"contains": {"const": 1}, "maxContains": 2}),
        (
            "{additionalProperties: false, patternProperties: {^a: {type: string}}}",
            {"additionalProperties": False, "patternProperties": {"^a": {"type": "string"}}},
        ),
        ("{items: false, prefixItems: [true]}", {"items": False, "prefixItems": [{}]}),
        ("{dependentRequired: {a: [b]}}", {"dependentRequired": {"a": ["b"]}}),
        ("{minLength: 1, title: One, default: 1, description: The., format: email}", {"minLength": 1}),
    ],
)
def test_a_rule_has_the_keywords_that_count_and_no_annotations(schema: str, rule: Any, schemas: Schemas) -> None:
    assert schemas(f"Ruled: {schema}").type("Ruled") == Checked(Anything(), Rules(rule))


def test_rules_refer_to_schemas_by_their_place_and_these_to_others(schemas: Schemas) -> None:
    built = schemas("""
        A: {not: @B}
        B: {properties: {b: @C, self: @B}, type: object}
        C: {type: string, description: Of no matter here.}
    """)
    assert built.type("A") == Checked(Anything(), Rules({"not": {"$ref": "#/components/schemas/B"}}))
    b = {
        "properties": {"b": {"$ref": "#/components/schemas/C"}, "self": {"$ref": "#/components/schemas/B"}},
        "type": "object",
    }
    assert built.api.schemas == {"#/components/schemas/B": b, "#/components/schemas/C": {"type": "string"}}
