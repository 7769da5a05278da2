"""The type of JSON values, as `json.loads` returns them."""

from __future__ import annotations

from typing import TypeAlias, Union

Json: TypeAlias = Union["dict[str, Json]", "list[Json]", str, int, float, bool, None]
