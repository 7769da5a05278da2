"""Harmless markers in descriptions, in all places that engines may or may not take for code: none becomes an element.

Each marker stands for something that would act. Three engines render the pages: one of CommonMark, Python-Markdown with
the extensions that site generators switch on, and one with a parser of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from itertools import product

import pytest
from markdown_it import MarkdownIt

from specleaf.pages.sdk.text import cell, paragraphs

EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.betterem", "pymdownx.caret", "pymdownx.details", "pymdownx.inlinehilite", "pymdownx.keys"),
    *("pymdownx.magiclink", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.snippets", "pymdownx.superfences"),
    *("pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde", "pymdownx.blocks.html", "pymdownx.blocks.admonition"),
]

MARKERS = {
    "element": '<x-probe data-probe="1">',
    "attribute": "<b data-probe='1'>x</b>",
    "attribute without blanks": '<b/data-probe="1">x',
    "attribute list": "word {: data-probe=1 }",
    "attribute list in braces": "word {: x{y data-probe=1 }",
    "link": "[x](about:probe)",
    "link with white space": "[x]( <about:probe> )",
    "link with a line end": "[x](ab\nout:probe)",
    "link with escapes": "[x](&#97;bout\\:probe)",
    "label with brackets": "[x\\](y)](about:probe)",
    "definition": "[x][y]\n\n[y]: about:probe",
    "definition on two lines": "[x][y]\n\n[y]:\n   about:probe",
    "label with an escape": "[x\\]y]\n\n[x\\]y]: about:probe",
    "autolink": "<about:probe>",
    "autolink with a sign that is escaped": "<about:probe<about:probe>",
    "HTML link": "<a href='ab&#111;ut:probe'>x</a>",
    "image": "![x](//probe.invalid/a.png)",
    "image in an image": "![[x](a.png)](//probe.invalid/a.png)",
    "image with code": "![x`](a.png)`](//probe.invalid/a.png)",
    "image with a blank": "![x]( //probe.invalid/a.png)",
    "image with references": "![x](&#47;&#47;probe.invalid/a.png)",
    "image with backslashes": "![x](\\\\\\\\probe.invalid/a.png)",
    "image after a backslash": "\\\\![x](//probe.invalid/a.png)",
    "image by reference": "![x][y]\n\n[y]: //probe.invalid/a.png",
    "block": "/// html | x-probe[data-probe=1]\nx\n///",
    "snippet": '--8<-- "probe.html"',
    "snippets": "--8<--\nprobe.html\n--8<--",
}

PLACES = {
    "paragraph": "{}",
    "code span": "`{}`",
    "code span of two": "`` {} ``",
    "code span after an escape": "\\`{}`",
    "code span over lines": "`a\n{}\nb`",
    "code span in an attribute": '<a title="`">{}<b title="`">',
    "code span in a list": "- `a\n- {}\n- b`",
    "code span in a table": "| a | b |\n| - | - |\n| `x | {} | y` |",
    "list item": "- a\n\n      {}",
    "quotation": "> {}",
    "indented code": "    {}",
    "element": "<div>\n{}\n</div>",
    "element and code span": "<div>`{}`</div>",
    "preformatted": "<pre>\n{}\n</pre>",
    "fence": "```html\n{}\n```",
    "fence after text": "text\n```\n{}\n```",
    "fence of tildes": "~~~\n{}\n~~~",
    "fence with blanks": "``` \n{}\n``` ",
    "fence that is indented": "  ```\n  {}\n  ```",
    "fence in a list": "- a\n  ```\n  {}\n  ```",
    "fence as a list item": "- ```\n  {}\n  ```\n",
    "fence in an element": "<div>\n```\n{}\n```\n</div>",
    "fence in preformatted text": "<pre>\n\n```\n{}\n```\n\n</pre>",
    "fence in a comment": "<!--\n\n```\n{}\n```\n\n-->",
    "fence with a short end": "````\n{}\n```",
    "fence with a long end": "```\n{}\n`````",
    "fence with an end that is indented": "```\n{}\n    ```\n",
    "fence with a fence inside": "````\n```\n{}\n```\n````",
    "fence in a fence of another sign": "~~~\n```\n{}\n~~~\n```",
    "fence with attributes": "``` {{.html data-probe=1}}\n{}\n```",
    "fence with a directive": "```{{raw}} html\n{}\n```",
    "fence with backticks": "``` a`b\n{}\n```",
    "second fence": "``` a`b\n\n```\n\n{}\n\n```",
    "fence after a closed one": "```\nx\n```\n\n{}\n\n```\ny\n```",
    "fence without an end": "{}\n\n```\nx",
    "tag around a fence": '<a title="\n\n```\nx\n```\n\n">{}',
}


class Probes(HTMLParser):
    """What became an element, or an attribute of one."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag.startswith("x-probe") or tag == "script":
            self.found.append(tag)
        for name, value in attrs:
            url = "".join((value or "").split()).replace("\\", "/")
            is_active = url.startswith("about:") or (tag == "img" and url.startswith(("//", "http")))
            if name.startswith("data-probe") or (name in {"href", "src"} and is_active):
                self.found.append(f"{tag} {name}={value}")


