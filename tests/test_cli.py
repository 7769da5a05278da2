"""The command line as a person meets it: what each option does, what is printed, and which exit code comes back."""

from __future__ import annotations

import contextlib
import io
import json
import math
import os
import re
import shlex
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from specleaf import __version__, cli, pipeline
from specleaf.console import print_text
from specleaf.examples.stream import Stream
from specleaf.output import Root
from specleaf.output.root import locked

DOCUMENT = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string}
"""
BROKEN = DOCUMENT.replace("{type: string}", '{$ref: "#/components/schemas/Pett"}')
MODULE = "out/models/components/pet.py"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]

ACTING = st.text(st.characters() | st.sampled_from("  #[:v\t\r\n\f\x1b\x85\u2028\u202e\u034f\ufe0fso"))


def is_harmless(line: str) -> bool:
    """Whether neither a terminal nor a CI system acts on a printed line."""
    shown = "".join(char for char in line if unicodedata.category(char) != "Mn")
    return line.isprintable() and not shown.lstrip().startswith("::") and not re.search(r"##\w*\[", shown)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a document."""
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "openapi.yaml").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `specleaf` with these arguments in the folder, as `main` does."""

    def call(*arguments: str, stdin: str = "") -> Ended:
        monkeypatch.setattr(sys, "argv", ["specleaf", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            cli.main()
        out, err = capsys.readouterr()
        return Ended(int(end.value.code or 0), out, err)

    return call


@pytest.fixture(autouse=True)
def _quiet_signals(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """`main` sets handlers for signals; the test process keeps its own."""
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    yield
    cli._Debug.enabled = False


def tree(folder: Path) -> set[str]:
    """The files below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


# generate


def test_two_words_and_a_file_give_models_and_python_pages(run: Run, folder: Path) -> None:
    ended = run("generate", "openapi.yaml", "--output", "out")
    assert (ended.code, ended.err) == (0, "")
    assert re.fullmatch(r"\d+ written, 0 unchanged, 0 removed in out/models, out/pages/python\n", ended.out)
    assert (folder / MODULE).is_file()
    assert (folder / "out/pages/python/components/pet.md").is_file()
    assert (folder / "out/.specleaf.lock.json").is_file()
    assert not (folder / "out/pages/typescript").exists()


def test_a_second_run_writes_nothing(run: Run) -> None:
    run("generate", "openapi.yaml", "--output", "out")
    assert run("generate", "openapi.yaml", "-o", "out").out.startswith("0 written, ")


def test_pages_are_those_that_are_asked_for(run: Run, folder: Path) -> None:
    asked = ("--pages", "typescript", "--pages", "python:sdk")
    assert run("generate", "openapi.yaml", "--output", "out", *asked).code == 0
    assert {path.name for path in (folder / "out" / "pages").iterdir()} == {"typescript", "python"}
    assert "## Fields\n\n| Field " in next((folder / "out/pages/python").rglob("pet.md")).read_text(encoding="utf-8")
    assert not (folder / "out/pages/python/README.md").exists()


def test_models_and_pages_can_be_left_out(run: Run, folder: Path) -> None:
    run("generate", "openapi.yaml", "--output", "pages-alone", "--no-models")
    run("generate", "openapi.yaml", "--output", "models-alone", "--no-pages")
    assert {path.partition("/")[0] for path in tree(folder / "pages-alone")} == {".specleaf.lock.json", "pages"}
    assert {path.partition("/")[0] for path in tree(folder / "models-alone")} == {".specleaf.lock.json", "models"}


def test_a_dash_reads_standard_input(run: Run, folder: Path) -> None:
    assert run("generate", "-", "--output", "out", stdin=DOCUMENT).code == 0
    assert (folder / MODULE).is_file()
    ended = run("generate", "-", "--output", "out", "--strict", stdin=BROKEN)
    assert ended.code == 2
    assert ended.err.startswith("<stdin>:9:16: error[ref-missing]: ")


def test_a_dry_run_tells_what_would_change_and_writes_nothing(run: Run, folder: Path) -> None:
    ended = run("generate", "openapi.yaml", "--output", "out", "--dry-run")
    assert ended.code == 0
    assert "new: models/components/pet.py\n" in ended.out
    assert tree(folder) == {"openapi.yaml"}
    would, told = ended.out.count("\nnew: ") + 1, ended.out.splitlines()[-1]
    assert told == f"{would} would change; nothing was written"
    assert run("generate", "openapi.yaml", "--output", "out").out.startswith(f"{would} written, ")


