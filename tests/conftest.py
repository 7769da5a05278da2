"""What all tests share: where the project is, and where the corpus is."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
CORPUS = PROJECT.parent / "shared" / "corpus"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="write what comes out now as what is expected")


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's folder."""
    return PROJECT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Real documents and published pages, which lie beside the project and are no part of it."""
    if not CORPUS.is_dir():
        reason = "the corpus of real documents is not beside the project (../shared/corpus)"
        if os.environ.get("SPECLEAF_REQUIRE_CORPUS"):
            pytest.fail(reason)
        pytest.skip(reason)
    return CORPUS


@pytest.fixture
def little_stack() -> Iterator[None]:
    """So little that what goes deeper with its input does not come far."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 100)
    yield
    sys.setrecursionlimit(limit)
