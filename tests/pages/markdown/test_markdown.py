"""Quoting for Markdown: arbitrary text stays text, wherever it is put."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from specleaf.pages.markdown import description
from specleaf.pages.markdown.escape import (
    at_line_start,
    cell,
    code,
    code_label,
    escape_invisible,
    fence,
    inline,
    is_web_address,
    link,
    one_line,
    web_link,
)
from specleaf.text import Code, Markdown

ENGINE = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

_SIGNS = ["<", ">", "|", "\\", "`", "``", "*", "**", "_", "__", "[", "]", "(", ")", "{", "{{", "}}", "{%", "~~~", "```"]
_SIGNS += [
    "![",
    "](",
    "]: ",
    "<!--",
    "-->",
    "<script>",
    "</td>",
    "<b>",
    "<br>",
    "<code>",
    "<p>",
    "<li>",
    "&lt;",
    "&#60;",
]
_SIGNS += ["https://a.b", "<https://a.b>", "javascript:x", "www.a.b", ":smile:", "# ", "- ", "1. ", "> ", "---", "==="]
_SIGNS += ["import ", "export ", "|---|", "\n", "\n\n", "\r", "\u2028", "    ", "\t", "$", "^", "!", "$x$", "a_b", "é"]
_SIGNS += ["\u202e", "\u200b", "\x00", "\x1b", "\ud800", "\U000e0041", "[a](https://a.b)", "[a](javascript:x)", "`x`"]
TEXT = st.lists(st.sampled_from(_SIGNS) | st.characters() | st.text(max_size=3), max_size=12).map("".join)


def leaves(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.children:
            yield from leaves(token.children)
        else:
            yield token


def shown(source: str) -> str:
    """The text of a line that a reader sees."""
    tokens = leaves(ENGINE.parseInline(source))
    return "".join(
        token.content if token.type != "softbreak" else " " for token in tokens if token.type != "html_inline"
    )


def words(text: str) -> list[str]:
    return text.split()


def cells_of(source: str) -> list[list[str]]:
    """The rows of the only table, as their cells' sources."""
    rows: list[list[str]] = []
    for token in ENGINE.parse(source):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append(token.content)
    return rows


def table(*cells: str) -> str:
    return f"| A | B |\n| --- | --- |\n| {cells[0]} | {cells[1]} |\n| 1 | 2 |\n"


def tags(source: str) -> set[str]:
    """The raw HTML tags of a page, by name."""
    found = (token.content for token in leaves(ENGINE.parse(source)) if token.type.startswith("html"))
    return {name for text in found for name in re.findall(r"</?\s*([a-zA-Z!?]+)", text)}


@given(TEXT)
def test_a_cell_stays_one_cell_and_reads_as_its_text(text: str) -> None:
    rows = cells_of(table(cell(text), "end"))
    assert [len(row) for row in rows] == [2, 2, 2]
    assert rows[1][1] == "end"
    assert words(shown(rows[1][0])) == words(one_line(text))


@given(TEXT)
def test_a_cell_has_no_markup_but_code_for_moustaches(text: str) -> None:
    assert tags(table(cell(text), "end")) <= {"code"}


@given(TEXT)
def test_code_in_a_cell_reads_as_its_text(text: str) -> None:
    rows = cells_of(table(code(text), "end"))
    assert [len(row) for row in rows] == [2, 2, 2]
    assert words(shown(rows[1][0])) == words(escape_invisible(text))


@given(TEXT)
def test_a_line_is_one_paragraph_that_reads_as_its_text(text: str) -> None:
    tokens = ENGINE.parse(f"before\n\n{inline(text)}\n\nafter\n")
    assert [token.content for token in tokens if token.type == "inline"][-1] == "after"
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert words(shown(inline(text))) == words(one_line(text))


@given(TEXT)
def test_a_heading_reads_as_its_text(text: str) -> None:
    tokens = ENGINE.parse(f"# x {cell(text)}\n")
    assert [token.type for token in tokens] == ["heading_open", "inline", "heading_close"]
    assert words(shown(tokens[1].content)) == ["x", *words(one_line(text))]