def test_a_folder_that_specleaf_did_not_write_stops_the_run(run: Run, folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "mine.txt").touch()
    ended = run("generate", "openapi.yaml", "--output", "out")
    assert ended.code == 2
    assert ended.err.startswith("out: error[output]: ")
    assert tree(folder) == {"openapi.yaml", "out/mine.txt"}


def test_a_file_in_the_way_stops_the_run_unless_it_is_forced(run: Run, folder: Path) -> None:
    run("generate", "openapi.yaml", "--output", "out", "--no-models")
    (folder / MODULE).parent.mkdir(parents=True)
    (folder / MODULE).write_text("mine\n", encoding="utf-8")
    ended = run("generate", "openapi.yaml", "--output", "out")
    assert ended.code == 2
    assert f"{MODULE}: error[foreign]: " in ended.err
    assert "--force" in ended.err
    assert (folder / MODULE).read_text(encoding="utf-8") == "mine\n"
    assert (
        f"replaced {MODULE.removeprefix('out/')}\n" in run("generate", "openapi.yaml", "--output", "out", "--force").out
    )
    assert "class Pet" in (folder / MODULE).read_text(encoding="utf-8")


def test_warnings_go_to_standard_error_and_do_not_stop_the_run(run: Run, folder: Path) -> None:
    text = DOCUMENT.replace("{type: string}", "{type: string, defalt: Rex}")
    (folder / "openapi.yaml").write_text(text, encoding="utf-8")
    ended = run("generate", "openapi.yaml", "--output", "out")
    assert ended.code == 0
    assert "openapi.yaml:9:30: warning[keyword-unknown]: " in ended.err
    assert "did you mean 'default'?" in ended.err


@pytest.mark.parametrize("settings", ["", "strict = true\n"])
def test_strict_mistakes_in_the_document_end_with_2_and_write_nothing(run: Run, folder: Path, settings: str) -> None:
    (folder / "openapi.yaml").write_text(BROKEN, encoding="utf-8")
    (folder / "specleaf.toml").write_text(settings, encoding="utf-8")
    ended = run("generate", "openapi.yaml", "--output", "out", *([] if settings else ["--strict"]))
    assert (ended.code, ended.out) == (2, "")
    assert "openapi.yaml:9:16: error[ref-missing]: " in ended.err
    assert "did you mean 'Pet'?" in ended.err
    assert tree(folder) == {"openapi.yaml", "specleaf.toml"}


def test_a_mistake_in_the_document_costs_the_least_part_of_it(run: Run, folder: Path) -> None:
    (folder / "openapi.yaml").write_text(BROKEN, encoding="utf-8")
    ended = run("generate", "openapi.yaml", "--output", "out")
    assert ended.code == 0
    assert "openapi.yaml:9:16: warning[ref-missing]: " in ended.err
    assert "= here: the schema is read as one that accepts anything\n" in ended.err
    last = (
        "1 place was read in a weaker sense than written; to see all: specleaf validate --all-problems openapi.yaml\n"
    )
    assert ended.err.endswith(last)
    assert "name: Any" in (folder / MODULE).read_text(encoding="utf-8")
    assert run("check", "openapi.yaml", "--output", "out").code == 0
    assert run("check", "openapi.yaml", "--output", "out", "--strict").code == 2
    assert run("validate", "openapi.yaml").code == 2


@pytest.mark.parametrize("command", ["generate", "validate"])
def test_all_problems_can_be_shown(run: Run, folder: Path, command: str) -> None:
    fields = "".join(f"        p{n}: {{type: string, unknown{n}: 1}}\n" for n in range(70))
    (folder / "openapi.yaml").write_text(DOCUMENT + fields, encoding="utf-8")
    assert "warnings more; --all-problems shows them\n" in run(command, "openapi.yaml").err
    ended = run(command, "openapi.yaml", "--all-problems")
    assert ended.err.count("[keyword-unknown]") == 70
    assert "more;" not in ended.err


def test_a_schema_is_explained_by_pointer_and_by_name(run: Run, folder: Path) -> None:
    shown = run("explain", "#/components/schemas/Pet", "--spec", "openapi.yaml")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("Pet: #/components/schemas/Pet\n  written at openapi.yaml:")
    assert "\n  read as an object with " in shown.out
    assert "\n  in models/components/pet.py\n  in pages/python/components/pet.md\n" in shown.out
    assert run("explain", "Pet", "--spec", "openapi.yaml").out == shown.out


