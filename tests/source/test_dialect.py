"""Schemas of all versions, with the keywords of JSON Schema 2020-12."""

from __future__ import annotations

from typing import Any

import pytest

from specleaf.source.dialect import Dialect

OLD, NEW = Dialect("3.0"), Dialect("3.1")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        ({"nullable": True}, {}),
        ({"nullable": True, "properties": {}}, {"properties": {}, "type": ["object", "null"]}),
        ({"nullable": True, "enum": ["a", None]}, {"enum": ["a", None]}),
        ({"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}),
        ({"minimum": 1, "exclusiveMinimum": False}, {"minimum": 1}),
        ({"maximum": 1, "exclusiveMaximum": True, "minimum": 0}, {"minimum": 0, "exclusiveMaximum": 1}),
        ({"exclusiveMaximum": True}, {}),
        ({"example": 1}, {"examples": [1]}),
        ({"example": None}, {"examples": [None]}),
        ({"$ref": "#/a", "description": "d", "nullable": True}, {"$ref": "#/a"}),
        ({"const": "a", "type": ["string", "null"]}, {"const": "a", "type": ["string", "null"]}),
    ],
)
def test_openapi_3_0_is_said_with_later_keywords(written: dict[str, Any], meant: dict[str, Any]) -> None:
    normalised = OLD.normalise(written)
    assert normalised == meant
    assert not OLD.admits_null(normalised)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": ["string", "null"], "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        ({"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}),
        ({"exclusiveMinimum": 1}, {"exclusiveMinimum": 1}),
        ({"example": 1, "examples": [2]}, {"examples": [1]}),
        ({"$ref": "#/a", "description": "d"}, {"$ref": "#/a", "description": "d"}),
    ],
)
def test_later_versions_keep_their_keywords_and_what_there_is_one_reading_of(
    written: dict[str, Any], meant: dict[str, Any]
) -> None:
    assert NEW.normalise(written) == meant
    assert not NEW.admits_null(NEW.normalise(written))


@pytest.mark.parametrize("keyword", ["allOf", "anyOf", "oneOf"])
def test_nullable_beside_a_union_or_all_of_admits_null_unless_taken_at_its_word(keyword: str) -> None:
    written: dict[str, Any] = {"nullable": True, keyword: [{"type": "string"}]}
    assert OLD.admits_null(OLD.normalise(written))
    assert OLD.admits_null(OLD.normalise({**written, "type": "object"}))
    assert not OLD.admits_null(OLD.normalise({**written, "nullable": False}))
    exact = Dialect("3.0", exact=True)
    assert exact.normalise(written) == {keyword: [{"type": "string"}]}
    assert exact.normalise({**written, "type": "object"})["type"] == ["object", "null"]


def test_to_the_letter_a_version_has_its_own_keywords_only() -> None:
    written: dict[str, Any] = {"const": 1, "if": {}, "type": "string", "examples": [1]}
    assert Dialect("3.0", exact=True).normalise(written) == {"type": "string"}
    nullable: dict[str, Any] = {"type": "string", "nullable": True}
    assert Dialect("3.1", exact=True).normalise(nullable) == nullable
    assert not Dialect("3.1", exact=True).admits_null(nullable)


def test_nullable_beside_a_reference_admits_null_since_3_1() -> None:
    assert NEW.admits_null(NEW.normalise({"$ref": "#/a", "nullable": True}))


def test_properties_alone_are_no_type_when_taken_at_their_word() -> None:
    assert Dialect("3.0", exact=True).normalise({"nullable": True, "properties": {}}) == {"properties": {}}


def test_a_schema_with_nothing_to_change_is_given_back_itself() -> None:
    schema: dict[str, Any] = {"type": "string", "maxLength": 1}
    assert NEW.normalise(schema) is schema
    assert OLD.normalise(schema) is schema


def test_what_an_author_wrote_is_never_changed() -> None:
    schema: dict[str, Any] = {"type": "string", "nullable": True, "example": 1, "minimum": 1, "exclusiveMinimum": True}
    before = dict(schema)
    OLD.normalise(schema)
    assert schema == before
