"""The constraints that a type can carry, one row each.

A constraint is a keyword that narrows the values of one JSON type, and that each page layout and model style can
express. Other assertions (`not`, `if`, `contains`, …) are rules: see `ir.types.Checked`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

JsonType = Literal["string", "number", "array", "object"]


@dataclass(frozen=True, slots=True)
class Constraint:
    """One keyword and its value, as JSON Schema 2020-12 means them: `Constraint("maxLength", 20)`."""

    keyword: str
    value: int | float | str | bool


CONSTRAINTS: dict[str, JsonType] = {
    "minLength": "string",
    "maxLength": "string",
    "pattern": "string",
    "minimum": "number",
    "exclusiveMinimum": "number",
    "maximum": "number",
    "exclusiveMaximum": "number",
    "multipleOf": "number",
    "minItems": "array",
    "maxItems": "array",
    "uniqueItems": "array",
    "minProperties": "object",
    "maxProperties": "object",
}
"""The JSON type that each constraint applies to (JSON Schema 2020-12, Validation, sections 6.2 to 6.5)."""
