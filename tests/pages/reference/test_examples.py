"""The examples of the reference pages are true: Python runs on the models made with it, and calls are those described.

No call leaves the process: a transport takes each request, and compares it with the document.
"""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

CASES = Path(__file__).parents[2] / "cases"
FOLDERS = sorted(
    folder.parents[1]
    for folder in CASES.glob("*/expected/pages/python")
    if (folder / "README.md").is_file() and (folder.parents[1] / "models").is_dir()
)
PROGRAM = """
import json, sys
sent = []
try:
    import httpx
except ImportError:
    httpx = None
else:
    def answer(request):
        kind = request.headers.get("content-type", "")
        sent.append([request.method, str(request.url), kind, request.content.decode()])
        return httpx.Response(200)
    plain = httpx.Client
    class Client(plain):
        def __init__(self, **options):
            super().__init__(**{**options, "transport": httpx.MockTransport(answer)})
    httpx._api.Client = Client
ran = 0
for path, source in json.load(sys.stdin):
    if "import httpx" in source and httpx is None:
        continue
    exec(compile(source, path, "exec"), {})
    ran += 1
print(json.dumps([ran, sent]))
"""


def blocks(folder: Path, language: str) -> list[tuple[str, str]]:
    """The blocks of code in a language, with the page of each."""
    return [
        (path.as_posix(), source)
        for path in sorted((folder / "pages" / "python").rglob("*.md"))
        for source in re.findall(rf"(?ms)^```{language}\n(.*?)^```$", path.read_text("utf-8"))
    ]


def models_in(expected: Path, folder: Path, shared: Path) -> None:
    """The package of a case, with the files that all packages share."""
    for path in (expected / "models").rglob("*.py"):
        target = folder / "models" / path.relative_to(expected / "models")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    for path in shared.glob("_*.py"):
        (folder / "models" / path.name).write_bytes(path.read_bytes())


@pytest.mark.parametrize("expected", FOLDERS, ids=lambda each: each.parent.name)
def test_the_python_of_pages_runs_and_sends_what_curl_does(expected: Path, project: Path, tmp_path: Path) -> None:
    found = blocks(expected, "python")
    if not found:
        pytest.skip("the case has no example in Python")
    models_in(expected, tmp_path, project / "templates" / "models" / "pydantic")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=json.dumps(found),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    ran, sent = json.loads(done.stdout)
    calls = [source for _, source in found if "import httpx" in source]
    assert ran + (0 if sent else len(calls)) == len(found)
    commands = [shlex.split(source.replace("\\\n", " ")) for path, source in blocks(expected, "sh")]
    for method, url, content_type, body in sent:
        assert any(same_call(words, method, url, content_type, body) for words in commands), (method, url, body)


def same_call(words: list[str], method: str, url: str, content_type: str, body: str) -> bool:
    """Whether a command of curl makes a call."""
    options = dict(zip(words[2::2], words[3::2], strict=False))
    usual = "POST" if any(each.startswith(("--data", "--form")) for each in options) else "GET"
    headers = [text for option, text in zip(words[2::2], words[3::2], strict=False) if option == "--header"]
    if options.get("--request", usual) != method or words[1] not in {url, url.removesuffix("/")}:
        return False
    if content_type.startswith("multipart/"):
        parts = [word for option, word in zip(words[2::2], words[3::2], strict=False) if option.startswith("--form")]
        return [each.partition("=")[0] for each in parts] == re.findall(r'form-data; name="([^"]*)"', body)
    if options.get("--data-binary") == "@example.bin":
        return body == "..." and f"Content-Type: {content_type}" in headers
    if bool(body) != ("--data" in options) or (body and not same_body(body, options["--data"])):
        return False
    return not content_type or f"Content-Type: {content_type}" in headers


def same_body(body: str, other: str) -> bool:
    """Whether two bodies are the same text, or the same JSON."""
    try:
        return bool(json.loads(body) == json.loads(other))
    except ValueError:
        return body == other
