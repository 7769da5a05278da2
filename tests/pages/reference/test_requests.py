"""The requests on pages of operations are sent to a server made from the same document, which accepts each of them."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from specleaf import Config, load_config, pipeline
from specleaf.source import Limits, load

CASES = Path(__file__).parents[2] / "cases"
REAL = ("museum.yaml", "scalar-galaxy.yaml", "adyen-checkout-v71.json", "spotify.yaml", "twilio-api-v2010.yaml")


def documents() -> list[Path]:
    """The documents of cases that have reference pages with requests."""
    pages = CASES.glob("*/expected/pages/python/operations/*.md")
    folders = sorted({each.parents[4] for each in pages if "\n```sh\n" in each.read_text("utf-8")})
    return [file for each in folders if not each.name.startswith("problem_") for file in each.glob("openapi.*")]


def requests_in(pages: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    """The commands of curl on pages, as words, with the path of the page."""
    for path, text in pages.items():
        for source in re.findall(r"(?ms)^```sh\n(.*?)^```$", text):
            yield path, shlex.split(source.replace("\\\n", " "))


def pages_of(document: Any, config: Config) -> dict[str, str]:
    files = pipeline.produce(document, config).files
    return {each.path: each.text for each in files if re.fullmatch("pages/python/operations/.*[.]md", each.path)}


def send(words: list[str], port: int, folder: Path) -> str:
    """Run curl with the server in place of the one that is named; the status that comes back."""
    words = [re.sub(r"^https?://[^/?]+", f"http://127.0.0.1:{port}", words[1]), *words[2:]]
    options = shlex.split("--silent --show-error --noproxy '*' --output /dev/null --write-out '%{http_code}'")
    done = subprocess.run(
        ["curl", *options, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def check(file: Path, serve: Callable[..., Any], folder: Path) -> int:
    if not shutil.which("curl"):
        pytest.skip("curl is not installed")
    (folder / "example.bin").write_bytes(b"content")
    document = load(file, Limits())
    own = file.with_name("specleaf.toml")
    config = load_config(own if own.is_file() else CASES / "specleaf.toml")
    server = serve(document.root)
    found = list(requests_in(pages_of(document, config)))
    wrong = [(path, words) for path, words in found if send(words, server.port, folder) not in {"200", "204"}]
    assert server.refused == []
    assert wrong == []
    assert len(server.accepted) == len(found)
    return len(found)


@pytest.mark.parametrize("file", documents(), ids=lambda each: each.parent.name)
def test_requests_of_a_case_are_accepted(file: Path, serve: Callable[..., Any], tmp_path: Path) -> None:
    assert check(file, serve, tmp_path) > 0


@pytest.mark.parametrize("name", REAL)
def test_requests_of_a_real_document_are_accepted(
    name: str, serve: Callable[..., Any], tmp_path: Path, corpus: Path
) -> None:
    assert check(corpus / "specs" / name, serve, tmp_path) > 5
