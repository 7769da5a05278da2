"""How exact the models of published documents and of the JSON Schema Test Suite are.

Two score scripts beside the project count it; they know nothing of this generator but the command that runs it.
"""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).parent.parent
SCORE = PROJECT.parent / "shared" / "score"
SPECLEAF = Path(sys.executable).parent / "specleaf"


def score(script: str, *arguments: str, settings: str = "", folder: Path) -> Any:
    """What a score script, which lies beside the corpus, counts when it is run on this generator."""
    (folder / "settings.toml").write_text(settings, encoding="utf-8")
    generate = [str(SPECLEAF), "generate", "{spec}", "--output", "{dir}", "--no-pages"]
    options = {
        "--generate": shlex.join([*generate, "--config", str(folder / "settings.toml")]),
        "--import-from": "models:{name}",
        "--json": str(folder / "counts.json"),
    }
    command = [sys.executable, str(SCORE / script), *arguments, *(word for pair in options.items() for word in pair)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads((folder / "counts.json").read_text(encoding="utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("settings", "floor"),
    [
        # 14 verdicts are of two readings: `properties` alone means an object, and four formats are Python's types.
        ("", 0.987),
        ('exact = true\n[models]\nformats = "text"\n', 1.0),
    ],
    ids=["default", "exact"],
)
def test_the_json_schema_test_suite_gets_the_right_verdicts(
    settings: str, floor: float, corpus: Path, tmp_path: Path
) -> None:
    counts = score("suite.py", str(corpus / "json-schema-test-suite"), settings=settings, folder=tmp_path)
    assert counts["failed"] == []
    rows = counts["rows"].values()
    verdicts = sum(row["valid"] + row["invalid"] for row in rows)
    for mode in ("lax", "strict"):
        right = sum(row["accepted"].get(mode, 0) + row["rejected"].get(mode, 0) for row in rows)
        assert right / verdicts >= floor, (mode, right, verdicts)
    assert verdicts > 1000
    assert sum(row["round_trips"] for row in rows) > 350


@pytest.mark.slow
@pytest.mark.parametrize(
    ("document", "examples"),
    [
        ("adyen-checkout-v71.json", 110),
        ("museum.yaml", 28),
        ("ollama.yaml", 17),
        ("qdrant.json", 4),
        ("spotify.yaml", 74),
    ],
)
def test_every_valid_example_of_an_author_is_accepted_and_comes_back_equal(
    document: str, examples: int, corpus: Path, tmp_path: Path
) -> None:
    (counts,) = score("examples.py", str(corpus / "specs" / document), folder=tmp_path)
    valid = counts["counts"]["valid"]
    assert valid == dict.fromkeys(("total", "lax", "strict", "round_trip"), examples) | {"missing": 0}
