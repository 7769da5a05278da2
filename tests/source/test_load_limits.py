"""Each limit: what reaches it is read, what passes it is refused at its place, with the name of the setting."""

from __future__ import annotations

from pathlib import Path

import pytest

from specleaf.json_value import Json
from specleaf.problems import Problem, SpecleafError
from specleaf.source.limits import Limits, Size, size_of
from specleaf.source.load import load, load_text


def problem_with(text: str, limits: Limits, name: str = "api.yaml") -> Problem:
    with pytest.raises(SpecleafError) as raised:
        load_text(text, name, limits)
    (problem,) = raised.value.problems
    return problem


def test_bytes_are_counted_before_anything_is_read(tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    path.write_bytes(b"a: 1234\n")
    assert load(path, Limits(bytes=8)).root == {"a": 1234}
    with pytest.raises(SpecleafError) as raised:
        load(path, Limits(bytes=7))
    (problem,) = raised.value.problems
    assert (problem.code, problem.path) == ("too-large", str(path))
    assert problem.message == "more than 7 bytes, the limit of the setting 'limits.bytes'"


@pytest.mark.parametrize("name", ["api.json", "api.yaml"])
def test_nesting_is_counted_in_json(name: str) -> None:
    assert load_text('[{"a": [1]}]', name, Limits(depth=3)).root == [{"a": [1]}]
    problem = problem_with('["[[[", \n{"a": [1]}]', Limits(depth=2), name)
    assert (problem.code, problem.position) == ("too-deep", (2, 7))
    assert "'limits.depth'" in problem.message


def test_nesting_is_counted_in_yaml() -> None:
    text = "- a:\n  - 1\n"
    assert load_text(text, "api.yaml", Limits(depth=3)).root == [{"a": [1]}]
    problem = problem_with(text, Limits(depth=2))
    assert (problem.code, problem.position) == ("too-deep", (2, 3))


def test_nesting_through_an_alias_counts_as_if_written_out() -> None:
    text = "a: &x [[1]]\nb: {c: *x}\n"
    assert load_text(text, "api.yaml", Limits(depth=4)).root == {"a": [[1]], "b": {"c": [[1]]}}
    problem = problem_with(text, Limits(depth=3))
    assert (problem.code, problem.position) == ("too-deep", (2, 8))


@pytest.mark.parametrize("text", ["[" * 100_000, "[" * 100_000 + "]" * 100_000, '{"a":' * 100_000, "- " * 100_000])
@pytest.mark.parametrize("name", ["api.json", "api.yaml"])
def test_nesting_that_would_end_a_recursive_reader_is_refused(text: str, name: str) -> None:
    expected = "json-syntax" if text.startswith("-") and name == "api.json" else "too-deep"
    assert problem_with(text, Limits(), name).code == expected


def test_nodes_are_counted() -> None:
    for name, text in (("api.json", '{"a": [1, 2]}'), ("api.yaml", "a:\n- 1\n- 2\n")):
        assert load_text(text, name, Limits(nodes=4)).root == {"a": [1, 2]}
        problem = problem_with(text, Limits(nodes=3), name)
        assert problem.code == "too-large"
        assert "more than 3 nodes, the limit of the setting 'limits.nodes'" in problem.message


def test_aliases_are_counted_as_what_they_stand_for() -> None:
    text = "a: &x [1, 2]\nb: *x\n"
    assert load_text(text, "api.yaml", Limits(nodes=7)).root == {"a": [1, 2], "b": [1, 2]}
    problem = problem_with(text, Limits(nodes=6))
    assert problem.code in ("alias-bomb", "too-large")


def test_a_bomb_of_aliases_is_refused_at_the_alias_that_passes_the_limit() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 15)]
    problem = problem_with("\n".join(lines), Limits())
    assert problem.code == "alias-bomb"
    assert problem.position is not None
    assert problem.position[0] == 7
    assert "'limits.nodes'" in problem.message


def test_merging_the_same_mapping_again_and_again_is_counted_too() -> None:
    names = ", ".join(f"k{i}: 1" for i in range(1000))
    text = f"- &x {{{names}}}\n" + "- {<<: *x}\n" * 1000
    assert problem_with(text, Limits(nodes=500_000)).code == "alias-bomb"


@pytest.mark.parametrize("numeral", ["12345", "-1234", "1.234", "12e10"])
def test_digits_are_counted(numeral: str) -> None:
    for name, text in (("api.json", f'{{"a":\n {numeral}}}'), ("api.yaml", f"a:\n {numeral}\n")):
        assert isinstance(load_text(text, name, Limits(digits=5)).root, dict)
        problem = problem_with(text, Limits(digits=4), name)
        assert (problem.code, problem.position) == ("number-too-large", (2, 2))
        assert "'limits.digits'" in problem.message


@pytest.mark.parametrize("numeral", ["1e999", "-1e999"])
def test_a_number_with_more_digits_than_the_limit_is_refused(numeral: str) -> None:
    for name, text in (("api.json", f'["1e999", {numeral}]'), ("api.yaml", f'- "1e999"\n- {numeral}\n')):
        problem = problem_with(text, Limits(), name)
        assert problem.code == "number-too-large"
        assert problem.position == ((1, 11) if name == "api.json" else (2, 3))
    assert problem_with("!!float " + "9" * 700, Limits()).code == "number-too-large"


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("1e400", 10**400),
        ("9007199254740993.0", 9007199254740993),
        ("-1.5e308", -1.5e308),
        ("9" * 20 + ".0", int("9" * 20)),
        ("3.465379951159323e+16", 3.465379951159323e16),
        ("2.0", 2.0),
        ("1e-400", 0.0),
    ],
)
def test_a_whole_number_is_exact_whatever_its_form(numeral: str, number: float) -> None:
    for name, text in (("api.json", f"[{numeral}]"), ("api.yaml", f"- {numeral}\n")):
        assert repr(load_text(text, name, Limits()).root) == repr([number])


def test_a_long_integer_within_the_limit_is_exact() -> None:
    numeral = "9" * Limits().digits
    assert load_text(numeral, "api.json", Limits()).root == int(numeral)
    assert load_text(f"- {numeral}", "api.yaml", Limits()).root == [int(numeral)]


@pytest.mark.parametrize("limits", [{"depth": 121}, {"digits": 641}, {"bytes": 0}, {"nodes": -1}])
def test_a_limit_that_would_not_protect_is_no_limit(limits: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=rf"limits\.{next(iter(limits))}"):
        Limits(**limits)


def test_the_deepest_document_leaves_room_for_recursive_walks() -> None:
    def walk(value: Json) -> int:
        return 1 + max(map(walk, value), default=0) if isinstance(value, list) else 0

    depth = 120
    assert walk(load_text("[" * depth + "]" * depth, "api.json", Limits(depth=depth)).root) == depth


def test_the_size_of_a_value_counts_values_and_levels() -> None:
    assert size_of(None, 10) == Size(1, 0)
    assert size_of({"a": [1, 2], "b": {}}, 10) == Size(5, 2)


def test_counting_ends_soon_after_the_most_that_matters() -> None:
    bomb: list[Json] = [1]
    for _ in range(90):
        bomb = [bomb] * 10
    assert 1000 < size_of(bomb, 1000).nodes < 100_000
