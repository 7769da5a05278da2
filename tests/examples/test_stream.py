"""The numbers behind example values; the vectors are those of pages that were published with them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from specleaf.examples.dates import created_at, date, date_time_ms, expires_at, updated_at
from specleaf.examples.stream import Stream, seed_of

ENUM_PAGE = re.compile(
    r"# (\w+)\n.*let value: \w+\s=\s+(\"[^\n]*\");\n```\n\n## Values\n\n```typescript\n([^\n]+)\n", re.S
)

VECTORS = [
    ("PostV2ProxyImagesEditsUsage", 790106274, (0.280274, 0.400334, 0.658759, 0.248400, 0.032155)),
    ("Annotations1", 416103853, (0.714044, 0.314770, 0.385069, 0.117943, 0.825964)),
    ("CancelBatchRequestCounts", 1111806931, (0.335666, 0.134757, 0.419615, 0.239878, 0.365824)),
    ("Detail", 2043610225, (0.398928, 0.742688, 0.736977, 0.300334, 0.784232)),
    ("operations.ToolChoice1", 1518321366, (0.303713, 0.557389, 0.470529, 0.258348, 0.517714)),
    ("number", 3260603209, (0.128403, 0.901648, 0.697427, 0.027311, 0.156001)),
    ("boolean", 64711720, (0.088648, 0.539046, 0.879478, 0.037422, 0.158469)),
    ("string[]", 1795009331, (0.566866, 0.665121, 0.091286, 0.222393, 0.279878)),
    ("number[]", 2408527979, (0.986365, 0.339049, 0.133622, 0.943799, 0.075035)),
    ("DeploymentsOrEq", 1027677501, (0.386451, 0.996039, 0.951355, 0.234491, 0.630300)),
    ("EvalsContainsNoneFunctionParams", 1850081772, (0.428437, 0.863065, 0.427363, 0.853873, 0.152227)),
    ("DeploymentStreamData", 877710351, (0.783480, 0.557562, 0.090543, 0.846651, 0.779328)),
    ("CreateDatasetResponseBody", 914250591, (0.453400, 0.274324, 0.603712, 0.457367, 0.332621)),
    ("ImageUrl", 3500000820, (0.709383, 0.749485, 0.560684, 0.175933, 0.909948)),
]


@pytest.mark.parametrize(("text", "seed", "draws"), VECTORS)
def test_a_text_gives_the_seed_and_the_draws_that_are_known_of_it(
    text: str, seed: int, draws: tuple[float, ...]
) -> None:
    stream = Stream(text)
    assert seed_of(text) == seed
    assert [stream.draw() for _ in draws] == pytest.approx(draws, abs=1e-6)


def test_a_seed_counts_utf_16_units_and_not_characters() -> None:
    assert seed_of("") == 0
    assert seed_of("😀") == 0xD83D * 31 + 0xDE00
    assert seed_of("\ud83d") == 0xD83D


def test_an_index_is_the_share_of_the_draw() -> None:
    assert ("low", "high", "auto")[Stream("Detail").index(3)] == "high"
    assert ("none", "auto", "required")[Stream("operations.ToolChoice1").index(3)] == "none"
    assert ("none", "auto", "required")[Stream("ToolChoice1").index(3)] == "required"


def test_the_first_draw_chooses_the_example_of_published_enum_pages(corpus: Path) -> None:
    pages = sorted((corpus / "docs/orq-typescript/expected").rglob("*.md"))
    found = [match.groups() for page in pages if (match := ENUM_PAGE.match(page.read_text("utf-8")))]
    others = {shown for title, shown, values in found if Stream(title).pick(values.split(" | ")) != shown}
    assert len(found) > 600
    assert others == {'"monthly"', '"contact"'}  # the examples that the document has for enumerations


def test_an_integer_lies_between_its_bounds_and_reaches_both() -> None:
    stream = Stream("PostV2ProxyImagesEditsUsage")
    assert [stream.integer(0, 1_000_000) for _ in range(2)] == [280274, 400334]
    assert {stream.integer(-2, 2) for _ in range(200)} == {-2, -1, 0, 1, 2}


def test_a_flag_is_true_for_the_lower_half() -> None:
    assert [Stream(text).flag() for text in ("boolean", "ImageUrl")] == [True, False]


def test_a_choice_of_one_takes_no_draw() -> None:
    stream = Stream("number")
    assert stream.pick(["only"]) == "only"
    assert stream.draw() == Stream("number").draw()


def test_weights_share_the_range_of_a_draw() -> None:
    options = ((3, "a"), (1, "b"))
    assert Stream("string[]").pick_weighted(options) == "a"
    assert Stream("number[]").pick_weighted(options) == "b"


def test_shuffling_keeps_every_option_and_takes_one_draw_less() -> None:
    stream, other = Stream("number"), Stream("number")
    assert sorted(stream.shuffled("abcdefg")) == list("abcdefg")
    for _ in range(6):
        other.draw()
    assert stream.draw() == other.draw()


def test_the_same_text_gives_the_same_numbers_however_many_streams_there_are() -> None:
    first, second = Stream("Pet"), Stream("Pet")
    interleaved = [(first.draw(), second.draw()) for _ in range(1000)]
    assert all(one == two for one, two in interleaved)


def test_a_moment_is_drawn_from_the_three_years_up_to_the_year_of_the_run() -> None:
    assert date_time_ms(Stream("DeploymentStreamData"), 2025) == "2025-05-08T16:39:48.977Z"
    assert date(Stream("DeploymentStreamData"), 2025) == "2025-05-08"
    stream = Stream("moments")
    assert {date(stream, 2025)[:4] for _ in range(100)} == {"2023", "2024", "2025"}
    assert {date(stream, 2020)[:4] for _ in range(100)} == {"2018", "2019", "2020"}


def test_a_whole_second_still_shows_its_milliseconds() -> None:
    stream = Stream("seconds")
    assert {len(date_time_ms(stream, 2025)) for _ in range(3000)} == {len("2025-05-08T16:39:48.000Z")}


def test_created_updated_and_expires_lie_around_the_start_of_2025() -> None:
    start, day = 1_735_689_600_000, 86_400_000
    stream = Stream("timestamps")
    for _ in range(50):
        assert start - 365 * day <= int(created_at(stream)) < start
        assert start - day <= int(updated_at(stream)) < start
        assert start < int(expires_at(stream)) <= start + 365 * day