def test_what_was_weakened_is_explained_at_the_property(run: Run, folder: Path) -> None:
    (folder / "openapi.yaml").write_text(BROKEN, encoding="utf-8")
    line = next(line for line in run("explain", "Pet", "--spec", "openapi.yaml").out.splitlines() if "ref-" in line)
    assert line.startswith("  warning[ref-missing] at #/components/schemas/Pet/")
    assert line.endswith("; the schema is read as one that accepts anything")


def test_what_no_model_is_called_is_not_explained(run: Run) -> None:
    ended = run("explain", "Pett", "--spec", "openapi.yaml")
    assert ended.code == 2
    assert "did you mean 'Pet'?" in ended.err


def test_a_code_is_explained(run: Run) -> None:
    ended = run("explain", "ref-cycle")
    assert ended.out.startswith("ref-cycle: references that only refer to themselves\n")
    assert "the schema is read as one that accepts anything" in ended.out
    assert run("explain", "ref-circle").code == 2


# check


def test_check_says_that_nothing_differs(run: Run) -> None:
    run("generate", "openapi.yaml", "--output", "out")
    assert run("check", "openapi.yaml", "--output", "out") == Ended(0, "up to date\n", "")


def test_check_finds_nothing_written_yet(run: Run, folder: Path) -> None:
    ended = run("check", "openapi.yaml", "--output", "out")
    assert ended.code == 1
    assert "new: models/components/pet.py\n" in ended.out
    assert tree(folder) == {"openapi.yaml"}


def test_check_tells_what_has_changed_and_what_mends_it(run: Run, folder: Path) -> None:
    run("generate", "openapi.yaml", "--output", "out")
    before = (folder / MODULE).read_text(encoding="utf-8")
    (folder / "openapi.yaml").write_text(DOCUMENT + "        age: {type: integer}\n", encoding="utf-8")
    ended = run("check", "openapi.yaml", "--output", "out")
    assert ended.code == 1
    assert "changed: models/components/pet.py\n" in ended.out
    assert "\n+    age: Integer | MISSING = MISSING\n" in ended.out
    assert ended.out.endswith("to fix it, run: specleaf generate openapi.yaml --output out\n")
    assert (folder / MODULE).read_text(encoding="utf-8") == before


@given(ACTING)
def test_no_line_that_is_printed_is_a_command_to_a_ci_system(text: str) -> None:
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        print_text(text)
        print_text(text, err=True)
    for printed in (out.getvalue(), err.getvalue()):
        assert len(printed.splitlines()) == len(printed.split("\n")) - 1
        assert all(map(is_harmless, printed.splitlines()))


COMMANDS = [
    " ::x::",
    "\t::x::",
    "\f::x::",
    "a\x85::x::",
    "a\u2028::x::",
    "a\r::x::",
    "##[x]",
    "a ##x[y]",
    "##\ufe0fx[y]",
]


@pytest.mark.parametrize("line", COMMANDS)
def test_an_edited_file_gives_no_command_to_a_ci_system(run: Run, folder: Path, line: str) -> None:
    run("generate", "openapi.yaml", "--output", "out")
    text = (folder / MODULE).read_text(encoding="utf-8")
    # A line of context in a diff starts with a space: the edit is in its neighbour.
    (folder / MODULE).write_bytes(f"{line}\n{text}edited\n".encode())
    ended = run("check", "openapi.yaml", "--output", "out")
    assert ended.code == 1
    assert all(map(is_harmless, ended.out.splitlines()))


@pytest.mark.parametrize("argument", ["a\n::x::", "##x[y]", "--a\n::x::"])
def test_an_argument_gives_no_command_to_a_ci_system(run: Run, argument: str) -> None:
    for arguments in (("generate", argument), (argument,), ("init", "--from", argument), ("generate", "x", argument)):
        ended = run(*arguments)
        assert ended.code == 2
        assert all(map(is_harmless, ended.err.splitlines()))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", '[models]\nenums = "class"\n', 'the setting \'models.enums\' has changed from "literal" to "class"'),
        ("year = 2001\n", "", "the setting 'year' has changed from 2001 to 2025"),
        ("", '[names]\n"#/components/schemas/Pet" = "Dog"\n', 'has changed from nothing to "Dog"'),
        ("[pages]\n", "", "the setting 'pages.python.layout' has changed from nothing to \"reference\""),
    ],
)
def test_check_tells_which_setting_has_changed(run: Run, folder: Path, before: str, after: str, told: str) -> None:
    text = DOCUMENT.replace(
        "{type: string}", "{type: string, enum: [a, b], default: a}\n        on: {type: string, format: date}"
    )
    (folder / "openapi.yaml").write_text(text, encoding="utf-8")
    (folder / "specleaf.toml").write_text(before, encoding="utf-8")
    run("generate", "openapi.yaml")
    (folder / "specleaf.toml").write_text(after, encoding="utf-8")
    ended = run("check", "openapi.yaml")
    assert ended.code == 1
    assert told in ended.out


