"""What the documents for users must tell."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from specleaf.config import Config, ModelsConfig, PagesConfig
from specleaf.naming.assign import STRATEGIES
from specleaf.pages.layouts import DIALECTS, LAYOUTS
from specleaf.source.limits import Limits

SECTIONS = {
    "## At the top": (Config, {"document", "output"}),
    "## `[models]`": (ModelsConfig, set[str]()),
    "## `[pages.python]`": (PagesConfig, set[str]()),
    "## `[limits]`": (Limits, set[str]()),
}


@pytest.mark.parametrize("section", SECTIONS)
def test_the_settings_that_are_listed_are_those_that_can_be_said(section: str, project: Path) -> None:
    record, others = SECTIONS[section]
    text = (project / "docs/settings.md").read_text(encoding="utf-8").partition(section)[2].partition("\n## ")[0]
    listed = re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE)
    keys = {each.name.replace("_", "-") for each in fields(record) if each.metadata.get("key", True)}
    assert sorted(listed) == sorted(keys | others)


def test_the_choices_that_are_listed_are_those_of_the_tables(project: Path) -> None:
    text = (project / "docs/settings.md").read_text(encoding="utf-8")
    for name in (*LAYOUTS, *STRATEGIES, *(form for forms in DIALECTS.values() for form in forms)):
        assert f'"{name}"' in text
