"""What kind of OpenAPI description a document is: a whole one of a known version, or a fragment.

A fragment has none of `openapi`, `info` and `swagger`, and either its top-level fields are among `paths`,
`components`, `webhooks` and `x-…`, or it is one Schema Object, named by its title, else by its file. It is read as
OpenAPI 3.1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import PurePosixPath
from types import MappingProxyType

from specleaf.json_value import Json
from specleaf.pointer import ROOT
from specleaf.problems import Problem, SpecleafError
from specleaf.source.dialect import Version
from specleaf.source.document import Document, Locator, Reading
from specleaf.source.keywords import ASSERTIONS

_VERSION = re.compile(r"(3\.[012])\.[0-9]+(-[0-9A-Za-z.-]+)?")
_PARTS = frozenset({"paths", "components", "webhooks"})
_SCHEMA_KEYWORDS = ASSERTIONS | {"$defs"}


@dataclass(frozen=True, slots=True)
class Description:
    """A document in the form of a whole description, and the version to read it as."""

    document: Document
    version: Version
    is_fragment: bool = False
    wrapped_at: tuple[str, ...] = ()
    """Where the schema of a document that is nothing else stands in the form given to it here."""


def describe(document: Document) -> Description:
    """Tell what a document is; raises `SpecleafError` if it is nothing that can be read here."""
    root = document.root
    if not isinstance(root, dict):
        raise _refused("schema-invalid", "the document is not an object", "an OpenAPI document is a mapping at its top")
    if "openapi" in root:
        return Description(document, _version(root["openapi"]))
    for field, (name, hint) in _OTHER_FORMATS.items():
        if field in root:
            raise _refused("unsupported-version", f"{name} is not read", hint)
    if "info" in root:
        raise _refused("unsupported-version", "the field 'openapi' is missing", "add a line such as 'openapi: 3.1.0'")
    return _fragment(document, root)


_CONVERT = "convert the document to OpenAPI 3 first"
_OTHER_FORMATS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "swagger": ("Swagger 2.0", "convert the document to OpenAPI 3, with swagger2openapi for example"),
        "asyncapi": ("AsyncAPI", "it describes messages, and this reads OpenAPI"),
        "openrpc": ("OpenRPC", "it describes procedures, and this reads OpenAPI"),
        "overlay": ("an OpenAPI Overlay", "apply it, and give the document that comes out"),
        "arazzo": ("an Arazzo description", "give the OpenAPI document that it is about"),
        "item": ("a Postman collection", _CONVERT),
        "log": ("an archive of HTTP calls", _CONVERT),
    }
)
"""Descriptions of other kinds: the field that gives each away, what it is, and what would help."""


def declared_version(root: Json) -> Version | None:
    """The version that a file says it is written in, if it is a whole document of a known one."""
    return _known(root.get("openapi")) if isinstance(root, dict) else None


def complete_root(description: Description) -> Json:
    """The root of a description, with the fields that a fragment lacks."""
    root = description.document.root
    if not description.is_fragment or not isinstance(root, dict):
        return root
    return {"openapi": "3.1.0", "info": {"title": "fragment", "version": "0"}, **root}


def _fragment(document: Document, root: dict[str, Json]) -> Description:
    if root and all(key in _PARTS or key.startswith("x-") for key in root) and not _PARTS.isdisjoint(root):
        return Description(document, "3.1", is_fragment=True)
    if not _SCHEMA_KEYWORDS.isdisjoint(root):
        return _wrap_schema(document, root)
    guesses = [(key, get_close_matches(key, ("openapi", *_PARTS), 1)) for key in root]
    guess = next((f"did you mean {close[0]!r} instead of {key!r}?" for key, close in guesses if close), "")
    raise _refused(
        "unsupported-version",
        "neither an OpenAPI document, nor a fragment of one, nor a schema",
        guess or "a document begins with a line such as 'openapi: 3.1.0'",
    )


def _version(value: Json) -> Version:
    version = _known(value)
    if version is None:
        raise SpecleafError(
            Problem(
                "unsupported-version",
                f"not a version of OpenAPI that is read here: {value!r}",
                ROOT.child("openapi"),
                hint="OpenAPI 3.0, 3.1 and 3.2 are; the version is text such as '3.1.0'",
            )
        )
    return version


def _known(value: Json) -> Version | None:
    match = _VERSION.fullmatch(value) if isinstance(value, str) else None
    match match and match.group(1):
        case "3.0":
            return "3.0"
        case "3.1":
            return "3.1"
        case "3.2":
            return "3.2"
        case _:
            return None


@dataclass(frozen=True, slots=True)
class _WrappedLocator:
    """Places in a schema that stands alone, by their pointers in the document put around it."""

    locator: Locator
    depth: int

    def offset_of(self, parts: tuple[str, ...]) -> int:
        return self.locator.offset_of(parts[self.depth :])


def _wrap_schema(document: Document, schema: dict[str, Json]) -> Description:
    title = schema.get("title")
    name = next((name for name in (_name(title), _name(_stem(document.name))) if name), "Schema")
    root: Json = {"components": {"schemas": {name: schema}}}
    place = ("components", "schemas", name)
    reading = Reading(root, _WrappedLocator(document.reading.locator, len(place)))
    return Description(replace(document, reading=reading), "3.1", is_fragment=True, wrapped_at=place)


def _name(text: Json) -> str:
    """A text as the name of a component, or `""` if it has nothing to make one of."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", text) if isinstance(text, str) and re.search("[A-Za-z]", text) else ""


def _stem(name: str) -> str:
    stem = PurePosixPath(name.replace("\\", "/")).stem
    return "" if stem.startswith("<") else stem


def _refused(code: str, message: str, hint: str) -> SpecleafError:
    return SpecleafError(Problem(code, message, hint=hint))
