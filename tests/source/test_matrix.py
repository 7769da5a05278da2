"""Every keyword with every kind of value, in a second file: understood, or repaired with a warning."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specleaf import Config, pipeline
from specleaf.source.keywords import ANNOTATIONS, ASSERTIONS, IGNORED, STRUCTURAL
from specleaf.source.limits import Limits
from specleaf.source.load import load

KEYWORDS = sorted(ANNOTATIONS | ASSERTIONS | STRUCTURAL | IGNORED.keys())
VALUES: list[Any] = [
    *(None, True, False, 0, -1, 1.5, "", "a", "("),
    *([], [1], ["a"], [None], [{}], [["a"]]),
    *({}, {"a": 1}, {"a": {}}, {"a": ["b"]}, {"a": None}, {"propertyName": 5}),
    {"propertyName": "a", "mapping": {"x": 5}},
]


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize("base", [{}, {"type": "object"}, {"type": "array"}, {"type": "string"}], ids=str)
def test_a_keyword_with_any_value_in_a_second_file_gives_models(version: str, base: Any, tmp_path: Path) -> None:
    second = {f"S{n}{keyword}": {**base, keyword: value} for keyword in KEYWORDS for n, value in enumerate(VALUES)}
    del second["S7$ref"]  # there is no such file: it is told, and needs no second file
    references = {f"C{n}": {"$ref": f"lib.json#/{name}"} for n, name in enumerate(second)}
    root = {"openapi": version, "info": {"title": "T", "version": "1"}, "paths": {}}
    (tmp_path / "lib.json").write_text(json.dumps(second), encoding="utf-8")
    text = json.dumps({**root, "components": {"schemas": references}})
    (tmp_path / "openapi.json").write_text(text, encoding="utf-8")
    run = pipeline.produce(load(tmp_path / "openapi.json", Limits()), Config(pages=()))
    for file in run.files:
        compile(file.text, file.path, "exec")
    assert any(problem.is_tolerated for problem in run.problems)
