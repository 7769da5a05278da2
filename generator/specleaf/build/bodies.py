"""Parameters, headers, bodies and responses of operations.

An object that several operations refer to is built once; the target of the references is its identity.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from specleaf.build.context import Context
from specleaf.build.docs import docs_of_object
from specleaf.build.objects import field_of
from specleaf.ir import Content, Docs, Field, Parameter, RequestBody, Response, body_type
from specleaf.json_value import Json
from specleaf.pointer import Pointer


def parameters_of(place: Pointer, value: Mapping[str, Json], context: Context) -> tuple[Parameter, ...]:
    """The parameters of a path item or an operation."""
    listed = value.get("parameters")
    places = (place.child("parameters", index) for index in range(len(listed) if isinstance(listed, list) else 0))
    return tuple(_parameter(each, context) for each in places if is_present(each, context))


def is_present(place: Pointer, context: Context) -> bool:
    """Whether the object at a place, or the one that a reference there leads to, was not left out as invalid."""
    return context.schemas.value(context.schemas.resolved(place)) is not None


def request_body_of(place: Pointer, context: Context) -> RequestBody:
    """The body at a place, or the one referred to there."""
    landed, value, docs = read_object(place, context)
    own = docs_of_object(value)
    return RequestBody(landed, docs, value.get("required") is True, _contents(landed, value, context), own)


def responses_of(place: Pointer, operation: Mapping[str, Json], context: Context) -> Iterator[Response]:
    """The responses of an operation, in document order."""
    for status in entries(operation, "responses"):
        if not status.startswith("x-") and is_present(place.child(status), context):
            landed, value, docs = read_object(place.child(status), context)
            headers = tuple(_headers(landed, value, context))
            yield Response(landed, status, docs, _contents(landed, value, context), headers, docs_of_object(value))


def read_object(place: Pointer, context: Context) -> tuple[Pointer, Mapping[str, Json], Docs]:
    """The object at a place or the target of the reference there: its place, its value, its docs.

    `summary` and `description` beside the reference override those of its target (OpenAPI 3.1, "Reference Object").
    """
    landed = context.schemas.resolved(place)
    value = _object(context.schemas.value(landed))
    if landed == place or context.schemas.dialect_at(place).version == "3.0":
        return landed, value, docs_of_object(value)
    own = _object(context.schemas.value(place))
    beside = {key: own[key] for key in ("summary", "description") if key in own}
    return landed, value, docs_of_object({**value, **beside})


def entries(value: Mapping[str, Json], key: str) -> Mapping[str, Json]:
    """The object that a field holds, or an empty one."""
    return _object(value.get(key))


def _object(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}


def _parameter(place: Pointer, context: Context) -> Parameter:
    landed, value, docs = read_object(place, context)
    name, location = value.get("name"), value.get("in")
    return Parameter(landed, str(location), _field(str(name), landed, value, docs, context), docs)


def _headers(place: Pointer, value: Mapping[str, Json], context: Context) -> Iterator[Field]:
    for name in entries(value, "headers"):
        if is_present(place.child("headers", name), context):
            yield _field(name, *read_object(place.child("headers", name), context), context)


def _field(name: str, place: Pointer, value: Mapping[str, Json], docs: Docs, context: Context) -> Field:
    """The field of a parameter or a header; its own docs override those of its schema."""
    if place not in context.shared_fields:
        context.shared_fields[place] = _read_field(name, place, value, context)
    field = context.shared_fields[place]
    own = field.docs
    words = Docs(
        docs.description or own.description,
        own.title,
        "",
        docs.deprecated or own.deprecated,
        _examples(value, context, place) or own.examples,
        docs.extensions or own.extensions,
    )
    return replace(field, wire_name=name, docs=words)


def _read_field(name: str, place: Pointer, value: Mapping[str, Json], context: Context) -> Field:
    required = value.get("required") is True
    if "schema" in value:
        schema = context.schemas.schema(place.child("schema"))
        return replace(field_of(name, schema, required, context), access="both")
    return Field(name, body_type(_contents(place, value, context)), required, place)


def _examples(value: Mapping[str, Json], context: Context, place: Pointer) -> tuple[Json, ...]:
    """The examples of a parameter, a header or a body (OpenAPI 3.1, "Working with Examples")."""
    if "example" in value:
        return (value["example"],)
    found: list[Json] = []
    for name in entries(value, "examples"):
        _, example, _ = read_object(place.child("examples", name), context)
        found += [example[key] for key in ("dataValue", "value") if key in example][:1]
    return tuple(found)


def _contents(place: Pointer, value: Mapping[str, Json], context: Context) -> tuple[Content, ...]:
    if place not in context.shared_contents:
        context.shared_contents[place] = tuple(_read_contents(place, value, context))
    return context.shared_contents[place]


def _read_contents(place: Pointer, value: Mapping[str, Json], context: Context) -> Iterator[Content]:
    for content_type in entries(value, "content"):
        landed, media, _ = read_object(place.child("content", content_type), context)
        for keyword in ("schema", "itemSchema"):
            if keyword in media:
                schema = context.schemas.schema(landed.child(keyword))
                examples = _body_examples(content_type, landed, media, context) if keyword == "schema" else ()
                names = () if "example" in media else tuple(entries(media, "examples"))
                yield Content(schema.pointer, content_type, context.part_of(schema), examples, names)


def _body_examples(content_type: str, place: Pointer, media: Mapping[str, Json], context: Context) -> tuple[Json, ...]:
    """The examples of a body. If it is not JSON, a text is the body as it is sent (OpenAPI 3.1, "Example Object")."""
    found = _examples(media, context, place)
    return found if "json" in content_type.lower() else tuple(each for each in found if not isinstance(each, str))
