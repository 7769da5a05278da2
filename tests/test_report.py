"""What a run says about its problems."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specleaf.escape import escape, truncate
from specleaf.json_value import Json, printable_json
from specleaf.pointer import Pointer
from specleaf.problems import Problem
from specleaf.report import (
    MOST_CHARACTERS,
    format_github,
    format_problem,
    format_report,
    in_document_order,
    summary,
)
from specleaf.report.findings import finding_of, repository_path
from specleaf.source.document import Document
from specleaf.source.limits import Limits
from specleaf.source.load import load_text

YAML = """\
openapi: 3.1.0
paths:
  /pets:
    get:
      $ref: '#/components/schemas/Pett'
"""

PETT = Pointer(("paths", "/pets", "get", "$ref"))


def document(text: str, name: str = "spec/openapi.yaml") -> dict[str, Document]:
    return {"": load_text(text, name, Limits())}


def test_a_problem_is_a_headline_a_frame_and_what_helps() -> None:
    problem = Problem("ref-missing", "no schema at '#/components/schemas/Pett'", PETT, hint="did you mean 'Pet'?")
    assert format_problem(problem, document("# x\n" * 40 + YAML)) == (
        "spec/openapi.yaml:45:7: error[ref-missing]: no schema at '#/components/schemas/Pett'\n"
        "  |\n"
        "45|       $ref: '#/components/schemas/Pett'\n"
        "  |       ^\n"
        "  = at #/paths/~1pets/get/$ref\n"
        "  = help: did you mean 'Pet'?"
    )


def test_a_problem_of_the_whole_document_shows_its_first_line() -> None:
    assert format_problem(Problem("unsupported-version", "what is it?"), document(YAML)) == (
        "spec/openapi.yaml:1:1: error[unsupported-version]: what is it?\n |\n1| openapi: 3.1.0\n | ^"
    )


def test_a_problem_with_a_path_has_no_frame() -> None:
    problem = Problem("yaml-syntax", "no", position=(3, 4), path="spec/openapi.yaml", hint="yes")
    expected = "spec/openapi.yaml:3:4: error[yaml-syntax]: no\n  = help: yes"
    assert format_problem(problem, {}) == expected
    assert format_problem(problem, document(YAML)) == expected
    assert format_problem(Problem("settings", "no", path="a.toml"), {}) == "a.toml: error[settings]: no"


def test_a_problem_with_neither_is_about_the_command() -> None:
    assert format_problem(Problem("usage", "no"), {}) == "specleaf: error[usage]: no"


def test_a_problem_in_another_file_is_shown_there() -> None:
    documents = document(YAML) | {"pet.yaml": load_text("\ntype: objec\n", "spec/pet.yaml", Limits())}
    text = format_problem(Problem("schema-invalid", "no", Pointer(("type",), "pet.yaml"), "warning"), documents)
    assert text.splitlines()[0] == "spec/pet.yaml:2:1: warning[schema-invalid]: no"
    assert "2| type: objec" in text
    assert "= at pet.yaml#/type" in text


def test_tabs_and_wide_characters_do_not_move_the_mark() -> None:
    documents = document('{"日本": {\n\t\t"日\u202e本": 1, "é": 2}}', "api.json")
    lines = format_problem(Problem("keyword-unknown", "x", Pointer(("日本", "é"))), documents).splitlines()
    assert lines[2] == '2|         "日\\u202e本": 1, "é": 2}}'
    assert lines[3] == " |" + " " * len('         "日日\\u202e本本": 1, ') + "^"


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    text = "{" + ", ".join(f'"key{i}": {i}' for i in range(10_000)) + "}"
    lines = format_problem(Problem("keyword-unknown", "x", Pointer(("key5000",))), document(text)).splitlines()
    assert len(lines[2]) == len("1| ") + 200
    assert lines[2].startswith("1| …")
    assert lines[2].endswith("…")
    assert lines[2][lines[3].index("^") :].startswith('"key5000": 5000')


HOSTILE = "a\x1b[2J\x1b]0;x\x07\u202e\u2066\u200b\x9b31m\r\n::error::b\ud800\U000e0041##[add-mask]c##vso[x]d"


def is_harmless(line: str) -> bool:
    shown = all(unicodedata.category(char)[0] != "C" and char.isprintable() for char in line)
    return shown and not line.lstrip().startswith("::") and "##[" not in line and "##vso[" not in line


def test_what_a_document_says_is_shown_and_not_obeyed() -> None:
    key = "a\u202e\u2066\u200b\x9b31m\x7f\u2028\U000e0041##[add-mask]::error::"
    documents = document(f'{{\n"{key}": "##vso[x]"}}', "::warning ::a.json")
    problem = Problem("keyword-unknown", HOSTILE, Pointer((key,)), hint=HOSTILE)
    printed = format_problem(problem, documents)
    assert len(printed.splitlines()) == 6
    assert all(map(is_harmless, printed.splitlines()))
    assert all(escape in printed for escape in ("\\x1b[2J", "\\ud800", "\\u202e\\u2066\\u200b\\x9b31m\\x7f\\u2028"))
    assert is_harmless(format_github(finding_of(problem, documents)).removeprefix("::error"))


ACTING = st.text(st.characters() | st.sampled_from("  #[:v\t\r\n\f\x1b\x85\u2028\u202e\ud800\u034f\ufe0fso"))


def without_ignorable(line: str) -> str:
    """What is left of a line for a comparison by the rules of a language."""
    return re.sub(
        "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]", "", line
    )


@given(ACTING)
def test_escaped_text_has_no_character_that_acts(text: str) -> None:
    shown = escape(text)
    assert len(shown.splitlines()) <= 1
    assert is_harmless(shown)
    assert is_harmless(without_ignorable(shown))
    assert escape(shown) == shown
    assert shown == text or not text.isprintable() or "##" in without_ignorable(text) or "::" in without_ignorable(text)


def test_long_messages_hints_and_names_are_cut() -> None:
    problem = Problem("keyword-unknown", "x" * 100_000, PETT, hint="y" * 100_000)
    lines = format_problem(problem, document(YAML, "z" * 100_000)).splitlines()
    assert max(map(len, lines)) < 500
    assert "x…" in lines[0]
    assert truncate("abc", 3) == "abc"
    assert truncate("abcd", 3) == "ab…"


def test_problems_come_in_document_order_file_by_file() -> None:
    documents = document(YAML) | {"pet.yaml": load_text("a: 1\nb: 2\n", "spec/pet.yaml", Limits())}
    problems = [
        Problem("keyword-unknown", "1", Pointer(("b",), "pet.yaml")),
        Problem("keyword-unknown", "2", PETT),
        Problem("keyword-unknown", "3", Pointer(("a",), "pet.yaml")),
        Problem("keyword-unknown", "4", Pointer(("paths",))),
        Problem("keyword-unknown", "5", Pointer(("paths",))),
        Problem("settings", "6", path="a.toml"),
    ]
    assert "".join(problem.message for problem in in_document_order(problems, documents)) == "645231"


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ((), "no problems"),
        (("error",), "1 error"),
        (("warning", "error", "error", "note"), "2 errors, 1 warning, 1 note"),
    ],
)
def test_the_summary_counts(severities: tuple[str, ...], words: str) -> None:
    assert summary(Problem("usage", "x", severity=severity) for severity in severities) == words  # type: ignore[arg-type]


def test_a_report_without_problems_is_nothing() -> None:
    assert format_report([], document(YAML)) == ""


def test_when_there_are_too_many_problems_the_errors_are_shown_and_the_rest_counted() -> None:
    documents = document("".join(f"k{i}: 1\n" for i in range(1000)))
    problems = [Problem("keyword-unknown", "x", Pointer((f"k{i}",)), "warning") for i in range(999)]
    problems.append(Problem("ref-missing", "here", Pointer(("k999",))))
    report = format_report(problems, documents, most=3)
    headlines = [line for line in report.splitlines() if line.startswith("spec")]
    assert [headline.split(": ")[0] for headline in headlines] == [f"spec/openapi.yaml:{n}:1" for n in (1, 2, 1000)]
    assert report.endswith("""
