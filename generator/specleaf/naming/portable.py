"""File names that every file system accepts: ASCII, short, and none that Windows reserves."""

from __future__ import annotations

from specleaf.naming.words import digest

MAX_LENGTH = 95
"""The most bytes of a file name without its extension; with one it stays below a hundred."""

_ROOM_FOR_DIGEST = 8

_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""File names that Windows reserves for devices, whatever their extension."""


def portable(name: str, max_length: int = MAX_LENGTH) -> str:
    """`name` as a file name without an extension; different names stay different unless only their case differs.

    Where letters are dropped (not ASCII) or cut off, a digest of the whole name follows; it comes first where the
    rest begins with a digit, since no module can be imported by such a name.
    """
    kept = name if name.isascii() else "".join(filter(str.isascii, name))
    if kept != name or len(kept) > max_length:
        mark = digest(name)
        kept = kept[: max_length - len(mark) - 1].lstrip("_")
        kept = f"{mark}_{kept}" if kept[:1].isdigit() else f"{kept}_{mark}".lstrip("_")
    return f"{kept}_" if kept.casefold() in _DEVICES else kept


def without_middle(name: str, separator: str = "_") -> str:
    """A name that is too long for a file without its middle words; several names may become the same."""
    if len(name) <= MAX_LENGTH or not name.isascii():
        return name
    words = name.split(separator)
    ends: tuple[list[str], list[str]] = ([], [])
    left = MAX_LENGTH - _ROOM_FOR_DIGEST
    while words:
        is_last = len(ends[0]) > len(ends[1])
        word = words.pop(-1 if is_last else 0)
        left -= len(word) + len(separator)
        if left < 0:
            break
        ends[is_last].append(word)
    return separator.join((*ends[0], *reversed(ends[1]))) or name
