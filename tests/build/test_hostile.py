"""Documents that try to make a generator misbehave: they are understood or refused, and nothing else happens."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from specleaf.build.api import build_api
from specleaf.build.check_values import check_values
from specleaf.problems import Problems, SpecleafError
from specleaf.source.description import describe
from specleaf.source.dialect import Dialect
from specleaf.source.limits import Limits
from specleaf.source.load import load
from specleaf.source.validate import validate

CATEGORIES = ("refs", "invalid-openapi", "semantics", "numbers", "collision", "patterns", "yaml", "encoding", "unicode")
NOBODY_LISTENS = b"http://127.0.0.1:9/"


def verdict(path: Path) -> str:
    """`ok` or `error`, as the first stages of a run have it; any other exception is a fault of ours."""
    problems = Problems()
    try:
        description = describe(load(path, Limits()))
        schemas = validate(description, Dialect(description.version), Limits(), problems)
        problems.raise_errors()
        check_values(build_api(schemas, problems), schemas, problems)
        problems.raise_errors(strict=True)
    except SpecleafError:
        return "error"
    return "ok"


@pytest.mark.parametrize("category", CATEGORIES)
def test_hostile_documents_are_understood_or_refused_as_they_should_be(
    category: str, corpus: Path, tmp_path: Path
) -> None:
    hostile = corpus / "hostile"
    (tmp_path / "outside").mkdir()
    folder = shutil.copytree(hostile / category, tmp_path / category)
    cases = yaml.safe_load((hostile / "manifest.yaml").read_text(encoding="utf-8"))["cases"]
    wanted = {case["file"]: case["expect"] for case in cases if case["category"] == category}
    verdicts: dict[str, str] = {}
    for path in (tmp_path / file for file in wanted):
        text = path.read_bytes().replace(b"@@HTTP@@", NOBODY_LISTENS)
        path.write_bytes(text.replace(b"@@OUTSIDE@@", str(tmp_path / "outside").encode()))
        verdicts[f"{folder.name}/{path.name}"] = verdict(path)
    assert verdicts == {file: verdicts[file] if expect == "either" else expect for file, expect in wanted.items()}


def test_published_documents_are_understood(corpus: Path) -> None:
    documents = sorted(path for path in (corpus / "specs").iterdir() if path.suffix in {".yaml", ".json"})
    assert {path.name: verdict(path) for path in documents} == dict.fromkeys([path.name for path in documents], "ok")
