"""The guide to operations is true: its client calls its server, and parameters of every style arrive as sent."""

from __future__ import annotations

import importlib
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from specleaf import pipeline
from specleaf.config import Config
from specleaf.source import Limits, load_text

MISSING = [name for name in ("fastapi", "httpx", "uvicorn") if find_spec(name) is None]
pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"{', '.join(MISSING)} is not installed: pip install -e '.[dev,frameworks]'"
)

BLOCKS = ("parameters", "record", "client", "use", "server")


def get(url: str, headers: Mapping[str, str] | None = None) -> Any:
    """The answer to a request."""
    return importlib.import_module("httpx").get(url, headers=headers)


def write_models(document: str, folder: Path) -> None:
    """The package of a document, as `models` in a folder."""
    for file in pipeline.produce(load_text(document, "openapi.yaml", Limits()), Config(pages=())).files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)


@pytest.fixture(scope="module")
def guide(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the models of the guide's document, and its blocks of code as modules."""
    text = (project / "docs" / "operations.md").read_text("utf-8")
    blocks = re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    folder = tmp_path_factory.mktemp("operations")
    (document,) = [block for language, block in blocks if language == "yaml"]
    write_models(document, folder)
    code = [block for language, block in blocks if language == "python"]
    for name, block in zip(BLOCKS, code, strict=True):
        (folder / f"{name}.py").write_text(block, "utf-8")
    return folder


@contextmanager
def served(folder: Path, module: str) -> Iterator[str]:
    """The address of a server of `module.app` on the loopback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", f"{module}:app", "--port", str(port), "--log-level", "warning"]
    with subprocess.Popen(command, cwd=folder) as server:
        try:
            _wait_for(port, server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert server.poll() is None, "the server has ended"
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server does not answer")


def run(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize("block", ["parameters", "record", "client"])
def test_the_code_of_the_guide_runs(block: str, guide: Path) -> None:
    assert run(guide, f"{block}.py") == ""


def test_type_checkers_find_nothing_in_the_code_of_the_guide(guide: Path) -> None:
    assert run(guide, "-m", "mypy", "--strict", "--no-incremental", *(f"{name}.py" for name in BLOCKS)) == ""


def test_the_client_of_the_guide_calls_its_server(guide: Path) -> None:
    with served(guide, "server") as address:
        use = (guide / "use.py").read_text("utf-8")
        assert "http://127.0.0.1:8000" in use
        (guide / "used.py").write_text(use.replace("http://127.0.0.1:8000", address), "utf-8")
        assert run(guide, "used.py") == ""
        wrong = get(f"{address}/v1/shops/a/parcels?limit=0")
        assert (wrong.status_code, wrong.json()["detail"][0]["loc"]) == (422, ["limit"])
        assert get(f"{address}/limit?limit=7").json() == 7


TEXTS = {"type": "array", "items": {"type": "string"}}
NUMBERS = {"type": "array", "items": {"type": "integer"}}
OBJECT = {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}}
PATHS = ("simple", "label", "matrix")
STYLES: list[tuple[str, str, bool, dict[str, Any], Any]] = [
    *(("path", style, explode, TEXTS, ["a b", "c/d", "é"]) for style in PATHS for explode in (False, True)),
    *(("path", style, explode, OBJECT, {"a": "x,y=z", "b": 5}) for style in PATHS for explode in (False, True)),
    *(("query", "form", explode, NUMBERS, [1, 2, -3]) for explode in (False, True)),
    *(("query", "form", explode, OBJECT, {"a": "&=#%", "b": 5}) for explode in (False, True)),
    ("query", "spaceDelimited", False, NUMBERS, [1, 2]),
    ("query", "pipeDelimited", False, TEXTS, ["a", "b c"]),
    ("query", "deepObject", True, OBJECT, {"a": "[x]", "b": 5}),
    *(("header", "simple", explode, TEXTS, ["a", "b c"]) for explode in (False, True)),
    *(("header", "simple", explode, OBJECT, {"a": "x y", "b": 5}) for explode in (False, True)),
    ("cookie", "form", False, NUMBERS, [1, 2]),
    ("cookie", "form", False, {"type": "boolean"}, True),
]  # fmt: skip
"""A location, a style, whether it explodes, a schema, and a value that can come back."""

SERVER = """
from fastapi import FastAPI, Request
from models import *
import models
from server import from_request

app = FastAPI()


@app.get("/{number}{rest:path}")
def answer(number: int, request: Request):
    kinds = [f"Op{number}X{kind}" for kind in ("Path", "Query", "Headers", "Cookies")]
    [name] = [kind for kind in kinds if kind in dir(models)]
    return from_request(getattr(models, name))(request).model_dump(mode="json", by_alias=True, exclude_unset=True)
"""


def _document() -> str:
    paths: dict[str, Any] = {}
    for number, (location, style, explode, schema, _) in enumerate(STYLES):
        parameter = {
            "name": "p",
            "in": location,
            "required": True,
            "style": style,
            "explode": explode,
            "schema": schema,
        }
        path = f"/{number}/{{p}}" if location == "path" else f"/{number}"
        paths[path] = {"get": {"operationId": f"op{number}X", "parameters": [parameter], "responses": {}}}
    return json.dumps({"openapi": "3.1.0", "info": {"title": "Styles", "version": "1"}, "paths": paths})


@pytest.fixture(scope="module")
def styles(guide: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Any]]:
    """The address of a server that answers with the parameters that it has read, and the package that it uses."""
    folder = tmp_path_factory.mktemp("styles")
    write_models(_document(), folder)
    code = (guide / "server.py").read_text("utf-8")
    (folder / "server.py").write_text(re.sub(r"from models import .*\n|\napp = (.|\n)*", "", code), "utf-8")
    (folder / "echo.py").write_text(SERVER, "utf-8")
    sys.path.insert(0, str(folder))
    with served(folder, "echo") as address:
        yield address, importlib.import_module("models")
    sys.path.remove(str(folder))
    for module in [each for each in sys.modules if each.partition(".")[0] == "models"]:
        del sys.modules[module]


@pytest.mark.parametrize("number", range(len(STYLES)))
def test_every_style_arrives_as_it_was_sent(number: int, styles: tuple[str, Any]) -> None:
    address, models = styles
    location, _, _, _, value = STYLES[number]
    kind = {"path": "Path", "query": "Query", "header": "Headers", "cookie": "Cookies"}[location]
    given = getattr(models, f"Op{number}X{kind}").model_validate({"p": value})
    url, headers = f"{address}/{number}", {}
    match location:
        case "path":
            url = address + given.model_dump_path()
        case "query":
            url += "?" + given.model_dump_query()
        case "header":
            headers = given.model_dump_headers()
        case _:
            headers = {"Cookie": given.model_dump_cookies()}
    answer = get(url, headers=headers)
    assert (answer.status_code, answer.json()) == (200, {"p": value}), (url, headers)
