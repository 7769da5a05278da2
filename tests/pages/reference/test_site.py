"""The pages as a site: built by Material for MkDocs, and opened in a browser, where these are installed."""

from __future__ import annotations

import functools
import html
import http.server
import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from specleaf import pipeline
from specleaf.cli import cli
from specleaf.config import Config, default_pages
from specleaf.output import Root
from specleaf.publisher import site_settings
from specleaf.source.limits import Limits
from specleaf.source.load import load

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

CASES = (
    "callbacks_belong_to_their_operation",
    "constraints_of_every_kind",
    "descriptions_that_could_be_markup_or_code",
    "names_in_unicode_and_with_leading_digits",
    "one_of_with_a_mapped_discriminator",
    "parameters_and_headers",
)


def write_site(document: Path, folder: Path) -> None:
    """Write the pages of a document, and the settings of their site."""
    pages = replace(default_pages("python"), site=True)
    config = Config(root=Root(folder / "generated"), pages=(pages,))
    pipeline.generate(load(document, Limits()), config)
    (folder / "mkdocs.yml").write_text(site_settings(f"generated/{pages.path}"), "utf-8")


def document_of(case: str, project: Path) -> Path:
    return next((project / "tests" / "cases" / case).glob("openapi.*"))


@pytest.mark.parametrize("case", CASES)
def test_the_navigation_and_the_list_for_agents_name_each_operation(case: str, project: Path, tmp_path: Path) -> None:
    write_site(document_of(case, project), tmp_path)
    pages = tmp_path / "generated" / "pages" / "python"
    navigation = yaml.safe_load((pages / "nav.yml").read_text("utf-8"))
    named = list(paths_in(navigation["nav"]))
    assert len(set(named)) == len(named)
    assert [path for path in named if not (pages / path).is_file()] == []
    callbacks = set(
        re.findall(r"\]\(([a-z_0-9]+\.md)\)<br/>", "".join(each.read_text() for each in pages.glob("operations/*.md")))
    )
    operations = {f"operations/{each.name}" for each in pages.glob("operations/*.md")}
    assert operations - set(named) == {f"operations/{name}" for name in callbacks}
    listed = re.findall(r"\]\(([^)]+\.md)", (pages / "llms.txt").read_text("utf-8"))
    assert operations - set(listed) == {f"operations/{name}" for name in callbacks}
    assert [path for path in listed if not (pages / path).is_file()] == []


def paths_in(navigation: Any) -> Iterator[str]:
    match navigation:
        case str():
            yield navigation
        case dict() | list():
            for each in navigation.values() if isinstance(navigation, dict) else navigation:
                yield from paths_in(each)


def test_init_writes_settings_that_a_site_can_be_built_with(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    cli.main(["init", "--site", "--document", document_of(CASES[0], project).as_posix()], standalone_mode=False)
    cli.main(["generate"], standalone_mode=False)
    settings = (tmp_path / "mkdocs.yml").read_text("utf-8")
    inherited = re.search(r'^INHERIT: "(.*)"$', settings, re.MULTILINE)
    assert inherited
    assert (tmp_path / inherited[1]).is_file()
    assert (tmp_path / inherited[1]).with_name("reference.css").is_file()


@pytest.fixture(scope="module")
def site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built site, with the sites of several documents."""
    pytest.importorskip("mkdocs", reason="MkDocs is not installed")
    pytest.importorskip("material", reason="Material for MkDocs is not installed")
    top = tmp_path_factory.mktemp("sites")
    for case in CASES:
        folder = tmp_path_factory.mktemp(case)
        write_site(document_of(case, project), folder)
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(top / case)]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return top


def test_a_site_asks_no_other_host_for_anything(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        loaded = re.findall(r"<(?:script|img|iframe)[^>]*\ssrc=\"?([^\s\">]+)", text)
        links = r"<link[^>]*\srel=\"?(?:stylesheet|icon|preload|preconnect)\"?[^>]*\shref=\"?([^\s\">]+)"
        loaded += re.findall(links, text)
        assert [each for each in loaded if re.match(r"(https?:)?//", each)] == [], page


def test_search_finds_every_field_parameter_and_model(site: Path) -> None:
    index = json.loads((site / CASES[-1] / "search" / "search_index.json").read_text("utf-8"))
    found = {each["location"]: each["title"] for each in index["docs"]}
    for page in (site / CASES[-1]).glob("*/*.html"):
        anchors = re.findall(r"<h[23] id=\"([^\"]+)\"", page.read_text("utf-8"))
        place = page.relative_to(site / CASES[-1]).as_posix().replace("index.html", "")
        missing = [anchor for anchor in anchors if f"{place}#{anchor}" not in found]
        assert not missing, page


WIDTHS = (390, 1280)
PROBE = """<!doctype html><pre id="result"></pre><script>
const pages = %s, widths = %s, found = [];
const frame = document.createElement("iframe");
frame.style.height = "900px"; frame.style.border = "0";
document.body.append(frame);
const open = (page) => new Promise((done) => { frame.onload = () => setTimeout(done, 30); frame.src = page; });
(async () => {
  for (const width of widths) for (const page of pages) {
    frame.style.width = width + "px";
    await open(page);
    const seen = frame.contentDocument, root = seen.documentElement;
    const wide = [...seen.querySelectorAll("article *")]
      .filter((each) => !each.closest("pre, .md-typeset__scrollwrap") && each.getBoundingClientRect().right > width + 1)
      .map((each) => each.outerHTML.slice(0, 200));
    if (root.scrollWidth > width || wide.length) found.push([page, width, root.scrollWidth, wide[0] || ""]);
    const own = [...seen.querySelectorAll("article a[href^='#']")];
    const ids = own.map((each) => decodeURIComponent(each.hash.slice(1)));
    const dead = ids.filter((id) => id && !seen.getElementById(id));
    if (dead.length) found.push([page, "no anchor", dead]);
  }
  document.getElementById("result").textContent = JSON.stringify({done: true, found});
})();
</script>"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
def test_nothing_is_wider_than_a_phone_and_every_anchor_is_there(site: Path) -> None:
    pages = sorted(f"/{page.relative_to(site).as_posix()}" for page in site.rglob("*.html") if page.name != "404.html")
    (site / "probe.html").write_text(PROBE % (json.dumps(pages), json.dumps(WIDTHS)), "utf-8")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}/probe.html"
        options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1400,1000"]
        options += ["--virtual-time-budget=120000", "--dump-dom", address]
        done = subprocess.run([str(CHROMIUM), *options], capture_output=True, text=True, check=False, timeout=300)
    finally:
        server.shutdown()
        server.server_close()
    result = re.search(r'<pre id="result">(.*?)</pre>', done.stdout, re.DOTALL)
    assert result, done.stderr[-2000:]
    assert json.loads(html.unescape(result[1])) == {"done": True, "found": []}
