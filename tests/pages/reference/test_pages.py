"""Pages in the reference layout: rendered, read back as Markdown, and followed from link to link."""

from __future__ import annotations

import ast
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote

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


def headings(text: str) -> list[str]:
    """What a reader sees of the headings of a page."""
    tokens = ENGINE.parse(text)
    found = (tokens[number + 1] for number, token in enumerate(tokens) if token.type == "heading_open")
    return [
        "".join(each.content for each in leaves([token]) if each.type in {"text", "code_inline"}) for token in found
    ]


def anchors(text: str) -> list[str]:
    """The anchors of the headings of a page, as GitHub makes them."""
    return [re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings(text)]


def broken_links(found: Mapping[str, str]) -> list[str]:
    """The relative links of a set of pages that lead to no page, or to no anchor on it."""
    known = {path: set(anchors(text)) for path, text in found.items()}
    broken: list[str] = []
    for path, text in found.items():
        for token in leaves(ENGINE.parse(text)):
            href = str(token.attrGet("href")) if token.type == "link_open" else "https:"
            if re.match("https?:|mailto:", href):
                continue
            file, _, fragment = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
            if target not in found or (fragment and unquote(fragment) not in known[target]):
                broken.append(f"{path}: {href}")
    return broken


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.name)
def test_every_link_leads_to_a_page_and_an_anchor(language: Language) -> None:
    assert broken_links(pages(language.name)) == []


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.name)
def test_an_anchor_stands_once_on_its_page(language: Language) -> None:
    for path, text in pages(language.name).items():
        found = anchors(text)[1:]  # nothing links to the title
        assert len(set(found)) == len(found), path
        assert all(found), path


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.name)
def test_a_page_has_one_title_and_no_markup_but_ours(language: Language) -> None:
    for path, text in pages(language.name).items():
        tokens = ENGINE.parse(text)
        assert [token.tag for token in tokens].count("h1") == 2, path  # it opens, and it closes
        raw = "".join(token.content for token in leaves(tokens) if token.type.startswith("html"))
        assert set(re.findall(r"</?([a-z]+)", raw)) <= {"br", "code", "wbr"}, path


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda each: each.name)
def test_pages_end_with_one_line_end_and_have_no_double_empty_lines(language: Language) -> None:
    for path, text in pages(language.name).items():
        assert re.search(r"[^\n]\n\Z", text), path
        assert "\n\n\n" not in re.sub(r"(?s)```.*?```", "code", text), path


def test_all_components_have_a_page_and_stand_in_the_list() -> None:
    for name in DOCUMENT["components"]["schemas"]:  # type: ignore[index]
        assert page(name)
        assert f"- [{name}](" in pages()["components/README.md"]


def test_every_json_example_is_accepted_by_its_schema() -> None:
    api, shown = api_of(DOCUMENT), 0
    for id_ in api.components:
        found = re.search(r"(?s)## Example\n.*?```json\n(.*?)\n```\n\n## ", page(id_.name))
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


def entry(text: str, heading: str) -> str:
    """What stands below a heading, up to the next one."""
    return text.split(f"{heading}\n\n", 1)[1].split("\n\n#", 1)[0].rstrip("\n")


def test_a_field_says_all_there_is_to_say() -> None:
    assert entry(page("Cat"), "### `lives_left`") == (
        "`int` · **required** · read-only · `livesLeft` in JSON\n\n- From 1 to 9\n- Default: `9`"
    )


def test_a_deprecated_field_says_so_on_its_first_line() -> None:
    assert entry(page("Cat"), "### `lives_pipe_left`") == (
        "`str` · optional · *deprecated* · <code>Lives&#124;Left</code> in JSON\n\nUse `livesLeft` &#124; not this."
    )


def test_a_field_without_description_has_that_of_its_type() -> None:
    assert entry(page("Cat"), "### `email`") == "[Email](email.md) · optional\n\nAn address."


def test_types_are_told_in_words() -> None:
    assert entry(page("Cat"), "### `名前`") == "`str` or `None` · optional\n\n- Matches `^[a-z]+$`"


def test_what_else_an_object_may_hold_is_said() -> None:
    assert "Further properties: `int`.\n\nAt most 5." in page("Cat")
    assert "Further properties are not allowed." in page("Dog")
    assert "Further properties are allowed, and kept." in page("Error")


def test_rules_are_said_and_shown_in_full_where_words_do_not_do() -> None:
    text = page("Dog")
    assert "- With `size` also `petType`\n\nFurther rules, as JSON Schema:\n" in text
    assert '"if": {' in text
    assert "dependentRequired" not in text


def test_a_union_shows_the_values_of_its_discriminator() -> None:
    text = page("Pet")
    assert "One of these types: the property `petType` says which:\n\n- `cat`: [Cat](cat.md)\n- `dog`: " in text


def test_an_enumeration_lists_its_values_and_keeps_its_title_to_itself() -> None:
    text = page("Size")
    assert '- `"small"`\n- `"big"`\n' in text
    assert "**Not a title**\n\n- a\n- b\n" in text


