"""Values made of words: how much of the stream each takes, and that what is not a word comes out as published."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import cast

import pytest

from specleaf.examples.fake_data import commerce, devices, files, internet, money, person, place, symbols, words
from specleaf.examples.fake_data.entries import entries
from specleaf.examples.stream import Stream

Fake = Callable[[Stream], str]


class _CountingStream(Stream):
    """A stream that knows how much was taken from it."""

    taken = 0

    def draw(self) -> float:
        self.taken += 1
        return super().draw()


DRAWS: list[tuple[Fake, set[int]]] = [
    (commerce.color, {1}),
    (commerce.company_name, {3, 4}),
    (commerce.model, {1}),
    (commerce.product_description, {1}),
    (devices.browser, {1}),
    (devices.device, {1}),
    (devices.operating_system, {1}),
    (files.directory, {1}),
    (files.file_type, {1}),
    (files.image_url, {4, *range(9, 15)}),
    (files.video_url, {4, *range(9, 15)}),
    (internet.domain_name, {3}),
    (internet.email, {7, 8}),
    (internet.http_status, {2}),
    (internet.ip, {5, 33}),
    (internet.url, {4}),
    (internet.user_name, {6, 7}),
    (money.account_number, {8}),
    (money.amount, {1}),
    (money.currency_name, {1}),
    (money.price, {3}),
    (person.first_name, {1}),
    (person.full_name, {5, 6, 7, 8}),
    (person.last_name, {2, 3}),
    (person.phone_number, {11, 14, 15, 16}),
    (place.city, {2, 3, 4}),
    (place.continent, {1}),
    (place.country, {1}),
    (place.state, {1}),
    (place.street_address, {6, 7, 8, 9}),
    (place.time_zone, {1}),
    (place.zip_code, {6, 10}),
    (symbols.binary, {10}),
    (symbols.uuid, {31}),
    (words.comments, set(range(1 + 5 * 7, 1 + 20 * 7 + 1, 7))),
    (words.description, set(range(1 + 3 * 7, 1 + 10 * 7 + 1, 7))),
]


def _name(parameter: object) -> str:
    return str(getattr(parameter, "__name__", ""))


@pytest.mark.parametrize(("fake", "draws"), DRAWS, ids=_name)
def test_a_value_takes_as_many_draws_as_its_form_needs(fake: Fake, draws: set[int]) -> None:
    taken: set[int] = set()
    for i in range(150):
        stream = _CountingStream(f"{fake.__name__}{i}")
        assert fake(stream)
        taken.add(stream.taken)
    assert taken <= draws
    assert len(taken) > 1 or len(draws) == 1


EXACT: list[tuple[Fake, str, str]] = [
    (symbols.uuid, "CreateDatasetResponseBody", "74975274-82d2-42db-8496-3681ddd2ed34"),
    (
        files.image_url,
        "PostV2ProxyImagesVariationsRequestBody",
        "https://loremflickr.com/3707/1870?lock=3807927582103937",
    ),
    (files.image_url, "image_url1", "https://picsum.photos/seed/JiBgZ/3366/2350"),
    (files.video_url, "image_url1", "https://picsum.videos/seed/JiBgZ/3366/2350"),
    (internet.ip, "ip0", "eb5a:807c:4ab9:dafb:adb0:aebc:6fa7:acad"),
    (internet.ip, "ip1", "21.5.233.124"),
    (internet.password, "password0", "jhvhCVDquX20RVD"),
    (internet.http_status, "http_status0", "301"),
    (person.phone_number, "phone_number0", "(924) 802-2354 x7883"),
    (person.phone_number, "phone_number2", "556-957-8081"),
    (place.zip_code, "zip_code2", "22274-4821"),
    (money.amount, "amount0", "187.90"),
    (money.account_number, "account_number0", "38164442"),
    (money.price, "price0", "497.69"),
    (money.price, "price63", "577.79"),  # from 577.80, which has 9.99… ones in doubles
]


@pytest.mark.parametrize(("fake", "text", "value"), EXACT)
def test_what_is_no_word_comes_out_as_published(fake: Fake, text: str, value: str) -> None:
    assert fake(Stream(text)) == value


@pytest.mark.parametrize(
    ("fake", "form"),
    [
        (internet.url, r"https://[a-z-]+-[a-z]+\.(com|biz|info|name|net|org)/?"),
        (internet.user_name, r"[A-Za-z._-]+\d{0,2}"),
        (internet.password, r"\w{15}"),
        (money.amount, r"\d{1,4}\.\d\d"),
        (money.price, r"\d{1,4}\.\d\d"),
        (place.street_address, r"[1-9]\d{2,4} [A-Z][A-Za-z ]+"),
        (words.description, r"[a-z]+( [a-z]+){2,9}"),
    ],
    ids=_name,
)
def test_a_value_has_the_form_of_its_kind(fake: Fake, form: str) -> None:
    for i in range(100):
        assert re.fullmatch(form, fake(Stream(f"form{i}")))


def test_an_iban_has_the_check_digits_of_its_account() -> None:
    for i in range(50):
        account = money.iban(Stream(f"iban{i}"))
        moved = account[4:] + account[:4]
        assert int("".join(str(int(character, 36)) for character in moved)) % 97 == 1


LISTS: list[tuple[str, ...]] = [
    cast("tuple[str, ...]", value)
    for module in (commerce, devices, files, internet, money, person, place, words)
    for name, value in vars(module).items()
    if name.isupper() and isinstance(value, tuple) and isinstance(value[0], str)
]


@pytest.mark.parametrize("words", LISTS, ids=lambda words: "-".join(words[:2]))
def test_no_word_stands_twice_in_a_list_and_all_are_plain_text(words: tuple[str, ...]) -> None:
    assert len(set(words)) == len(words)
    assert all(word == word.strip() and word and word.isascii() for word in words)


def test_parts_of_account_names_need_no_cleaning() -> None:
    assert all(re.fullmatch("[A-Za-z]+", name) for name in person.FIRST_NAMES + person.LAST_NAMES)
    assert all(re.fullmatch("[a-z]+", word) for word in words.ADJECTIVES + words.NOUNS)


@pytest.mark.parametrize("names", [person.FIRST_NAMES, person.LAST_NAMES, words.ADJECTIVES, words.NOUNS])
def test_the_long_lists_are_in_order(names: tuple[str, ...]) -> None:
    assert all(one < other for one, other in pairwise(names))


def test_entries_may_run_over_lines_and_hold_blanks() -> None:
    assert entries("\n one, two\n   words,\n three\n") == ("one", "two words", "three")
