"""Annotations: what a document says for people, separate from what values it accepts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from specleaf.json_value import Json

NO_EXTENSIONS: Mapping[str, Json] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Docs:
    """The annotations of a schema, a parameter, an operation, as written, but for the `remarks`.

    `examples` are values, the first one first (`example` of OpenAPI 3.0 counts as the only one). `extensions` are those
    `x-` fields that `source.keywords` lists as read.
    """

    description: str = ""
    title: str = ""
    summary: str = ""
    deprecated: bool = False
    examples: tuple[Json, ...] = ()
    extensions: Mapping[str, Json] = field(default_factory=lambda: NO_EXTENSIONS, hash=False)
    of_reference: bool = field(default=False, compare=False)
    """Whether they stand beside a `$ref`, whose target has docs of its own."""
    remarks: tuple[str, ...] = ()
    """Sentences of ours, not of the author, on what was read in a weaker sense than written."""


NO_DOCS = Docs()
