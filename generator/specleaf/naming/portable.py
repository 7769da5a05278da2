"""File names that every file system takes, from class names: ASCII, short, and none that Windows keeps for itself."""

from __future__ import annotations

from specleaf.naming.words import digest

LONGEST = 95
"""The most bytes of a file name without its ending: with one it stays below a hundred."""

_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""File names that Windows keeps for devices, whatever their ending."""


def portable(name: str, longest: int = LONGEST) -> str:
    """`name` as a file name without an ending; different names stay different unless only their case differs.

    A letter that is not ASCII, or what is cut off, is stood for by a digest of the whole name.
    """
    kept = name if name.isascii() else "".join(filter(str.isascii, name))
    if kept != name or len(kept) > longest:
        mark = digest(name)
        kept = f"{kept[: longest - len(mark) - 1]}_{mark}".lstrip("_")
    return f"{kept}_" if kept.casefold() in _DEVICES else kept
