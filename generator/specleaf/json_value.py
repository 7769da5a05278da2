"""The type of JSON values, as `json.loads` returns them, and their text where it is printed."""

from __future__ import annotations

import json
from typing import TypeAlias, Union

Json: TypeAlias = Union["dict[str, Json]", "list[Json]", str, int, float, bool, None]


def printable_json(value: Json, indent: int | None = None) -> str:
    """`value` as JSON in ASCII that `escape` does not change, so what is printed is the same value."""
    return json.dumps(value, indent=indent).replace("##", "#\\u0023")
