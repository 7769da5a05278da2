"""What holds of every document, tried on documents that hypothesis makes up."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specleaf import pipeline
from specleaf.config import Config, default_pages
from specleaf.output import unportable
from specleaf.source.limits import Limits
from specleaf.source.load import load, load_text

quick = settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
CONFIG = Config(pages=(default_pages("python"), default_pages("typescript")))

# Documents

WORDS = ("id", "Id", "ID", "name", "class", "model_dump", "a-b", "a_b", "größe", "1st", "", "item", "items", "self")
COMPONENTS = ("Pet", "pet", "PET", "Pet_Owner", "PetOwner", "None", "str", "Model", "3D", "A.B", "A-B")

words = st.sampled_from(WORDS)
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20)
references = st.sampled_from(COMPONENTS).map(lambda name: {"$ref": f"#/components/schemas/{name}"})
scalars = st.sampled_from(
    [
        {"type": "string"},
        {"type": "string", "format": "date-time"},
        {"type": "string", "enum": ["a", "A", "a b", ""]},
        {"type": "integer", "minimum": 1, "maximum": 9},
        {"type": ["number", "null"]},
        {"type": "boolean", "default": True},
        {"const": [1, None]},
        {},
    ]
)


def objects(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Objects with a few properties."""
    return st.builds(
        lambda properties, required, description: {
            "type": "object",
            "properties": properties,
            "required": [name for name in required if name in properties],
            "description": description,
        },
        st.dictionaries(words, inner, max_size=4),
        st.lists(words, unique=True, max_size=3),
        texts,
    )


def larger(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Schemas made of schemas."""
    several = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        objects(inner),
        inner.map(lambda item: {"type": "array", "items": item}),
        inner.map(lambda value: {"type": "object", "additionalProperties": value}),
        several.map(lambda members: {"anyOf": members}),
        several.map(lambda members: {"oneOf": members}),
        several.map(lambda parts: {"allOf": parts}),
    )


schemas = st.recursive(st.one_of(scalars, references), larger, max_leaves=6)


def body(schema: Any) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


operations = st.builds(
    lambda request, response: {
        "requestBody": body(request),
        "responses": {"200": {"description": "Fine.", **body(response)}},
    },
    schemas,
    schemas,
)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A document whose references all land."""
    drawn = draw(st.fixed_dictionaries({name: st.one_of(scalars, objects(schemas)) for name in COMPONENTS}))
    paths = draw(st.dictionaries(st.sampled_from(["/pets", "/pet", "/PETS", "/a/b", "/a-b"]), operations, max_size=3))
    return {
        "openapi": "3.1.0",
        "info": {"title": "Made up", "version": "1"},
        "paths": {path: {"post": operation} for path, operation in paths.items()},
        "components": {"schemas": drawn},
    }


def files_of(document: Mapping[str, Any], config: Config = CONFIG) -> dict[str, str]:
    """What a document gives."""
    run = pipeline.produce(load_text(json.dumps(document, ensure_ascii=False), "made-up.json", Limits()), config)
    assert len(run.files) == len({file.path for file in run.files})
    return {file.path: file.text for file in run.files}


def models_of(document: Mapping[str, Any]) -> dict[str, str]:
    """The modules of a document by path, but for those that list all models, or all schemas of rules."""
    files = files_of(document, Config(pages=()))
    return {path: text for path, text in files.items() if not path.endswith(("__init__.py", "_schemas.py"))}


# Promises


@quick
@given(documents())
def test_twice_is_the_same(document: dict[str, Any]) -> None:
    assert files_of(document) == files_of(document)


@quick
@given(documents())
def test_every_path_is_portable_and_no_two_are_one_file_somewhere(document: dict[str, Any]) -> None:
    paths = list(files_of(document))
    assert [path for path in paths if unportable(path)] == []
    assert len({unicodedata.normalize("NFC", path).casefold() for path in paths}) == len(paths)


@quick
@given(documents())
def test_every_module_parses_and_its_names_are_unique(document: dict[str, Any]) -> None:
    defined: list[str] = []
    for path, text in models_of(document).items():
        tree = ast.parse(text)
        if path.count("/") > 1:
            defined += [name for node in tree.body if (name := _defines(node))]
    assert sorted(defined) == sorted(set(defined))


def _defines(node: ast.stmt) -> str:
    """The model that a statement defines."""
    match node:
        case ast.ClassDef(name=name):
            return name
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name(id="TypeAliasType"))):
            return name
    return ""


@quick
@given(documents(), st.randoms(use_true_random=False))
def test_the_order_of_components_changes_no_model(document: dict[str, Any], random: Any) -> None:
    shuffled = list(document["components"]["schemas"].items())
    random.shuffle(shuffled)
    other = document | {"components": {"schemas": dict(shuffled)}}
    assert models_of(other) == models_of(document)


@quick
@given(documents(), operations)
def test_an_operation_more_or_less_changes_no_other_model(document: dict[str, Any], newcomer: Any) -> None:
    paths = {"/newcomer": {"post": newcomer}, **document["paths"]}
    before, after = models_of(document), models_of(document | {"paths": paths})
    assert {path: after.get(path) for path in before} == before


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_seed_of_hashes_changes_nothing(seed: str, project: Path) -> None:
    program = (
        "import sys, hashlib; from specleaf import pipeline; from specleaf.config import Config, default_pages;"
        "from specleaf.source.load import load; from specleaf.source.limits import Limits; from pathlib import Path;"
        "config = Config(pages=(default_pages('python'), default_pages('typescript')));"
        "files = pipeline.produce(load(Path(sys.argv[1]), Limits()), config).files;"
        "print(hashlib.sha256(repr([(f.path, f.text) for f in files]).encode()).hexdigest())"
    )
    document = project / "tests" / "models" / "everything.yaml"
    done = subprocess.run(
        [sys.executable, "-c", program, str(document)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    files = pipeline.produce(load(document, Limits()), CONFIG).files
    here = hashlib.sha256(repr([(file.path, file.text) for file in files]).encode()).hexdigest()
    assert done.stdout.strip() == here
