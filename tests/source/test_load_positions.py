"""Where the entries of a document stand."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from specleaf.json_value import Json
from specleaf.source.document import Document
from specleaf.source.limits import Limits
from specleaf.source.load import load_text

LIMITS = Limits()

YAML = """\
# a comment
openapi: 3.1.0
"paths":
  /a~b:
    get: &get {tags: [x, y], 200: ok}
  é: *get
list:
  - one
  -
    - {k: v}
"""

JSON = """ {"openapi" : "3.1.0",
  "paths": { "/a~b": {"get": {"tags": ["x","y"],"200":"ok"}}, "\\u00e9":
     {"tags": [ ]} },
  "list": [ "one",
    [{"k":"v"}]]
}
"""


@pytest.mark.parametrize(
    ("parts", "position"),
    [
        ((), (2, 1)),
        (("openapi",), (2, 1)),
        (("paths",), (3, 1)),
        (("paths", "/a~b", "get"), (5, 5)),
        (("paths", "/a~b", "get", "tags", "1"), (5, 26)),
        (("paths", "/a~b", "get", "200"), (5, 30)),
        (("paths", "é"), (6, 3)),
        (("paths", "é", "tags"), (5, 16)),
        (("list", "0"), (8, 5)),
        (("list", "1", "0", "k"), (10, 8)),
    ],
)
def test_an_entry_of_yaml_stands_where_its_key_or_item_stands(
    parts: tuple[str, ...], position: tuple[int, int]
) -> None:
    assert load_text(YAML, "api.yaml", LIMITS).position_of(parts) == position


@pytest.mark.parametrize(
    ("parts", "position"),
    [
        ((), (1, 2)),
        (("openapi",), (1, 3)),
        (("paths", "/a~b", "get"), (2, 23)),
        (("paths", "/a~b", "get", "tags", "1"), (2, 44)),
        (("paths", "/a~b", "get", "200"), (2, 49)),
        (("paths", "é", "tags"), (3, 7)),
        (("list", "0"), (4, 13)),
        (("list", "1", "0", "k"), (5, 7)),
    ],
)
def test_an_entry_of_json_stands_where_its_key_or_item_stands(
    parts: tuple[str, ...], position: tuple[int, int]
) -> None:
    assert load_text(JSON, "api.json", LIMITS).position_of(parts) == position


@pytest.mark.parametrize(("text", "name"), [(YAML, "api.yaml"), (JSON, "api.json")])
@pytest.mark.parametrize(
    ("parts", "parent"),
    [
        (("nothing", "here"), ()),
        (("paths", "nothing", "here"), ("paths",)),
        (("openapi", "0"), ("openapi",)),
        (("list", "2"), ("list",)),
        (("list", "-1"), ("list",)),
        (("list", "-"), ("list",)),
        (("list", "01"), ("list",)),
        (("list", "²"), ("list",)),
        (("list", "9" * 5000), ("list",)),
        (("list", "0", "x"), ("list", "0")),
    ],
)
def test_what_does_not_exist_stands_where_its_nearest_parent_stands(
    text: str, name: str, parts: tuple[str, ...], parent: tuple[str, ...]
) -> None:
    document = load_text(text, name, LIMITS)
    assert document.position_of(parts) == document.position_of(parent)


@pytest.mark.parametrize(("text", "name"), [("\n  5", "api.json"), ("\n  five", "api.yaml")])
def test_a_document_that_is_one_scalar_has_a_position(text: str, name: str) -> None:
    assert load_text(text, name, LIMITS).position_of(("a",)) == (2, 3)


def entries(value: Json, parts: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str | None]]:
    """Every pointer into a value, with the key that it names."""
    if isinstance(value, dict):
        for key, child in value.items():
            yield (*parts, key), key
            yield from entries(child, (*parts, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield (*parts, str(index)), None
            yield from entries(child, (*parts, str(index)))


def text_from(document: Document, parts: tuple[str, ...]) -> str:
    line, column = document.position_of(parts)
    return document.line(line)[column - 1 :]


KEYS = st.text(st.characters(categories=["L", "N"], exclude_characters="\u2028\u2029"), min_size=1, max_size=5)
VALUES = st.recursive(st.integers() | KEYS, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=15)


@given(VALUES, st.sampled_from([None, 1]))
def test_every_key_of_json_is_found_at_its_position(value: Json, indent: int | None) -> None:
    document = load_text(json.dumps({"a": value}, indent=indent, ensure_ascii=False), "api.json", LIMITS)
    for parts, key in entries(document.root):
        if key is not None:
            assert text_from(document, parts).startswith(f'"{key}":')


@given(VALUES, st.booleans())
def test_every_key_of_yaml_is_found_at_its_position(value: Json, flow: bool) -> None:
    text = yaml.safe_dump({"a": value}, default_flow_style=flow, allow_unicode=True, width=1000, indent=3)
    document = load_text(text, "api.yaml", LIMITS)
    for parts, key in entries(document.root):
        if key is not None:
            assert text_from(document, parts).lstrip("'\"").startswith(key)
