"""Pages in the reference layout: rendered, read back as Markdown, and followed from link to link."""

from __future__ import annotations

import ast
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from specleaf.build.api import build_api
from specleaf.examples.valid import valid_examples
from specleaf.ir.accepts import accepts
from specleaf.ir.api import Api
from specleaf.ir.types import ModelRef
from specleaf.languages.language import Language
from specleaf.languages.python.language import LANGUAGE as PYTHON
from specleaf.languages.typescript.language import LANGUAGE as TYPESCRIPT
from specleaf.naming.assign import STRATEGIES, assign_names
from specleaf.pages.reference.pages import ReferenceOptions, reference_pages
from specleaf.pointer import Pointer
from specleaf.problems import Problems
from specleaf.render import render
from specleaf.source.description import describe
from specleaf.source.dialect import Dialect
from specleaf.source.limits import Limits
from specleaf.source.load import load, load_text
from specleaf.source.validate import validate

ENGINE = MarkdownIt("commonmark", {"html": True}).enable("table")
LANGUAGES = (PYTHON, TYPESCRIPT)

DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Shop | <b>", "version": "1.0"},
    "paths": {
        "/pets/{id}": {
            "get": {
                "operationId": "getPet",
                "tags": ["Pets"],
                "summary": "Get a pet",
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
                "responses": {
                    "200": {
                        "description": "OK",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}},
                    },
                    "4XX": {
                        "description": "Error",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
                    },
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Pet": {
                "description": "A pet.",
                "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
                "discriminator": {
                    "propertyName": "petType",
                    "mapping": {"cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog"},
                },
            },
            "Cat": {
                "type": "object",
                "required": ["petType", "livesLeft"],
                "properties": {
                    "petType": {"type": "string"},
                    "livesLeft": {"type": "integer", "minimum": 1, "maximum": 9, "default": 9, "readOnly": True},
                    "Lives|Left": {"type": "string", "deprecated": True, "description": "Use `livesLeft` | not this."},
                    "email": {"$ref": "#/components/schemas/Email"},
                    "mother": {"$ref": "#/components/schemas/Cat"},
                    "名前": {"type": ["string", "null"], "pattern": "^[a-z]+$"},
                },
                "additionalProperties": {"type": "integer", "maximum": 5},
            },
            "Dog": {
                "type": "object",
                "required": ["petType"],
                "properties": {"petType": {"type": "string"}, "size": {"$ref": "#/components/schemas/Size"}},
                "additionalProperties": False,
                "dependentRequired": {"size": ["petType"]},
                "if": {"properties": {"size": {"const": "big"}}},
                "then": {"required": ["size"]},
            },
            "Size": {
                "type": "string",
                "enum": ["small", "big"],
                "description": "How big.\n\n# Not a title\n\n- a\n- b",
            },
            "Email": {"type": "string", "format": "email", "minLength": 6, "description": "An address."},
            "Names": {"type": "array", "items": {"type": "string", "maxLength": 3}, "minItems": 2, "uniqueItems": True},
            "Error": {"type": "object", "properties": {"text": {"type": "string"}}, "deprecated": True},
            "Ring": {
                "type": "object",
                "required": ["next"],
                "properties": {"next": {"$ref": "#/components/schemas/Ring"}},
            },
            "Anything": {},
        }
    },
}


def api_of(source: Mapping[str, object] | Path) -> Api:
    limits, problems = Limits(), Problems()
    document = load(source, limits) if isinstance(source, Path) else load_text(json.dumps(source), "x.json", limits)
    description = describe(document)
    return build_api(validate(description, Dialect(description.version), limits, problems), problems)


def pages_of(api: Api, language: Language) -> dict[str, str]:
    names = assign_names(api, language.style, STRATEGIES["qualified"])
    examples = valid_examples(api, "always", 2025)
    views = reference_pages(api, names, language, examples, ReferenceOptions("models"))
    return {view.path: render(view) for view in views}


@cache
def pages(language_name: str = "python") -> dict[str, str]:
    language = next(each for each in LANGUAGES if each.name == language_name)
    return pages_of(api_of(DOCUMENT), language)


def page(name: str) -> str:
    """The Python page of a component."""
    return next(text for text in pages().values() if text.startswith(f"# {name}\n"))


