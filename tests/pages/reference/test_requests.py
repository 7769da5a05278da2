"""What pages of operations show is true.

A server made from the same document accepts the requests, and the JSON of bodies and answers is valid for its schema.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from specleaf import load_config, pipeline
from specleaf.source import Limits, load

CASES = Path(__file__).parents[2] / "cases"
REAL = ("museum.yaml", "scalar-galaxy.yaml", "adyen-checkout-v71.json", "spotify.yaml", "twilio-api-v2010.yaml")
RUN = "import json, sys\nfor source in json.load(sys.stdin):\n    exec(compile(source, 'page', 'exec'), {})\n"


def documents() -> list[Path]:
    """The documents of cases that have reference pages with requests.

    The validator finds no `$dynamicAnchor` in a document that is not a schema itself.
    """
    pages = CASES.glob("*/expected/pages/python/operations/*.md")
    folders = sorted({each.parents[4] for each in pages if "\n```sh\n" in each.read_text("utf-8")})
    files = [file for each in folders if not each.name.startswith("problem_") for file in each.glob("openapi.*")]
    return [each for each in files if "$dynamicRef" not in each.read_text("utf-8")]


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", page)


def json_of(page: str) -> Iterator[tuple[tuple[str, str], Any]]:
    """The JSON of a page's bodies and answers, with the status (empty for a body) and the media type."""
    part, status, media = "", "", ""
    for found in re.finditer(
        r"(?ms)^(## [^\n]*)$|^### `([^`\n]*)`[^\n]*$|^(?:As )?`([^`\n]*)`:|^```json\n(.*?)^```$", page
    ):
        section, heading, media_type, source = found.groups()
        if section:
            part = section
        elif heading and part == "## Body":
            status, media = "", heading
        elif heading:
            status, media = heading, ""
        elif media_type and (not media or found[0].startswith("As ")):
            media = media_type
        elif source and part in ("## Body", "## Responses"):
            yield (status, media), json.loads(source)


def at_origin(text: str, port: int) -> str:
    """Code with the server in place of the one that is named."""
    return re.sub(r"https?://[a-z0-9.-]+(?=[/?'\"{]|$)", f"http://127.0.0.1:{port}", text, count=1)


def send(command: str, port: int, folder: Path) -> str:
    """Run curl; the status that comes back."""
    program, url, *words = shlex.split(command.replace("\\\n", " "))
    options = shlex.split("--silent --show-error --noproxy '*' --output /dev/null --write-out '%{http_code}'")
    done = subprocess.run(
        [program, at_origin(url, port), *options, *words], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def check(file: Path, serve: Callable[..., Any], folder: Path) -> int:
    """Check all pages of operations of a document; the number of requests."""
    document = load(file, Limits())
    own = file.with_name("specleaf.toml")
    run = pipeline.produce(document, load_config(own) if own.is_file() else load_config(CASES / "specleaf.toml"))
    pages = [each.text for each in run.files if re.fullmatch("pages/python/operations/.*[.]md", each.path)]
    server = serve(document.root)
    check_json(pages, server)
    commands = [each for page in pages for each in blocks(page, "sh")]
    wrong = [each for each in commands if send(each, server.port, folder) not in {"200", "204"}]
    assert server.refused == []
    assert wrong == []
    assert len(server.accepted) == len(commands)
    if find_spec("httpx"):
        check_python(pages, run, server, folder)
    return len(commands)


def check_json(pages: list[str], server: Any) -> None:
    for page in pages:
        called = re.search(r"(?m)^```text\n(\S+) (\S+)\n```$", page)
        assert called
        item = server.resolved(server.document.get("paths", {}).get(called[2], {}))
        operation = item.get(called[1].lower()) or item.get("additionalOperations", {}).get(called[1])
        for (status, media), value in json_of(page) if operation else ():
            holder = operation["responses"][status] if status else operation["requestBody"]
            described = server.resolved(server.resolved(holder)["content"][media])
            schema = described.get("schema") or described.get("itemSchema", {})
            server.check_json(value, schema, f"{called[0]} {status} {media}", is_answer=bool(status))


def check_python(pages: list[str], run: Any, server: Any, folder: Path) -> None:
    for each in run.files:
        if each.path.startswith("models/"):
            (folder / each.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / each.path).write_bytes(each.data)
    sources = [each for page in pages for each in blocks(page, "python") if "import httpx" in each]
    parts = [each.rpartition("\nresponse = ") for each in sources]
    before = [request.target for _, request in server.accepted]
    server.accepted.clear()
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        input=json.dumps([start + call + at_origin(rest, server.port) for start, call, rest in parts]),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert server.refused == []
    assert [request.target for _, request in server.accepted] == before


@pytest.fixture(autouse=True)
def file_to_send(tmp_path: Path) -> None:
    if not shutil.which("curl"):
        pytest.skip("curl is not installed")
    (tmp_path / "example.bin").write_bytes(b"content")


@pytest.mark.parametrize("file", documents(), ids=lambda each: each.parent.name)
def test_what_pages_of_a_case_show_is_accepted(file: Path, serve: Callable[..., Any], tmp_path: Path) -> None:
    assert check(file, serve, tmp_path) > 0


@pytest.mark.parametrize("name", REAL)
def test_what_pages_of_a_real_document_show_is_accepted(
    name: str, serve: Callable[..., Any], tmp_path: Path, corpus: Path
) -> None:
    assert check(corpus / "specs" / name, serve, tmp_path) > 5
