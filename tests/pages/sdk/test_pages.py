"""Pages of the SDK layout, as whole files: from a document's text to the text of each page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from specleaf.build.api import build_api
from specleaf.examples.generator import examples_of
from specleaf.examples.strategy import UNCONSTRAINED, ExampleSettings, ExampleSource
from specleaf.ir.api import Api
from specleaf.naming.assign import STRATEGIES, assign_names
from specleaf.pages.sdk.options import SdkOptions
from specleaf.pages.sdk.pages import DIALECTS, sdk_pages
from specleaf.problems import Problems
from specleaf.render import render
from specleaf.sdk_api.api import as_sdk_api
from specleaf.sdk_api.options import SdkApiOptions
from specleaf.source.description import describe
from specleaf.source.dialect import Dialect as Reading
from specleaf.source.limits import Limits
from specleaf.source.load import load_text
from specleaf.source.resolve import resolve

HEAD = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n"


def pages_of(
    text: str,
    language: str = "typescript",
    enums: str = "union",
    package: str = "pets",
    rules: SdkApiOptions | None = None,
) -> dict[str, str]:
    """The pages of a document, by path."""
    problems = Problems()
    description = describe(load_text(text, "openapi.yaml", Limits()))
    schemas = resolve(description.document, Reading(description.version), Limits(), problems)
    api = as_sdk_api(build_api(schemas, problems), rules or SdkApiOptions())
    dialect = DIALECTS[language][enums]
    names = assign_names(api, dialect.style, STRATEGIES["qualified"])
    views = sdk_pages(api, names, dialect, SdkOptions(package, {}, drawn))
    return {view.path: render(view) for view in views}


def drawn(api: Api) -> ExampleSource:
    """Example values as the publishers of the layout draw them."""
    return examples_of(api, ExampleSettings(UNCONSTRAINED, "with-example", 2025))


def schemas(text: str) -> str:
    """A document with these components and no operation."""
    indented = "\n".join(f"    {line}" for line in text.strip("\n").split("\n"))
    return f"{HEAD}components:\n  schemas:\n{indented}\n"


def page(text: str, name: str, language: str = "typescript", enums: str = "union") -> str:
    """The page of a component."""
    folder = "models/components" if language == "typescript" else "models"
    return pages_of(schemas(text), language, enums)[f"{folder}/{name}.md"]


@pytest.mark.parametrize("name", ["usage", "inputtokensdetails", "data", "responsebody", "responseformat"])
def test_the_fragment_gives_the_published_pages(name: str, project: Path, corpus: Path) -> None:
    path = f"models/operations/postv2proxyimagesedits{name}.md"
    published = (corpus / "docs/orq-typescript/expected/docs" / path).read_text(encoding="utf-8")
    fragment = (project / "spec/openapi.yaml").read_text(encoding="utf-8")
    assert pages_of(fragment, package="@orq-ai/node")[path] == published


def test_a_renamed_property_gives_the_page_and_the_numbers_of_its_new_name(project: Path) -> None:
    fragment = (project / "spec/openapi.yaml").read_text(encoding="utf-8")
    pages = pages_of(fragment.replace("usage:", "consumption:"))
    found = pages["models/operations/postv2proxyimageseditsconsumption.md"]
    assert found.startswith("# PostV2ProxyImagesEditsConsumption\n")
    assert "2802.74" not in found


PET = """
Pet:
  type: object
  description: A pet.
  required: [kind, bornAt]
  properties:
    kind: {type: string, enum: [cat, dog], description: "What it is: a | b.\\nOr not."}
    bornAt: {type: string, format: date, deprecated: true}
    tags: {type: array, items: {type: string}, example: [a, b]}
    weight: {type: [number, "null"], default: 20}
