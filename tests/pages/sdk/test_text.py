"""An author's words in the SDK layout: harmless ones keep every byte, others are made to do nothing."""

from __future__ import annotations

import re
import time

import pytest
from markdown_it import MarkdownIt

from specleaf.pages.sdk.text import cell, column_width, paragraphs

HARMLESS = (
    "The **model** to `use`, see [docs](https://example.com/a_(b)?c=d#e) or <https://example.com>.",
    "A list:\n- `a|b`\n- *b*\n\n1. one\n2. two\n",
    "Use <b>bold</b>, <code>code</code>, a<br>b, <br/>, <ul><li>x</li></ul>",
    "See <a href='https://x.y' target=\"_blank\">z</a>",
    "data:<mime-type>;base64,<base64-encoded-data> and <YOUR_API_KEY> and <your API key>",
    "if a < b and c > d or x <y then z = 1 && 2 <3",
    "# Heading\n\n> quote\n\n---\n\n| a | b |\n| - | - |\n| 1 | 2 |",
    '```json\n{"a": "<b>"}\n```',
    "`Record<string, X>` is code, and so is ``a < b``",
    "![diagram](images/a.png) and an exclamation! [not an image]",
    "[a](#anchor) [b](../other.md) [c](mailto:a@b.c) [d](localhost:8080)",
    "<pre>preformatted</pre>",
    "&lt;script&gt; &#60;img src=x onerror=x&#62;",
    "tab\there, 犬, é, 👩\u200d🌾",
    "{curly} ${dollar} {{double}} @everyone #1 :smile:",
)

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<IMG/SRC=x>",
    "<b onclick=alert(1)>x</b>",
    "<b style='position:fixed'>x</b>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=' java\tscript:alert(1)'>x</a>",
    "`<script>alert(1)</script>` is code, and so is ``<img onerror=x>``",
    "<svg/onload=alert(1)>",
    "<x y=1 onclick=alert(1)>",
    "<iframe src=//evil></iframe>",
    "<div\nonclick=alert(1)>x",
    "<img src=x onerror=alert(1) unclosed",
    "<!-- unclosed",
    "<?php ?>",
    "<![CDATA[x]]>",
    "<pre>swallows the page",
    "<textarea>",
    "</td></tr></table>",
    "[a](javascript:alert(1))",
    "[a](JavaScript:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](javascript\\:alert(1))",
    "[a](<javascript:alert(1)>)",
    "[a](\njavascript:alert(1))",
    "[a](data:text/html,x)",
    "[a][b]\n\n[b]: javascript:alert(1)",
    "> - [b]: vbscript:x\n\n[b]",
    "<javascript:alert(1)>",
    "![t](https://example.invalid/t.gif)",
    "![t](//example.invalid/t.gif)",
    "![t][i]\n\n[i]: https://example.invalid/t.gif",
)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_words_keep_every_byte(text: str) -> None:
    assert paragraphs(text) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_a_cell_changes_only_line_ends_and_bars(text: str) -> None:
    assert cell(text) == text.replace("\n", "<br/>").replace("|", "\\|")


@pytest.mark.parametrize("text", HOSTILE)
def test_words_that_would_act_become_text(text: str) -> None:
    for shown in (paragraphs(text), cell(text), paragraphs(f"before {text} after"), paragraphs(f"- {text}")):
        _assert_inert(MarkdownIt("commonmark", {"html": True}).render(shown))


def _assert_inert(html: str) -> None:
    """Of elements that the words could open, only those of Markdown itself are left."""
    elements = re.findall(r"<(/?[a-z!?][^>]*)>?", html, re.IGNORECASE)
    allowed = re.compile(
        r'/?(?:p|ul|li|br|a|h[1-6]|blockquote|hr|em|strong|code|b)/?|a href="(?!data:|[a-z]*script:)[^"]*"'
    )
    assert [element for element in elements if not allowed.fullmatch(element.strip())] == []


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("```\ncode", "```\ncode\n```"),
        ("~~~~ python\ncode\n~~~", "~~~~ python\ncode\n~~~\n~~~~"),
        ("text\n\n````\n```", "text\n\n````\n```\n````"),
        ("``` a`b", "``` a`b"),
    ],
)
def test_a_fence_that_an_author_opens_is_closed(text: str, closed: str) -> None:
    assert paragraphs(text) == closed


def test_what_cannot_be_seen_is_written_as_an_escape() -> None:
    assert paragraphs("a\u202eb\u2028c\x00") == "a\\u202eb\\u2028c\\u0000"


def test_line_ends_of_all_kinds_are_line_ends() -> None:
    assert paragraphs("one\r\ntwo\rthree") == "one\ntwo\nthree"
    assert cell("one\r\ntwo\rthree") == "one<br/>two<br/>three"
    assert column_width("one\r\ntwo\rthree") == len("one\ntwo\nthree")


@pytest.mark.parametrize(("text", "shown"), [("a|b", "a\\|b"), ("a\\|b", "a\\|b"), ("a\\\\|b", "a\\\\&#124;b")])
def test_a_bar_never_ends_a_cell(text: str, shown: str) -> None:
    assert cell(text) == shown


@pytest.mark.parametrize(
    "piece",
    [
        "](",
        "![",
        "<a ",
        "<a b=",
        "`",
        "` `` ",
        "[a]:",
        "\\|",
        "```\n",
        " src",
        "<!--",
        "&lt;",
        "\\",
        "{",
        "{a ",
        "<pre>",
        "```\nx\n```\n\n",
        "- ```\n- ~~~x\n",
        "]:",
        "///\n",
    ],
)
def test_no_text_is_slow_to_quote(piece: str) -> None:
    start = time.process_time()
    paragraphs(piece * 20_000)
    cell(piece * 20_000)
    assert time.process_time() - start < 5


def test_a_tag_without_an_end_is_not_slow_to_quote() -> None:
    start = time.process_time()
    cell("<" + "a" * 60_000)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "text",
    [
        "word {: onclick=alert(1) }",
        "word\n{: OnClick = alert(1) }",
        "[a](https://b.test){href=javascript:alert(1)}",
        "``` {.python onclick=alert(1)}\nx\n```",
        '# heading {#a style="x"}',
    ],
)
def test_attributes_in_braces_are_text(text: str) -> None:
    assert "{" not in paragraphs(text)
