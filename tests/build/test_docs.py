"""What authors write for people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from specleaf.ir.docs import NO_DOCS, Docs

Schemas: TypeAlias = Callable[..., Any]


def test_docs_are_as_written_and_examples_are_values(schemas: Schemas) -> None:
    built = schemas("""
        Pet:
          type: object
          title: A pet
          description: One of them.
          deprecated: true
          examples: [{a: 1}, null]
          x-speakeasy-name-override: Animal
          x-other: not read
          properties: {}
    """)
    docs = built.model("Pet").docs
    assert (docs.description, docs.title, docs.deprecated) == ("One of them.", "A pet", True)
    assert docs.examples == ({"a": 1}, None)
    assert dict(docs.extensions) == {"x-speakeasy-name-override": "Animal"}


def test_the_older_example_wins_over_examples(schemas: Schemas) -> None:
    assert schemas("A: {type: string, example: b, examples: [c]}").model("A").docs.examples == ("b",)


def test_an_example_may_be_null(schemas: Schemas) -> None:
    assert schemas("A: {type: [string, 'null'], example: null}").model("A").docs.examples == (None,)


def test_one_that_writes_nothing_has_no_docs(schemas: Schemas) -> None:
    assert schemas("A: {type: string}").model("A").docs is NO_DOCS


def test_an_example_alone_is_kept(schemas: Schemas) -> None:
    assert schemas("A: {type: string, example: b}").model("A").docs == Docs(examples=("b",))


def test_words_beside_a_reference_are_told_from_words_beside_a_conjunction_of_one(schemas: Schemas) -> None:
    built = schemas("""
        Pet:
          type: object
          properties:
            plain: {$ref: '#/components/schemas/Tag'}
            worded: {$ref: '#/components/schemas/Tag', description: Mine.}
            wrapped: {allOf: [{$ref: '#/components/schemas/Tag'}], description: Mine.}
            list: {type: array, items: {$ref: '#/components/schemas/Tag'}}
        Tag: {type: object, description: A tag.}
    """)
    fields = built.fields("Pet")
    found = {name: (field.docs.of_reference, field.docs.description) for name, field in fields.items()}
    assert found == {
        "plain": (True, ""),
        "worded": (True, "Mine."),
        "wrapped": (False, "Mine."),
        "list": (False, ""),
    }
    assert fields["list"].type.item.docs.of_reference


@pytest.mark.parametrize(
    ("keyword", "declared"),
    [
        ("", False),
        ("additionalProperties: true", True),
        ("additionalProperties: {}", True),
        ("additionalProperties: {type: string}", True),
        ("additionalProperties: false", False),
        ("allOf: [{type: object, additionalProperties: true}]", True),
    ],
)
def test_who_speaks_of_other_properties_is_told_from_who_says_nothing(
    schemas: Schemas, keyword: str, declared: bool
) -> None:
    extra = f", {keyword}" if keyword else ""
    model = schemas(f"Pet: {{type: object, properties: {{a: {{type: string}}}}{extra}}}").model("Pet")
    assert model.extra_declared == declared
