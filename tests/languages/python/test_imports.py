"""The order of imports against the linter that asks for it."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from specleaf.languages.python.imports import Imports

NAMES = (
    "URL", "S3", "Item2", "Item10", "Item010", "item", "Field", "X", "x", "Éa", "_Abc", "aB", "Ab", "IDs", "a_b", "A",
)  # fmt: skip
MODULES = (
    "typing", "enum", "pydantic", "typing_extensions",
    ".._support", ".a", ".a2", ".a10", ".a02", ".a_b", ".A", "..b.c",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(10))
def test_the_linter_leaves_imports_alone(seed: int) -> None:
    random_ = random.Random(seed)
    imports = Imports(frozenset(random_.sample(NAMES, 4)))
    for _ in range(random_.randrange(1, 60)):
        imports.use(random_.choice(MODULES), random_.choice(NAMES))
    source = f"{imports.lines()}\n\nx = 1\n"
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--select", "I", "--fix", "-q", "-"]
    done = subprocess.run(command, input=source, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout == source


def test_a_taken_name_is_spelt_with_its_library_or_gets_an_underscore() -> None:
    imports = Imports(frozenset({"Field", "Model", "typing", "Any"}))
    assert imports.use("pydantic", "Field") == "pydantic.Field"
    assert imports.use("typing", "Any") == "typing_.Any"
    assert imports.use(".._support", "Model") == "Model_"
    assert imports.use("pydantic", "MISSING") == "MISSING"
    assert imports.lines().split("\n") == [
        "import typing as typing_",
        "",
        "import pydantic",
        "from pydantic import MISSING",
        "",
        "from .._support import Model as Model_",
    ]
