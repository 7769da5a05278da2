"""Published documents and hostile ones, when the collection of them lies beside the project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from specleaf.json_value import Json
from specleaf.problems import CODES, SpecleafError
from specleaf.source.limits import Limits
from specleaf.source.load import load

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
LIMITS = Limits()

# The codes of `problems.CODES` that belong to reading.
READING_CODES = list(CODES)[: list(CODES).index("number-too-large") + 1]


def published() -> list[Path]:
    return sorted(path for path in CORPUS.glob("specs/*") if path.suffix in (".json", ".yaml"))


def hostile() -> list[dict[str, Any]]:
    manifest = CORPUS / "hostile" / "manifest.yaml"
    cases: list[dict[str, Any]] = yaml.safe_load(manifest.read_text())["cases"] if manifest.is_file() else []
    return [case for case in cases if not case.get("make")]


def keys(value: Json, parts: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    children = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    for key, child in children:
        if isinstance(key, str):
            yield (*parts, key)
        yield from keys(child, (*parts, str(key)))


@pytest.mark.usefixtures("corpus")
def test_there_are_published_documents_and_hostile_ones() -> None:
    assert published()
    assert hostile()


@pytest.mark.parametrize("path", published(), ids=lambda path: path.name)
def test_a_published_document_is_read_and_every_key_is_at_its_position(path: Path) -> None:
    document = load(path, LIMITS)
    names = list(keys(document.root))
    for parts in names[:: len(names) // 500 + 1]:
        line, column = document.position_of(parts)
        assert document.line(line)[column - 1 :].lstrip("\"'").startswith(parts[-1]), parts


@pytest.mark.parametrize("case", hostile(), ids=lambda case: case["file"])
def test_a_hostile_document_is_refused_for_the_reason_or_read(case: dict[str, Any]) -> None:
    code = ""
    try:
        load(CORPUS / "hostile" / case["file"], LIMITS)
    except SpecleafError as error:
        code = error.problems[0].code
    if code:
        assert case["expect"] != "ok"
        assert code == case["kind"]
    else:
        assert case["expect"] != "error" or case.get("kind") not in READING_CODES
