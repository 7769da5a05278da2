"""Mandatory arguments: the required fields without a default."""

from __future__ import annotations

from specleaf.ir.api import Field
from specleaf.ir.types import ListOf, MapOf, Nullable
from specleaf.json_value import Json

_NOTHING: tuple[Json, ...] = (None, [])


def is_mandatory(each: Field) -> bool:
    """Whether the SDK layout has a check mark for a field: it is required and has no default."""
    if not each.required or each.default is None:
        return each.required
    # A nullable list or map whose default is empty or null counts as mandatory there.
    holds_others = isinstance(each.type, Nullable) and isinstance(each.type.inner, ListOf | MapOf)
    return holds_others and each.default.value in _NOTHING
