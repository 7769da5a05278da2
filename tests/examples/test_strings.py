"""Which rule a string property falls under, and what that leaves for the values after it."""

from __future__ import annotations

import pytest

from specleaf.examples.fake_data.symbols import uuid
from specleaf.examples.stream import Stream
from specleaf.examples.strings import BY_NAME, text_value

CONSTANT = [
    ("name", "<value>"),
    ("key", "<key>"),
    ("api_key", "<value>"),
    ("filename", "example.file"),
    ("file_name", "example.file"),
    ("id", "<id>"),
    ("thread_id", "<id>"),
    ("guid", "<id>"),
    ("android", "<id>"),
    ("webhookIds", "<value>"),
    ("user_email", "<value>"),
    ("deleted_at", "<value>"),
    ("service_name", "<value>"),
    ("", "<value>"),
]


@pytest.mark.parametrize(("name", "text"), CONSTANT)
def test_most_names_stand_for_a_placeholder_that_draws_nothing(name: str, text: str) -> None:
    stream = Stream("number")
    assert text_value(stream, name, "") == text
    assert stream.draw() == Stream("number").draw()


@pytest.mark.parametrize("name", ["displayName", "display_name", "display-name", "DISPLAYNAME"])
def test_case_underscores_and_hyphens_of_a_name_do_not_matter(name: str) -> None:
    assert text_value(Stream("x"), name, "") == text_value(Stream("x"), "displayname", "")
    assert text_value(Stream("x"), name, "") != "<value>"


@pytest.mark.parametrize("name", ["url", "imageUrl", "callback_url", "redirectUri"])
def test_names_that_end_in_url_or_uri_give_an_address(name: str) -> None:
    address = text_value(Stream("ImageUrl"), name, "")
    assert address.startswith("https://")
    assert address.endswith(".biz")


def test_a_format_takes_the_place_of_the_name() -> None:
    assert text_value(Stream("x"), "account", "at-identifier") == "<value>"
    assert text_value(Stream("x"), "collection", "nsid") == "<id>"
    assert text_value(Stream("x"), "collection", "ulid") == "<id>"
    assert text_value(Stream("x"), "name", "at-uri") == text_value(Stream("x"), "url", "")
    assert text_value(Stream("x"), "contact", "email") == text_value(Stream("x"), "email", "")
    assert text_value(Stream("x"), "email", "unheard-of") == "<value>"


def test_values_and_identifiers_in_an_array_are_numbered() -> None:
    stream = Stream("x")
    assert [text_value(stream, "tags", "", number) for number in (1, 2)] == ["<value 1>", "<value 2>"]
    assert text_value(stream, "related_id", "", 3) == "<id 3>"
    assert text_value(stream, "key", "", 1) == "<key>"
    assert text_value(stream, "filename", "", 1) == "example.file"


def test_an_item_of_a_kind_that_is_drawn_is_not_numbered() -> None:
    assert text_value(Stream("x"), "urls_url", "", 1) == text_value(Stream("x"), "url", "")


def test_a_name_does_not_hide_the_values_after_it() -> None:
    # A published page: uuid, displayName, uuid, uuid, number, number.
    stream = Stream("CreateDatasetResponseBody")
    assert uuid(stream) == "74975274-82d2-42db-8496-3681ddd2ed34"
    text_value(stream, "displayName", "")
    assert uuid(stream) == "5b96a594-4215-4bd6-ae2b-29b0b5095666"
    assert uuid(stream) == "3b0cda31-cadf-458c-bd56-31db198badfe"
    assert [stream.integer(0, 1_000_000) / 100 for _ in range(2)] == [8247.63, 364.51]


@pytest.mark.parametrize("name", BY_NAME)
def test_every_known_name_is_written_as_names_are_compared(name: str) -> None:
    assert text_value(Stream("x"), name, "") != "<value>"
    assert name.isalnum()
    assert name == name.lower()
