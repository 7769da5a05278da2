"""Tables of the SDK layout: padding, and what counts for it."""

from __future__ import annotations

from specleaf.pages.sdk.table import Table, escaped, joined, table, trusted


def lines(made: Table) -> list[str]:
    return [made.header, made.rule, *made.rows]


def test_all_columns_are_as_wide_as_the_widest_cell() -> None:
    assert lines(table(("A", "B"), [(trusted("long"), trusted("x"))])) == [
        "| A    | B    |",
        "| ---- | ---- |",
        "| long | x    |",
    ]


def test_no_column_is_narrower_than_three() -> None:
    assert lines(table(("A",), [])) == ["| A   |", "| --- |"]


def test_a_cell_counts_as_wide_as_its_author_wrote_it() -> None:
    made = table(("Field",), [(escaped("a|b\nc"),), (escaped("plain"),), (escaped("seven|7"),)])
    assert lines(made) == [
        "| Field   |",
        "| ------- |",
        "| a\\|b<br/>c |",
        "| plain   |",
        "| seven\\|7 |",
    ]


def test_wide_characters_count_once() -> None:
    assert lines(table(("Field",), [(escaped("犬犬犬犬犬犬"),)])) == [
        "| Field  |",
        "| ------ |",
        "| 犬犬犬犬犬犬 |",
    ]


def test_blanks_at_the_end_of_a_text_stay() -> None:
    assert lines(table(("Field",), [(escaped("x      "),)]))[2] == "| x       |"


def test_our_own_words_count_in_full() -> None:
    cell = joined((trusted("a"), trusted("<br/>"), escaped("b\nc")))
    assert (cell.shown, cell.width) == ("a<br/>b<br/>c", 9)
