"""Enumerations and constants."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from specleaf.ir.api import Default, EnumModel, Member
from specleaf.ir.types import NULL, Checked, Constant, Nothing, Rules
from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.problems import Problem

Schemas: TypeAlias = Callable[..., Any]


def values(model: EnumModel) -> list[Any]:
    return [member.value for member in model.members]


def test_an_enumeration_is_a_model_wherever_it_stands(schemas: Schemas) -> None:
    built = schemas("""
        Size: {type: string, enum: [small, large]}
        Pet: {type: object, properties: {color: {enum: [red, 1, true]}}}
    """)
    assert values(built.model("Size")) == ["small", "large"]
    assert built.types("Pet") == {"color": built.ref("Pet/properties/color")}
    assert values(built.model("Pet/properties/color")) == ["red", 1, True]


def test_null_is_no_member_and_makes_the_enumeration_nullable(schemas: Schemas) -> None:
    model = schemas("Size: {enum: [small, null]}").model("Size")
    assert (values(model), model.nullable, model.declared_nullable) == (["small"], True, True)


def test_null_that_the_values_lack_is_declared_and_not_accepted(schemas: Schemas) -> None:
    built = schemas("Size: {type: [string, 'null'], enum: [small]}")
    assert (built.model("Size").nullable, built.model("Size").declared_nullable) == (False, True)
    assert not built.accepts("Size", None)


def test_values_that_are_not_of_the_type_or_out_of_bounds_are_no_members(schemas: Schemas) -> None:
    model = schemas("Size: {type: [string], enum: [a, [1], null, abc], maxLength: 2}").model("Size")
    assert (values(model), model.nullable, model.rules) == (["a"], False, None)


def test_equal_values_are_one_member_and_a_number_is_no_boolean(schemas: Schemas) -> None:
    model = schemas("One: {enum: [1, 1.0, true, {a: 1, b: 2}, {b: 2, a: 1.0}]}").model("One")
    assert values(model) == [1, True, {"a": 1, "b": 2}]


def test_an_enumeration_of_one_value_is_an_enumeration_and_of_null_alone_it_is_null(schemas: Schemas) -> None:
    built = schemas("One: {enum: [a]}\nNone: {enum: [null]}\nNever: {enum: [null], not: {}}")
    assert built.model("One").members == (Member("a"),)
    assert built.type("None") == NULL
    assert built.type("Never") == Checked(NULL, Rules({"not": {}}))


def test_what_else_is_said_of_the_values_is_a_rule(schemas: Schemas) -> None:
    built = schemas("""
        Text: {type: string}
        Size: {enum: [a, b], pattern: ^a, $ref: '#/components/schemas/Text'}
    """)
    assert values(built.model("Size")) == ["a", "b"]
    assert built.model("Size").rules == Rules({"pattern": "^a"})
    assert [built.accepts("Size", value) for value in ("a", "b")] == [True, False]


@pytest.mark.parametrize(
    ("schema", "keyword", "message"),
    [
        ("{type: string, enum: [1, 2]}", "enum", "no value of the enumeration fits what is said beside it"),
        ("{enum: [abc], maxLength: 2}", "enum", "no value of the enumeration fits what is said beside it"),
        ("{enum: []}", "enum", "an enumeration without a value"),
        ("{type: string, const: 1}", "const", "the constant is not of the type beside it"),
    ],
)
def test_what_no_value_can_be_is_a_warning(schema: str, keyword: str, message: str, schemas: Schemas) -> None:
    built = schemas(f"Never: {schema}", exact=True)
    assert built.type("Never") == Nothing()
    place = Pointer(("components", "schemas", "Never", keyword))
    assert built.problems == (Problem("contradiction", message, place, "warning"),)


def test_a_constant_is_a_type_in_place(schemas: Schemas) -> None:
    built = schemas(
        "Pet: {type: object, properties: {kind: {const: cat}, none: {const: null}, many: {const: [1, {a: 2}]}}}"
    )
    assert built.types("Pet") == {"kind": Constant("cat"), "none": NULL, "many": Constant([1, {"a": 2}])}


def test_a_constant_that_is_whole_is_an_integer_and_a_number(schemas: Schemas) -> None:
    built = schemas("One: {type: integer, const: 1.0}\nTwo: {type: number, const: 2}")
    assert (built.type("One"), built.type("Two")) == (Constant(1.0), Constant(2))


def test_a_constant_keeps_to_what_is_said_beside_it(schemas: Schemas) -> None:
    built = schemas("Never: {const: abc, maxLength: 2}")
    assert built.type("Never") == Checked(Constant("abc"), Rules({"maxLength": 2}))


def test_values_or_null_at_a_named_place_are_one_enumeration(schemas: Schemas) -> None:
    built = schemas("""
        Effort: {description: How hard., anyOf: [{type: string, enum: [low, high]}, {type: 'null'}]}
        Other: {anyOf: [@Effort, {type: 'null'}]}
    """)
    effort = built.model("Effort")
    assert (values(effort), effort.nullable, effort.docs.description) == (["low", "high"], True, "How hard.")
    assert built.names() == ["Effort", "Other"]


@pytest.mark.parametrize(
    ("schema", "read"),
    [
        ("{type: string, enum: [1, 2.5, true]}", ["1", "2.5", "true"]),
        ("{type: [string, 'null'], enum: [4.1, 4, null]}", ["4.1", "4"]),
        ("{type: integer, enum: ['1', '-2']}", [1, -2]),
        ("{type: number, enum: ['1.5', '2', 3]}", [1.5, 2, 3]),
        ("{type: boolean, enum: ['true', 'false']}", [True, False]),
        ("{type: boolean, enum: [0, 1]}", [False, True]),
        ("{type: boolean, enum: ['yes', 'no']}", ["yes", "no"]),
        ("{type: object, enum: [a, b]}", ["a", "b"]),
        ("{type: string, enum: [a, 1, '1']}", ["a", "1"]),
    ],
)
def test_values_of_another_type_are_read_in_the_type_beside_them(
    schema: str, read: list[Json], schemas: Schemas
) -> None:
    built = schemas(f"One: {schema}")
    assert values(built.model("One")) == read
    assert [problem.code for problem in built.problems] == ["contradiction"]
    assert all(built.accepts("One", value) for value in read)


def test_a_list_of_scalars_beside_an_array_is_that_of_its_items(schemas: Schemas) -> None:
    built = schemas(
        "One: {type: array, items: {type: string}, enum: [live, done]}",
        "Two: {type: array, items: {type: integer}, enum: ['1']}",
        "Three: {type: array, items: {type: string}, enum: [[a], [b]]}",
    )
    accepted = [built.accepts(name, value) for name, value in (("One", ["live"]), ("One", ["x"]), ("Two", [1]))]
    assert accepted == [True, False, True]
    assert [built.accepts("Three", value) for value in (["a"], ["a", "b"])] == [True, False]
    assert [problem.pointer.parts[2] for problem in built.problems] == ["One", "Two"]


def test_a_constant_and_a_default_are_read_in_the_type_beside_them(schemas: Schemas) -> None:
    built = schemas(
        "One: {type: object, properties: {a: {type: string, const: 1}, b: {type: string, enum: [1], default: 1}}}"
    )
    assert built.types("One")["a"] == Constant("1")
    assert built.fields("One")["b"].default == Default("1")
