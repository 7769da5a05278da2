"""Time how soon generated models can be used, each time in a fresh process, and print ratios.

    make bench                                                a small document of ours
    .venv/bin/python benchmarks/imports.py stripe.yaml Customer   one model of another document

The first table goes through what a program does before its first call: it imports pydantic, then the package, then one
model, and reads an empty object with it. The peer is the one of `compare.py`, and its modules are imported here, by the
same Python and pydantic. The second table is about documents that are hard on recursive libraries: all models are
imported, and each reads an object with others inside. Seconds are the least of several runs; ratios are to importing
pydantic and making one class with it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare import PEER_OPTIONS, peer_command

HERE = Path(__file__).parent
SPECLEAF = Path(sys.executable).parent / "specleaf"

TIMED = """
import resource, sys, time
start = time.perf_counter()
{code}
seconds = time.perf_counter() - start
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
"""What a fresh process runs. The memory is the most that it had, in MB as Linux counts."""

PYDANTIC = """
import pydantic
pydantic.create_model("One", a=(int, 0))
"""

USE = """
try:
    {model}.model_validate({{}})
except ValueError:
    pass
"""

ALL = """
import models
for name in dir(models):
    if name.lstrip("M").isdecimal():
        getattr(models, name).model_validate({"to0": {"to0": {}}})
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took."""

    seconds: float
    megabytes: float


def main() -> None:
    """Read the command line, run, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("spec", nargs="?", type=Path, default=HERE.parent / "tests" / "models" / "everything.yaml")
    parser.add_argument("model", nargs="?", default="Scalars", help="the component that is imported")
    parser.add_argument("--runs", type=int, default=5, help="runs of each process (5)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base = cost(PYDANTIC, Path(folder), options.runs)
        print(f"{options.spec.name}, {options.model}")
        rows = {"pydantic alone": base, **dict(first_use(options.spec, options.model, Path(folder), options.runs))}
        print_table(rows, base)
        print("all models of documents of one shape")
        print_table(dict(hard_shapes(Path(folder), options.runs)), base)


def first_use(spec: Path, model: str, folder: Path, runs: int) -> Iterator[tuple[str, Cost]]:
    """The costs of a package and of one model: ours, then the peer's if it has a model of that name."""
    write_models(spec.resolve(), folder / "ours")
    yield "our package", cost(f"{PYDANTIC}import models", folder / "ours", runs)
    yield "our model", cost(f"{PYDANTIC}from models import {model}{USE.format(model=model)}", folder / "ours", runs)
    (folder / "theirs").mkdir()
    command: list[str | Path] = [
        peer_command(),
        "--input",
        spec.resolve(),
        "--output",
        folder / "theirs" / "models",
        *PEER_OPTIONS,
    ]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        return
    yield "the peer's package", cost(f"{PYDANTIC}import models", folder / "theirs", runs)
    if module := module_of(model, folder / "theirs"):
        code = f"{PYDANTIC}from {module} import {model}{USE.format(model=model)}"
        yield "the peer's model", cost(code, folder / "theirs", runs)


def module_of(model: str, folder: Path) -> str:
    """The module of the peer's package that defines a model."""
    definition = re.compile(rf"^class {model}\(", re.MULTILINE)
    found = (path for path in sorted(folder.rglob("*.py")) if definition.search(path.read_text(encoding="utf-8")))
    path = next(found, None)
    return ".".join(path.relative_to(folder).with_suffix("").parts) if path else ""


def hard_shapes(folder: Path, runs: int) -> Iterator[tuple[str, Cost]]:
    """The costs of rings, chains and nets of models."""
    shapes = {
        "a ring of 2,000": [[(number + 1) % 2000] for number in range(2000)],
        "a chain of 2,000": [[number + 1] if number < 1999 else [] for number in range(2000)],
        "400, each with 8 others": [[(number * 7 + step * 31 + 1) % 400 for step in range(8)] for number in range(400)],
    }
    for name, edges in shapes.items():
        for suffix, make in ("", document), (" (one module)", document_of_one_component):
            home = folder / re.sub(r"\W+", "-", name + suffix)
            spec = folder / f"{home.name}.json"
            spec.write_text(json.dumps(make(edges)), encoding="utf-8")
            write_models(spec, home)
            yield name + suffix, cost(PYDANTIC + ALL, home, runs)


def document(edges: Sequence[Sequence[int]]) -> Mapping[str, Any]:
    """A document with a component for each node, and a property for each edge."""
    return described(schemas(edges, "#/components/schemas"))


def document_of_one_component(edges: Sequence[Sequence[int]]) -> Mapping[str, Any]:
    """The same with a definition inside one component for each node."""
    place = "#/components/schemas/M/$defs"
    first = {"to0": {"$ref": f"{place}/M0"}}
    return described({"M": {"type": "object", "properties": first, "$defs": schemas(edges, place)}})


def schemas(edges: Sequence[Sequence[int]], place: str) -> Mapping[str, Any]:
    """A schema for each node."""
    return {
        f"M{number}": {
            "type": "object",
            "properties": {f"to{i}": {"$ref": f"{place}/M{to}"} for i, to in enumerate(targets)},
        }
        for number, targets in enumerate(edges)
    }


def described(schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    """A document with these components."""
    return {"openapi": "3.1.0", "info": {"title": "Shape", "version": "1"}, "components": {"schemas": schemas}}


def write_models(spec: Path, folder: Path) -> None:
    """Write our package of models into a folder."""
    folder.mkdir(exist_ok=True)
    command: list[str | Path] = [SPECLEAF, "generate", spec, "--output", folder, "--no-pages"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(done.stderr)


def cost(code: str, folder: Path, runs: int) -> Cost:
    """The least that a process took; one that is not counted writes the compiled modules first."""
    outputs = [run(code, folder) for _ in range(runs + 1)][1:]
    return Cost(min(each.seconds for each in outputs), min(each.megabytes for each in outputs))


def run(code: str, folder: Path) -> Cost:
    """What one process took."""
    command = [sys.executable, "-c", TIMED.replace("{code}", code)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    seconds, megabytes = map(float, done.stdout.split())
    return Cost(seconds, megabytes)


def print_table(rows: Mapping[str, Cost], base: Cost) -> None:
    """Seconds, how many times pydantic's own, and memory."""
    for name, each in rows.items():
        print(
            f"  {name:38} {each.seconds:7.3f} s {each.seconds / base.seconds:7.2f} x {each.megabytes:7.0f} MB",
            flush=True,
        )


if __name__ == "__main__":
    main()