@given(TEXT)
def test_a_label_stays_within_its_link(text: str) -> None:
    for label in (cell(text), code_label(text)):
        tokens = ENGINE.parse(f"see {link(label, 'a.md#b')} now")[1].children or []
        assert sum(token.type == "link_open" for token in tokens) == 1
        assert tokens[-1].content == " now"


@given(TEXT)
def test_a_fence_holds_its_code(text: str) -> None:
    source = Code("\n".join(escape_invisible(line) for line in text.split("\n")))
    tokens = ENGINE.parse(f"{fence(source, 'json')}\n\nafter\n")
    is_template = re.search(r"\{[{%#]|8<-+[ \t]+\[", source) is not None
    block = "html_block" if is_template else "fence"
    assert [token.type for token in tokens] == [block, "paragraph_open", "inline", "paragraph_close"]
    shown = html.unescape(re.sub("<[^<>]*>", "", tokens[0].content)) if is_template else tokens[0].content
    assert shown.rstrip("\n") == source.rstrip("\n")
    assert not is_template or not re.search(r"\{[{%#]", tokens[0].content)


@pytest.mark.parametrize(
    "line", ['--8<-- "a.txt"', "  -8<- 'a.txt'", ';--8<-- "a.txt"', "--8<--", "x --8<-- [start:y]"]
)
def test_a_fence_includes_no_file(line: str) -> None:
    engine = pytest.importorskip("markdown", reason="Python-Markdown is not installed")
    pytest.importorskip("pymdownx", reason="pymdown-extensions is not installed")
    settings = {"pymdownx.snippets": {"base_path": [], "check_paths": True}}
    shown = engine.markdown(
        fence(Code(f"a\n{line}\nb")),
        extensions=["pymdownx.snippets", "pymdownx.superfences"],
        extension_configs=settings,
    )
    assert line.strip() in html.unescape(shown)


@given(TEXT)
def test_nothing_invisible_is_left(text: str) -> None:
    for quoted in (cell(text), code(text), inline(text), description.block(text), description.brief(text)):
        assert not re.search(
            r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", quoted
        )


@given(TEXT)
def test_a_description_has_no_markup_but_ours(text: str) -> None:
    page = f"# Title\n\n{description.block(text)}\n\n{table(description.brief(text), description.summary(text))}\nend\n"
    assert tags(page) <= {"br", "code"}
    tokens = ENGINE.parse(page)
    assert sum(token.type == "heading_open" for token in tokens) == 1
    assert tokens[-2].content == "end"
    targets = [token.attrGet("href") for token in leaves(tokens) if token.type == "link_open"]
    assert all(re.match("(?i)https?://|mailto:", str(target)) for target in targets)
    assert not any(token.type == "image" for token in leaves(tokens))


@given(TEXT)
def test_a_description_in_a_cell_stays_one_cell(text: str) -> None:
    rows = cells_of(table(description.brief(text), description.summary(text)))
    assert [len(row) for row in rows] == [2, 2, 2]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("plain words, total_tokens & 12:30", "plain words, total_tokens & 12:30"),
        ("a|b <c> [d] *e*", "a&#124;b &lt;c> &#91;d&#93; &#42;e&#42;"),
        ("&lt; AT&T", "&amp;lt; AT&amp;T"),
        (":smile: javascript:x", "&#58;smile: javascript&#58;x"),
        ("say {{ name }} twice", 'say <code v-pre="">&#123;&#123; name &#125;&#125;</code> twice'),
        ("one\r\ntwo\u2028three", "one two three"),
        ("a\u202eb \U0001f468\u200d\U0001f469", "a&#92;u202eb \U0001f468\u200d\U0001f469"),
        ("x\u200dy", "x&#92;u200dy"),
    ],
)
def test_signs_become_entities_only_where_they_could_be_markup(source: str, expected: str) -> None:
    assert cell(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("abc", "`abc`"),
        ("a|b", "<code>a&#124;b</code>"),
        ("a`b", "<code>a&#96;b</code>"),
        ("Record<string, X>", "<code>Record&lt;string, X></code>"),
        ("{a}", "`{a}`"),
        ("{{a}}", '<code v-pre="">&#123;&#123;a&#125;&#125;</code>'),
        ("a\nb", "`a\\nb`"),
    ],
)
def test_code_stands_between_backticks_where_that_is_safe(source: str, expected: str) -> None:
    assert code(source) == expected


