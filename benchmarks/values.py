"""Time how fast generated models read and write values, in turns with a peer's, and print ratios.

    make bench

The document is small and usual: objects in objects, lists of them, a union with a discriminator, a date, bounds. The
values are a thousand orders. Each package is imported by a process of its own, with the same Python and pydantic; the
peer's models are made to keep what the schema does not know, as ours do. Milliseconds are the least of several runs.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from textwrap import dedent

from compare import PEER_OPTIONS, peer_command
from imports import module_of, write_models

DOCUMENT = """
openapi: 3.1.0
info: {title: Shop, version: "1"}
components:
  schemas:
    Orders:
      type: object
      required: [orders]
      properties:
        orders: {type: array, items: {$ref: "#/components/schemas/Order"}}
    Order:
      type: object
      required: [id, customer, lines, payment]
      properties:
        id: {type: string}
        placed: {type: string, format: date-time}
        customer: {$ref: "#/components/schemas/Customer"}
        lines: {type: array, items: {$ref: "#/components/schemas/Line"}}
        payment:
          oneOf:
            - $ref: "#/components/schemas/Card"
            - $ref: "#/components/schemas/Transfer"
          discriminator: {propertyName: kind}
    Customer:
      type: object
      required: [name]
      properties:
        name: {type: string, maxLength: 100}
        mail: {type: string}
    Line:
      type: object
      required: [article, count]
      properties:
        article: {type: string}
        count: {type: integer, minimum: 1}
        price: {type: number, minimum: 0}
    Card:
      type: object
      required: [kind, number]
      properties:
        kind: {type: string, enum: [Card]}
        number: {type: string}
    Transfer:
      type: object
      required: [kind, iban]
      properties:
        kind: {type: string, enum: [Transfer]}
        iban: {type: string}
"""

ORDER = {
    "id": "o-1",
    "placed": "2024-05-01T10:00:00Z",
    "customer": {"name": "Ada", "mail": "ada@example.com"},
    "lines": [{"article": "tea", "count": 2, "price": 3.5}, {"article": "cup", "count": 1, "price": 9}],
    "payment": {"kind": "Transfer", "iban": "DE1"},
    "note": "ring twice",
}

TIMED = """
import json, sys, time
from {module} import Orders
text = sys.stdin.read()
data = json.loads(text)
value = Orders.model_validate(data)
assert len(value.orders) == len(data["orders"]) and value.orders[0].model_extra == {{"note": "ring twice"}}
steps = {{
    "read Python values": lambda: Orders.model_validate(data),
    "read JSON": lambda: Orders.model_validate_json(text),
    "write Python values": lambda: value.model_dump(exclude_unset=True),
    "write JSON": lambda: value.model_dump_json(exclude_unset=True),
}}
found = {{}}
for name, step in steps.items():
    times = []
    for _ in range(10):
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    found[name] = min(times)
print(json.dumps(found))
"""
"""What a process runs, with the values on its standard input."""

ROUNDS = 3


def main() -> None:
    """Write both packages, time them in turns, print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        spec = folder / "shop.yaml"
        spec.write_text(dedent(DOCUMENT).lstrip(), encoding="utf-8")
        write_models(spec, folder / "ours")
        module = write_their_models(spec, folder / "theirs")
        runs = [(run("models", folder / "ours"), run(module, folder / "theirs")) for _ in range(ROUNDS)]
    print(f"{'1,000 orders':24} {'specleaf':>10} {'peer':>10} {'ratio':>7}   milliseconds, least of {10 * ROUNDS}")
    for step in runs[0][0]:
        ours, theirs = (min(each[side][step] for each in runs) * 1000 for side in (0, 1))
        print(f"{step:24} {ours:10.2f} {theirs:10.2f} {ours / theirs:7.2f}")


def write_their_models(spec: Path, folder: Path) -> str:
    """Write the peer's package into a folder; the module of its root model."""
    folder.mkdir()
    options = [*PEER_OPTIONS, "--extra-fields", "allow"]
    subprocess.run([peer_command(), "--input", spec, "--output", folder / "models", *options], check=True)
    return module_of("Orders", folder)


def run(module: str, folder: Path) -> dict[str, float]:
    """The least seconds of each step, in one process."""
    command = [sys.executable, "-c", TIMED.format(module=module)]
    values = json.dumps({"orders": [ORDER] * 1000})
    done = subprocess.run(command, cwd=folder, input=values, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    found: dict[str, float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