def test_check_tells_that_a_document_has_changed(run: Run, folder: Path) -> None:
    run("generate", "openapi.yaml", "--output", "out")
    (folder / "openapi.yaml").write_text(DOCUMENT.replace("Pet:", "Cat:"), encoding="utf-8")
    ended = run("check", "openapi.yaml", "--output", "out")
    assert ended.out.startswith("since the last run the document 'openapi.yaml' has changed\n")


def test_check_tells_what_is_left_over_and_what_was_edited(run: Run, folder: Path) -> None:
    run("generate", "openapi.yaml", "--output", "out")
    (folder / MODULE).write_text("edited\n", encoding="utf-8")
    assert "edited: models/components/pet.py\n" in run("check", "openapi.yaml", "--output", "out").out
    assert f"{MODULE}: error[edited]: " in run("generate", "openapi.yaml", "--output", "out").err
    run("generate", "openapi.yaml", "--output", "out", "--force")
    (folder / "openapi.yaml").write_text(DOCUMENT.replace("Pet:", "Cat:"), encoding="utf-8")
    ended = run("check", "openapi.yaml", "--output", "out")
    assert ended.code == 1
    assert "left over: models/components/pet.py\n" in ended.out
    assert "new: models/components/cat.py\n" in ended.out


def test_check_tells_that_a_file_is_missing(run: Run, folder: Path) -> None:
    run("generate", "openapi.yaml", "--output", "out")
    (folder / MODULE).unlink()
    ended = run("check", "openapi.yaml", "--output", "out")
    assert ended.code == 1
    assert "missing: models/components/pet.py\n" in ended.out


def fix(ended: Ended) -> list[str]:
    """The arguments of the command that `check` says fixes what it found."""
    program, *arguments = shlex.split(ended.out.splitlines()[-1].removeprefix("to fix it, run: "))
    assert program == "specleaf"
    return arguments


@pytest.mark.parametrize(
    ("document", "options"),
    [
        ("my pets.yaml", ("--output", "out", "--no-pages")),
        ("check", ()),
        ("generate", ("--output", "check")),
        ("-d.yaml", ()),
    ],
)
def test_the_command_that_check_prints_makes_it_content(
    run: Run, folder: Path, document: str, options: tuple[str, ...]
) -> None:
    (folder / document).write_text(DOCUMENT, encoding="utf-8")
    arguments = ("check", *options, "--", document)
    assert run(*fix(run(*arguments))).code == 0
    assert run(*arguments).code == 0


@pytest.mark.parametrize("before", ["edited", "foreign", "occupied"])
def test_the_command_that_check_prints_forces_what_must_be_forced(run: Run, folder: Path, before: str) -> None:
    arguments = ("openapi.yaml", "--output", "out")
    if before != "occupied":
        run("generate", *arguments, *(["--no-models"] if before == "foreign" else []))
    (folder / MODULE).parent.mkdir(parents=True, exist_ok=True)
    (folder / MODULE).write_text("mine\n", encoding="utf-8")
    ended = run("check", *arguments)
    assert run("generate", *arguments).code == 2
    assert run(*fix(ended)).code == 0
    assert run("check", *arguments).code == 0


def test_check_tells_what_no_command_can_fix(run: Run, folder: Path) -> None:
    (folder / MODULE).mkdir(parents=True)
    (folder / "out/.gitkeep").touch()
    ended = run("check", "openapi.yaml", "--output", "out")
    assert f"blocked: {MODULE.removeprefix('out/')}\n" in ended.out
    assert "\nto fix it, move away what is blocked, then run: specleaf generate " in ended.out