@pytest.mark.parametrize(
    "start", ["- a", "+ a", "> a", "1. a", "12) a", "= a", ": a", "!!! a", "??? a", "/// a", "import a", "export a"]
)
def test_a_line_does_not_start_a_block(start: str) -> None:
    assert at_line_start(Markdown(start))[0] in "&1"
    assert shown(inline(start)) == start


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.b/c?d=1&e=2", True),
        ("HTTP://a.b", True),
        ("mailto:a@b.c", True),
        ("javascript:x", False),
        ("java\tscript:x", False),
        ("data:text/html,x", False),
        ("//a.b", False),
        ("/a", False),
        ("#a", False),
        ("https:", False),
        ("https://[a", False),
        ("https://a b", False),
        ("https://a\u202eb", False),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_are_linked(url: str, expected: bool) -> None:
    assert is_web_address(url) is expected
    assert web_link(Markdown("x"), url).startswith("[x](" if expected else "x")


def test_an_address_cannot_leave_its_link() -> None:
    assert web_link(Markdown("x"), 'https://a.b/)"<>|`\\{_*') == "[x](https://a.b/%29%22%3C%3E%7C%60%5C%7B_%2A)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. one\n   - sub\n   - more\n2. two", "1. one\n    - sub\n    - more\n2. two"),
        ("1. one\n  - sub\n\n2. two", "1. one\n    - sub\n2. two"),
        ("A great year was\n1986. It was.", "A great year was 1986. It was."),
        ("Set MY__APP__DEBUG", "Set MY&#95;&#95;APP&#95;&#95;DEBUG"),
        ("__all__ of **a**b", "**all** of **a**b"),
        ("one  \ntwo\\\nthree\nfour", "one<br/> two<br/> three four"),
        ("> one  \n> two", "> one<br/> two"),
        ("end\\", "end&#92;"),
        ("[a][B], [b] and [b][]\n\n[b]: <https://a.b> 't'", "[a](https://a.b), [b](https://a.b) and [b](https://a.b)"),
        ("`[a][b]` and [a][c]\n\n[b]: https://a.b", "`[a][b]` and &#91;a&#93;&#91;c&#93;"),
        ("[a][b]\n\n[b]: javascript:x", "a"),
        ("a\n<pre>\n x &lt; y\n</pre>", "a\n\n```\n x < y\n```"),
        ("<pre><code>a\n```\n</code></pre>", "````\na\n```\n````"),
        ("`<pre>` and </pre>", "<code>&lt;pre></code> and &lt;/pre>"),
        ("see [plans](/docs/plans#a) and [this](#section)", "see plans (`/docs/plans#a`) and this"),
        ("[x](//a.b) [y](a:b) [guide.md](guide.md)", "x y guide.md"),
    ],
)
def test_a_description_reads_as_its_author_wrote_it(text: str, expected: str) -> None:
    assert description.block(text) == expected


@pytest.mark.parametrize(
    "piece",
    [
        "[a][b] ",
        "\n[a]: b",
        "<pre>",
        "  \n",
        "__a",
        "{{",
        "`",
        "</",
        "\\",
        "&a",
        "[`a`",
        "**a",
        "<b>",
        "| ",
        "- ",
        "```\n",
    ],
)
@pytest.mark.parametrize("count", [24_000, 1_000_000])
def test_no_description_is_slow_to_read(piece: str, count: int) -> None:
    start = time.process_time()
    description.block(piece * count)
    assert time.process_time() - start < 10
