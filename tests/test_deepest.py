"""Documents as deep as a setting can allow go through the whole run, whatever it is that is deep."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TypeAlias

import pytest

from specleaf import pipeline
from specleaf.config import Config, default_pages
from specleaf.json_value import Json
from specleaf.source.limits import Limits
from specleaf.source.load import load_text

DEEPEST = 120
CONFIG = Config(limits=Limits(depth=DEEPEST), pages=(default_pages("python"), default_pages("typescript")))
ROUND_A_SCHEMA = 4
"""Levels around a component: the document, `components`, `schemas`, and the schema itself."""

Wrap: TypeAlias = Callable[[Json], Json]


def deep(wrap: Wrap, levels: int, inmost: Json) -> Json:
    for _ in range(levels):
        inmost = wrap(inmost)
    return inmost


SCHEMAS: Mapping[str, tuple[int, Wrap]] = {
    "arrays": (1, lambda inner: {"type": "array", "items": inner}),
    "maps": (1, lambda inner: {"type": "object", "additionalProperties": inner}),
    "refusals": (1, lambda inner: {"not": inner}),
    "objects": (2, lambda inner: {"type": "object", "properties": {"a": inner}}),
    "tuples": (2, lambda inner: {"type": "array", "prefixItems": [inner]}),
    "unions": (2, lambda inner: {"oneOf": [inner, {"type": "integer"}]}),
    "parts": (2, lambda inner: {"allOf": [inner, {"minimum": 1}]}),
}
VALUES: Mapping[str, Wrap] = {"lists": lambda inner: [inner], "mappings": lambda inner: {"a": inner}}
HOLDERS: Mapping[str, Callable[[Json], Json]] = {
    "const": lambda value: {"const": value},
    "enum": lambda value: {"enum": [value]},
    "default": lambda value: {"type": "object", "properties": {"a": {"default": value}}},
    "example": lambda value: {"example": value},
}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema(kind: str) -> None:
    levels, wrap = SCHEMAS[kind]
    run(deep(wrap, (DEEPEST - ROUND_A_SCHEMA) // levels, {"type": "string"}))


@pytest.mark.parametrize("kind", VALUES)
@pytest.mark.parametrize("holder", HOLDERS)
def test_a_value(holder: str, kind: str) -> None:
    run(HOLDERS[holder](deep(VALUES[kind], DEEPEST - ROUND_A_SCHEMA - 3, 1)))


def run(schema: Json) -> None:
    document = {"openapi": "3.1.0", "info": {"title": "", "version": ""}, "components": {"schemas": {"A": schema}}}
    assert pipeline.produce(load_text(json.dumps(document), "api.json", CONFIG.limits), CONFIG).files
