"""How large a document and its output may be.

The limits protect the run, not the reader: an unknown document cannot take the machine's memory or time, nor drive a
walk over its values into Python's recursion limit. Passing one is an error that names the limit and its setting.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

LimitName = Literal["bytes", "depth", "nodes", "digits", "output"]

_UNITS: dict[LimitName, str] = {
    "bytes": "bytes",
    "depth": "levels of nesting",
    "nodes": "nodes",
    "digits": "digits in a number",
    "output": "bytes of output",
}
_MAXIMUM: dict[LimitName, int] = {"depth": 120, "digits": 640}


@dataclass(frozen=True, slots=True)
class Limits:
    """What `[limits]` in the settings says; all are counts, and the count itself is still allowed.

    At the most, `depth` leaves a recursive walk eight frames a level below Python's own limit of 1,000, of which the
    layout of code takes six (published documents stay under 30 levels), and `digits` is what every Python can read and
    write in decimal.
    """

    bytes: int = 64 * 1024 * 1024
    depth: int = 100
    nodes: int = 5_000_000
    digits: int = 600
    output: int = 256 * 1024 * 1024

    def __post_init__(self) -> None:
        for name in _UNITS:
            value: int = getattr(self, name)
            if not 1 <= value <= _MAXIMUM.get(name, value):
                most = f" to {_MAXIMUM[name]}" if name in _MAXIMUM else ""
                raise ValueError(f"limits.{name} is a count, from 1{most}, and cannot be {value}")

    def exceeded(self, name: LimitName) -> str:
        """The words for a document that passes a limit."""
        value: int = getattr(self, name)
        return f"more than {value:,} {_UNITS[name]}, the limit of the setting 'limits.{name}'"
