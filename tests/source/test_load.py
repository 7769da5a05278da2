"""What `load` does with files and bytes, whatever is written in them."""

from __future__ import annotations

import codecs
import gc
import os
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specleaf.problems import Problem, SpecleafError
from specleaf.source.limits import Limits
from specleaf.source.load import load, load_text

LIMITS = Limits()


def problem_with(content: bytes | str, name: str = "api.yaml") -> Problem:
    with pytest.raises(SpecleafError) as raised:
        load_text(content, name, LIMITS)
    (problem,) = raised.value.problems
    return problem


def problem_with_file(path: Path) -> Problem:
    with pytest.raises(SpecleafError) as raised:
        load(path, LIMITS)
    (problem,) = raised.value.problems
    return problem


def test_a_file_becomes_a_document_that_knows_its_name_and_path(tmp_path: Path) -> None:
    path = tmp_path / "api.yaml"
    path.write_bytes(b"openapi: 3.1.0\n")
    document = load(path, LIMITS)
    assert document.root == {"openapi": "3.1.0"}
    assert (document.name, document.path, document.file) == (str(path), path, "")


def test_the_text_of_standard_input_has_a_name_and_no_path() -> None:
    document = load_text(b"a: 1", "<stdin>", LIMITS)
    assert (document.name, document.path) == ("<stdin>", None)


def test_a_pipe_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"a: 1\n",))
    writer.start()
    assert load(path, LIMITS).root == {"a": 1}
    writer.join()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "missing.yaml"
    problem = problem_with_file(path)
    assert (problem.code, problem.path) == ("file", str(path))
    assert "No such file" in problem.message


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    assert problem_with_file(tmp_path).code == "file"


def test_a_path_that_no_file_can_have_is_a_problem() -> None:
    assert problem_with_file(Path("a\0b")).code == "file"


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", codecs.BOM_UTF8, b"# a comment\n", b"%YAML 1.2\n"])
@pytest.mark.parametrize("name", ["api.yaml", "<stdin>"])
def test_a_text_with_nothing_in_it_is_empty_or_no_yaml(content: bytes, name: str) -> None:
    assert problem_with(content, name).code == ("yaml-syntax" if b"%" in content else "empty")


def test_a_json_file_with_nothing_in_it_is_empty() -> None:
    assert problem_with(b"\n", "api.json").code == "empty"


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    for name, text in (("api.yaml", b"a: 1"), ("api.json", b'{"a": 1}')):
        document = load_text(codecs.BOM_UTF8 + text, name, LIMITS)
        assert document.root == {"a": 1}
        assert document.position_of(("a",))[0] == 1
        assert not document.text.startswith("\ufeff")


def test_a_byte_that_is_not_utf_8_is_found() -> None:
    problem = problem_with("a: 1\nné: caf".encode() + b"\xe9\n")
    assert (problem.code, problem.position) == ("encoding", (2, 8))
    assert "0xE9" in problem.message


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be", "utf-16-le"])
def test_utf_16_is_refused_by_name(codec: str) -> None:
    problem = problem_with("openapi: 3.1.0 # é".encode(codec))
    assert problem.code == "encoding"
    assert "UTF-16" in problem.message


def test_a_text_with_half_a_character_is_not_utf_8() -> None:
    assert problem_with("a: \ud800").code == "encoding"


def test_line_ends_of_every_system_give_the_same_values_and_positions() -> None:
    text = "a:\n  b: |\n    one\n    two\n  c: 2\n"
    for end in ("\n", "\r\n", "\r"):
        document = load_text(text.replace("\n", end), "api.yaml", LIMITS)
        assert document.root == {"a": {"b": "one\ntwo\n", "c": 2}}
        assert document.position_of(("a", "c")) == (5, 3)
        assert document.line(5) == "  c: 2"
        assert document.line(99) == ""


def test_json_may_stand_in_a_file_with_any_name() -> None:
    for name in ("api.yaml", "<stdin>", "API.JSON"):
        assert load_text('\n{"a": "\\ud83d\\ude00"}', name, LIMITS).root == {"a": "😀"}


def test_yaml_that_begins_like_json_is_yaml() -> None:
    assert load_text("{a: NaN, b: [x]}", "api.yaml", LIMITS).root == {"a": "NaN", "b": ["x"]}
    assert load_text('{"a": NaN}', "api.yaml", LIMITS).root == {"a": "NaN"}


def test_json_with_a_key_twice_is_not_tried_as_yaml() -> None:
    problem = problem_with('{"a": 1,\n "a": 2}', "api.yaml")
    assert (problem.code, problem.position) == ("duplicate-key", (2, 2))


@pytest.mark.parametrize("text", ["a: 1", '{"a": 1}', "a: ["])
def test_the_garbage_collector_is_left_as_it_was(text: str) -> None:
    def read() -> bool:
        with suppress(SpecleafError):
            load_text(text, "api.yaml", LIMITS).position_of(("a",))
        return gc.isenabled()

    gc.enable()  # whatever ran before in this process
    assert read()
    gc.disable()
    try:
        assert not read()
    finally:
        gc.enable()


@given(st.binary() | st.text(alphabet="{}[]:,-?&*!|>'\"%@`#<~. \n\tabn01é\u2028\x85\ud800\0\ufeff\\u"))
def test_no_input_at_all_gives_anything_but_a_document_or_a_problem(content: bytes | str) -> None:
    for name in ("api.yaml", "api.json"):
        with suppress(SpecleafError):
            assert load_text(content, name, LIMITS).position_of(("a", "0")) >= (1, 1)