def test_a_comment_in_the_document_is_no_drift(run: Run, folder: Path) -> None:
    run("generate", "openapi.yaml", "--output", "out")
    (folder / "openapi.yaml").write_text(f"# About pets\n{DOCUMENT}\n", encoding="utf-8")
    assert run("check", "openapi.yaml", "--output", "out") == Ended(0, "up to date\n", "")


def test_a_lost_lock_file_is_drift(run: Run, folder: Path) -> None:
    run("generate", "openapi.yaml", "--output", "out")
    (folder / "out/.specleaf.lock.json").unlink()
    assert "\nnew: .specleaf.lock.json\n" in f"\n{run('check', 'openapi.yaml', '--output', 'out').out}"


def test_files_whose_lock_file_was_lost_are_taken_over_if_they_are_as_wanted(run: Run, folder: Path) -> None:
    run("generate", "openapi.yaml", "--output", "out")
    lock = folder / "out/.specleaf.lock.json"
    before = lock.read_bytes()
    lock.unlink()
    (folder / "out/mine.txt").touch()
    assert run("generate", "openapi.yaml", "--output", "out").code == 0
    assert lock.read_bytes() == before
    lock.unlink()
    (folder / MODULE).write_text("edited\n", encoding="utf-8")
    assert run("generate", "openapi.yaml", "--output", "out").code == 2
    assert (folder / MODULE).read_text(encoding="utf-8") == "edited\n"


def test_an_empty_file_of_the_same_name_does_not_make_a_folder_ours(run: Run, folder: Path) -> None:
    (folder / "out/models").mkdir(parents=True)
    (folder / "out/models/py.typed").touch()
    assert run("generate", "openapi.yaml", "--output", "out").code == 2
    assert tree(folder) == {"openapi.yaml", "out/models/py.typed"}


# validate


def test_validate_finds_nothing_wrong(run: Run, folder: Path) -> None:
    ended = run("validate", "openapi.yaml")
    assert ended.code == 0
    assert ended.out.startswith("openapi.yaml: ")
    assert tree(folder) == {"openapi.yaml"}


def test_validate_reports_everything_that_is_wrong_in_one_run(run: Run, folder: Path) -> None:
    second = "        age: {$ref: '#/components/schemas/Age'}\n"
    (folder / "openapi.yaml").write_text(BROKEN + second, encoding="utf-8")
    ended = run("validate", "openapi.yaml")
    assert ended.code == 2
    assert "openapi.yaml:9:16: error[ref-missing]" in ended.err
    assert "openapi.yaml:10:15: error[ref-missing]" in ended.err


# settings


def test_the_settings_name_the_document_and_the_output(run: Run, folder: Path) -> None:
    (folder / "specleaf.toml").write_text('document = "openapi.yaml"\noutput = "made"\n', encoding="utf-8")
    assert run("generate").code == 0
    assert (folder / "made/models/components/pet.py").is_file()
    assert run("check").code == 0


def test_specleaf_toml_goes_before_pyproject_toml_in_one_folder(run: Run, folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.specleaf]\noutput = "lost"\nexact = true\n', encoding="utf-8")
    (folder / "specleaf.toml").write_text('output = "won"\n', encoding="utf-8")
    run("generate", "openapi.yaml")
    assert (folder / "won").is_dir()
    assert not (folder / "lost").exists()


def test_settings_are_found_on_the_way_up_from_here(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "pyproject.toml").write_text('[tool.specleaf]\noutput = "made"\n', encoding="utf-8")
    inner = folder / "deep" / "er"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    assert run("generate", "../../openapi.yaml").code == 0
    assert (folder / "made/models").is_dir()


def test_the_folder_of_the_document_does_not_change_the_search(run: Run, folder: Path) -> None:
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "openapi.yaml").write_text(DOCUMENT, encoding="utf-8")
    (elsewhere / "specleaf.toml").write_text('output = "wrong"\n', encoding="utf-8")
    run("generate", "elsewhere/openapi.yaml")
    assert (folder / "generated/models").is_dir()
    assert not (elsewhere / "wrong").exists()


def test_a_settings_file_can_be_named(run: Run, folder: Path) -> None:
    (folder / "specleaf.toml").write_text('output = "wrong"\n', encoding="utf-8")
    (folder / "other.toml").write_text('output = "right"\n', encoding="utf-8")
    assert run("generate", "openapi.yaml", "--config", "other.toml").code == 0
    assert (folder / "right").is_dir()
    assert not (folder / "wrong").exists()


