"""Bodies in the SDK layout: models for uploads, unions of response bodies, inherited descriptions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from specleaf.ir import (
    ANY_PART,
    NO_DOCS,
    AliasModel,
    Anything,
    Api,
    Checked,
    Content,
    Field,
    ListOf,
    MapOf,
    Model,
    ModelId,
    ModelRef,
    Nullable,
    ObjectModel,
    OneOf,
    Operation,
    Part,
    RequestBody,
    Response,
    Scalar,
    Type,
    UnionModel,
    response_union_id,
    response_wrapper_id,
)
from specleaf.pointer import ROOT, Pointer

UPLOAD_NAME, UPLOAD_CONTENT, UPLOAD_TYPE = "fileName", "content", "contentType"
PART_DESCRIPTION = "x-specleaf-part-description"
PAGINATION = "x-speakeasy-pagination"
_TEXT = Scalar("string")
_HEADERS = MapOf(Part(ListOf(Part(_TEXT))))


def is_upload(model: Model) -> bool:
    """Whether a model is that of an uploaded file: only such a model has fields at its own place."""
    return isinstance(model, ObjectModel) and any(each.pointer == model.id for each in model.fields[:1])


def file_components(api: Api) -> Mapping[Pointer, ModelId]:
    """The component that is a file, by the place of each property that refers to it, or to an array of it."""
    fields = (each for model in api.models.values() if isinstance(model, ObjectModel) for each in model.fields)
    found = ((each.pointer, _file_component(each.type, api)) for each in fields)
    return {place: id_ for place, id_ in found if id_ is not None}


def _file_component(type_: Type, api: Api) -> ModelId | None:
    match type_:
        case Nullable(inner) | Checked(inner):
            return _file_component(inner, api)
        case ListOf(Part(inner)):
            return _file_component(inner, api)
        case ModelRef(id) if isinstance(model := api.models[id], AliasModel):
            return id if isinstance(model.target, Scalar) and model.target.format == "binary" else None
        case _:
            return None


def with_uploads(api: Api, components: Mapping[Pointer, ModelId]) -> Api:
    """`api` with a model for each file in a multipart body (OpenAPI 3.1, "Considerations for multipart Content").

    `components`: the components that are files, by the properties that refer to them.
    """
    found: dict[ModelId, Model] = {}
    forms = {id_: None for operation in api.operations for id_ in _form_bodies(operation)}
    for id_, model in api.models.items():
        found[id_] = model
        if id_ in forms and isinstance(model, ObjectModel):
            places = [components.get(each.pointer) or _place_of_file(each) for each in model.fields]
            fields = tuple(map(_uploading, model.fields, places))
            found[id_] = replace(model, fields=fields)
            triples = zip(fields, model.fields, places, strict=True)
            found |= {place: _upload(place) for now, before, place in triples if now.type != before.type}
    names = tuple(id_ for id_ in dict.fromkeys(components.values()) if id_ in found)
    return replace(api, models=MappingProxyType(found), components=(*api.components, *names))


def _place_of_file(each: Field) -> ModelId:
    """Where the model of a file stands that no component describes."""
    type_ = each.type.inner if isinstance(each.type, Nullable) else each.type
    return each.pointer.child("items") if isinstance(type_, ListOf) else each.pointer


def _form_bodies(operation: Operation) -> Iterator[ModelId]:
    for content in operation.request_body.contents if operation.request_body else ():
        if content.content_type.lower().startswith("multipart/") and isinstance(content.part.type, ModelRef):
            yield content.part.type.id


def _uploading(each: Field, place: ModelId) -> Field:
    return replace(each, type=_file_type(each.type, place))


def _file_type(type_: Type, place: ModelId) -> Type:
    match type_:
        case Scalar("string", "binary"):
            return ModelRef(place)
        case Nullable(Scalar("string", "binary")):
            return Nullable(ModelRef(place))
        case ListOf(Part(Scalar("string", "binary")), constraints):
            return ListOf(Part(ModelRef(place)), constraints)
        case _:
            return type_


def _upload(id_: ModelId) -> ObjectModel:
    fields = (
        Field(UPLOAD_NAME, _TEXT, True, id_),
        Field(UPLOAD_CONTENT, Scalar("string", "binary"), True, id_),
        Field(UPLOAD_TYPE, _TEXT, False, id_),
    )
    return ObjectModel(id_, NO_DOCS, fields, Part(Anything()))


def is_error(response: Response) -> bool:
    """Whether the status of a response is 4XX or 5XX."""
    return response.status[:1] in {"4", "5"}


def is_stream(content: Content) -> bool:
    """Whether a body is a stream of events (HTML Standard, "Server-sent events")."""
    return content.content_type.partition(";")[0].strip().lower() == "text/event-stream"


def success_contents(operation: Operation) -> tuple[Content, ...]:
    """The distinct bodies of the responses of an operation that are no errors."""
    found: dict[tuple[Type, bool], Content] = {}
    for response in operation.responses:
        for content in () if is_error(response) else response.contents:
            found.setdefault((content.part.type, is_stream(content)), content)
    return tuple(found.values())


def with_response_unions(api: Api) -> Api:
    """`api` with a union for each operation that has several such bodies."""
    found: dict[ModelId, Model] = dict(api.models)
    for operation in api.operations:
        contents = success_contents(operation)
        if len(contents) > 1:
            id_ = response_union_id(operation)
            found[id_] = UnionModel(id_, NO_DOCS, OneOf(tuple(each.part for each in contents)))
    return replace(api, models=MappingProxyType(found))


def with_response_wrappers(api: Api) -> Api:
    """`api` with a model for each operation whose result has more than a body: headers, or further pages."""
    found: dict[ModelId, Model] = dict(api.models)
    for operation in api.operations:
        fields = tuple(_wrapper_fields(operation, found))
        if fields:
            id_ = response_wrapper_id(operation)
            found[id_] = ObjectModel(id_, NO_DOCS, fields, ANY_PART)
    return replace(api, models=MappingProxyType(found))


def _wrapper_fields(operation: Operation, models: Mapping[ModelId, Model]) -> Iterator[Field]:
    """The fields of such a model; none if the operation needs none."""
    has_headers = any(each.headers for each in operation.responses if each.status.startswith("2"))
    if not has_headers and PAGINATION not in operation.docs.extensions:
        return
    place = response_wrapper_id(operation)
    if has_headers:
        yield Field("headers", _HEADERS, True, place.child("headers"))
    if (result := result_of(operation, models)) is not None:
        yield Field("result", result, True, place.child("result"))


def result_of(operation: Operation, models: Mapping[ModelId, Model]) -> Type | None:
    """The type of the body that an operation gives, `None` if it gives none."""
    union_id = response_union_id(operation)
    if union_id in models:
        return ModelRef(union_id)
    return next((each.part.type for each in success_contents(operation)), None)


def with_inherited_descriptions(api: Api) -> Api:
    """`api` with a description for models without one: that of a part of their `allOf`, or of what they are used for.

    An inline model has that of the body or parameter; so has a component whose first use is a shared body or response.
    """
    texts: dict[ModelId, str] = {}
    for operation in api.operations:
        for id_, text in _descriptions(operation):
            texts.setdefault(id_, text)
    models = {id_: _described(model, texts.get(id_, "")) for id_, model in api.models.items()}
    return replace(api, models=MappingProxyType(models))


def _described(model: Model, text: str) -> Model:
    if model.docs.description:
        return model
    of_part = model.docs.extensions.get(PART_DESCRIPTION)
    found = of_part if isinstance(of_part, str) else text
    return replace(model, docs=replace(model.docs, description=found)) if found else model


def _descriptions(operation: Operation) -> Iterator[tuple[ModelId, str]]:
    for parameter in operation.parameters:
        if (id_ := _inline(parameter.field.type, parameter.field.pointer)) is not None:
            yield id_, parameter.field.docs.description
    bodies: list[RequestBody | Response] = [operation.request_body] if operation.request_body else []
    for body in (*bodies, *operation.responses):
        for content in body.contents:
            if (id_ := _inline(content.part.type, ROOT)) is not None:
                is_shared = body.pointer.parts[:1] == ("components",)
                yield id_, body.own_docs.description if is_shared or id_.is_within(content.pointer) else ""


def _inline(type_: Type, place: ModelId) -> ModelId | None:
    """The model of a type, if it is at or below `place`."""
    match type_:
        case ModelRef(id) | Nullable(ModelRef(id)) if id.is_within(place):
            return id
        case _:
            return None
