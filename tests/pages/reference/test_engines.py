"""The reference pages of every case in several Markdown engines: the same text, the same anchors, no dead link.

Engines that are not installed are skipped. MDX is no Python: what it refuses is looked for instead.
"""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

CASES = Path(__file__).parents[2] / "cases"
FOLDERS = sorted(
    index.parent
    for index in CASES.glob("*/expected/pages/*/README.md")
    if (index.parent / "components").is_dir() or (index.parent / "operations").is_dir()
)
MATERIAL = [
    "attr_list",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.betterem",
    "pymdownx.highlight",
    "pymdownx.superfences",
]
Convert = Callable[[str], str]


@cache
def common_mark() -> Convert:
    engine = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return lambda text: str(engine.render(text))


@cache
def material() -> Convert:
    """Python-Markdown with the extensions that `specleaf init --site` names."""
    markdown = pytest.importorskip("markdown", reason="Python-Markdown is not installed")
    slugs = pytest.importorskip("pymdownx.slugs", reason="pymdown-extensions is not installed")
    settings = {
        "toc": {"slugify": slugs.slugify(case="lower")},
        "pymdownx.highlight": {"use_pygments": False},
    }
    return lambda text: str(markdown.markdown(text, extensions=MATERIAL, extension_configs=settings))


def slugs() -> list[Callable[[str], str]]:
    """How engines that are not run here make an anchor: GitHub and Docusaurus, and MyST if it is installed."""
    if find_spec("myst_parser") is None:
        return [github_slug]
    base = import_module("myst_parser.mdit_to_docutils.base")
    return [github_slug, lambda text: str(base.default_slugify(text))]


def github_slug(text: str) -> str:
    """The anchor that GitHub and Docusaurus make: letters, marks, digits, connectors, `-` and blanks stay."""
    kept = (char for char in text.lower() if char in "- " or unicodedata.category(char)[:1] in "LM" or is_word(char))
    return "".join(kept).replace(" ", "-")


def is_word(char: str) -> bool:
    return unicodedata.category(char) in {"Nd", "Pc"}


def seen(converted: str) -> str:
    """The text of a page that a reader sees, without regard to lines."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", converted)).split())


def headings(converted: str) -> list[tuple[str, str]]:
    """The headings of a page: what a reader sees, and the anchor if the engine makes it."""
    found = re.findall(r'<h[1-6](?: id="([^"]*)")?[^>]*>(.*?)</h[1-6]>', converted, re.DOTALL)
    return [(html.unescape(re.sub(r"<[^>]*>", "", text)).strip(), html.unescape(anchor)) for anchor, text in found]


def pages(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.md"))}


def fragments(found: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """The links between pages: where each stands, the page that it leads to, and the anchor there."""
    for path, text in found.items():
        for href in re.findall(r'<a href="([^"]*)"', common_mark()(text)):
            if not re.match("[a-z]+:", href):
                file, _, fragment = html.unescape(href).partition("#")
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file))) if file else path
                yield path, target, unquote(fragment)


def name_of(folder: Path) -> str:
    return folder.parents[2].name


def test_there_are_pages_to_look_at() -> None:
    assert len(FOLDERS) > 50


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_engines_show_the_same_text(folder: Path) -> None:
    convert = material()
    for path, text in pages(folder).items():
        assert seen(convert(text)).replace(" ", "") == seen(common_mark()(text)).replace(" ", ""), path


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_every_link_leads_to_an_anchor_of_every_engine(folder: Path) -> None:
    found = pages(folder)
    anchors: dict[str, list[set[str]]] = {}
    convert = material()
    for path, text in found.items():
        shown = [heading for heading, _ in headings(common_mark()(text))]
        own = [anchor for _, anchor in headings(convert(text))]
        anchors[path] = [set(own), *(set(map(slug, shown)) for slug in slugs())]
    for path, target, fragment in fragments(found):
        assert target in found, (path, target)
        assert not fragment or all(fragment in each for each in anchors[target]), (path, target, fragment)


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_nothing_is_code_to_mdx(folder: Path) -> None:
    for path, text in pages(folder).items():
        prose = re.sub(r"(?ms)^ *(`{3,})[^\n]*\n.*?^ *\1 *$", "", text)
        prose = re.sub(r"(?s)(`+)(?!`).+?(?<!`)\1(?!`)", "", prose)
        assert "{" not in prose, path
        tags = set(re.findall(r"<[^>\s]*", prose))
        assert tags <= {"<br/", "<wbr/", "<code", "</code", "<pre", "</pre"}, path
        assert not re.search(r"(?m)^(import|export)\b", prose), path
