"""The values that a document is made of, as `json.loads` gives them."""

from __future__ import annotations

from typing import TypeAlias, Union

Json: TypeAlias = Union["dict[str, Json]", "list[Json]", str, int, float, bool, None]
