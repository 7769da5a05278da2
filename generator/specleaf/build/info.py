"""What a document says around its operations and models: JSON objects to `Info`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from specleaf.ir import (
    Api,
    CodeSample,
    Content,
    ExternalDocs,
    Flow,
    Info,
    LinkInfo,
    NamedExample,
    Operation,
    OperationInfo,
    Parameter,
    ParameterStyle,
    ScopedRequirement,
    Server,
    ServerVariable,
    SignIn,
    TagInfo,
    contents_of,
)
from specleaf.json_value import Json
from specleaf.pointer import ROOT, Pointer, parse_fragment
from specleaf.source import SchemaSet

_Object = Mapping[str, Json]


def info_of(api: Api, schemas: SchemaSet) -> Info:
    """The information around the operations and models of a document."""
    root = _object(schemas.value(ROOT))
    info = _object(root.get("info"))
    contact, licence = _object(info.get("contact")), _object(info.get("license"))
    return Info(
        summary=_text(info, "summary"),
        description=_text(info, "description"),
        terms=_text(info, "termsOfService"),
        contact=(_text(contact, "name"), _text(contact, "url"), _text(contact, "email")),
        licence=(_text(licence, "name") or _text(licence, "identifier"), _text(licence, "url")),
        external=_external(root),
        servers=_servers(root),
        tags=MappingProxyType({tag.name: tag for tag in _tags(root)}),
        sign_ins=MappingProxyType({each.name: each for each in _sign_ins(root, schemas)}),
        operations=MappingProxyType({each.pointer: _operation(each, root, api, schemas) for each in api.operations}),
        parameters=MappingProxyType(dict(_styles(api, schemas))),
        schemas=MappingProxyType(dict(_links_of_schemas(api, schemas))),
        examples=MappingProxyType(dict(_examples(api, schemas))),
        encodings=MappingProxyType(dict(_encodings(api, schemas))),
    )


def _object(value: Json) -> _Object:
    return value if isinstance(value, dict) else {}


def _objects(value: Json) -> list[_Object]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(value: _Object, key: str) -> str:
    text = value.get(key)
    return text if isinstance(text, str) else ""


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def _external(value: _Object) -> ExternalDocs | None:
    found = _object(value.get("externalDocs"))
    return ExternalDocs(_text(found, "url"), _text(found, "description")) if _text(found, "url") else None


def _servers(value: _Object) -> tuple[Server, ...]:
    return tuple(
        Server(_text(each, "url"), _text(each, "description") or _text(each, "name"), tuple(_variables(each)))
        for each in _objects(value.get("servers"))
        if _text(each, "url")
    )


def _variables(server: _Object) -> Iterator[ServerVariable]:
    for name, value in _object(server.get("variables")).items():
        variable = _object(value)
        values = _texts(variable.get("enum"))
        yield ServerVariable(name, _text(variable, "default"), values, _text(variable, "description"))


def _tags(root: _Object) -> Iterator[TagInfo]:
    for each in _objects(root.get("tags")):
        if name := _text(each, "name"):
            yield TagInfo(name, _text(each, "description") or _text(each, "summary"), _external(each))


def _sign_ins(root: _Object, schemas: SchemaSet) -> Iterator[SignIn]:
    for name in _object(_object(root.get("components")).get("securitySchemes")):
        place = schemas.resolved(ROOT.child("components", "securitySchemes", name))
        scheme = _object(schemas.value(place))
        yield SignIn(
            name=name,
            kind=_text(scheme, "type"),
            description=_text(scheme, "description"),
            location=_text(scheme, "in"),
            parameter=_text(scheme, "name"),
            scheme=_text(scheme, "scheme"),
            bearer_format=_text(scheme, "bearerFormat"),
            url=_text(scheme, "openIdConnectUrl"),
            flows=tuple(_flows(scheme)),
        )


def _flows(scheme: _Object) -> Iterator[Flow]:
    for kind, value in _object(scheme.get("flows")).items():
        flow = _object(value)
        scopes = {name: str(about) for name, about in _object(flow.get("scopes")).items()}
        yield Flow(kind, _text(flow, "authorizationUrl"), _text(flow, "tokenUrl"), MappingProxyType(scopes))


def _operation(operation: Operation, root: _Object, api: Api, schemas: SchemaSet) -> OperationInfo:
    value = _object(schemas.value(operation.pointer))
    item = _object(schemas.value(Pointer(operation.pointer.parts[:-1], operation.pointer.file)))
    links = {each.status: tuple(_links(each.pointer, api, schemas)) for each in operation.responses}
    return OperationInfo(
        servers=_servers(value) or _servers(item),
        security=_requirements(value) if "security" in value else _requirements(root),
        external=_external(value),
        links=MappingProxyType({status: found for status, found in links.items() if found}),
        samples=tuple(_samples(value)),
    )


def _samples(operation: _Object) -> Iterator[CodeSample]:
    listed = operation.get("x-codeSamples", operation.get("x-code-samples"))
    for each in _objects(listed):
        if source := _text(each, "source"):
            yield CodeSample(_text(each, "lang"), source, _text(each, "label"))


def _requirements(value: _Object) -> tuple[ScopedRequirement, ...] | None:
    if not isinstance(value.get("security"), list):
        return None
    listed = _objects(value.get("security"))
    return tuple(tuple((name, _texts(scopes)) for name, scopes in each.items()) for each in listed)


def _links(response: Pointer, api: Api, schemas: SchemaSet) -> Iterator[LinkInfo]:
    for name in _object(_object(schemas.value(response)).get("links")):
        link = _object(schemas.value(schemas.resolved(response.child("links", name))))
        target = _linked_operation(link, api)
        parameters = {key: str(value) for key, value in _object(link.get("parameters")).items()}
        yield LinkInfo(name, target, MappingProxyType(parameters), _text(link, "description"))


def _linked_operation(link: _Object, api: Api) -> Pointer | None:
    """The place of the operation that a link names, by `operationId` or by a reference into this document."""
    id_, reference = _text(link, "operationId"), _text(link, "operationRef")
    parts = parse_fragment(reference.removeprefix("#")) if reference.startswith("#/") else None
    places = (each.pointer for each in api.operations if each.operation_id == id_ != "" or each.pointer.parts == parts)
    return next(places, None)


_USUAL = {"query": ("form", True), "cookie": ("form", True), "path": ("simple", False), "header": ("simple", False)}


def _styles(api: Api, schemas: SchemaSet) -> Iterator[tuple[Pointer, ParameterStyle]]:
    for parameter in (each for operation in api.operations for each in operation.parameters):
        yield parameter.pointer, _style(parameter, schemas)


def _style(parameter: Parameter, schemas: SchemaSet) -> ParameterStyle:
    value = _object(schemas.value(parameter.pointer))
    usual, _ = _USUAL.get(parameter.location, ("form", True))
    style = _text(value, "style") or usual
    explode = value.get("explode")
    explodes = explode if isinstance(explode, bool) else style in {"form", "cookie"}
    content_type = next(iter(_object(value.get("content"))), "")
    reserved = value.get("allowReserved") is True
    is_usual = (style, explodes) == _USUAL.get(parameter.location) and not content_type and not reserved
    return ParameterStyle(style, explodes, is_usual, content_type, reserved)


def _encodings(api: Api, schemas: SchemaSet) -> Iterator[tuple[Pointer, Mapping[str, ParameterStyle]]]:
    for content in (each for operation in api.operations for each in contents_of(operation)):
        media = Pointer(content.pointer.parts[:-1], content.pointer.file)
        fields: _Object = _object(_object(schemas.value(media)).get("encoding")) if schemas.has(media) else {}
        if fields:
            yield content.pointer, MappingProxyType({name: _encoding(_object(each)) for name, each in fields.items()})


def _encoding(value: _Object) -> ParameterStyle:
    """An Encoding Object, whose media type may be several, and ranges.

    With one of the keywords of styles it does not count (OpenAPI 3.1).
    """
    has_style = not value.keys().isdisjoint({"style", "explode", "allowReserved"})
    style, explode = _text(value, "style") or "form", value.get("explode")
    content_type = "" if has_style else _text(value, "contentType").strip()
    explodes = explode if isinstance(explode, bool) else style == "form"
    reserved = value.get("allowReserved") is True
    is_usual = (style, explodes) == ("form", True) and not content_type and not reserved
    return ParameterStyle(style, explodes, is_usual, content_type, reserved)


def _links_of_schemas(api: Api, schemas: SchemaSet) -> Iterator[tuple[Pointer, ExternalDocs]]:
    for id_ in api.models:
        if schemas.has(id_) and (found := _external(_object(schemas.value(id_)))):
            yield id_, found


def _examples(api: Api, schemas: SchemaSet) -> Iterator[tuple[Pointer, tuple[NamedExample, ...]]]:
    for operation in api.operations:
        for parameter in operation.parameters:
            if found := tuple(_named(parameter.pointer, ("dataValue", "value"), schemas)):
                yield parameter.pointer, found
        for content in contents_of(operation):
            media = Pointer(content.pointer.parts[:-1], content.pointer.file)
            if schemas.has(media) and (found := tuple(_examples_of_body(content, media, schemas))):
                yield content.pointer, found


def _examples_of_body(content: Content, media: Pointer, schemas: SchemaSet) -> Iterator[NamedExample]:
    is_json = "json" in content.content_type.lower()
    keys = ("dataValue", "value") if is_json else ("serializedValue", "value")
    yield from _named(media, keys, schemas)
    text = _text(_object(schemas.value(media)), "example")
    if text and not is_json:
        yield NamedExample("", text)


def _named(place: Pointer, keys: tuple[str, ...], schemas: SchemaSet) -> Iterator[NamedExample]:
    """The examples at a place, each with the first of the keys that it has (OpenAPI 3.2, "Example Object")."""
    for name in _object(_object(schemas.value(place)).get("examples")):
        example = _object(schemas.value(schemas.resolved(place.child("examples", name))))
        key = next((each for each in keys if each in example), None)
        if key:
            yield NamedExample(name, example[key], _text(example, "summary"), _text(example, "description"))
