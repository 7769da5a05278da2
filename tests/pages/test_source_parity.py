"""How much of two publishers' pages comes out byte for byte; the figures reached must not fall."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from specleaf.build.api import build_api
from specleaf.ir.collapse import collapse
from specleaf.naming.assign import STRATEGIES, assign_names
from specleaf.pages.source_options import SourceOptions
from specleaf.pages.source_pages import DIALECTS, source_pages
from specleaf.problems import Problems
from specleaf.render import render
from specleaf.source.description import describe
from specleaf.source.dialect import Dialect
from specleaf.source.limits import Limits
from specleaf.source.load import load
from specleaf.source.resolve import resolve


@pytest.fixture(scope="module")
def parity(corpus: Path) -> ModuleType:
    """The comparison of two trees of pages, which lies beside the corpus."""
    path = corpus.parent / "score" / "parity.py"
    spec = importlib.util.spec_from_file_location("parity", path)
    if spec is None or spec.loader is None or not path.is_file():
        pytest.skip("the comparison of pages is not beside the corpus")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def pages_of(path: Path, language: str) -> dict[str, str]:
    """The pages of a document as its publisher's settings ask for them."""
    problems = Problems()
    description = describe(load(path, Limits()))
    schemas = resolve(description.document, Dialect(description.version), Limits(), problems)
    api = collapse(build_api(schemas, problems))
    dialect = DIALECTS[language]["union"]
    names = assign_names(api, dialect.style, STRATEGIES["shortest"])
    return {view.path: render(view) for view in source_pages(api, names, dialect, SourceOptions("@orq-ai/node"))}


FLOORS = {
    "typescript": {"paired": 99.75, "masked": 98.7, "exact": 91.3},
    "python": {"paired": 99.55, "masked": 98.6, "exact": 98.6},
}
"""By language: the least percentage of all published pages that come out under the same name, the same but for example
values, and the same."""


@pytest.mark.parametrize("language", FLOORS)
def test_the_pages_of_a_publisher(language: str, corpus: Path, parity: ModuleType) -> None:
    folder = corpus / "docs" / f"orq-{language}"
    expected = parity.load_pages(folder / "expected" / "docs")
    report = parity.compare(expected, pages_of(folder / "spec.yaml", language))
    counts = {"paired": report.paired, **report.identical}
    for level, floor in FLOORS[language].items():
        assert report.percent(counts[level]) >= floor, level
