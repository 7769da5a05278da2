"""Which version of the publisher's generator made the pages: its lock file says so, else the flags that it knew."""

from __future__ import annotations

import re
from collections.abc import Mapping

from specleaf.json_value import Json
from specleaf.publisher.flags import GENERAL, value_at

LOCK = "gen.lock"
"""The name of the lock file, beside the generation file."""

_VERSION = re.compile(r"v?(\d+\.\d+)(\.\d+)?")
_FIRST_WITH: Mapping[str, str] = {
    "nameOverrideFeb2026": "1.749",
    "sharedNestedComponentsJan2026": "1.718",
}
"""The version since which a generator writes a fix into its files, newest first (the first one seen with it)."""
_USUAL = "1.606"


def generator_version(root: Json, lock: Json) -> str:
    """The version, as two numbers (`"1.749"`), of a generation file and of the lock file beside it (null if none)."""
    said = value_at(lock, ("management", "speakeasyVersion"))
    match = _VERSION.fullmatch(said) if isinstance(said, str) else None
    if match:
        return match[1]
    fixes = value_at(root, (GENERAL, "fixes"))
    known = fixes if isinstance(fixes, dict) else {}
    return next((version for fix, version in _FIRST_WITH.items() if fix in known), _USUAL)
