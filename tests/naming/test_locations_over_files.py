"""Locations in other files: what has a name there, or the file's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from specleaf.ir.api import Api
from specleaf.naming.location import ComponentRoot
from specleaf.naming.location_parser import LocationParser

MAIN = """
openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /a:
    get:
      parameters:
        - {$ref: "shared.yaml#/parameters/Sort"}
      responses:
        "200": {$ref: "shared.yaml#/responses/Fine"}
        "201":
          description: ""
          content:
            application/json:
              schema: {$ref: "pet.yaml"}
        "202":
          description: ""
          content:
            application/json:
              schema: {$ref: "shared.yaml#/schemas/Owner"}
"""
SHARED = """
parameters:
  Sort: {name: sort, in: query, schema: {enum: [a, b]}}
responses:
  Fine:
    description: ""
    content: {application/json: {schema: {type: object, properties: {code: {enum: [a, b]}}}}}
schemas:
  Owner: {type: object, properties: {kind: {enum: [a, b]}}}
"""
PET = "{type: object, properties: {status: {enum: [a, b]}}}"


@pytest.fixture
def roots(tmp_path: Path, read: Callable[[Path], Api]) -> dict[str, tuple[str, str]]:
    """The section and the name of the root of each model outside the main file."""
    (tmp_path / "main.yaml").write_text(MAIN)
    (tmp_path / "shared.yaml").write_text(SHARED)
    (tmp_path / "pet.yaml").write_text(PET)
    api = read(tmp_path / "main.yaml")
    locations = [LocationParser(api).location_of(id_) for id_ in api.models if id_.file]
    assert all(isinstance(location.root, ComponentRoot) for location in locations)
    return {
        location.id.reference: (location.root.section, location.root.name)
        for location in locations
        if isinstance(location.root, ComponentRoot)
    }


def test_a_schema_is_called_by_its_key(roots: dict[str, tuple[str, str]]) -> None:
    assert roots["shared.yaml#/schemas/Owner"] == ("schemas", "Owner")
    assert roots["shared.yaml#/schemas/Owner/properties/kind"] == ("schemas", "Owner")


def test_a_file_that_is_a_schema_has_the_name_of_the_file(roots: dict[str, tuple[str, str]]) -> None:
    assert roots["pet.yaml#"] == ("schemas", "pet")
    assert roots["pet.yaml#/properties/status"] == ("schemas", "pet")


def test_a_shared_response_is_called_by_its_key(roots: dict[str, tuple[str, str]]) -> None:
    place = "shared.yaml#/responses/Fine/content/application~1json/schema"
    assert roots[place] == ("responses", "Fine")


def test_a_shared_parameter_is_called_by_its_key(roots: dict[str, tuple[str, str]]) -> None:
    assert roots["shared.yaml#/parameters/Sort/schema"] == ("parameters", "Sort")
