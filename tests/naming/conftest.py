"""Apis for the naming tests: understood from small documents, as the pipeline does it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from specleaf.build.api import build_api
from specleaf.ir.api import Api
from specleaf.problems import Problems
from specleaf.source.description import describe
from specleaf.source.dialect import Dialect
from specleaf.source.document import Document
from specleaf.source.limits import Limits
from specleaf.source.load import load, load_text
from specleaf.source.resolve import resolve

Document31 = dict[str, Any]


def _understood(document: Document) -> Api:
    description, problems = describe(document), Problems()
    schemas = resolve(description.document, Dialect(description.version), Limits(), problems)
    api = build_api(schemas, problems)
    missing = [problem for problem in problems if problem.code.startswith("ref")]
    assert all("discriminator" in problem.pointer.parts for problem in missing), missing
    return api


@pytest.fixture(scope="session")
def understand() -> Callable[[Document31], Api]:
    """From the paths and components of a document to its meaning."""

    def api_of(parts: Document31) -> Api:
        document = {"openapi": "3.1.0", "info": {"title": "Tests", "version": "1"}, **parts}
        return _understood(load_text(json.dumps(document), "tests.json", Limits()))

    return api_of


@pytest.fixture(scope="session")
def read() -> Callable[[Path], Api]:
    """From a file to its meaning."""
    return lambda path: _understood(load(path, Limits()))