… and 997 warnings more; --all-problems shows them
what they mean, and what is done: specleaf explain keyword-unknown ref-missing""")


def test_a_report_is_never_too_long_for_a_log() -> None:
    documents = document("".join(f"{'k' * 300}{i}: 1\n" for i in range(100)), "n" * 300)
    problems = [Problem("ref-missing", "x" * 300, Pointer((f"{'k' * 300}{i}",)), hint="h" * 300) for i in range(100)]
    report = format_report(problems, documents)
    assert MOST_CHARACTERS / 2 < len(report) < MOST_CHARACTERS + 100
    assert "errors more; --all-problems" in report


def test_github_gets_an_annotation_with_its_own_escapes() -> None:
    problem = Problem("ref-missing", "100% of a, b: c", PETT, hint="look")
    assert format_github(finding_of(problem, document(YAML, "spec/a,b:c%.yaml"))) == (
        "::error file=spec/a%2Cb%3Ac%25.yaml,line=5,col=7,title=ref-missing::100%25 of a, b: c (look)"
    )


def test_github_is_told_no_file_where_the_command_is_wrong() -> None:
    assert (
        format_github(finding_of(Problem("usage", "no document is named"), {}))
        == "::error title=usage::no document is named"
    )


def test_github_knows_notes_as_notices_and_problems_without_a_line() -> None:
    problem = Problem("locked", "no", severity="note", path="generated")
    assert format_github(finding_of(problem, {})) == "::notice file=generated,title=locked::no"


@pytest.mark.parametrize("here", [".", "api", "api/v1"])
def test_paths_for_hosts_are_from_the_top_of_the_repository_wherever_the_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "api" / "v1").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / here)
    file = os.path.relpath(tmp_path / "api" / "openapi.yaml", tmp_path / here)
    assert repository_path(file, {"GITHUB_WORKSPACE": "/elsewhere"}) == "api/openapi.yaml"
    assert repository_path(str(tmp_path / "api" / "openapi.yaml"), {}) == "api/openapi.yaml"
    assert repository_path("/etc/openapi.yaml", {}) == "/etc/openapi.yaml"


def test_outside_a_repository_paths_are_from_the_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "api").mkdir()
    monkeypatch.chdir(tmp_path / "api")
    assert repository_path("a.yaml", {"GITHUB_WORKSPACE": str(tmp_path)}) == "api/a.yaml"
    assert repository_path("a.yaml", {}) == "a.yaml"


@given(st.recursive(ACTING, lambda inner: st.lists(inner) | st.dictionaries(ACTING, inner)))
def test_json_is_printed_as_the_same_value_and_is_no_command(value: Json) -> None:
    line = printable_json(value)
    assert escape(line) == line
    assert json.loads(line) == value
