"""What authors write for people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

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