def test_an_unknown_key_ends_with_2_and_a_guess(run: Run, folder: Path) -> None:
    (folder / "specleaf.toml").write_text('[models]\nnamings = "shortest"\n', encoding="utf-8")
    ended = run("generate", "openapi.yaml")
    assert ended.code == 2
    assert "specleaf.toml:2:1: error[settings]: " in ended.err
    assert "did you mean 'naming'?" in ended.err


# usage


@pytest.mark.parametrize(
    "arguments",
    [
        ("generate",),
        ("generate", "absent.yaml"),
        ("generate", "openapi.yaml", "--pages", "cobol"),
        ("generate", "openapi.yaml", "--pages", "python:baroque"),
        ("generate", "openapi.yaml", "--pages", "python", "--pages", "python:sdk"),
        ("generate", "openapi.yaml", "--config", "absent.toml"),
        ("generate", "openapi.yaml", "--outputs", "x"),
        ("generates",),
        ("check", "openapi.yaml", "--force"),
        ("validate", "openapi.yaml", "--output", "out"),
    ],
    ids=" ".join,
)
def test_a_wrong_command_line_ends_with_2_and_writes_nothing(run: Run, folder: Path, arguments: tuple[str]) -> None:
    ended = run(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert "rror" in ended.err
    assert "Traceback" not in ended.err
    assert tree(folder) == {"openapi.yaml"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("generate",), "specleaf: error[usage]: no document is named\n"),
        (
            ("generate", "openapi.yml"),
            "openapi.yml: error[file]: cannot be read: No such file or directory\n"
            "  = help: did you mean 'openapi.yaml'?\n",
        ),
        (("generate", "absent.yaml"), "absent.yaml: error[file]: cannot be read: No such file or directory\n"),
        (
            ("generate", "https://example.com/openapi.yaml"),
            "https://example.com/openapi.yaml: error[file]: this is a URL, not a file\n"
            "  = help: nothing is fetched: download the document first\n",
        ),
    ],
)
def test_what_is_wrong_with_a_command_line_is_told(run: Run, arguments: tuple[str, ...], told: str) -> None:
    assert run(*arguments).err.startswith(told)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no lock on a folder")
def test_a_folder_that_another_run_is_writing_to_is_left_to_it(run: Run, folder: Path) -> None:
    with locked(Root(folder / "out")):
        assert run("generate", "openapi.yaml", "--output", "out").err.startswith("out: error[locked]: another run ")


def test_what_is_at_fault_is_said_in_one_line_unless_debug_asks_for_more(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise RuntimeError("cannot be")

    monkeypatch.setattr(pipeline, "build_api", broken)
    ended = run("generate", "openapi.yaml", "--output", "out")
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.count("\n") == 1
    assert "RuntimeError: cannot be" in ended.err
    assert "specleaf --debug" in ended.err
    ended = run("--debug", "generate", "openapi.yaml", "--output", "out")
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("Traceback ")
    assert ended.err.endswith("RuntimeError: cannot be\n")


def test_an_interrupted_run_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "produce", interrupted)
    assert run("generate", "openapi.yaml").code == 130


