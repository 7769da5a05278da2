"""Operations: what each takes and gives, with its parameters gathered into a model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specleaf.build.context import Context
from specleaf.build.docs_of import docs_of_object
from specleaf.build.objects import field_of
from specleaf.ir.api import Content, Field, ObjectModel, Operation, Parameter, RequestBody, Response
from specleaf.ir.docs import Docs
from specleaf.ir.types import ANY_PART, ModelId, OneOf, Type, union
from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.source.schema import read_schema
from specleaf.source.structure import METHODS


def operations_of(path: str, place: Pointer, context: Context) -> Iterator[Operation]:
    """The operations of a path item, each followed by those of its callbacks."""
    landed = context.schemas.landed(place)
    item = _object(landed, context)
    if landed is None:
        return
    shared = _parameters(landed, item, context)
    for method, value, below in _methods(item, landed):
        if isinstance(value, dict):
            operation = _operation(method, path, below, shared, context)
            yield operation
            yield from _callbacks(below, value, context)


def _methods(item: Mapping[str, Json], place: Pointer) -> Iterator[tuple[str, Json, Pointer]]:
    for key, value in item.items():
        if key in METHODS:
            yield key, value, place.child(key)
        elif key == "additionalOperations" and isinstance(value, dict):
            for method, operation in value.items():
                yield method, operation, place.child(key, method)


def _callbacks(place: Pointer, operation: Mapping[str, Json], context: Context) -> Iterator[Operation]:
    for name in _entries(operation, "callbacks"):
        landed = context.schemas.landed(place.child("callbacks", name))
        for expression in _object(landed, context):
            if landed is not None and not expression.startswith("x-"):
                yield from operations_of(expression, landed.child(expression), context)


def _operation(method: str, path: str, place: Pointer, shared: tuple[Parameter, ...], context: Context) -> Operation:
    value = _object(place, context)
    own = _parameters(place, value, context)
    replaced = {(parameter.location, parameter.field.wire_name) for parameter in own}
    parameters = (*(each for each in shared if (each.location, each.field.wire_name) not in replaced), *own)
    request = place.child("parameters") if parameters else None
    if request:
        context.reserve(request)
    body = _request_body(place.child("requestBody"), context) if "requestBody" in value else None
    if request:
        context.add(_request_model(request, parameters, body))
    tags = value.get("tags")
    return Operation(
        pointer=place,
        method=method,
        path=path,
        operation_id=_text(value, "operationId"),
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        docs=docs_of_object(value),
        parameters=parameters,
        request_body=body,
        responses=tuple(_responses(place.child("responses"), value, context)),
        request=request,
    )


def _request_model(id_: ModelId, parameters: tuple[Parameter, ...], body: RequestBody | None) -> ObjectModel:
    """The model of a whole request: its parameters by name, then its body."""
    fields: dict[str, Field] = {}
    for parameter in parameters:
        field = parameter.field
        name = field.wire_name if field.wire_name not in fields else f"{parameter.location}.{field.wire_name}"
        fields[name] = _named(field, name)
    if body:
        fields[_free("requestBody", fields)] = _body_field(_free("requestBody", fields), body)
    return ObjectModel(id_, Docs(), tuple(fields.values()), ANY_PART)


def _named(field: Field, name: str) -> Field:
    return Field(name, field.type, field.required, field.pointer, field.default, field.access, field.docs)


def _free(name: str, taken: Mapping[str, Field]) -> str:
    while name in taken:
        name = f"body.{name}"
    return name


def _body_field(name: str, body: RequestBody) -> Field:
    return Field(name, body_type(body.contents), body.required, body.pointer, docs=body.docs)


def body_type(contents: tuple[Content, ...]) -> Type:
    """The type of a body: that of its JSON form if it has one, else any of its forms."""
    forms = [content for content in contents if "json" in content.content_type.lower()] or list(contents)
    parts = tuple(dict.fromkeys(content.part for content in forms))
    match union(parts) if parts else ANY_PART.type:
        case OneOf():
            # A union that no schema describes has no model; the first form stands for all.
            return parts[0].type
        case type_:
            return type_


def _parameters(place: Pointer, value: Mapping[str, Json], context: Context) -> tuple[Parameter, ...]:
    listed = value.get("parameters")
    count = len(listed) if isinstance(listed, list) else 0
    found = (_parameter(place.child("parameters", index), context) for index in range(count))
    return tuple(parameter for parameter in found if parameter)


def _parameter(place: Pointer, context: Context) -> Parameter | None:
    landed = context.schemas.landed(place)
    value = _object(landed, context)
    if landed is None or not _text(value, "name"):
        return None
    field = _field(_text(value, "name"), landed, value, context)
    return Parameter(landed, _text(value, "in"), field)


def _field(name: str, place: Pointer, value: Mapping[str, Json], context: Context) -> Field:
    """The field of a parameter or a header; its own words go before those of its schema."""
    docs = docs_of_object(value)
    examples = _examples(value, context, place)
    if "schema" in value:
        schema = read_schema(place.child("schema"), value["schema"], context.schemas.dialect)
        field = field_of(name, schema, value.get("required") is True, context)
        own = field.docs
        return Field(
            name,
            field.type,
            field.required,
            field.pointer,
            field.default,
            docs=Docs(
                docs.description or own.description,
                own.title,
                "",
                docs.deprecated or own.deprecated,
                examples or own.examples,
                docs.extensions or own.extensions,
            ),
        )
    contents = _contents(place, value, context)
    return Field(name, body_type(contents), value.get("required") is True, place, docs=docs)


def _examples(value: Mapping[str, Json], context: Context, place: Pointer) -> tuple[Json, ...]:
    """The examples of a parameter, header or media type (OpenAPI 3.1, "Working with Examples")."""
    if "example" in value:
        return (value["example"],)
    found: list[Json] = []
    for name in _entries(value, "examples"):
        landed = context.schemas.landed(place.child("examples", name))
        example = _object(landed, context)
        found += [example[key] for key in ("dataValue", "value") if key in example][:1]
    return tuple(found)


def _request_body(place: Pointer, context: Context) -> RequestBody | None:
    landed = context.schemas.landed(place)
    if landed is None:
        return None
    value = _object(landed, context)
    contents = _contents(landed, value, context)
    return RequestBody(landed, docs_of_object(value), value.get("required") is True, contents)


def _responses(place: Pointer, operation: Mapping[str, Json], context: Context) -> Iterator[Response]:
    for status in _entries(operation, "responses"):
        landed = None if status.startswith("x-") else context.schemas.landed(place.child(status))
        if landed is not None:
            value = _object(landed, context)
            headers = tuple(_headers(landed, value, context))
            yield Response(landed, status, docs_of_object(value), _contents(landed, value, context), headers)


def _headers(place: Pointer, value: Mapping[str, Json], context: Context) -> Iterator[Field]:
    for name in _entries(value, "headers"):
        landed = context.schemas.landed(place.child("headers", name))
        if landed is not None:
            yield _field(name, landed, _object(landed, context), context)


def _contents(place: Pointer, value: Mapping[str, Json], context: Context) -> tuple[Content, ...]:
    found: list[Content] = []
    for content_type in _entries(value, "content"):
        landed = context.schemas.landed(place.child("content", content_type))
        media = _object(landed, context)
        for keyword in ("schema", "itemSchema"):
            if landed is not None and keyword in media:
                schema = read_schema(landed.child(keyword), media[keyword], context.schemas.dialect)
                found.append(Content(schema.pointer, content_type, context.part_of(schema)))
    return tuple(found)


def _entries(value: Mapping[str, Json], key: str) -> Mapping[str, Json]:
    entries = value.get(key)
    return entries if isinstance(entries, dict) else {}


def _object(place: Pointer | None, context: Context) -> Mapping[str, Json]:
    value = context.schemas.value(place) if place is not None else None
    return value if isinstance(value, dict) else {}


def _text(value: Mapping[str, Json], key: str) -> str:
    text = value.get(key)
    return text if isinstance(text, str) else ""