def leaves(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.children:
            yield from leaves(token.children)
        else:
            yield token


def widths(text: str) -> list[set[int]]:
    """For each table of a page, the numbers of cells that its rows have in the source."""
    tables: list[set[int]] = []
    for token in ENGINE.parse(text):
        if token.type == "table_open" and token.map:
            first, last = token.map
            lines = text.split("\n")[first:last]
            tables.append({len(re.findall(r"(?<!\\)\|", line)) for line in lines})
    return tables


def broken_links(found: Mapping[str, str]) -> list[str]:
    """The relative links of a set of pages that lead to no page, or to no anchor on it."""
    anchors = {path: set(re.findall(r'<a id="([^"]+)"></a>', text)) for path, text in found.items()}
    broken: list[str] = []
    for path, text in found.items():
        for token in leaves(ENGINE.parse(text)):
            href = str(token.attrGet("href")) if token.type == "link_open" else "https:"
            if re.match("https?:|mailto:", href):
                continue
            file, _, fragment = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
            if target not in found or (fragment and fragment not in anchors[target]):
                broken.append(f"{path}: {href}")
    return broken


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.name)
def test_every_table_is_read_as_it_was_meant(language: Language) -> None:
    for path, text in pages(language.name).items():
        assert all(len(each) == 1 for each in widths(text)), path


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.name)
def test_every_link_leads_to_a_page_and_an_anchor(language: Language) -> None:
    assert broken_links(pages(language.name)) == []


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.name)
def test_an_anchor_stands_once_on_its_page(language: Language) -> None:
    for path, text in pages(language.name).items():
        anchors = re.findall(r'<a id="([^"]*)"></a>', text)
        assert len(set(anchors)) == len(anchors), path
        assert all(re.fullmatch("[a-z0-9-]+", each) for each in anchors), path


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.name)
def test_a_page_has_one_title_and_no_markup_but_ours(language: Language) -> None:
    for path, text in pages(language.name).items():
        tokens = ENGINE.parse(text)
        assert [token.tag for token in tokens].count("h1") == 2, path  # it opens, and it closes
        raw = "".join(token.content for token in leaves(tokens) if token.type.startswith("html"))
        assert set(re.findall(r"</?([a-z]+)", raw)) <= {"a", "br", "code"}, path


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.name)
def test_pages_end_with_one_line_end_and_have_no_double_empty_lines(language: Language) -> None:
    for path, text in pages(language.name).items():
        assert re.search(r"[^\n]\n\Z", text), path
        assert "\n\n\n" not in re.sub(r"(?s)```.*?```", "code", text), path


def test_all_components_have_a_page_and_an_entry_in_the_index() -> None:
    index = pages()["README.md"]
    for name in DOCUMENT["components"]["schemas"]:  # type: ignore[index]
        assert page(name)
        assert f"| [`{name}`](components/" in index


def test_every_json_example_is_accepted_by_its_schema() -> None:
    api, shown = api_of(DOCUMENT), 0
    for id_ in api.components:
        found = re.search(r"(?s)As JSON:\n\n```json\n(.*?)\n```", page(id_.name))
        if found:
            shown += 1
            assert accepts(json.loads(found[1]), ModelRef(id_), api), id_
    assert shown >= 5


def test_every_python_example_is_python() -> None:
    blocks = [block for text in pages().values() for block in re.findall(r"(?s)```python\n(.*?)\n```", text)]
    assert len(blocks) >= 7
    for block in blocks:
        ast.parse(block)


def test_what_has_no_finite_value_has_no_example() -> None:
    assert "## Example" not in page("Ring")
    assert "## Example" in page("Cat")


def row(text: str, start: str) -> str:
    return next(line for line in text.split("\n") if line.startswith(start))


def test_a_field_says_all_there_is_to_say() -> None:
    line = row(page("Cat"), '| <a id="field-lives-left"></a>')
    assert line == (
        '| <a id="field-lives-left"></a>[`lives_left`](#field-lives-left) | `livesLeft` | `int` | ✔️ '
        "| Read only: it is in responses alone. From 1 to 9. Default: `9`. |"
    )


def test_a_deprecated_field_says_so_first() -> None:
    line = row(page("Cat"), '| <a id="field-lives-pipe-left"')
    assert "| ➖ | **Deprecated.** Use `livesLeft` &#124; not this. |" in line


