"""`nullable` of OpenAPI 3.0, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from specleaf.ir.api import UnionModel
from specleaf.ir.types import Nullable, Scalar

Schemas: TypeAlias = Callable[..., Any]

TEXT = Scalar("string")

PET = "Pet: {type: object, properties: {a: {type: string}}}"


def test_beside_a_type_null_is_one_more_type(schemas: Schemas) -> None:
    built = schemas("Name: {type: string, nullable: true}\nAge: {type: string, nullable: false}", version="3.0.3")
    assert (built.type("Name"), built.type("Age")) == (Nullable(TEXT), TEXT)


def test_beside_all_of_null_is_admitted_and_the_references_still_lead_somewhere(schemas: Schemas) -> None:
    built = schemas(
        PET,
        """
        Alias: {nullable: true, allOf: [@Pet]}
        Merged: {nullable: true, allOf: [@Pet, {type: object, properties: {b: {type: string}}}]}
        Zoo:
          type: object
          properties:
            alias: {nullable: true, description: Maybe., allOf: [@Pet]}
            typed: {nullable: true, type: object, allOf: [@Pet]}
        """,
        version="3.0.3",
    )
    assert built.type("Alias") == Nullable(built.ref("Pet"))
    assert built.type("Merged") == Nullable(built.ref("Merged/allOf"))
    assert list(built.fields("Merged/allOf")) == ["a", "b"]
    assert built.types("Zoo") == {
        "alias": Nullable(built.ref("Pet")),
        "typed": Nullable(built.ref("Pet")),
    }
    assert built.fields("Zoo")["alias"].docs.description == "Maybe."


def test_a_component_made_from_a_nullable_one_alone_is_nullable_too(schemas: Schemas) -> None:
    built = schemas(
        PET,
        """
        Maybe: {nullable: true, allOf: [@Pet]}
        Same: {allOf: [@Maybe]}
        """,
        version="3.0.3",
    )
    assert built.accepts("Same", None)


def test_beside_a_union_null_is_admitted_once_whatever_its_members_say(schemas: Schemas) -> None:
    built = schemas(
        PET,
        """
        Id: {nullable: true, oneOf: [{type: string, nullable: true}, {type: integer}, {type: number}]}
        Maybe: {nullable: true, anyOf: [@Pet]}
        """,
        version="3.0.3",
    )
    assert isinstance(built.model("Id"), UnionModel)
    assert built.model("Id").nullable
    assert [built.accepts("Id", value) for value in (None, "a", 1, 1.5)] == [True, True, True, True]
    assert built.type("Maybe") == Nullable(built.ref("Pet"))


def test_beside_properties_alone_null_is_admitted(schemas: Schemas) -> None:
    text = "Pet: {nullable: true, properties: {a: {type: string}}}"
    assert schemas(text, version="3.0.3").type("Pet") == Nullable(schemas(text, version="3.0.3").ref("Pet/type/0"))


def test_without_a_type_exactly_it_means_nothing(schemas: Schemas) -> None:
    built = schemas(
        PET,
        "Maybe: {nullable: true, allOf: [@Pet]}",
        version="3.0.3",
        exact=True,
    )
    assert list(built.fields("Maybe")) == ["a"]
    assert not built.accepts("Maybe", None)


def test_rules_admit_null_where_the_schema_does(schemas: Schemas) -> None:
    built = schemas(
        PET,
        """
        Maybe: {nullable: true, allOf: [@Pet]}
        No: {not: @Maybe}
        """,
        version="3.0.3",
    )
    assert [built.accepts("No", value) for value in (None, {}, 1)] == [False, False, True]


def test_beside_a_reference_it_is_ignored(schemas: Schemas) -> None:
    built = schemas(
        PET,
        "Maybe: {nullable: true, $ref: '#/components/schemas/Pet'}",
        version="3.0.3",
    )
    assert built.type("Maybe") == built.ref("Pet")
    assert [problem.code for problem in built.problems] == []


def test_since_3_1_it_is_read_as_before_and_told(schemas: Schemas) -> None:
    built = schemas("Name: {type: string, nullable: true}")
    assert built.type("Name") == Nullable(TEXT)
    assert [problem.code for problem in built.problems] == ["older-version"]


def test_a_member_that_is_nullable_alone_makes_the_whole_nullable_unless_exact(schemas: Schemas) -> None:
    texts = (
        PET,
        "All: {allOf: [@Pet, {nullable: true}]}",
        "Any: {anyOf: [@Pet, {nullable: true, description: or null}]}",
        "One: {oneOf: [{nullable: true}, @Pet]}",
    )
    usual, exact = (schemas(*texts, version="3.0.3", exact=exact) for exact in (False, True))
    assert [usual.accepts(name, None) for name in ("All", "Any", "One")] == [True] * 3
    assert [usual.accepts(name, 5) for name in ("All", "Any", "One")] == [False] * 3
    assert [exact.accepts(name, None) for name in ("All", "Any")] == [False, True]


@pytest.mark.parametrize(
    "kind", ["type: object", "type: string, enum: [a]", "oneOf: [{type: string}, {type: integer}]"]
)
def test_a_reference_beside_nullable_admits_null_in_later_versions_too(kind: str, schemas: Schemas) -> None:
    target = "{$ref: '#/components/schemas/B', nullable: true}"
    built = schemas(f"A: {{type: object, properties: {{x: {target}}}}}", f"B: {{{kind}}}")
    value = {} if "object" in kind else "a"
    assert [built.accepts("A", {"x": each}) for each in (None, value, [])] == [True, True, False]
