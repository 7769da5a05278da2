"""Parameters as text and back: the tables of the specification, our own, and what must hold for all values."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

FILE = Path(__file__).parents[2] / "templates" / "models" / "pydantic" / "_parameters.py"


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("parameters_of_a_package", FILE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


codec = _loaded()
TEXT = {"type": "string"}


def parameter(style: str, explode: bool, location: str, **others: Any) -> Any:
    return codec.Parameter("color", location, style, explode, **others)


def schema_of(value: Any) -> dict[str, Any]:
    """A schema that a value is valid for."""
    match value:
        case dict():
            return {"type": "object", "properties": {key: schema_of(each) for key, each in value.items()}}
        case list():
            return {"type": "array", "items": {"anyOf": [schema_of(each) for each in value]}}
        case bool():
            return {"type": "boolean"}
        case int() | float():
            return {"type": "number"}
        case _:
            return TEXT


def decoded(of: Any, text: str, schema: Any, *others: str) -> Any:
    return codec.Reader({}).decode(of, text, schema, others)


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: each for key, each in value.items() if each is not None}
    return [each for each in value if each is not None] if isinstance(value, list) else value


# The tables of the specification


def _holds_a_delimiter(row: dict[str, Any]) -> bool:
    """Whether a delimiter in the data stays as it is, so that it cannot be told from one between items."""
    value = json.dumps(row["value"], ensure_ascii=False)
    match row["style"], row["in"]:
        case "pipeDelimited" | "spaceDelimited", _:
            return isinstance(row["value"], list | dict) and " " in re.sub(r'[,:] |[{}"]', "", value)
        case "simple", "header":
            return isinstance(row["value"], list | dict) and bool(re.search(r'"[^"]*,[^"]*"', value))
        case "cookie", _:
            return ";" in value
        case _:
            return False


def test_every_value_of_the_tables_is_written_as_the_specification_writes_it(corpus: Path) -> None:
    rows = json.loads((corpus.parent / "format" / "styles" / "styles.json").read_text("utf-8"))
    assert len(rows) > 150
    for row in rows:
        if row["status"] != "undefined":
            of = parameter(row["style"], row["explode"], row["in"])
            assert codec.encode(of, row["value"]) == row["written"], row


def test_every_value_of_the_tables_comes_back(corpus: Path) -> None:
    rows = json.loads((corpus.parent / "format" / "styles" / "styles.json").read_text("utf-8"))
    came_back = 0
    for row in rows:
        if row["written"] is not None and not _holds_a_delimiter(row):
            of, value = parameter(row["style"], row["explode"], row["in"]), row["value"]
            assert decoded(of, row["written"], schema_of(value)) == without_nulls(value), row
            came_back += 1
    assert came_back > 130


# Our own tables


@pytest.mark.parametrize(
    ("style", "explode", "location", "value", "text"),
    [
        ("form", True, "query", 5, "color=5"),
        ("form", True, "query", True, "color=true"),
        ("form", True, "query", 1.5, "color=1.5"),
        ("form", True, "query", 1e21, "color=1e%2B21"),
        ("form", True, "query", "2026-11-30T12:00:00+02:00", "color=2026-11-30T12%3A00%3A00%2B02%3A00"),
        ("form", False, "query", [1, 2, 3], "color=1,2,3"),
        ("form", False, "query", [True, False], "color=true,false"),
        ("form", True, "query", {"a": [1, 2]}, "a=%5B1%2C2%5D"),
        ("form", True, "query", [{"a": "b c"}], "color=%7B%22a%22%3A%22b%20c%22%7D"),
        ("spaceDelimited", True, "query", [1, 2], "color=1&color=2"),
        ("pipeDelimited", True, "query", {"R": 1}, "R=1"),
        ("deepObject", False, "query", {"R": 1}, "color%5BR%5D=1"),
        ("deepObject", True, "query", {"a": {"b": [1, 2]}, "c": "x"},
         "color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D=2&color%5Bc%5D=x"),
        ("deepObject", True, "query", [{"a": 1}, {"a": 2}], "color%5B0%5D%5Ba%5D=1&color%5B1%5D%5Ba%5D=2"),
        ("deepObject", True, "query", "blue", "color=blue"),
        ("simple", False, "path", -1, "-1"),
        ("simple", False, "path", "a/b", "a%2Fb"),
        ("label", True, "path", [1, 2], ".1.2"),
        ("matrix", True, "path", {"a": "", "b": 1}, ";a;b=1"),
        ("simple", False, "header", "100%", "100%"),
        ("simple", True, "header", {"a": 1, "b": True}, "a=1,b=true"),
        ("cookie", False, "cookie", ["a", "b"], "color=a,b"),
    ],
)  # fmt: skip
def test_a_value_is_written_and_read(style: str, explode: bool, location: str, value: Any, text: str) -> None:
    of = parameter(style, explode, location)
    assert codec.encode(of, value) == text
    assert decoded(of, text, schema_of(value)) == value


@pytest.mark.parametrize(
    ("place", "text", "schema", "value"),
    [
        (("form", True, "query"), "color=a+b", TEXT, "a b"),
        (("simple", False, "path"), "a+b", TEXT, "a+b"),
        (("form", True, "query"), "x=1&color=a&y=2", TEXT, "a"),
        (("form", True, "query"), "color=a&color=b", TEXT, "b"),
        (("form", True, "query"), "x=1", TEXT, None),
        (("form", True, "query"), "colors=1", TEXT, None),
        (("form", True, "query"), "color", TEXT, ""),
        (("form", True, "query"), "col%6Fr=1", {"type": "integer"}, 1),
        (("form", True, "query"), "color=01", {"type": "integer"}, "01"),
        (("form", True, "query"), "color=1_0", {"type": "integer"}, "1_0"),
        (("form", True, "query"), "color=", {"type": "integer"}, ""),
        (("form", True, "query"), "color=5", TEXT, "5"),
        (("form", True, "query"), "color=true", TEXT, "true"),
        (("form", True, "query"), "color=True", {"type": "boolean"}, "True"),
        (("form", True, "query"), "color=1", {"type": "boolean"}, "1"),
        (("form", True, "query"), "color=5", {"anyOf": [{"type": "string"}, {"type": "integer"}]}, 5),
        (("form", True, "query"), "color=x", {"type": ["integer", "string"]}, "x"),
        (("form", True, "query"), "color=2", {"enum": [1, 2, "3"]}, 2),
        (("form", True, "query"), "color=3", {"enum": [1, 2, "3"]}, "3"),
        (("form", True, "query"), "color=false", {"const": False}, False),
        (("form", True, "query"), "color=5", {"anyOf": [{"type": "integer"}, {"type": "null"}]}, 5),
        (("form", True, "query"), "color=a", {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}, "a"),
        (("form", True, "query"), "color=a&color=b", {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}, ["a", "b"]),
        (("form", False, "query"), "color=", {"type": "array", "items": {"type": "integer"}}, []),
        (("form", False, "query"), "color=x%2Cy,z", {"type": "array", "items": TEXT}, ["x,y", "z"]),
        (("form", False, "query"), "color=a,1,b", {"type": "object"}, "a,1,b"),
        (("spaceDelimited", False, "query"), "color=a+b%20c d", {"type": "array", "items": TEXT}, ["a", "b", "c", "d"]),
        (("pipeDelimited", False, "query"), "color=1|2%7c3", schema_of([1]), [1, 2, 3]),
        (("deepObject", True, "query"), "color[R]=1&x[R]=2", schema_of({"R": 1}), {"R": 1}),
        (("deepObject", True, "query"), "color[l][]=1&color[l][]=2", schema_of({"l": [1]}), {"l": [1, 2]}),
        (("deepObject", True, "query"), "color[l]=1&color[l]=2", schema_of({"l": [1]}), {"l": [1, 2]}),
        (("deepObject", True, "query"), "color[]=1&color[]=2", schema_of([1]), [1, 2]),
        (("deepObject", True, "query"), "color[l][10]=b&color[l][9]=a", schema_of({"l": ["a"]}), {"l": ["a", "b"]}),
        (("deepObject", True, "query"), "color[l][][a]=1", schema_of({"l": [{"a": 1}]}), {"l": [{"a": 1}]}),
        (("deepObject", True, "query"), "color[a]=1&color[a][b]=2", schema_of({"a": 1}), {"a": 1}),
        (("deepObject", True, "query"), "color[R", schema_of({"R": 1}), None),
        (("deepObject", True, "query"), "color" + "[a]" * 9999 + "=1", schema_of({"R": 1}), None),
        (("simple", False, "header"), "1, 2 ,3", {"type": "array", "items": {"type": "integer"}}, [1, 2, 3]),
        (("simple", False, "header"), "a%20b", TEXT, "a%20b"),
        (("form", True, "cookie"), "sid=1; color=blue", TEXT, "blue"),
        (("form", True, "cookie"), "color=a; color=b", {"type": "array", "items": TEXT}, ["a", "b"]),
        (("form", True, "query"), "color=" + "[" * 9999, {"type": "array", "items": {"type": "array"}}, ["[" * 9999]),
        (("form", True, "query"), "color=" + "9" * 9999, {"type": "integer"}, "9" * 9999),
    ],
)  # fmt: skip
def test_text_of_others_is_read(place: tuple[str, bool, str], text: str, schema: Any, value: Any) -> None:
    found = decoded(parameter(*place), text, schema)
    assert found == value
    assert type(found) is type(value)


def test_an_exploded_object_reads_the_names_that_no_other_parameter_has() -> None:
    of = parameter("form", True, "query")
    assert decoded(of, "limit=5&a=1&b=2", {"type": "object"}, "limit") == {"a": "1", "b": "2"}
    closed = {"type": "object", "properties": {"a": {"type": "integer"}}, "additionalProperties": False}
    assert decoded(of, "limit=5&a=1&b=2", closed, "limit") == {"a": 1}
    assert decoded(of, "limit=5", closed, "limit") is None


def test_a_schema_may_be_a_reference_to_itself() -> None:
    node = {"type": "object", "properties": {"child": {"$ref": "#/$defs/Node"}, "size": {"type": "integer"}}}
    found = codec.Reader({"Node": node}).decode(
        parameter("deepObject", True, "query"), "color[child][child][size]=1", {"$ref": "#/$defs/Node"}
    )
    assert found == {"child": {"child": {"size": 1}}}
    loop = codec.Reader({"Loop": {"$ref": "#/$defs/Loop"}})
    assert loop.decode(parameter("form", True, "query"), "color=1", {"$ref": "#/$defs/Loop"}) == "1"


def test_reserved_characters_stay_where_they_are_data_of_the_place() -> None:
    in_query = parameter("form", True, "query", allow_reserved=True)
    assert codec.encode(in_query, "a/b?c:d@e,f g%20h%") == "color=a/b?c:d@e,f%20g%20h%25"
    assert codec.encode(in_query, "a&b+c#d[e]") == "color=a%26b%2Bc%23d%5Be%5D"
    assert codec.encode(parameter("simple", False, "path", allow_reserved=True), "a/b:c?") == "a%2Fb:c%3F"


@pytest.mark.parametrize(
    ("location", "content", "value", "text"),
    [
        ("query", "application/json", {"a": [1, "x y"]}, "color=%7B%22a%22%3A%5B1%2C%22x%20y%22%5D%7D"),
        ("query", "application/json", "x", "color=%22x%22"),
        ("query", "text/plain", "a,b", "color=a%2Cb"),
        ("header", "application/json", {"a": "é"}, '{"a":"\\u00e9"}'),
        ("path", "application/problem+json", [1], "%5B1%5D"),
        ("cookie", "application/json", [1], "color=%5B1%5D"),
        ("querystring", "application/json", {"a": 1}, "%7B%22a%22%3A1%7D"),
        ("querystring", "application/x-www-form-urlencoded", {"a": "b c", "l": [1, 2]}, "a=b%20c&l=1&l=2"),
        ("querystring", "application/x-www-form-urlencoded", {"a": {"b": 1}}, "a=%7B%22b%22%3A1%7D"),
        ("querystring", "text/plain", "$.a[?@.b == 1]", "%24.a%5B%3F%40.b%20%3D%3D%201%5D"),
    ],
)
def test_content_is_written_and_read(location: str, content: str, value: Any, text: str) -> None:
    of = parameter(
        "form" if location in ("query", "cookie", "querystring") else "simple", True, location, content=content
    )
    assert codec.encode(of, value) == text
    assert decoded(of, text, schema_of(value)) == value


# What must hold for all values

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)
scalars = texts | st.integers() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False)
names = st.text("abcdeéß []&=+,;.%|", min_size=1, max_size=5)
ENCODED = [
    *((style, explode, "path") for style in ("simple", "matrix") for explode in (True, False)),
    ("label", False, "path"),
    *(("form", explode, "query") for explode in (True, False)),
    ("form", False, "cookie"),
]


@pytest.mark.parametrize(("style", "explode", "location"), ENCODED)
@given(value=scalars)
def test_a_single_value_comes_back(style: str, explode: bool, location: str, value: Any) -> None:
    of = parameter(style, explode, location)
    assert decoded(of, codec.encode(of, value), schema_of(value)) == value


@pytest.mark.parametrize(("style", "explode", "location"), ENCODED)
@given(value=st.lists(texts, min_size=1, max_size=4) | st.lists(st.integers(), min_size=1, max_size=4))
def test_a_list_comes_back(style: str, explode: bool, location: str, value: list[Any]) -> None:
    of = parameter(style, explode, location)
    assert decoded(of, codec.encode(of, value), schema_of(value)) == value


@pytest.mark.parametrize(("style", "explode", "location"), ENCODED)
@given(value=st.dictionaries(names, scalars, min_size=1, max_size=4))
def test_an_object_comes_back(style: str, explode: bool, location: str, value: dict[str, Any]) -> None:
    of = parameter(style, explode, location)
    if "color" not in value:
        assert decoded(of, codec.encode(of, value), schema_of(value)) == value


deep_names = st.text("abcdeé &=+,;.%|", min_size=1, max_size=5)


@given(
    value=st.dictionaries(
        deep_names,
        st.recursive(scalars, lambda inner: st.dictionaries(deep_names, inner, min_size=1, max_size=3), max_leaves=6),
        min_size=1,
    )
)
def test_an_object_of_objects_comes_back_in_the_style_deep_object(value: dict[str, Any]) -> None:
    of = parameter("deepObject", True, "query")
    assert decoded(of, codec.encode(of, value), schema_of(value)) == value


@pytest.mark.parametrize("style", ["spaceDelimited", "pipeDelimited"])
@given(value=st.lists(st.text("abcé,.&=%+", max_size=6), min_size=1, max_size=4))
def test_a_list_without_the_delimiter_in_it_comes_back(style: str, value: list[str]) -> None:
    of = parameter(style, False, "query")
    assert decoded(of, codec.encode(of, value), schema_of(value)) == value


@settings(max_examples=20)
@given(text=st.text(max_size=40))
@pytest.mark.parametrize("explode", [True, False])
@pytest.mark.parametrize(
    ("style", "location"),
    [
        *((style, "path") for style in ("simple", "label", "matrix")),
        *((style, "query") for style in ("form", "spaceDelimited", "pipeDelimited", "deepObject")),
        *((style, "cookie") for style in ("form", "cookie")),
        ("simple", "header"),
    ],
)
@pytest.mark.parametrize(
    "schema", [TEXT, schema_of([1]), schema_of({"a": [1]}), {}, {"anyOf": [schema_of({"a": 1}), TEXT]}]
)
def test_any_text_can_be_read(style: str, location: str, explode: bool, schema: Any, text: str) -> None:
    for each in (text, f"color={text}", f"color[{text}]={text}", f";color={text}"):
        decoded(parameter(style, explode, location), each, schema)


@pytest.mark.parametrize(("style", "text"), [("form", "color={}"), ("deepObject", "color[a]={}")])
@pytest.mark.parametrize(("given", "value"), [("", ""), ("x", ["x"]), ("off", "off")])
def test_a_listed_text_is_no_list_and_other_texts_are(style: str, text: str, given: str, value: Any) -> None:
    schema = {"anyOf": [{"type": "array", "items": TEXT}, {"type": "string", "enum": ["", "off"]}]}
    whole = {"type": "object", "properties": {"a": schema}} if style == "deepObject" else schema
    found = decoded(parameter(style, True, "query"), text.format(given), whole)
    assert found == ({"a": value} if style == "deepObject" else value)
