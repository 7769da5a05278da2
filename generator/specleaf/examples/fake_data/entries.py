"""Word lists as they stand in the modules of this package: a text that runs over several lines."""

from __future__ import annotations


def entries(text: str) -> tuple[str, ...]:
    """The entries of a list, which are set apart by commas."""
    return tuple(" ".join(entry.split()) for entry in text.split(","))