def test_an_alias_says_what_it_stands_for() -> None:
    assert "## Type\n\n`str`\n\n- Format `email`\n- At least 6 characters\n" in page("Email")
    assert entry(page("Names"), "## Type") == (
        "list of `str`\n\n- At least 2 items\n- No two items alike\n- Each item: at most 3 characters"
    )


def test_a_page_lists_who_uses_its_model() -> None:
    text = page("Cat")
    assert "- [Pet](pet.md)\n" in text
    assert "- [Cat](cat.md): [`mother`](#mother)\n" in text
    assert "- [Get a pet](../operations/get_pet.md): response `200`\n" in page("Pet")


def test_the_first_page_leads_to_operations_by_tag() -> None:
    assert pages()["README.md"].startswith("# Shop &#124; &lt;b>\n")
    assert "- [Pets](tags/pets.md) (1 operation)\n" in pages()["README.md"]
    assert pages()["tags/pets.md"] == (
        "# Pets\n\n- [Get a pet](../operations/get_pet.md)<br/>\n    `GET` `/pets/{id}`\n"
    )


def test_an_operation_tells_its_parameters_and_its_answers() -> None:
    text = page("Get a pet")
    assert "Operation `getPet` · [Pets](../tags/pets.md)\n\n```text\nGET /pets/{id}\n```\n" in text
    assert entry(text, "### `id` in path") == "`str` · **required**"
    assert entry(text, "### `200` OK").startswith("`application/json`: [Pet](../components/pet.md)\n\nOK\n")
    error = entry(text, "### `4XX` Client error")
    assert error.startswith("`application/json`: [Error](../components/error.md)\n\nError\n\n```json\n")


NESTED = {
    "openapi": "3.1.0",
    "info": {"title": "x", "version": "1"},
    "paths": {},
    "components": {
        "schemas": {
            "Example": {
                "type": "object",
                "properties": {
                    "example": {"type": "string"},
                    "fields": {"type": "object", "properties": {"a-b": {"type": "string"}, "c": {"type": "array"}}},
                    "fields_a_b": {"type": "string"},
                    "a": {"type": "object", "properties": {"b": {"type": "string"}}},
                    "items": {"type": "array", "items": {"type": "object", "properties": {"x": {"type": "integer"}}}},
                    "map": {
                        "type": "object",
                        "additionalProperties": {"type": "object", "properties": {"x": {"type": "integer"}}},
                    },
                    "either": {
                        "oneOf": [
                            {"type": "object", "properties": {"x": {"type": "integer"}}, "required": ["x"]},
                            {"type": "object", "properties": {"x": {"type": "string"}}, "required": ["x"]},
                        ]
                    },
                },
            }
        }
    },
}


def test_nested_models_are_sections_whose_fields_are_told_from_the_component() -> None:
    found = pages_of(api_of(NESTED), PYTHON)
    text = found["components/example.md"]
    assert [path for path in found if path.startswith("components/")] == [
        "components/example.md",
        "components/README.md",
    ]
    assert "### `fields.` `a_b`\n" in text
    assert "### `items[].` `x`\n" in text
    assert "### `map{}.` `x`\n" in text
    assert "\n\nObject · each item of [`items`](#items)\n" in text
    assert "### `example` field\n" in text  # the page itself and a title have that anchor
    assert len(set(anchors(text)[1:])) == len(anchors(text)) - 1
    assert broken_links(found) == []


def test_pages_do_not_depend_on_hashes_or_on_what_was_made_before() -> None:
    assert pages_of(api_of(DOCUMENT), PYTHON) == pages()


def test_real_documents_have_sound_pages(corpus: Path) -> None:
    for file in ("museum.yaml", "scalar-galaxy.yaml", "adyen-checkout-v71.json"):
        found = pages_of(api_of(corpus / "specs" / file), PYTHON)
        assert broken_links(found) == [], file
        assert all(len(set(anchors(text)[1:])) == len(anchors(text)) - 1 for text in found.values()), file


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
    found = pages_of(api, PYTHON)
    assert found["operations/post_news.md"].startswith("# `webhook POST news`\n\nWebhook · [Webhooks](")
    assert "](../operations/post_news.md)<br/>" in found["tags/webhooks.md"]


def test_the_list_of_a_large_document_has_pages_for_ranges_of_letters() -> None:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "x", "version": "1"},
        "paths": {},
        "components": {
            "schemas": {
                f"{letter}{number}": {"type": "object"}
                for letter, count in (("A", 19), ("b", 19), ("C", 400), ("D", 19))
                for number in range(count)
            }
        },
    }
    found = pages_of(api_of(document), PYTHON)
    assert found["components/README.md"].endswith(
        "- [A to B](a-z/a-to-b.md): 38 components\n- [C](a-z/c.md): 400 components\n- [D](a-z/d.md): 19 components\n"
    )
    assert found["components/a-z/d.md"].startswith("# D\n\n[All components](../README.md)\n\n- [D0](../d0.md)\n")
    assert broken_links(found) == []