def _commonmark() -> Callable[[str], str]:
    engine = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    # The engine's own look at links is not what is tested.
    engine.validateLink = lambda _url: True  # type: ignore[method-assign]
    return lambda text: str(engine.render(text))


def _python_markdown() -> Callable[[str], str]:
    engine = pytest.importorskip("markdown", reason="Python-Markdown is not installed")
    pytest.importorskip("pymdownx", reason="pymdown-extensions is not installed")
    settings = {"pymdownx.snippets": {"base_path": [], "check_paths": True}}
    converter = engine.Markdown(extensions=EXTENSIONS, extension_configs=settings)
    return lambda text: str(converter.reset().convert(text))


def _own_parser() -> Callable[[str], str]:
    engine = pytest.importorskip("mistune", reason="mistune is not installed")
    render = engine.create_markdown(escape=False, plugins=["table", "strikethrough", "footnotes", "def_list", "url"])
    return lambda text: str(render(text))


ENGINES = {"CommonMark": _commonmark, "Python-Markdown": _python_markdown, "mistune": _own_parser}


def probes(html: str) -> list[str]:
    """The markers that became elements or attributes of a page."""
    parser = Probes()
    parser.feed(html)
    parser.close()
    return parser.found


def written(marker: str, place: str) -> str:
    """A description with a marker at a place; all lines of a marker are indented as its first one."""
    template = PLACES[place]
    before = next((line for line in template.split("\n") if "{}" in line), "").partition("{}")[0]
    indent = before if not before.strip(" >") else ""
    return template.format(MARKERS[marker].replace("\n", f"\n{indent}"))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("place", PLACES)
def test_no_marker_acts_in_a_description(place: str, engine: str) -> None:
    render = ENGINES[engine]()
    for marker in MARKERS:
        shown = paragraphs(written(marker, place))
        html = render(f"# Title\n\n{shown}\n\n## Fields\n\n| A |\n| --- |\n| x |\n")
        assert probes(html) == [], f"{marker}: {shown}"


@pytest.mark.parametrize("engine", ENGINES)
def test_no_marker_acts_in_a_cell(engine: str) -> None:
    render = ENGINES[engine]()
    for marker, place in product(MARKERS, PLACES):
        shown = cell(written(marker, place))
        assert probes(render(f"# Title\n\n| A | B |\n| --- | --- |\n| {shown} | x |\n")) == [], f"{marker}: {shown}"


@pytest.mark.parametrize("engine", ENGINES)
def test_the_markers_act_where_nothing_escapes_them(engine: str) -> None:
    render = ENGINES[engine]()
    for marker in ("element", "attribute", "HTML link", "image"):
        assert probes(render(MARKERS[marker])), marker


@pytest.mark.parametrize(
    "text",
    [
        "```html\n<x-probe data-probe='1'>\n```",
        "text\n\n~~~\n[x](about:probe)\n~~~\n\nmore",
        '- item\n\n```json\n{"a": "<b>"}\n```',
        "a <br> b\n\n````md\n![x](//probe.invalid/a.png)\n````",
    ],
)
def test_code_in_a_plain_fence_keeps_every_byte(text: str) -> None:
    assert paragraphs(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('```\n--8<-- "a"\n```', '```\n--8<-- "a" \n```'),
        ("``` {.python a=b}\nx\n```", "```\nx\n```"),
        ("```js live\nx\n```", "```js\nx\n```"),
        ("- a\n  ```\n  code", "- a\n  &#96;``\n  code"),
        ("- ~~~\n\n```\nx", "- &#126;~~\n\n&#96;``\nx"),
        ("~~~\n- ```", "~~~\n- ```\n~~~"),
        ("use `<x-probe data-probe=1>`", "use <code>&lt;x-probe data-probe=1></code>"),
        ("/// note\nx\n///", "&#47;// note\nx\n&#47;//"),
    ],
)
def test_what_site_extensions_act_on_is_text(text: str, expected: str) -> None:
    assert paragraphs(text) == expected
