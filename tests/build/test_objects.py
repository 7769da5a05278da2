"""Objects: models with fields, and maps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from specleaf.ir.api import AliasModel, Default, ObjectModel
from specleaf.ir.constraints import Constraint
from specleaf.ir.types import ANY_PART, Anything, Checked, ListOf, MapOf, Nothing, Part, Rules, Scalar

Schemas: TypeAlias = Callable[..., Any]

TEXT, WHOLE = Scalar("string"), Scalar("integer")


def test_an_object_has_its_properties_in_document_order(schemas: Schemas) -> None:
    built = schemas("""
        Pet:
          type: object
          required: [name]
          properties:
            name: {type: string}
            age: {type: integer}
    """)
    assert list(built.fields("Pet")) == ["name", "age"]
    assert built.types("Pet") == {"name": TEXT, "age": WHOLE}
    assert [field.required for field in built.fields("Pet").values()] == [True, False]
    assert built.fields("Pet")["age"].pointer == built.id("Pet/properties/age")
    assert built.model("Pet").extra == ANY_PART


def test_an_object_inside_an_object_is_a_model_after_the_one_that_it_is_in(schemas: Schemas) -> None:
    built = schemas("""
        Pet: {type: object, properties: {owner: {type: object, properties: {home: {type: object}}}}}
        Zoo: {type: object}
    """)
    assert built.names() == ["Pet", "Zoo", "Pet/properties/owner", "Pet/properties/owner/properties/home"]
    assert built.types("Pet") == {"owner": built.ref("Pet/properties/owner")}


def test_an_object_of_which_nothing_is_said_is_a_model_without_fields(schemas: Schemas) -> None:
    assert schemas("Empty: {type: object}").model("Empty").fields == ()


def test_undeclared_properties_alone_make_a_map(schemas: Schemas) -> None:
    built = schemas("""
        Ages: {type: object, additionalProperties: {type: integer}, minProperties: 1}
        Any: {type: object, additionalProperties: true}
        Matched: {type: object, patternProperties: {"^x": {type: integer}}}
    """)
    assert built.type("Ages") == MapOf(Part(WHOLE), (Constraint("minProperties", 1),))
    assert built.type("Any") == MapOf(ANY_PART)
    assert built.type("Matched") == Checked(MapOf(ANY_PART), Rules({"patternProperties": {"^x": {"type": "integer"}}}))


def test_undeclared_properties_beside_declared_ones_have_their_type_or_are_forbidden(schemas: Schemas) -> None:
    built = schemas("""
        Typed: {type: object, properties: {a: {type: string}}, additionalProperties: {type: integer}}
        Closed: {type: object, properties: {a: {type: string}}, additionalProperties: false}
        Nothing: {type: object, additionalProperties: false}
    """)
    assert built.model("Typed").extra == Part(WHOLE)
    assert built.model("Closed").extra == Part(Nothing())
    assert built.model("Nothing").fields == ()
    assert all(built.model(name).rules is None for name in ("Typed", "Closed", "Nothing"))


def test_unevaluated_properties_are_additional_ones_where_nothing_else_evaluates_any(schemas: Schemas) -> None:
    built = schemas("""
        Closed: {type: object, properties: {a: {type: string}}, unevaluatedProperties: false}
        Typed: {type: object, unevaluatedProperties: @Closed}
        Asked:
          type: object
          properties: {a: {type: string}}
          if: {required: [a]}
          then: {properties: {b: true}}
          unevaluatedProperties: false
    """)
    assert built.model("Closed").extra == Part(Nothing())
    assert built.model("Closed").rules is None
    assert built.type("Typed") == MapOf(Part(built.ref("Closed")))
    assert built.accepts("Asked", {"a": "", "b": 1})
    assert not built.accepts("Asked", {"b": 1})


def test_properties_without_a_type_mean_an_object_and_exactly_they_do_not(schemas: Schemas) -> None:
    text = "Pet: {properties: {a: {type: string}}, required: [a]}"
    assert isinstance(schemas(text).model("Pet"), ObjectModel)
    exact = schemas(text, exact=True)
    assert isinstance(exact.model("Pet"), AliasModel)
    assert exact.accepts("Pet", 1)
    assert not exact.accepts("Pet", {})


def test_a_required_property_that_is_not_declared_is_a_rule(schemas: Schemas) -> None:
    model = schemas("Pet: {type: object, required: [a, b], properties: {a: {type: string}}}").model("Pet")
    assert model.fields[0].required
    assert model.rules == Rules({"required": ["b"]})


def test_patterns_beside_a_type_for_the_rest_leave_both_to_rules(schemas: Schemas) -> None:
    built = schemas("""
        Mixed:
          type: object
          properties: {a: {type: string}}
          patternProperties: {"^x": {type: integer}}
          additionalProperties: false
    """)
    assert built.model("Mixed").extra == ANY_PART
    assert built.accepts("Mixed", {"a": "", "x1": 1})
    assert not built.accepts("Mixed", {"x1": ""})
    assert not built.accepts("Mixed", {"b": 1})


def test_a_default_may_be_null_and_is_not_the_same_as_none(schemas: Schemas) -> None:
    built = schemas("""
        Pet:
          type: object
          properties:
            a: {type: [string, 'null'], default: null}
            b: {type: string}
    """)
    assert built.fields("Pet")["a"].default == Default(None)
    assert built.fields("Pet")["b"].default is None


def test_what_a_reference_leads_to_speaks_where_the_property_is_silent(schemas: Schemas) -> None:
    built = schemas("""
        Size: {type: string, default: small, readOnly: true, description: Of the component.}
        Pet:
          type: object
          properties:
            a: @Size
            b: {$ref: '#/components/schemas/Size', default: large, readOnly: false, description: Own.}
    """)
    own, other = built.fields("Pet").values()
    assert (own.default, own.access, own.docs.description) == (Default("small"), "read", "")
    assert (other.default, other.access, other.docs.description) == (Default("large"), "both", "Own.")


def test_a_property_is_read_or_written_or_both(schemas: Schemas) -> None:
    fields = schemas("""
        Pet:
          type: object
          properties:
            id: {type: string, readOnly: true}
            password: {type: string, writeOnly: true}
            odd: {type: string, readOnly: true, writeOnly: true}
    """).fields("Pet")
    assert [field.access for field in fields.values()] == ["read", "write", "both"]


def test_a_property_that_can_have_no_value_is_nothing(schemas: Schemas) -> None:
    assert schemas("Pet: {type: object, properties: {a: false, b: true}}").types("Pet") == {
        "a": Nothing(),
        "b": Anything(),
    }


def test_a_property_may_be_called_like_a_keyword(schemas: Schemas) -> None:
    built = schemas("""
        Pet:
          type: object
          properties:
            $ref: {type: string}
            properties: {type: array, items: {type: integer}}
            allOf: {type: object, properties: {items: {type: string}}}
    """)
    assert built.types("Pet") == {
        "$ref": TEXT,
        "properties": ListOf(Part(WHOLE)),
        "allOf": built.ref("Pet/properties/allOf"),
    }


@pytest.mark.parametrize("pattern", ["^(.*)$", ".*", "", r"[\\s\\S]*", "^.*$"])
def test_a_pattern_that_every_name_matches_makes_a_map(pattern: str, schemas: Schemas) -> None:
    built = schemas(f'One: {{type: object, patternProperties: {{"{pattern}": {{type: integer}}}}}}')
    assert built.type("One") == MapOf(Part(Scalar("integer")))
    both = f'{{"{pattern}": true, "^a": {{type: integer}}}}'
    closed = schemas(f"One: {{type: object, additionalProperties: false, patternProperties: {both}}}")
    assert [closed.accepts("One", value) for value in ({"b": "x"}, {"a": "x"}, {"a": 1})] == [True, False, True]


def test_names_of_numbers_are_their_texts_unless_exact(schemas: Schemas) -> None:
    text = """
        One: {type: object, propertyNames: {type: integer}}
        Two: {type: object, propertyNames: @Level}
        Level: {type: integer, enum: [1, 2]}
        Three: {type: object, propertyNames: {type: string}}
    """
    usual, exact = schemas(text), schemas(text, exact=True)
    values = (("One", {"-12": 1}), ("One", {"a": 1}), ("Two", {"1": 1}), ("Two", {"3": 1}), ("Three", {"a": 1}))
    assert [usual.accepts(*value) for value in values] == [True, False, True, False, True]
    assert [exact.accepts(*value) for value in values] == [False, False, False, False, True]
    assert [problem.pointer.parts[2] for problem in usual.problems] == ["One", "Two"]
    assert usual.model("Three").rules is None
