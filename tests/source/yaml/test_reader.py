"""How YAML is read: version 1.2, its core schema, and nothing that JSON cannot say."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from specleaf.json_value import Json
from specleaf.problems import Problem, SpecleafError
from specleaf.source.limits import Limits
from specleaf.source.load import load_text
from specleaf.source.read_error import ReadError
from specleaf.source.yaml.events import FASTEST, PURE_PYTHON, Parser
from specleaf.source.yaml.reader import read_yaml

LIMITS = Limits()


def value(text: str) -> Json:
    return load_text(text, "api.yaml", LIMITS).root


def problem_with(text: str) -> Problem:
    with pytest.raises(SpecleafError) as raised:
        load_text(text, "api.yaml", LIMITS)
    (problem,) = raised.value.problems
    return problem


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("NULL", None),
        ("nUll", "nUll"),
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("on", "on"),
        ("NO", "NO"),
        ("0", 0),
        ("-7", -7),
        ("+7", 7),
        ("007", 7),
        ("0o17", 15),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("190:20:30", "190:20:30"),
        ("0b11", "0b11"),
        ("1.0", 1.0),
        ("1.", 1.0),
        (".5", 0.5),
        ("-.5e3", -500.0),
        ("1e3", 1000.0),
        ("1.10", 1.1),
        ("1.1.0", "1.1.0"),
        (".", "."),
        ("+", "+"),
        ("2024-01-01", "2024-01-01"),
        ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"),
        ("=", "="),
        ("9007199254740993", 9007199254740993),
        ("'1'", "1"),
        ('"true"', "true"),
        ("! 1", "1"),
        ("!!str 1", "1"),
        ("!!int '5'", 5),
        ("!!float 1", 1.0),
        ("!!float 1.5", 1.5),
        ("!!bool 'true'", True),
        ("!!null ''", None),
        ("!!seq [1]", [1]),
        ("!!map {a: 1}", {"a": 1}),
        ("! [1]", [1]),
    ],
)
def test_a_scalar_means_what_the_core_schema_says(text: str, meaning: Json) -> None:
    found = value(f"a: {text}\n")
    assert found == {"a": meaning}
    assert isinstance(found, dict)
    assert type(found["a"]) is type(meaning)


def test_a_key_is_its_text_whatever_that_would_mean_as_a_value() -> None:
    text = "200: a\nnull: b\non: c\n1.0: d\n2024-01-01: e\n.nan: f\n!!int 5: g\n"
    assert value(text) == dict(zip(["200", "null", "on", "1.0", "2024-01-01", ".nan", "5"], "abcdefg", strict=True))


def test_a_key_that_stands_twice_is_an_error_that_names_both_lines() -> None:
    problem = problem_with("x:\n  a: 1\n  b: 2\n  a: 3\n")
    assert (problem.code, problem.position) == ("duplicate-key", (4, 3))
    assert "'a' appears twice: on lines 2 and 4" in problem.message


def test_a_key_that_stands_twice_on_one_line_is_an_error_that_names_both_columns() -> None:
    problem = problem_with("{200: a, '200': b}")
    assert (problem.code, problem.position) == ("duplicate-key", (1, 10))
    assert "on line 1, in columns 2 and 10" in problem.message


@pytest.mark.parametrize("text", ["? [a]\n: b", "{a: 1}: b", "a: &x [1]\n*x : b"])
def test_a_collection_is_no_key(text: str) -> None:
    assert problem_with(text).code == "non-json-value"


@pytest.mark.parametrize("text", [".nan", ".NaN", ".inf", "-.Inf", "+.INF"])
def test_what_is_no_number_in_json_is_refused_unless_quoted(text: str) -> None:
    problem = problem_with(f"a:\n - {text}")
    assert (problem.code, problem.position) == ("non-json-value", (2, 4))
    assert value(f"a: '{text}'") == {"a": text}


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a: !!python/object/apply:os.system [id]", 4),
        ("a: !include /etc/passwd", 4),
        ("a: !!set {x, y}", 4),
        ("a: !!omap []", 4),
        ("a: !!binary aGk=", 4),
        ("a: !!timestamp 2024-01-01", 4),
        ("a: !!merge x", 4),
        ("a: !<x> 1", 4),
        ("a: !!int x", 4),
        ("a: !!bool yes", 4),
        ("a: !!seq {}", 4),
        ("a: !!map x", 4),
        ("!!python/name:os.system x: 1", 1),
    ],
)
def test_a_tag_that_json_has_no_value_for_is_refused(text: str, column: int) -> None:
    problem = problem_with(text)
    assert (problem.code, problem.position) == ("yaml-tag", (1, column))


def test_a_tag_directive_opens_no_tags() -> None:
    text = "%TAG ! tag:yaml.org,2002:python/\n---\na: !name:os.system x\n"
    assert problem_with(text).code == "yaml-tag"


def test_one_document_may_have_its_marks_and_a_second_is_refused() -> None:
    assert value("%YAML 1.2\n---\na: 1\n...\n") == {"a": 1}
    problem = problem_with("a: 1\n---\nb: 2\n")
    assert (problem.code, problem.position) == ("multi-document", (2, 1))


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("a:\n\tb: 1", (2, 1)),
        ("a: {b: [1, 2", (1, 13)),
        ("a: b: c", (1, 5)),
        ("é: 'x", (1, 4)),
        ("a: \x01", (1, 4)),
        ("é: \x7f", (1, 4)),
        ('a: "\\ud83d"', (1, 7)),
        ("a: *nowhere", (1, 4)),
    ],
)
def test_an_error_of_syntax_has_its_place(text: str, position: tuple[int, int]) -> None:
    problem = problem_with(text)
    assert (problem.code, problem.position) == ("yaml-syntax", position)


def test_a_tab_gets_a_word_of_help() -> None:
    assert "spaces" in problem_with("a:\n\tb: 1").hint


def test_an_unclosed_collection_is_named_with_its_line() -> None:
    assert "flow mapping that starts on line 2" in problem_with("a: 1\nb: {c: 1\n").message


def test_an_alias_is_what_its_anchor_names() -> None:
    assert value("a: &x {p: 1}\nb: *x\nc: &y 5\nd: *y\n&k e: 1\nf: *k\n") == {
        "a": {"p": 1},
        "b": {"p": 1},
        "c": 5,
        "d": 5,
        "e": 1,
        "f": "e",
    }


def test_an_alias_of_a_scalar_may_be_a_key() -> None:
    assert value("a: &x 200\n*x : b\n") == {"a": 200, "200": "b"}
    assert problem_with("&x a: 1\n*x : 2\n").code == "duplicate-key"


def test_the_last_anchor_of_a_name_counts() -> None:
    assert value("- &x 1\n- *x\n- &x [2]\n- *x\n- &x [&x 3]\n- *x\n") == [1, 1, [2], [2], [3], 3]


@pytest.mark.parametrize("text", ["a: &x [*x]", "a: &x {b: {c: *x}}", "a: &x {<<: *x}"])
def test_an_alias_inside_its_own_anchor_is_refused(text: str) -> None:
    problem = problem_with(text)
    assert (problem.code, problem.position) == ("alias-cycle", (1, text.index("*") + 1))


def test_a_merge_key_puts_the_entries_of_a_mapping_in_its_place() -> None:
    text = "base: &base {a: 1, b: 2}\nx:\n  z: 0\n  <<: *base\n  b: 3\n  c: 4\n"
    assert repr(value(text)) == "{'base': {'a': 1, 'b': 2}, 'x': {'z': 0, 'a': 1, 'b': 3, 'c': 4}}"


def test_of_several_mappings_that_are_merged_the_first_wins() -> None:
    text = "- &one {a: 1, b: 1}\n- &two {a: 2, c: 2}\n- {<<: [*one, *two, {c: 3, d: 3}]}\n"
    found = value(text)
    assert isinstance(found, list)
    assert found[2] == {"a": 1, "b": 1, "c": 2, "d": 3}


def test_a_mapping_that_merged_another_can_be_merged_itself() -> None:
    text = "- &one {a: 1}\n- &two {<<: *one, b: 2}\n- {<<: *two}\n"
    assert value(text) == [{"a": 1}, {"a": 1, "b": 2}, {"a": 1, "b": 2}]


def test_a_quoted_merge_key_is_a_key() -> None:
    assert value("a: &x {b: 1}\nc: {'<<': *x}") == {"a": {"b": 1}, "c": {"<<": {"b": 1}}}


@pytest.mark.parametrize("text", ["a: {<<: 1}", "a: {<<: [1]}", "b: &x 1\na: {<<: *x}"])
def test_only_mappings_can_be_merged(text: str) -> None:
    problem = problem_with(text)
    assert problem.code == "yaml-syntax"
    assert "quotes" in problem.hint


def test_where_merged_entries_stand_is_where_they_were_written() -> None:
    document = load_text("base: &base\n  a: 1\nx:\n  <<: *base\n  b: 2\n", "api.yaml", LIMITS)
    assert document.position_of(("x", "a")) == (2, 3)
    assert document.position_of(("x", "b")) == (5, 3)


def outcome(parser: Parser, text: str) -> object:
    """What the two parsers must agree on: the values and their types, or the code of the problem."""
    try:
        reading = read_yaml(text, LIMITS, parser)
    except ReadError as error:
        return error.code
    return repr(reading.root), reading.locator.offset_of(("a", "0"))


SAMPLES = [
    "a: [1, {b: c}]\nd: |\n  text\n  more\ne: >-\n  folded\n  text\n",
    "é: &x {b: 1}\n\U0001f600: *x\n'c':\n- *x\n-\n",
    "a: [",
    "a: \x07",
    'a: "\\ud83d\\ude00"',
    'a: "\\UFFFFFFFF"',
    "a: !x 1",
    "--- a\n--- b\n",
    "%YAML 1.2\n---\n{a: 1, a: 2}",
    "a: 1\r\nb: 2\rc: 3\n",
]


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml, so there is only one parser")
@pytest.mark.parametrize("text", SAMPLES)
def test_without_libyaml_the_result_is_the_same(text: str) -> None:
    assert outcome(PURE_PYTHON, text) == outcome(FASTEST, text)


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON_VALUES, st.booleans())
def test_a_json_value_written_as_quoted_and_tagged_yaml_is_read_as_that_value(original: Json, flow: bool) -> None:
    text = yaml.safe_dump({"a": original}, default_style='"', default_flow_style=flow, sort_keys=False)
    found = value(text)
    assert found == {"a": original}
    assert repr(found) == repr({"a": original})


@given(JSON_VALUES, st.booleans())
def test_both_parsers_read_the_same(original: Json, flow: bool) -> None:
    text = yaml.safe_dump({"a": original}, default_flow_style=flow, allow_unicode=flow, sort_keys=False)
    assert outcome(PURE_PYTHON, text) == outcome(FASTEST, text)
