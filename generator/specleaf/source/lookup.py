"""Finding the value that a JSON Pointer names (RFC 6901, section 4)."""

from __future__ import annotations

import re

from specleaf.json_value import Json

_INDEX = re.compile(r"0|[1-9][0-9]{0,17}")


class NotThereError(Exception):
    """Nothing is at the place. `known` is how many parts of the pointer lead somewhere, `names` what is there."""

    def __init__(self, known: int, names: tuple[str, ...]) -> None:
        super().__init__(known)
        self.known = known
        self.names = names


def value_at(root: Json, parts: tuple[str, ...]) -> Json:
    """The value at `parts` below `root`; raises `NotThereError`."""
    value = root
    for number, part in enumerate(parts):
        match value:
            case dict() if part in value:
                value = value[part]
            case list() if _INDEX.fullmatch(part) and int(part) < len(value):
                value = value[int(part)]
            case _:
                raise NotThereError(number, tuple(value) if isinstance(value, dict) else ())
    return value


def has_value_at(root: Json, parts: tuple[str, ...]) -> bool:
    """Whether there is a value at `parts` below `root`."""
    try:
        value_at(root, parts)
    except NotThereError:
        return False
    return True
