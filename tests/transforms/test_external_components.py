"""Splitting a document over files: the models and their names stay the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from specleaf.build.api import build_api
from specleaf.ir import Api
from specleaf.languages.python.style import STYLE
from specleaf.naming import STRATEGIES, Names, assign_names
from specleaf.problems import Problems
from specleaf.source.description import describe
from specleaf.source.dialect import Dialect
from specleaf.source.limits import Limits
from specleaf.source.load import load
from specleaf.source.resolve import resolve
from specleaf.transforms import with_external_components

Json = Any
_COMPONENTS = "#/components/schemas/"


def _api(path: Path) -> Api:
    description, problems = describe(load(path, Limits())), Problems()
    schemas = resolve(description.document, Dialect(description.version), Limits(), problems)
    return with_external_components(build_api(schemas, problems))


def _names(path: Path) -> Names:
    return assign_names(_api(path), STYLE, STRATEGIES["qualified"])


def _with_references(node: Json, new: Callable[[str, str], str]) -> Json:
    """A copy with references to schemas replaced; `new` is given the name of a schema and the way below it."""
    match node:
        case {"$ref": str(reference)} if reference.startswith(_COMPONENTS):
            name, _, below = reference.removeprefix(_COMPONENTS).partition("/")
            return {**node, "$ref": new(name, below)}
        case dict():
            return {key: _with_references(value, new) for key, value in node.items()}
        case list():
            return [_with_references(item, new) for item in node]
        case _:
            return node


def _one_file_each(schemas: Json, folder: Path) -> Callable[[str, str], str]:
    """Write each schema to a file whose name is in lower case."""

    def beside(name: str, below: str) -> str:
        return f"{name.lower()}.json" + (f"#/{below}" if below else "")

    (folder / "schemas").mkdir()
    for name, schema in schemas.items():
        (folder / "schemas" / f"{name.lower()}.json").write_text(json.dumps(_with_references(schema, beside)))
    return lambda name, below: f"./schemas/{beside(name, below)}"


def _one_library(schemas: Json, folder: Path) -> Callable[[str, str], str]:
    """Write all schemas to one file, by name."""

    def inside(name: str, below: str) -> str:
        return "#/" + "/".join(filter(None, (name, below)))

    (folder / "library.json").write_text(json.dumps(_with_references(schemas, inside)))
    return lambda name, below: f"library.json{inside(name, below)}"


@pytest.mark.parametrize("write", [_one_file_each, _one_library])
@pytest.mark.parametrize("file", ["museum.yaml", "spotify.yaml", "scalar-galaxy.yaml", "qdrant.json"])
def test_splitting_a_document_renames_nothing(
    file: str, write: Callable[[Json, Path], Callable[[str, str], str]], corpus: Path, tmp_path: Path
) -> None:
    whole = corpus / "specs" / file
    document = load(whole, Limits()).root
    assert isinstance(document, dict)
    components: Json = document["components"]
    new = write(components["schemas"], tmp_path)
    schemas = {name: {"$ref": new(name, "")} for name in components["schemas"]}
    split: Json = {
        **_with_references({**document, "components": {**components, "schemas": {}}}, new),
        "components": {**_with_references({**components, "schemas": {}}, new), "schemas": schemas},
    }
    (tmp_path / "openapi.json").write_text(json.dumps(split, default=str))
    expected, found = _names(whole), _names(tmp_path / "openapi.json")
    assert found.models == expected.models
    assert found.fields == expected.fields


def test_the_component_that_refers_to_the_schema_itself_takes_its_place(tmp_path: Path) -> None:
    (tmp_path / "lib.json").write_text('{"A": {"$ref": "#/B"}, "B": {"type": "object", "properties": {}}}')
    schemas = {"First": {"$ref": "lib.json#/A"}, "Second": {"$ref": "lib.json#/B"}}
    document = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "components": {"schemas": schemas}}
    (tmp_path / "openapi.json").write_text(json.dumps(document))
    api = _api(tmp_path / "openapi.json")
    kinds = {id_.reference: type(model).__name__ for id_, model in api.models.items()}
    assert kinds == {"#/components/schemas/First": "AliasModel", "#/components/schemas/Second": "ObjectModel"}
