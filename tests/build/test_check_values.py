"""Defaults and examples that their own schema refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from specleaf.build.check_values import check_values
from specleaf.problems import Problems

Schemas: TypeAlias = Callable[..., Any]


def found(built: Any) -> list[tuple[str, str, str]]:
    problems = Problems()
    check_values(built.api, built.schemas, problems)
    assert all(problem.severity == "warning" for problem in problems)
    return [(problem.code, "/".join(problem.pointer.parts[2:]), problem.message) for problem in problems]


def test_a_default_that_its_schema_refuses_is_a_warning(schemas: Schemas) -> None:
    built = schemas("""
        Size: {enum: [small, large]}
        Pet:
          type: object
          properties:
            age: {type: integer, default: old}
            size: {$ref: '#/components/schemas/Size', default: huge}
            name: {type: [string, 'null'], default: null}
    """)
    assert found(built) == [
        (
            "default-invalid",
            "Pet/properties/age/default",
            "the default of 'age' is refused by its schema: \"old\"; it is a string, not an integer",
        ),
        (
            "default-invalid",
            "Pet/properties/size/default",
            'the default of \'size\' is refused by its schema: "huge"; it is none of "small", "large"',
        ),
    ]


def test_an_example_that_its_schema_refuses_is_a_warning_at_its_place(schemas: Schemas) -> None:
    built = schemas("""
        Pet:
          type: object
          required: [name]
          properties: {name: {type: string, examples: [Rex, 1]}}
          examples: [{name: Rex}, {}]
        Name: {type: string, minLength: 2, examples: [a]}
    """)
    assert [place for _, place, _ in found(built)] == [
        "Pet/examples/1",
        "Pet/properties/name/examples/1",
        "Name/examples/0",
    ]


def test_examples_of_unions_enumerations_and_rules_are_tried_too(schemas: Schemas) -> None:
    built = schemas("""
        Id: {anyOf: [{type: string}, {type: integer}], examples: [1, 1.5]}
        Size: {enum: [a, b], examples: [c]}
        Odd: {type: integer, not: {multipleOf: 2}, examples: [3, 4]}
    """)
    assert [place for _, place, _ in found(built)] == ["Id/examples/1", "Size/examples/0", "Odd/examples/1"]


def test_values_that_fit_are_no_problem(schemas: Schemas) -> None:
    assert found(schemas("Pet: {type: object, properties: {a: {type: number, default: 1, example: 2.5}}}")) == []


def test_what_is_too_deep_to_be_looked_at_is_not_called_refused(schemas: Schemas) -> None:
    right = "{next: " * 70 + "{}" + "}" * 70
    wrong = "{next: 1}"
    built = schemas(f"""
        Node:
          type: object
          properties: {{next: {{$ref: '#/components/schemas/Node'}}}}
          examples: [{right}, {wrong}]
    """)
    assert [place for _, place, _ in found(built)] == ["Node/examples/1"]