def test_a_field_without_description_has_that_of_its_type() -> None:
    assert row(page("Cat"), '| <a id="field-email">').endswith("| [`Email`](email.md) | ➖ | An address. |")


def test_types_are_linked_and_their_bars_are_no_borders() -> None:
    line = next(each for each in page("Cat").split("\n") if "`名前`" in each)
    assert "| `str` &#124; `None` | ➖ | Matches `^[a-z]+$`. |" in line


def test_what_else_an_object_may_hold_is_said() -> None:
    assert "Further properties are of type `int`. At most 5." in page("Cat")
    assert "Further properties are not allowed." in page("Dog")
    assert "Further properties are allowed, and kept." in page("Error")


def test_rules_are_said_and_shown_in_full_where_words_do_not_do() -> None:
    text = page("Dog")
    assert "With `size` also `petType`; further rules (`if`)." in text
    assert '"if": {' in text


def test_a_union_shows_the_values_of_its_discriminator() -> None:
    text = page("Pet")
    assert "One of these types: the property `petType` says which." in text
    assert row(text, "| [`Cat`]") == "| [`Cat`](cat.md) | `cat` |  |"


def test_an_enumeration_lists_its_values_and_keeps_its_title_to_itself() -> None:
    text = page("Size")
    assert '| `"small"` |\n| `"big"` |' in text
    assert "**Not a title**\n\n- a\n- b\n" in text


def test_an_alias_says_what_it_stands_for() -> None:
    assert "## Type\n\n`str`\n\nFormat `email`; at least 6 characters.\n" in page("Email")
    assert "`list[str]`\n\nAt least 2 items; no two items alike; each item: at most 3 characters.\n" in page("Names")


def test_a_page_lists_who_uses_its_model() -> None:
    text = page("Cat")
    assert "- [`Pet`](pet.md)\n" in text
    assert "- [`Cat`](cat.md): [`mother`](cat.md#field-mother)\n" in text
    assert "- [`GET /pets/{id}`](../README.md#operation-get-pets-id): response `200`\n" in page("Pet")


def test_the_index_lists_operations_by_tag() -> None:
    index = pages()["README.md"]
    assert index.startswith("# Shop &#124; &lt;b>\n")
    assert "### Pets\n" in index
    assert '| <a id="operation-get-pets-id"></a>`GET /pets/{id}`<br/>Get a pet | ' in index


def test_pages_do_not_depend_on_hashes_or_on_what_was_made_before() -> None:
    assert pages_of(api_of(DOCUMENT), PYTHON) == pages()


def test_real_documents_have_sound_pages(corpus: Path) -> None:
    for file in ("museum.yaml", "scalar-galaxy.yaml", "adyen-checkout-v71.json"):
        found = pages_of(api_of(corpus / "specs" / file), PYTHON)
        assert broken_links(found) == [], file
        assert [path for path, text in found.items() if any(len(each) > 1 for each in widths(text))] == [], file


def test_the_page_of_a_webhook_is_called_one() -> None:
    schema = {"schema": {"$ref": "#/components/schemas/News"}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "x", "version": "1"},
        "webhooks": {"news": {"post": {"requestBody": {"content": {"application/json": schema}}}}},
        "components": {"schemas": {"News": {"type": "string"}}},
    }
    api = api_of(document)
    assert api.operations[0].pointer == Pointer(("webhooks", "news", "post"))
    assert "`webhook POST news`" in pages_of(api, PYTHON)["README.md"]


def test_the_index_of_a_large_document_has_a_page_for_each_letter() -> None:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "x", "version": "1"},
        "paths": {},
        "components": {"schemas": {f"{letter}{n}": {"type": "object"} for letter in "AbC" for n in range(400)}},
    }
    found = pages_of(api_of(document), PYTHON)
    assert found["README.md"].endswith(
        "## A to Z\n\n- [A](a-z/a.md): 400\n- [B](a-z/b.md): 400\n- [C](a-z/c.md): 400\n"
    )
    assert found["a-z/b.md"].startswith("# B\n\n[All models](../README.md)\n\n| Model | Kind | Description |\n")
    assert broken_links(found) == []
