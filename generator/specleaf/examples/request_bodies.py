"""The body of an example request: its media type, its value, and how it is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from specleaf.examples.as_json import as_json
from specleaf.examples.parameter_text import parameter_text
from specleaf.ir import Binary, Content, Instance, Items, ParameterStyle, Value
from specleaf.json_value import Json

BodyKind: TypeAlias = Literal["json", "text", "file", "parts"]


@dataclass(frozen=True, slots=True)
class FormPart:
    """A part of a multipart body. `file`: it is the content of a file, and `text` is its content in an example."""

    name: str
    text: str
    content_type: str = ""
    file: bool = False


@dataclass(frozen=True, slots=True)
class SampleBody:
    """A body: `text` is what is sent, but of a file, whose content is the reader's, and of a multipart body."""

    kind: BodyKind
    content_type: str
    value: Value
    text: str = ""
    parts: tuple[FormPart, ...] = ()


_FORM, _MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
_FILES = ("application/octet-stream", "application/pdf", "application/zip", "audio/", "image/", "video/")
_AS_FIELD = ParameterStyle("form", True, True)


def is_form(content_type: str) -> bool:
    """Whether a body of this media type has fields with names and texts."""
    return _essence(content_type) in (_FORM, _MULTIPART)


def can_be_sent(content_type: str) -> bool:
    """Whether an example of a body of this media type can be made from a value."""
    return is_json(content_type) or _essence(content_type).startswith((_FORM, _MULTIPART, "text/plain", *_FILES))


def is_json(content_type: str) -> bool:
    """Whether a body of this media type is one JSON value."""
    essence = _essence(content_type)
    return essence.endswith(("/json", "+json"))


def _essence(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def sample_body(content: Content, value: Value, encoding: Mapping[str, ParameterStyle]) -> SampleBody | None:
    """A body with a value; None if the media type does not take it. `encoding`: how fields of a form are written."""
    essence, found = _essence(content.content_type), as_json(value)
    if is_json(essence):
        return SampleBody("json", content.content_type, value, json.dumps(found, indent=2, ensure_ascii=False))
    if essence.startswith(_FILES):
        return SampleBody("file", content.content_type, value)
    if essence == _FORM and isinstance(found, dict):
        fields = (_field(name, each, encoding.get(name)) for name, each in found.items())
        return SampleBody("text", content.content_type, value, "&".join(filter(None, fields)))
    if essence == _MULTIPART and isinstance(value, Instance):
        parts = tuple(part for name, each in value.fields for part in _parts(name, each, encoding.get(name)))
        return SampleBody("parts", content.content_type, value, parts=parts) if parts else None
    if essence == "text/plain" and isinstance(found, str):
        return SampleBody("text", content.content_type, value, found)
    return None


def without_empty(value: Json) -> Json:
    """What is left of a value in a form, which has neither null nor empty lists and objects; None if nothing is."""
    if isinstance(value, dict):
        members = {name: without_empty(each) for name, each in value.items()}
        return {name: each for name, each in members.items() if each is not None} or None
    if isinstance(value, list):
        return [each for each in map(without_empty, value) if each is not None] or None
    return value


def _field(name: str, value: Json, style: ParameterStyle | None) -> str | None:
    """A field of a form, as a parameter of a query (OpenAPI 3.2, "Encoding the x-www-form-urlencoded Media Type").

    An object whose style nobody gives is JSON.
    """
    if style is None and isinstance(value, dict):
        value = _compact(value)
    return parameter_text(name, "query", style or _AS_FIELD, value)


def _parts(name: str, value: Value, style: ParameterStyle | None) -> Iterator[FormPart]:
    """The parts for a property: one for each item of a list (OpenAPI 3.2, "Encoding multipart Media Types")."""
    content_type = style.content_type.partition(",")[0].strip() if style else ""
    content_type = "" if "*" in content_type else content_type
    for each in value.items if isinstance(value, Items) else (value,):
        found = as_json(each)
        if isinstance(each, Binary):
            yield FormPart(name, str(found), content_type, file=True)
        elif isinstance(found, str):
            yield FormPart(name, found, content_type)
        elif isinstance(found, dict | list):
            yield FormPart(name, _compact(found), content_type or "application/json")
        elif found is not None:
            yield FormPart(name, _compact(found), content_type)


def _compact(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
