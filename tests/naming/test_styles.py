"""Styles: what Python and TypeScript call things, and the names that they keep."""

from __future__ import annotations

import keyword
from collections.abc import Callable

import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as st

from specleaf.languages.python import style as python_style
from specleaf.languages.python.style import PUBLISHED_STYLE, PYDANTIC_ATTRIBUTES, STYLE
from specleaf.languages.typescript import style as typescript_style
from specleaf.naming.style import NamingStyle

STYLES = pytest.mark.parametrize("style", [STYLE, PUBLISHED_STYLE, typescript_style.STYLE])


def test_the_attributes_of_pydantic_models_are_known() -> None:
    attributes = {name for name in dir(pydantic.BaseModel) if not name.startswith("_")}
    assert attributes <= set(PYDANTIC_ATTRIBUTES)


def test_all_keywords_are_reserved() -> None:
    assert set(keyword.kwlist) <= STYLE.reserved_fields
    assert {name for name in keyword.kwlist if name[0].isupper()} <= STYLE.reserved_classes


def test_harmless_names_of_fields_are_not_reserved() -> None:
    assert STYLE.reserved_fields.isdisjoint({"id", "type", "format", "object", "model_name", "match", "self"})


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("LLM",), "Llm"),
        (("DataLLM",), "DataLLM"),
        (("Response", "200", "ApplicationJSON6", "Type"), "Response200ApplicationJson6Type"),
        (("2", "1"), "Two1"),
        (("13",), "Thirteen"),
    ],
)
def test_typescript_names_follow_the_published_pages(texts: tuple[str, ...], expected: str) -> None:
    assert typescript_style.STYLE.class_name(texts) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [(("image_url",), "ImageURL"), (("json_schema",), "JSONSchema"), (("HTTP",), "HTTP"), (("LLM",), "Llm")],
)
def test_published_python_writes_initialisms_in_capitals(texts: tuple[str, ...], expected: str) -> None:
    assert PUBLISHED_STYLE.class_name(texts) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Translation (document)", "TRANSLATION_DOCUMENT_"),
        ("256x256", "TWO_HUNDRED_AND_FIFTY_SIXX256"),
        ("24h", "TWENTY_FOURH"),
        ("=", "EQUAL"),
        ("!=", "NOT_EQUAL"),
        (">", "GREATER_THAN_"),
        (">=", "GREATER_THAN_EQUAL"),
        ("Multi-modal", "MULTI_MODAL"),
    ],
)
def test_published_python_members_follow_the_pages(value: str, expected: str) -> None:
    assert PUBLISHED_STYLE.member_name(value) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("format", "format_"), ("date", "date_"), ("from", "from_"), ("time", "time"), ("max", "max"), ("id", "id")],
)
def test_published_python_fields_avoid_some_words(name: str, expected: str) -> None:
    assert ((name + "_") if name in PUBLISHED_STYLE.reserved_fields else name) == expected


def test_a_class_in_a_script_without_capitals_is_not_called_like_a_field() -> None:
    assert STYLE.class_name(("名前",)) != STYLE.field_name("名前")


def test_two_underscores_stay_in_typescript() -> None:
    assert typescript_style.STYLE.field_name("__filename") == "__filename"
    assert typescript_style.STYLE.field_name("_id") == "id"


def test_python_files_are_in_snake_case() -> None:
    assert STYLE.file_name("PostV2ProxyImagesEditsUsage") == "post_v2_proxy_images_edits_usage"


@STYLES
@given(text=st.text(), more=st.text())
def test_all_names_are_legal(style: NamingStyle, text: str, more: str) -> None:
    functions: list[Callable[[str], str]] = [style.field_name, style.member_name]
    assert all(function(text).isidentifier() for function in functions)
    assert style.class_name((text, more)).isidentifier()
    assert style.file_name(style.class_name((text,))).isascii()


@given(st.text())
def test_python_fields_do_not_open_with_an_underscore(text: str) -> None:
    assert not python_style.STYLE.field_name(text).startswith("_")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("moderatorIDs", "moderator_i_ds"),
        ("OAuth", "o_auth"),
        ("HTTPServerInfo", "http_server_info"),
        ("thread_id", "thread_id"),
        ("line1Address", "line1_address"),
        ("X-API-Key", "x_api_key"),
        ("datetime", "datetime"),
        ("1st", "field_1st"),
    ],
)
def test_published_field_names_have_no_exception_for_initials(text: str, expected: str) -> None:
    assert PUBLISHED_STYLE.field_name(text) == expected
    assert expected not in PUBLISHED_STYLE.reserved_fields


def test_the_published_member_for_the_empty_text_is_unknown() -> None:
    assert PUBLISHED_STYLE.member_name("") == "UNKNOWN"
    assert PUBLISHED_STYLE.member_name(" ") != "UNKNOWN"
