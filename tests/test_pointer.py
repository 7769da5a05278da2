"""Pointers: keys of tables, in this process and in another."""

from __future__ import annotations

import pickle
import subprocess
import sys

from specleaf.pointer import Pointer


def test_equal_pointers_have_equal_hashes_and_differ_by_parts_and_file() -> None:
    pointer = Pointer(("components", "schemas", "Pet"), "a.yaml")
    assert hash(pointer) == hash(Pointer(("components", "schemas"), "a.yaml").child("Pet"))
    assert {pointer: 1}[Pointer(("components", "schemas"), "a.yaml").child("Pet")] == 1
    assert len({pointer, pointer.parent, Pointer(pointer.parts, "b.yaml")}) == 3


def test_a_pickled_pointer_is_a_key_in_a_process_with_another_hash_seed() -> None:
    pointer = Pointer(("components", "schemas", "Pet"), "a.yaml")
    assert hash(pointer) == hash(pickle.loads(pickle.dumps(pointer)))
    code = (
        "import pickle, sys; from specleaf.pointer import Pointer;"
        "sent = pickle.loads(sys.stdin.buffer.read());"
        "sys.exit(sent not in {Pointer(('components', 'schemas', 'Pet'), 'a.yaml')})"
    )
    for seed in "12":
        done = subprocess.run(
            [sys.executable, "-c", code], input=pickle.dumps(pointer), env={"PYTHONHASHSEED": seed}, check=False
        )
        assert done.returncode == 0
