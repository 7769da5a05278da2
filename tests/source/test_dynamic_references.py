"""`$dynamicRef`: bound for each use, in the dynamic scope (JSON Schema 2020-12, Core, 8.2.3.2)."""

from __future__ import annotations

from pathlib import Path

import pytest

from specleaf.json_value import Json
from specleaf.pointer import ROOT
from specleaf.problems import Problems
from specleaf.source import dynamic_references
from specleaf.source.description import describe
from specleaf.source.dialect import Dialect
from specleaf.source.limits import Limits
from specleaf.source.load import load
from specleaf.source.resolve import resolve
from specleaf.source.schema_set import SchemaSet

HEAD = 'openapi: 3.1.1\ninfo: {title: T, version: "1"}\ncomponents:\n  schemas:\n'
LIST = "List: {type: array, items: {$dynamicRef: '#item'}, $defs: {any: {$dynamicAnchor: item}}}"
TEXTS = "Texts: {$ref: '#/components/schemas/List', $defs: {item: {$dynamicAnchor: item, type: string}}}"


def read(folder: Path, *schemas: str, **files: str) -> tuple[SchemaSet, list[str]]:
    """Component schemas, and files beside them; the messages about them."""
    text = HEAD + "".join(f"    {schema}\n" for schema in schemas)
    for name, content in {"openapi": text, **files}.items():
        (folder / f"{name}.yaml").write_text(content)
    problems = Problems()
    document = describe(load(folder / "openapi.yaml", Limits())).document
    schemas_ = resolve(document, Dialect("3.1"), Limits(), problems)
    return schemas_, [problem.message for problem in problems]


def component(schemas: SchemaSet, name: str) -> Json:
    """A component schema as later stages read it."""
    return schemas.value(ROOT.child("components", "schemas", name))


def test_each_use_has_a_copy_with_its_own_anchor(tmp_path: Path) -> None:
    schemas, messages = read(tmp_path, LIST, TEXTS, TEXTS.replace("Texts", "Numbers").replace("string", "number"))
    assert messages == []
    for name in ("Texts", "Numbers"):
        copy = component(schemas, name)
        assert isinstance(copy, dict)
        assert copy["items"] == {"$ref": f"#/components/schemas/{name}/$defs/item"}
        place = ROOT.child("components", "schemas", name)
        assert schemas.targets[place.child("items")] == place.child("$defs", "item")
    generic = ROOT.child("components", "schemas", "List")
    assert schemas.targets[generic.child("items")] == generic.child("$defs", "any")


def test_an_anchor_further_out_comes_first(tmp_path: Path) -> None:
    outer = "Outer: {properties: {texts: {$ref: '#/components/schemas/Texts'}}, $defs: {i: {$dynamicAnchor: item}}}"
    schemas, messages = read(tmp_path, LIST, TEXTS, outer)
    assert messages == []
    place = ROOT.child("components", "schemas", "Outer")
    assert schemas.targets[place.child("properties", "texts", "items")] == place.child("$defs", "i")


def test_what_stands_beside_the_reference_is_kept(tmp_path: Path) -> None:
    schemas, messages = read(tmp_path, LIST, TEXTS.replace("$ref", "maxItems: 3, $ref"))
    assert messages == []
    copy = component(schemas, "Texts")
    assert isinstance(copy, dict)
    assert copy["maxItems"] == 3
    assert copy["allOf"] == [{"type": "array", "items": {"$ref": "#/components/schemas/Texts/$defs/item"}}]


def test_a_generic_schema_may_be_in_another_file(tmp_path: Path) -> None:
    generic = "{type: array, items: {$dynamicRef: '#item'}, $defs: {any: {$dynamicAnchor: item}}}"
    schemas, messages = read(tmp_path, TEXTS.replace("#/components/schemas/List", "list.yaml"), list=generic)
    assert messages == []
    place = ROOT.child("components", "schemas", "Texts")
    assert schemas.targets[place.child("items")] == place.child("$defs", "item")


def test_a_generic_schema_that_refers_to_itself_is_copied_once(tmp_path: Path) -> None:
    node = "List: {properties: {next: {$ref: '#/components/schemas/List'}, value: {$dynamicRef: '#item'}}}"
    schemas, messages = read(tmp_path, f"{node[:-1]}, $defs: {{any: {{$dynamicAnchor: item}}}}}}", TEXTS)
    assert messages == []
    place = ROOT.child("components", "schemas", "Texts")
    assert schemas.targets[place.child("properties", "next")] == place


def test_copies_that_would_be_too_many_are_read_as_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dynamic_references, "_MAX_SCHEMAS", 1)
    schemas, messages = read(tmp_path, LIST, TEXTS)
    assert messages == ["the dynamic references behind it would make too many schemas"]
    assert component(schemas, "Texts") == {"$defs": {"item": {"$dynamicAnchor": "item", "type": "string"}}}


def test_copies_do_not_multiply(tmp_path: Path) -> None:
    below = [f"{{$ref: '#/components/schemas/L{n + 1}'}}" for n in range(30)]
    levels = [f"L{n}: {{properties: {{a: {each}, b: {each}}}}}" for n, each in enumerate(below)]
    schemas, messages = read(tmp_path, *levels, LIST.replace("List", "L30"), TEXTS.replace("List", "L0"))
    assert messages == ["the dynamic references behind it would make too many schemas"]
    assert len(schemas.nodes) < 300
