"""Comparing pages with published ones, and the list of accepted differences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from specleaf.cli import cli
from specleaf.comparison import Likeness, compared, read_accepted

PAGE = """# Pet

## Example Usage

```typescript
import { Pet } from "acme";

let value: Pet = { name: "ada", age: 4 };
```

## Fields

| Field  | Type     | Required | Description | Example |
| ------ | -------- | -------- | ----------- | ------- |
| `name` | *string* | yes      | N/A         | ada     |

## Values

```typescript
let value: Kind = "cat";
```
"""


@pytest.mark.parametrize(
    ("old", "new", "likeness"),
    [
        ("", "", Likeness.SAME),
        ('"ada", age: 4', '"bob \\" x", age: -1.5e3', Likeness.SAME_BUT_VALUES),
        ("| ada     |", "| bob     |", Likeness.SAME_BUT_VALUES),
        ("name:", "title:", Likeness.DIFFERENT),
        ('"acme"', '"other"', Likeness.DIFFERENT),
        ("| N/A         |", "| A name      |", Likeness.DIFFERENT),
        ('= "cat"', '= "dog"', Likeness.DIFFERENT),
    ],
)
def test_values_of_examples_are_told_from_all_else(old: str, new: str, likeness: Likeness) -> None:
    assert compared({"pet.md": PAGE}, {"pet.md": PAGE.replace(old, new)}).pages == {"pet.md": likeness}


def test_blocks_below_headings_of_a_section_are_in_it() -> None:
    page = '# U\n\n## Supported Types\n\n### `Cat`\n\n```typescript\nlet value = "{}";\n```\n'
    found = compared({"u.md": page.format("a")}, {"u.md": page.format("b")})
    assert found.pages == {"u.md": Likeness.SAME_BUT_VALUES}


def test_missing_and_further_pages_are_counted() -> None:
    found = compared({"a.md": "", "b.md": ""}, {"b.md": "", "c.md": ""})
    assert (found.paths(Likeness.MISSING), found.further) == (("a.md",), ("c.md",))
    assert found.percent(Likeness.SAME) == 50


DOCUMENT = """
openapi: 3.1.0
info: {title: T, version: "1"}
components: {schemas: {Pet: {type: object, properties: {name: {type: string}}}, Shop: {type: object}}}
"""


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the pages of a document beside it, of which one is changed."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "openapi.yaml").write_text(DOCUMENT, "utf-8")
    (tmp_path / "specleaf.toml").write_text('document = "openapi.yaml"\n[pages.typescript]\nlayout = "sdk"\n', "utf-8")
    assert CliRunner().invoke(cli, ["generate"]).exit_code == 0
    folder = tmp_path / "generated" / "pages" / "typescript"
    pages = tmp_path / "published"
    folder.rename(pages)
    page = pages / "models" / "components" / "pet.md"
    page.write_text(page.read_text("utf-8").replace("*string*", "*number*"), "utf-8")
    return pages


def compare(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["compare", "published", *arguments])


def test_a_page_that_differs_ends_the_command_with_1(published: Path) -> None:
    result = compare()
    assert result.exit_code == 1
    assert "models/components/pet.md: different" in result.output
    assert len(json.loads(compare("--format", "json").output)["pages"]["same"]) == len([*published.rglob("*.md")]) - 1


def test_accepted_differences_are_checked_both_ways(published: Path) -> None:
    accepted = Path("accepted.txt")
    assert compare("--accept", "accepted.txt", "--update").exit_code == 0
    assert read_accepted(accepted) == {"models/components/pet.md": ""}
    accepted.write_text("models/components/pet.md  # a number there\nmodels/components/shop.md\ngone.md\n", "utf-8")
    result = compare("--accept", "accepted.txt")
    assert result.exit_code == 1
    assert "models/components/shop.md: accepted as different, and the same" in result.output
    assert "gone.md: accepted, and no expected page is called so" in result.output
    assert compare("--accept", "accepted.txt", "--update").exit_code == 0
    assert accepted.read_text("utf-8") == "models/components/pet.md  # a number there\n"


def test_what_cannot_be_compared_is_said(published: Path) -> None:
    assert "no Markdown page" in str(CliRunner().invoke(cli, ["compare", "nowhere"]).exception)
    assert "--accept" in compare("--update").output
    assert "0 sets" in str(compare("--pages", "python").exception)
