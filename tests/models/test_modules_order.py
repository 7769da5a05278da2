"""Which models share a module, in which order they are defined there, and how they refer to each other."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from specleaf import pipeline
from specleaf.config import Config
from specleaf.json_value import Json
from specleaf.source.limits import Limits
from specleaf.source.load import load_text

Generate = Callable[[Mapping[str, Json]], Mapping[str, str]]
Load = Callable[[Mapping[str, Json]], ModuleType]


@pytest.fixture
def generate(tmp_path: Path) -> Generate:
    """Writes the package of some components, and gives its files."""

    def write(schemas: Mapping[str, Json]) -> Mapping[str, str]:
        text = _document(schemas)
        run = pipeline.produce(load_text(text, "modules.json", Limits()), Config(pages=()))
        for file in run.files:
            (tmp_path / file.path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file.path).write_text(file.text, encoding="utf-8")
        return {file.path.removeprefix("models/"): file.text for file in run.files}

    return write


@pytest.fixture
def load(generate: Generate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Load]:
    """Writes and imports the package of some components."""
    monkeypatch.syspath_prepend(tmp_path)

    def write_and_import(schemas: Mapping[str, Json]) -> ModuleType:
        generate(schemas)
        return importlib.import_module("models")

    yield write_and_import
    for name in [name for name in sys.modules if name.partition(".")[0] == "models"]:
        del sys.modules[name]


def _document(schemas: Mapping[str, Json]) -> str:
    document = {"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "components": {"schemas": schemas}}
    return json.dumps(document)


def _object(**properties: Json) -> dict[str, Json]:
    return {"type": "object", "properties": properties}


def _to(name: str) -> dict[str, Json]:
    return {"$ref": f"#/components/schemas/{name}"}


def _graph(edges: Sequence[Sequence[int]]) -> dict[str, Json]:
    """One component with a definition for each node of a graph, and a property for each edge."""
    definitions: dict[str, Json] = {
        f"M{number}": _object(**{f"to-{i}": _to(f"Big/$defs/M{target}") for i, target in enumerate(targets)})
        for number, targets in enumerate(edges)
    }
    return {"Big": {**_object(first=_to("Big/$defs/M0")), "$defs": definitions}}


def _arrays(edges: Sequence[Sequence[int]]) -> dict[str, Json]:
    """The same with arrays."""
    definitions: dict[str, Json] = {
        f"M{number}": {
            "type": "array",
            "items": {"anyOf": [{"type": "string"}, *(_to(f"Big/$defs/M{target}") for target in targets)]},
        }
        for number, targets in enumerate(edges)
    }
    return {"Big": {**_object(first=_to("Big/$defs/M0")), "$defs": definitions}}


def _ring(length: int) -> list[list[int]]:
    return [[(number + 1) % length] for number in range(length)]


def test_a_component_shares_its_module_with_the_models_inside_it(generate: Generate) -> None:
    home = _object(city=_object(name={"type": "string"}), kind={"enum": ["flat", "house"]})
    files = generate({"Pet": _object(home=home, owner=_to("Owner")), "Owner": _object()})
    assert {path for path in files if path.startswith("components/")} == {
        "components/__init__.py",
        "components/owner.py",
        "components/pet.py",
    }
    text = files["components/pet.py"]
    definitions = ["class PetCity(", "PetKind = ", "class PetHome(", "class Pet("]
    assert sorted(definitions, key=text.index) == definitions
    assert text.count("ref(") == 1
    assert '    Owner = ref(__name__, ".owner:Owner")\n' in text


def test_what_a_module_defines_is_seen_through_and_what_it_defers_is_not(generate: Generate) -> None:
    inside: Json = {"anyOf": [_object(a={"type": "string"}), _object(b={"type": "string"})]}
    outside: Json = {"anyOf": [_to("A"), _to("B")]}
    files = generate({"Pet": _object(inside=inside, outside=outside), "A": _object(), "B": _object()})
    assert "Annotated[A | B, AnyOf()]" in files["components/pet.py"]
    assert files["components/pet.py"].count("AnyOf()") == 1


def test_an_enumeration_inside_a_component_with_classes_is_deferred_elsewhere(generate: Generate, load: Load) -> None:
    schemas: dict[str, Json] = {
        "Pet": _object(kind={"enum": ["cat", "dog"]}, shop=_to("Shop")),
        "Shop": _object(sells={**_to("Pet/properties/kind"), "default": "dog"}, first=_to("Pet")),
    }
    assert '    PetKind = ref(__name__, ".pet:PetKind")\n' in generate(schemas)["components/shop.py"]
    models = load(schemas)
    assert models.Shop().sells == "dog"
    with pytest.raises(ValidationError):
        models.Shop(sells="cow")


def test_models_that_refer_to_each_other_have_plain_names_and_are_complete(generate: Generate, load: Load) -> None:
    files = generate(_graph(_ring(3)))
    text = files["components/big.py"]
    assert "ref(" not in text
    assert text.endswith("\n\nBigM2.model_rebuild()\nBigM1.model_rebuild()\n")
    models = load(_graph(_ring(3)))
    for number in range(3):
        model = getattr(models, f"BigM{number}")
        assert model.__pydantic_complete__
        assert model(to_0={}).model_dump(exclude_unset=True) == {"to-0": {}}


def test_aliases_that_refer_to_each_other_are_text_where_a_name_comes_later(generate: Generate, load: Load) -> None:
    text = generate(_arrays(_ring(2)))["components/big.py"]
    assert 'TypeAliasType("BigM1Item", "str | BigM0")' in text
    adapter: TypeAdapter[Any] = TypeAdapter(load(_arrays(_ring(2))).BigM0)
    assert adapter.validate_python(["a", ["b", ["c"]]]) == ["a", ["b", ["c"]]]
    with pytest.raises(ValidationError):
        adapter.validate_python(["a", ["b", [1]]])


CHAIN = [*([number + 1] for number in range(299)), []]
KNOT = [[(number * 7 + step * 31 + 1) % 60 for step in range(8)] for number in range(60)]


@pytest.mark.parametrize("edges", [_ring(20), _ring(300), CHAIN, KNOT])
@pytest.mark.parametrize("make", [_graph, _arrays])
def test_no_shape_of_a_module_is_too_much_for_pydantic(
    edges: list[list[int]], make: Callable[[list[list[int]]], dict[str, Json]], load: Load
) -> None:
    models = load(make(edges))
    value: Json = {"to-0": {"to-0": {}}} if make is _graph else ["a", ["b"]]
    assert models.Big.model_validate({"first": value}).model_dump(exclude_unset=True) == {"first": value}
    for number, targets in enumerate(edges):
        if targets and edges[targets[0]]:
            adapter: TypeAdapter[Any] = TypeAdapter(getattr(models, f"BigM{number}"))
            assert adapter.dump_python(adapter.validate_python(value), exclude_unset=True, by_alias=True) == value
