"""Patterns that the generated models do not check: each is reported with its place; the models leave it out."""

from __future__ import annotations

from collections.abc import Iterator

from specleaf.patterns import conditions, is_valid, translate
from specleaf.pointer import Pointer
from specleaf.problems import Problems
from specleaf.source import Schema, SchemaSet

_LINEAR = "patterns that look around or back take more than linear time"


def check_patterns(schemas: SchemaSet, problems: Problems) -> None:
    """Add a warning for each text that is no pattern, and a note for each pattern that no linear-time engine runs."""
    for node in schemas.nodes:
        if node.kind == "schema":
            for pattern, place in _patterns(schemas.schema(node.pointer)):
                if not _is_checked(pattern, place):
                    _report(pattern, place, problems)


def _is_checked(pattern: str, place: Pointer) -> bool:
    """Names of properties are held against one pattern, texts against several conditions if need be."""
    return (conditions(pattern) if place.parts[-1] == "pattern" else translate(pattern)) is not None


def _report(pattern: str, place: Pointer, problems: Problems) -> None:
    if is_valid(pattern):
        problems.note("pattern", place, f"the models do not check the pattern '{pattern}'", _LINEAR)
    else:
        problems.warn("pattern", place, f"'{pattern}' is no regular expression of ECMA-262, and is not checked")


def _patterns(schema: Schema) -> Iterator[tuple[str, Pointer]]:
    if "pattern" in schema:
        yield schema.text("pattern"), schema.pointer.child("pattern")
    for pattern in schema.named("patternProperties"):
        yield pattern, schema.pointer.child("patternProperties", pattern)
