"""Words: how text is split, and what identifiers come of it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specleaf.naming.words import (
    MAX_LENGTH,
    as_identifier,
    camel,
    caseless_key,
    name_lone_symbols,
    pascal,
    shortened,
    snake,
    split_case,
    tokenize,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HTTPResponseCode", "http_response_code"),
        ("OAuth2Token", "oauth2_token"),
        ("URLs", "urls"),
        ("userIDs", "user_ids"),
        ("IDsList", "ids_list"),
        ("x-rate-limit", "x_rate_limit"),
        ("b64_json", "b64_json"),
        ("topK", "top_k"),
        ("ISO8601Date", "iso8601_date"),
        ("sha256Hash", "sha256_hash"),
        ("gpt4o", "gpt4o"),
        ("AND", "and"),
        ("_id", "id"),
        ("straßeName", "straße_name"),
        ("+1", "plus_1"),
        ("-1", "minus_1"),
        ("!=", "not_equal"),
        ("", "empty"),
        ("a\u200bb", "a_b"),
    ],
)
def test_snake_case_splits_where_people_do(text: str, expected: str) -> None:
    assert snake(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("image_url", "ImageUrl"),
        ("apiKey", "ApiKey"),
        ("CREATE_USER", "CreateUser"),
        ("LLM", "LLM"),
        ("GPTModel", "GPTModel"),
        ("io.k8s.api.apps.v1.Deployment", "IoK8sApiAppsV1Deployment"),
        ("post /v2/proxy/images/edits", "PostV2ProxyImagesEdits"),
        ("get /pets/{petId}", "GetPetsPetId"),
        ("-", "Minus"),
    ],
)
def test_pascal_case_keeps_the_capitals_of_the_author(text: str, expected: str) -> None:
    assert pascal(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thread_id", "threadId"),
        ("topK", "topK"),
        ("_id", "id"),
        ("x.io.items", "xIoItems"),
        ("AWSRoleArn", "awsRoleArn"),
        ("AND", "and"),
        ("Auth2", "auth2"),
        ("URLs", "urls"),
    ],
)
def test_camel_case_lowers_the_first_word_alone(text: str, expected: str) -> None:
    assert camel(text) == expected


def test_letters_that_are_not_seen_are_no_part_of_a_name() -> None:
    assert tokenize("a\u3164b\ufe0f") == ["a", "b"]


def test_names_that_python_reads_as_one_are_one_word() -> None:
    assert snake("\ufb01le") == snake("file") == "file"
    assert caseless_key("\ufb01le") == caseless_key("FILE")


def test_symbols_are_spelt_where_nothing_else_is_left() -> None:
    assert name_lone_symbols("<=") == "less than equal"
    assert name_lone_symbols("\U0001f600") == "u1f600"
    assert name_lone_symbols("a<=") == "a<="


def test_long_symbols_are_told_apart_by_a_digest() -> None:
    assert pascal("-" * 30) != pascal("-" * 31)


def test_long_identifiers_are_cut_and_stay_different() -> None:
    first, second = shortened("a" * 500 + "b"), shortened("a" * 500 + "c")
    assert len(first) == len(second) == MAX_LENGTH
    assert first != second


def test_an_identifier_does_not_open_with_a_digit() -> None:
    assert as_identifier("2fa", "field_") == "field_2fa"


def test_a_plural_of_initials_is_one_word() -> None:
    assert split_case("parentURLsAndIDs") == ["parent", "URLs", "And", "IDs"]


@given(st.text())
def test_every_text_gives_a_legal_identifier(text: str) -> None:
    for case in (snake, pascal, camel):
        name = as_identifier(case(text), "x")
        assert name.isidentifier()
        assert len(name) <= MAX_LENGTH
        assert not name.startswith("_")


@given(st.text())
def test_names_are_in_the_form_that_python_reads(text: str) -> None:
    for name in (snake(text), pascal(text)):
        assert unicodedata.normalize("NFKC", name) == name
