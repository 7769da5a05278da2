"""The page of problem codes says what the table says."""

from __future__ import annotations

import re
from pathlib import Path

from specleaf.problems import CODES, codes_page

PAGE = Path(__file__).parents[2] / "docs" / "problems.md"


def test_the_page_of_codes_is_that_of_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == codes_page(), "run: make generate"


def test_each_code_has_an_anchor() -> None:
    assert re.findall("^### `(.+)`$", codes_page(), re.MULTILINE) == sorted(CODES)