"""


def test_the_page_of_an_object() -> None:
    top, table = page(PET, "pet").split("| Field", 1)
    assert top == (
        "# Pet\n\nA pet.\n\n## Example Usage\n\n```typescript\n"
        'import { Pet } from "pets/models/components";\nimport { RFCDate } from "pets/types";\n\n'
        'let value: Pet = {\n  kind: "cat",\n  bornAt: new RFCDate("2023-09-16"),\n'
        '  tags: [\n    "a",\n    "b",\n  ],\n};\n```\n\n## Fields\n\n'
    )
    assert rows(table) == [
        ["", "Type", "Required", "Description", "Example"],
        ["`kind`", "[components.PetKind](../../models/components/petkind.md)", ":heavy_check_mark:", *WHAT],
        ["~~`bornAt`~~", "[RFCDate](../../types/rfcdate.md)", ":heavy_check_mark:", DEPRECATED, ""],
        ["`tags`", "*string*[]", ":heavy_minus_sign:", "N/A", '[<br/>"a",<br/>"b"<br/>]'],
        ["`weight`", "*number*", ":heavy_minus_sign:", "N/A", ""],
    ]


def test_the_page_of_an_object_in_python() -> None:
    top, table = page(PET, "pet", "python", "union").split("| Field", 1)
    assert top == "# Pet\n\nA pet.\n\n\n## Fields\n\n"
    day = "[datetime](https://docs.python.org/3/library/datetime.html#datetime-objects)"
    assert [row[:2] for row in rows(table)[1:]] == [
        ["`kind`", "[models.PetKind](../models/petkind.md)"],
        ["~~`born_at`~~", day],
        ["`tags`", "List[*str*]"],
        ["`weight`", "*OptionalNullable[float]*"],
    ]


def rows(table: str) -> list[list[str]]:
    """The cells of a table after its first cell, without the padding and the rule."""
    lines = [line.removeprefix("| ").removesuffix(" |") for line in table.split("\n") if "---" not in line]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)] for line in lines]


WHAT = ("What it is: a \\| b.<br/>Or not.", "")
DEPRECATED = (
    ": warning: ** DEPRECATED **: This will be removed in a future release, please migrate away from it as soon as "
    "possible."
)


@pytest.mark.parametrize(("language", "type_"), [("typescript", "*any*"), ("python", "*Any*")])
def test_null_alone_is_shown_as_anything(language: str, type_: str) -> None:
    found = page("Pet: {type: object, required: [tail], properties: {tail: {type: 'null'}}}", "pet", language)
    assert f"| `tail` | {type_} | :heavy_check_mark: |" in " ".join(found.split())


def test_an_object_without_properties_has_an_empty_table() -> None:
    assert page("Empty: {type: object}", "empty").endswith(
        "let value: Empty = {};\n```\n\n## Fields\n\n"
        "| Field       | Type        | Required    | Description |\n"
        "| ----------- | ----------- | ----------- | ----------- |"
    )


def test_a_page_without_a_usage_block_leaves_two_lines_empty() -> None:
    assert page("Empty: {type: object, description: Nothing.}", "empty", "python", "union").startswith(
        "# Empty\n\nNothing.\n\n\n## Fields\n\n|"
    )
    assert page("Empty: {type: object}", "empty", "python", "union").startswith("# Empty\n\n\n## Fields\n\n|")


def test_a_deprecated_model_says_so() -> None:
    assert page("Old: {type: object, description: Was good., deprecated: true}", "old").startswith(
        "# ~~Old~~\n\nWas good.\n\n> :warning: **DEPRECATED**: This will be removed in a future release, please "
        "migrate away from it as soon as possible.\n\n## Example Usage\n"
    )


def test_the_page_of_an_enumeration() -> None:
    assert page("Kind: {type: string, enum: [cat, dog]}", "kind") == (
        '# Kind\n\n## Example Usage\n\n```typescript\nimport { Kind } from "pets/models/components";\n\n'
        'let value: Kind = "cat";\n```\n\n## Values\n\n```typescript\n"cat" | "dog"\n```'
    )


OPEN = "Kind: {type: string, enum: [cat, dog], x-speakeasy-unknown-values: allow}"


def test_the_page_of_an_open_enumeration() -> None:
    assert page(OPEN, "kind").endswith(
        'let value: Kind = "cat";\n\n// Open enum: unrecognized values are captured as Unrecognized<string>\n```\n\n'
        '## Values\n\n```typescript\n"cat" | "dog" | Unrecognized<string>\n```'
    )


@pytest.mark.parametrize(
    ("enums", "expected"),
    [
        (
            "union",
            "# Kind\n\n\n## Values\n\n| Name  | Value |\n| ----- | ----- |\n| `CAT` | cat   |\n| `DOG` | dog   |",
        ),
        (
            "enum-with-usage",
            "# Kind\n\n## Example Usage\n\n```python\nfrom pets.models import Kind\n\nvalue = Kind.CAT\n```\n\n\n"
            "## Values\n\n"
            "| Name  | Value |\n| ----- | ----- |\n| `CAT` | cat   |\n| `DOG` | dog   |",
        ),
        (
            "union-with-usage",
            "# Kind\n\n## Example Usage\n\n```python\nfrom pets.models import Kind\n"
            'value: Kind = "cat"\n```\n\n\n'
            "## Values\n\n"
            '- `"cat"`\n- `"dog"`\n',
        ),
    ],
)
def test_enumerations_in_python(enums: str, expected: str) -> None:
    assert page(OPEN, "kind", "python", enums) == expected


UNION = """
Either:
  oneOf:
    - {$ref: '#/components/schemas/Pet'}
    - {type: string}
    - {type: array, items: {type: string}}
    - {type: object, additionalProperties: {type: number}}
Pet: {type: object}
"""


def test_the_page_of_a_union() -> None:
    assert page(UNION, "either") == (
        "# Either\n\n\n## Supported Types\n\n"
        "### `components.Pet`\n\n```typescript\nconst value: components.Pet = {};\n```\n\n"
        '### `string`\n\n```typescript\nconst value: string = "<value>";\n```\n\n'
        '### `string[]`\n\n```typescript\nconst value: string[] = [\n  "<value 1>",\n  "<value 2>",\n];\n```\n\n'
        "### `{ [k: string]: number }`\n\n```typescript\nconst value: { [k: string]: number } = {\n"
        '  "key": 729.36,\n};\n```\n\n'
    )


def test_the_page_of_a_union_in_python() -> None:
    assert page(UNION, "either", "python", "union").endswith(
        "### `Dict[str, float]`\n\n```python\nvalue: Dict[str, float] = /* values here */\n```\n\n"
    )
