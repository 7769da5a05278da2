"""Rust's `regex`, the engine of pydantic and of jsonschema-rs. It runs in linear time, so any pattern is safe."""

from __future__ import annotations

from functools import lru_cache

import jsonschema_rs


def compiles(pattern: str) -> bool:
    """Whether the engine compiles a pattern; not if the program is too large or a property of Unicode is unknown."""
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern}, pattern_options=jsonschema_rs.RegexOptions())
    except jsonschema_rs.ValidationError:
        return False
    return True


@lru_cache(maxsize=1024)
def knows_property(name: str) -> bool:
    """Whether Unicode has a property of that name: `Lu`, `Script=Greek`."""
    return compiles(rf"\p{{{name}}}")
