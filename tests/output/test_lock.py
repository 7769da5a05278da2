"""The lock file as text, and what is not believed of it."""

from __future__ import annotations

import json

import pytest

from specleaf.output import Inputs, LockFile
from specleaf.output.lock import read_lock

DIGEST = "0" * 64


@pytest.mark.parametrize("unfinished", [False, True])
def test_a_lock_file_is_read_as_it_was_written(inputs: Inputs, *, unfinished: bool) -> None:
    digests = (DIGEST, "1" * 64) if unfinished else (DIGEST,)
    lock = LockFile(inputs, {"models/b.py": digests, "a.md": digests}, unfinished)
    assert read_lock(lock.data) == lock


def test_the_text_does_not_depend_on_the_order_in_which_things_were_found(inputs: Inputs) -> None:
    one = LockFile(inputs, {"a.md": (DIGEST,), "b.md": (DIGEST,)})
    other = LockFile(inputs, {"b.md": (DIGEST,), "a.md": (DIGEST,)})
    assert one.data == other.data
    assert one.data.endswith(b"}\n")


def attacked(**changes: object) -> bytes:
    content = {
        "format": 1,
        "version": "1",
        "documents": {},
        "settings": {},
        "templates": "",
        "files": {},
    }
    return json.dumps({key: value for key, value in {**content, **changes}.items() if value is not ...}).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<<<<<<< HEAD\n{}\n",
        b"[]",
        b"[" * 100_000,
        b"\xff\xfe{}",
        attacked(format=2),
        attacked(files=...),
        attacked(files=["a.md"]),
        attacked(version=1),
        attacked(documents={"openapi.yaml": 1}),
        attacked(settings=...),
        attacked(files={"a.md": "0"}),
        attacked(files={"a.md": None}),
        attacked(files={"../x": DIGEST}),
        attacked(files={"/etc/passwd": DIGEST}),
        attacked(files={"models/../../x": DIGEST}),
        attacked(files={".git/HEAD": DIGEST}),
        attacked(unfinished={"a.md": [DIGEST, 1]}),
    ],
)
def test_a_lock_file_that_cannot_be_ours_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^(its?|a part) "):
        read_lock(data)


def test_the_attacked_lock_file_of_these_tests_is_believed_when_nothing_is_wrong_with_it() -> None:
    assert read_lock(attacked(files={"a.md": DIGEST})).files == {"a.md": (DIGEST,)}
