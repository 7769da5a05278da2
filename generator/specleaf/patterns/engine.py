"""Rust's `regex`: the engine of pydantic and of jsonschema-rs. Linear time makes it safe to run an author's pattern."""

from __future__ import annotations

from functools import lru_cache

import jsonschema_rs


def compiles(pattern: str) -> bool:
    """Whether the engine takes it: not if it grows too large or names a property of a younger Unicode."""
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern}, pattern_options=jsonschema_rs.RegexOptions())
    except jsonschema_rs.ValidationError:
        return False
    return True


@lru_cache(maxsize=1024)
def knows_property(name: str) -> bool:
    """Whether Unicode has a property of that name: `Lu`, `Script=Greek`."""
    return compiles(rf"\p{{{name}}}")
