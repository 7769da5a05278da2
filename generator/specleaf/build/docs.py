"""Annotations of schemas, parameters, responses and other objects: JSON objects to `Docs`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from specleaf.ir import NO_DOCS, NO_EXTENSIONS, Docs
from specleaf.json_value import Json
from specleaf.source import EXTENSIONS, Schema


def docs_of(*schemas: Schema) -> Docs:
    """The annotations of a schema; of several, those of the first that has them."""
    keywords: Mapping[str, Json] = schemas[-1].keywords
    for schema in reversed(schemas[:-1]):
        keywords = {**keywords, **schema.keywords}
    examples = keywords.get("examples")
    docs = _docs(keywords, tuple(examples) if isinstance(examples, list) else ())
    if schemas[0].reference is None or "allOf" in schemas[0]:
        return docs
    return OF_REFERENCE if docs == NO_DOCS else replace(docs, of_reference=True)


def docs_of_object(value: Mapping[str, Json]) -> Docs:
    """The annotations of an object that is no schema: an operation, a parameter, a body, a response."""
    return _docs(value, ())


def _docs(value: Mapping[str, Json], examples: tuple[Json, ...]) -> Docs:
    if _READ.isdisjoint(value):
        return Docs(examples=examples) if examples else NO_DOCS
    extensions = {key: value[key] for key in value if key in EXTENSIONS}
    return Docs(
        description=_text(value, "description"),
        title=_text(value, "title"),
        summary=_text(value, "summary"),
        deprecated=value.get("deprecated") is True,
        examples=examples,
        extensions=MappingProxyType(extensions) if extensions else NO_EXTENSIONS,
    )


OF_REFERENCE = Docs(of_reference=True)
"""The docs of a reference without siblings."""

_READ = EXTENSIONS | {"description", "title", "summary", "deprecated"}


def _text(value: Mapping[str, Json], key: str) -> str:
    text = value.get(key)
    return text if isinstance(text, str) else ""