def test_annotations_are_printed_for_github(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (folder / "openapi.yaml").write_text(BROKEN, encoding="utf-8")
    assert "::error file=openapi.yaml,line=9,col=16,title=ref-missing::" in run("validate", "openapi.yaml").err
    assert "::warning file=openapi.yaml,line=9,col=16,title=ref-missing::" in run("generate", "openapi.yaml").err


def test_json_has_problems_with_positions_and_what_was_written(run: Run, folder: Path) -> None:
    (folder / "openapi.yaml").write_text(BROKEN, encoding="utf-8")
    ended = run("generate", "openapi.yaml", "-o", "out", "--format", "json")
    report = json.loads(ended.out)
    (problem,) = report["problems"]
    assert (ended.code, ended.err) == (0, "")
    assert (problem["code"], problem["severity"], problem["file"]) == ("ref-missing", "warning", "openapi.yaml")
    assert (problem["line"], problem["column"], problem["consequence"]) == (
        9,
        16,
        "the schema is read as one that accepts anything",
    )
    assert report["summary"] == {"errors": 0, "warnings": 1, "notes": 0}
    assert report["written"]["written"] > 0


def test_a_run_that_an_error_ends_is_reported_in_the_same_format(run: Run, folder: Path) -> None:
    (folder / "openapi.yaml").write_text(BROKEN, encoding="utf-8")
    ended = run("validate", "openapi.yaml", "--format", "json")
    assert (ended.code, ended.err) == (2, "")
    assert json.loads(ended.out)["exitCode"] == 2
    ended = run("generate", "missing.yaml", "--format", "json")
    assert json.loads(ended.out)["problems"][0]["file"] == "missing.yaml"


def test_github_gets_files_that_differ_and_a_summary_of_the_step(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("generate", "openapi.yaml", "-o", "out")
    (folder / MODULE).write_text("x = 1\n", encoding="utf-8")
    (folder / "summary.md").write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    ended = run("check", "openapi.yaml", "-o", "out", "--format", "github")
    assert ended.code == 1
    assert ended.out.startswith(f"::error file={MODULE},title=drift::edited: ")
    shown = (folder / "summary.md").read_text(encoding="utf-8")
    assert shown.startswith("before\n**specleaf**: no problems&#44; 1 file differs\n")
    assert MODULE.replace("_", "&#95;") in shown


def test_sarif_is_read_by_a_model_of_the_format(run: Run, folder: Path) -> None:
    models = pytest.importorskip("sarif_pydantic", reason="the package sarif-pydantic is not installed")
    (folder / "openapi.yaml").write_text(BROKEN, encoding="utf-8")
    ended = run("validate", "openapi.yaml", "--format", "sarif")
    (analysis,) = models.Sarif.model_validate_json(ended.out).runs
    (result,) = analysis.results
    assert analysis.tool.driver.rules[result.rule_index].id == result.rule_id == "ref-missing"
    place = result.locations[0].physical_location
    assert (place.artifact_location.uri, place.region.start_line) == ("openapi.yaml", 9)


def test_quiet_prints_errors_only(run: Run, folder: Path) -> None:
    (folder / "openapi.yaml").write_text(BROKEN, encoding="utf-8")
    assert run("generate", "openapi.yaml", "-o", "out", "-q") == Ended(0, "", "")
    assert run("check", "openapi.yaml", "-o", "new", "-q") == Ended(1, "", "")
    ended = run("generate", "openapi.yaml", "-o", "out", "-q", "--strict")
    assert (ended.code, ended.out) == (2, "")
    assert "error[ref-missing]" in ended.err


def test_verbose_names_each_file(run: Run) -> None:
    assert f"new: {MODULE.removeprefix('out/')}\n" in run("generate", "openapi.yaml", "-o", "out", "-v").out
    assert "new: " not in run("generate", "openapi.yaml", "-o", "out", "-v").out


def test_colours_are_for_terminals_unless_the_environment_says_otherwise(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "openapi.yaml").write_text(BROKEN, encoding="utf-8")
    plain = run("validate", "openapi.yaml").err
    assert "\x1b" not in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = run("validate", "openapi.yaml").err
    assert "\x1b[31m\x1b[1merror" in coloured
    assert re.sub(r"\x1b\[\d*m", "", coloured) == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert run("validate", "openapi.yaml").err == plain


@pytest.mark.parametrize("command", ["generate", "check", "validate"])
def test_each_command_explains_every_option_it_takes(command: str) -> None:
    shown = CliRunner().invoke(cli.cli, [command, "--help"]).output
    for option in cli.cli.commands[command].params:
        assert option.human_readable_name in shown or option.opts[-1] in shown
    assert "YAML or JSON file" in shown or "specleaf generate" in shown or "Examples:" in shown


def test_the_help_shows_how_to_begin() -> None:
    shown = CliRunner().invoke(cli.cli, ["--help"]).output
    assert "  specleaf generate openapi.yaml --output out" in shown
    assert "  specleaf validate openapi.yaml" in shown
    assert "Exit codes: 0 success, 1 check found drift" in shown


# As a program of its own


def specleaf(*arguments: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the installed program."""
    program = Path(sys.executable).parent / "specleaf"
    return subprocess.run([program, *arguments], cwd=cwd, input=stdin, capture_output=True, check=False)


def test_the_program_tells_its_version(tmp_path: Path) -> None:
    done = specleaf("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout.decode().strip()) == (0, f"specleaf {__version__}")


def test_the_program_reads_standard_input_and_ends_with_the_right_codes(tmp_path: Path) -> None:
    options = ("-", "--output", "out")
    codes = [
        specleaf("check", *options, cwd=tmp_path, stdin=DOCUMENT.encode()).returncode,
        specleaf("generate", *options, cwd=tmp_path, stdin=DOCUMENT.encode()).returncode,
        specleaf("check", *options, cwd=tmp_path, stdin=DOCUMENT.encode()).returncode,
        specleaf("generate", *options, "--strict", cwd=tmp_path, stdin=BROKEN.encode()).returncode,
    ]
    assert codes == [1, 0, 0, 2]


# The fragment in spec/

PUBLISHED = ("usage", "inputtokensdetails", "data", "responsebody", "responseformat")
OPERATION = "postv2proxyimagesedits"
PAGES = "pages/typescript/models/operations"


@pytest.fixture(scope="module")
def fragment_pages(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the TypeScript pages of the fragment, made with this project's settings."""
    folder = tmp_path_factory.mktemp("fragment")
    done = specleaf("generate", "--output", str(folder), cwd=project)
    assert done.returncode == 0, done.stderr.decode()
    return folder / PAGES


@pytest.mark.parametrize("page", PUBLISHED)
def test_a_page_of_the_fragment_is_the_published_one_to_the_byte(fragment_pages: Path, corpus: Path, page: str) -> None:
    name = f"{OPERATION}{page}.md"
    published = corpus / "docs/orq-typescript/expected/docs/models/operations" / name
    assert (fragment_pages / name).read_bytes() == published.read_bytes()


def test_a_renamed_property_gives_the_page_and_the_numbers_of_its_new_name(project: Path, tmp_path: Path) -> None:
    text = (project / "spec" / "openapi.yaml").read_text(encoding="utf-8")
    (tmp_path / "openapi.yaml").write_text(re.sub(r"\busage:", "consumption:", text), encoding="utf-8")
    options = ("--config", str(project / "specleaf.toml"), "--output", "out")
    done = specleaf("generate", "openapi.yaml", *options, cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    page = (tmp_path / "out" / PAGES / f"{OPERATION}consumption.md").read_text(encoding="utf-8")
    assert not (tmp_path / "out" / PAGES / f"{OPERATION}usage.md").exists()
    stream = Stream("PostV2ProxyImagesEditsConsumption")
    numbers = [math.floor(stream.draw() * 1000001) / 100 for _ in range(5)]
    shown = re.findall(r"(\w+): ([\d.]+),", page)
    assert [float(number) for _, number in shown] == numbers


@pytest.mark.parametrize(("command", "code"), [("validate", 2), ("check", 1)])
def test_a_reader_who_has_gone_changes_no_exit_code(folder: Path, command: str, code: int) -> None:
    (folder / "openapi.yaml").write_text(BROKEN if code == 2 else DOCUMENT, encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    call = [sys.executable, "-c", "from specleaf.entry import main; main()", command, "openapi.yaml"]
    try:
        assert subprocess.run(call, stdout=writing, stderr=writing, check=False).returncode == code
    finally:
        os.close(writing)


@pytest.mark.parametrize("encoding", ["cp1252", "cp437"])
def test_characters_that_the_terminal_lacks_are_escaped(folder: Path, encoding: str) -> None:
    text = DOCUMENT.replace("{type: string}", "{type: string, description: ✔ Ж, defalt: ✔}")
    (folder / "openapi.yaml").write_text(text, encoding="utf-8")
    call = [sys.executable, "-c", "from specleaf.entry import main; main()", "generate", "openapi.yaml"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    assert subprocess.run(call, env=environment, capture_output=True, check=False).returncode == 0
    (folder / "generated/pages/python/components/pet.md").unlink()
    call[3] = "check"
    done = subprocess.run(call, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert rb"\u2714 \u0416" in done.stdout


IGNORING = """
openapi: 3.1.0
info: {title: t, version: "1"}
components:
  schemas:
    Pet: {type: object, properties: {age: {type: integer, example: old}, owner: {$ref: '#/nothing'}}}
"""


def test_ignored_problems_are_not_reported_and_end_no_strict_run(folder: Path, run: Run) -> None:
    (folder / "openapi.yaml").write_text(IGNORING)
    (folder / "specleaf.toml").write_text('strict = true\n[problems.ignore]\nref-missing = "later"\npattern = "none"\n')
    ended = run("generate", "openapi.yaml")
    assert ended.code == 0
    assert "ref-missing" not in ended.err
    assert "example-invalid" in ended.err
    assert "the settings ignore 'pattern', and no problem has that code" in run("validate", "openapi.yaml").err
    (folder / "specleaf.toml").write_text("strict = true\n")
    assert run("generate", "openapi.yaml").code == 2
