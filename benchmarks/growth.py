"""Measure how the time of reading a value grows with the depth of the value, and print ratios.

    make bench

Each shape is a schema that leads back to itself through a choice: a base and its subtypes, `oneOf`, `anyOf`, a
discriminator, `not`. Each value is nested 4 to 64 levels deep and fits, or has one wrong value at its innermost level.
A column is the time at that depth, divided by the time at half of it: 2 is linear, 4 quadratic, and a number that
doubles from column to column exponential. Depths that take too long are left out.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from textwrap import dedent
from typing import Any

from imports import write_models
from pydantic import TypeAdapter, ValidationError

from specleaf.json_value import Json

DOCUMENT = """
openapi: 3.1.0
info: {title: Shapes that lead back to themselves, version: "1"}
components:
  schemas:
    Pet:
      type: object
      required: [kind]
      properties:
        kind: {type: string}
        child: {$ref: "#/components/schemas/Pet"}
        leaf: {type: integer}
      discriminator: {propertyName: kind, mapping: {dog: "#/components/schemas/Dog", cat: "#/components/schemas/Cat"}}
    Dog:
      allOf: [{$ref: "#/components/schemas/Pet"}, {type: object, required: [bark], properties: {bark: {type: string}}}]
    Cat:
      allOf: [{$ref: "#/components/schemas/Pet"}, {type: object, properties: {lives: {type: integer}}}]
    Only:
      oneOf: [{$ref: "#/components/schemas/OnlyA"}, {$ref: "#/components/schemas/OnlyB"}]
    OnlyA: &one
      type: object
      required: [a]
      properties: {a: {type: integer}, child: {$ref: "#/components/schemas/Only"}, leaf: {type: integer}}
    OnlyB: {<<: *one, required: [b]}
    Best:
      anyOf: [{$ref: "#/components/schemas/BestA"}, {$ref: "#/components/schemas/BestB"}]
    BestA: &any
      type: object
      required: [a]
      properties: {a: {type: integer}, child: {$ref: "#/components/schemas/Best"}, leaf: {type: integer}}
    BestB: {<<: *any, required: [b]}
    Told:
      oneOf: [{$ref: "#/components/schemas/ToldA"}, {$ref: "#/components/schemas/ToldB"}]
      discriminator: {propertyName: kind}
    ToldA: &told
      type: object
      required: [kind]
      properties: {kind: {type: string}, child: {$ref: "#/components/schemas/Told"}, leaf: {type: integer}}
    ToldB: *told
    Not:
      type: object
      properties: {child: {$ref: "#/components/schemas/Not"}, leaf: {type: integer}}
      not: {required: [bad], properties: {child: {$ref: "#/components/schemas/Not"}}}
    If:
      type: object
      properties: {child: {$ref: "#/components/schemas/If"}, leaf: {type: integer}}
      if: {properties: {child: {$ref: "#/components/schemas/If"}}}
      then: {properties: {child: {type: object}}}
    List:
      oneOf:
        - type: integer
        - {type: array, items: {$ref: "#/components/schemas/List"}}
        - {$ref: "#/components/schemas/Row"}
    Row: {type: array, items: {$ref: "#/components/schemas/List"}, minItems: 2}
"""

DEPTHS = (4, 8, 16, 32, 64)
LONGEST = 4.0
"""Seconds after which no deeper value is tried."""

Wrap = Callable[[Json], Json]


def objects(**properties: Json) -> Wrap:
    """A level that is an object with the level below it as `child`."""
    return lambda inner: {**properties, "child": inner}


SHAPES: Mapping[str, tuple[str, Wrap, Json, Json]] = {
    "subtypes, as the subtype": ("Pet", objects(kind="cat"), {"kind": "cat", "leaf": 1}, {"kind": "cat", "leaf": "x"}),
    "subtypes, as the base": ("Pet", objects(kind="dog"), {"kind": "dog", "leaf": 1}, {"kind": "dog", "leaf": "x"}),
    "oneOf, the first": ("Only", objects(a=1), {"a": 1}, {"a": "x"}),
    "oneOf, the second": ("Only", objects(b=1), {"b": 1}, {"b": 1, "leaf": "x"}),
    "anyOf, the first": ("Best", objects(a=1), {"a": 1}, {"a": "x"}),
    "anyOf, the second": ("Best", objects(b=1), {"b": 1}, {"b": 1, "leaf": "x"}),
    "discriminator": ("Told", objects(kind="ToldA"), {"kind": "ToldB"}, {"kind": "ToldB", "leaf": "x"}),
    "not": ("Not", objects(), {"leaf": 1}, {"leaf": 1, "bad": 1}),
    "if": ("If", objects(), {"leaf": 1}, {"leaf": 1, "child": 1}),
    "lists": ("List", lambda inner: [inner], [1], ["x"]),
}
"""A model, one level around another, and the innermost level: as it should be, and wrong."""


def nested(wrap: Wrap, innermost: Json, depth: int) -> Json:
    """A value of so many levels."""
    for _ in range(depth):
        innermost = wrap(innermost)
    return innermost


def seconds(adapter: TypeAdapter[Any], value: Json) -> float:
    """The least seconds of several runs, and of one if that is long."""
    times: list[float] = []
    while len(times) < 7 and sum(times) < 1:
        start = time.perf_counter()
        with suppress(ValidationError):
            adapter.validate_python(value)
        times.append(time.perf_counter() - start)
    return min(times)


def row(adapter: TypeAdapter[Any], wrap: Wrap, innermost: Json) -> str:
    """The first time, and how it grows."""
    first = seconds(adapter, nested(wrap, innermost, DEPTHS[0]))
    cells, last = [f"{first * 1000:8.2f}"], first
    for depth in DEPTHS[1:]:
        if last > LONGEST / 16:
            break
        now = seconds(adapter, nested(wrap, innermost, depth))
        cells.append(f"{now / last:8.1f}")
        last = now
    return "".join(cells) + f"   {last * 1000:.2f} ms"


def main() -> None:
    """Write the models, time them, print."""
    with tempfile.TemporaryDirectory() as name:
        spec = Path(name) / "shapes.yaml"
        spec.write_text(dedent(DOCUMENT).lstrip(), encoding="utf-8")
        write_models(spec, Path(name) / "out")
        sys.path.insert(0, str(Path(name) / "out"))
        models = importlib.import_module("models")
        print(f"{'':34} {'ms at 4':>8}" + "".join(f"{f'at {depth}':>8}" for depth in DEPTHS[1:]) + "   the last")
        for shape, (model, wrap, fits, wrong) in SHAPES.items():
            adapter = TypeAdapter[Any](getattr(models, model if model != "Pet" else "AnyPet"))
            for kind, innermost in (("fits", fits), ("wrong", wrong)):
                print(f"{shape:28} {kind:5} {row(adapter, wrap, innermost)}", flush=True)


if __name__ == "__main__":
    main()
