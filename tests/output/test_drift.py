"""What `check` tells, and that it writes nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace

import pytest

from specleaf.output import (
    LOCK_NAME,
    Cause,
    Drift,
    Entry,
    Inputs,
    OutputFile,
    Root,
    Written,
    check_output,
    current_files,
    difference,
)

Write = Callable[..., Written]
Check = Callable[[dict[str, str]], Drift]

OLD = {"a/changed.md": "one\ntwo\n", "a/edited.md": "e\n", "a/gone.md": "g\n", "a/left.md": "l\n", "a/same.md": "s\n"}
NEW = {"a/changed.md": "one\nTWO\n", "a/edited.md": "e\n", "a/gone.md": "g\n", "a/new.md": "n\n", "a/same.md": "s\n"}


def test_what_was_just_written_has_no_drift(write: Write, check: Check) -> None:
    write(OLD)
    assert not check(OLD)


def test_each_kind_of_drift_is_told_apart(root: Root, write: Write, check: Check) -> None:
    write(OLD)
    (root.path / "a/edited.md").write_text("mine\n")
    (root.path / "a/gone.md").unlink()
    (root.path / "a/users.md").write_text("not ours\n")
    assert {entry.path: entry.state for entry in check(NEW).entries} == {
        "a/changed.md": "changed",
        "a/edited.md": "edited",
        "a/gone.md": "missing",
        "a/left.md": "left over",
        "a/new.md": "new",
        LOCK_NAME: "changed",
    }


def test_without_a_folder_everything_is_new(root: Root, check: Check) -> None:
    assert {entry.state for entry in check(OLD).entries} == {"new"}
    assert not root.path.exists()


def test_checking_writes_nothing(root: Root, write: Write, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    write(OLD)
    (root.path / "a/edited.md").write_text("mine\n")

    def refuse(*args: object, **keywords: object) -> None:
        raise AssertionError("a change to the disk")

    real = os.open

    def open_to_read(path: str, flags: int, *args: int, **keywords: int) -> int:
        assert not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        return real(path, flags, *args, **keywords)

    monkeypatch.setattr(os, "open", open_to_read)
    for name in ("mkdir", "replace", "rename", "unlink", "rmdir", "fsync", "utime", "chmod"):
        monkeypatch.setattr(os, name, refuse)
    assert check(NEW)


def test_the_inputs_that_changed_are_named(root: Root, inputs: Inputs, write: Write) -> None:
    write(OLD)
    later = replace(inputs, version="1.1.0", documents={"api.yaml": "e" * 64}, settings={"year": "2026"})
    assert check_output(root, [OutputFile(*each) for each in OLD.items()], later).causes == (
        Cause("version", "specleaf", "1.0.0", "1.1.0"),
        Cause("document", "api.yaml", "", "e" * 64),
        Cause("document", "openapi.yaml", "d" * 64, ""),
        Cause("setting", "year", "2025", "2026"),
    )


@pytest.mark.parametrize("name", ["exact", "templates"])
def test_a_change_of_settings_or_templates_is_named(root: Root, inputs: Inputs, write: Write, name: str) -> None:
    write(OLD)
    changed = {
        "exact": replace(inputs, settings={**inputs.settings, "exact": "true"}),
        "templates": replace(inputs, templates="x" * 64),
    }
    drift = check_output(root, [OutputFile(*each) for each in OLD.items()], changed[name])
    assert [cause.name for cause in drift.causes] == [name]


def test_a_diff_goes_from_what_is_there_to_what_is_wanted(write: Write, check: Check) -> None:
    write(OLD)
    changed = check(NEW).entries[0]
    assert difference(changed) == "--- a/a/changed.md\n+++ b/a/changed.md\n@@ -1,2 +1,2 @@\n one\n-two\n+TWO\n"


@pytest.mark.parametrize(
    ("found", "wanted", "expected"),
    [
        (None, b"x\n", "--- /dev/null\n+++ b/a.md\n@@ -0,0 +1 @@\n+x\n"),
        (b"x\n", None, "--- a/a.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"),
        (
            b"x",
            b"x\n",
            "--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n",
        ),
        (b"x\r\ny\x0c\n", b"x\ny\x0c\n", ""),
        (b"\xff\n", b"x\n", "--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-\\xff\n+x\n"),
    ],
)
def test_a_diff_is_what_other_tools_would_say(found: bytes | None, wanted: bytes | None, expected: str) -> None:
    assert difference(Entry("a.md", "changed", wanted, found)) == expected


def test_a_long_diff_is_not_made() -> None:
    found, wanted = b"a\n" * 3_000, b"b\n" * 3_000
    assert difference(Entry("a.md", "changed", wanted, found)) == "too long to compare: 3000 lines, 3000 wanted\n"


def test_output_is_current_while_neither_its_inputs_nor_its_files_change(
    root: Root, inputs: Inputs, write: Write
) -> None:
    assert current_files(root, inputs) is None
    write(OLD)
    assert current_files(root, inputs) is not None
    assert current_files(root, replace(inputs, settings={"year": "2026"})) is None
    (root.path / "a/users.md").write_text("not ours\n")
    assert current_files(root, inputs) is not None
    (root.path / "a/same.md").unlink()
    assert current_files(root, inputs) is None
