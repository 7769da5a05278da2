"""`SchemaSet` to `Api`: what the document means, in no language.

Operations come first, in document order, then the components that none of them reached. Later stages read the Api
and nothing before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import cast

from specleaf.build.check_listed_values import check_listed_values
from specleaf.build.context import Context
from specleaf.build.docs import docs_of_object
from specleaf.build.info import info_of
from specleaf.build.operations import operations_of, requirements_of
from specleaf.build.rules import rule_schema
from specleaf.build.shapes import own_shape_of, shape_of
from specleaf.ir import Api, GlobalParameter, Operation, SecurityScheme
from specleaf.json_value import Json
from specleaf.pointer import ROOT, Pointer, parse_fragment
from specleaf.problems import Problems
from specleaf.source import NotThereError, SchemaSet

_SCHEMAS = ROOT.child("components", "schemas")


def build_api(schemas: SchemaSet, problems: Problems) -> Api:
    """The meaning of a resolved document; what cannot be understood is `Anything` and a problem."""
    check_listed_values(schemas, problems)
    root = cast("Mapping[str, Json]", schemas.value(ROOT))
    components = tuple(_SCHEMAS.child(name) for name in _names(root, "components", "schemas"))
    named = frozenset((*components, *_referred(schemas)))
    context = Context(schemas, problems, shape_of, own_shape_of, named)
    operations = tuple(_operations(root, context))
    _shared_parts(context)
    for component in components:
        context.request_model(component)
    context.run_deferred()
    api = Api(
        title=_text(root, "title"),
        version=_text(root, "version"),
        operations=operations,
        models=MappingProxyType({id_: model for id_, model in context.models.items() if model is not None}),
        components=components,
        schemas=MappingProxyType(_rule_schemas(context)),
        security=tuple(_security(root, schemas)),
        description=_text(root, "description"),
        tags=MappingProxyType(dict(_tags(root))),
        has_servers=bool(root.get("servers")),
        requirements=requirements_of(root),
        global_parameters=tuple(_global_parameters(root, schemas)),
    )
    return replace(api, info=info_of(api, schemas))


def _referred(schemas: SchemaSet) -> Iterator[Pointer]:
    for node in schemas.nodes:
        if node.kind == "schema":
            if target := schemas.targets.get(node.pointer):
                yield target
            yield from schemas.mappings.get(node.pointer, {}).values()
            if default := schemas.default_mappings.get(node.pointer):
                yield default


def _operations(root: Mapping[str, Json], context: Context) -> Iterator[Operation]:
    for section in ("paths", "webhooks"):
        for name in _names(root, section):
            if not name.startswith("x-"):
                yield from operations_of(name, ROOT.child(section, name), context)
                context.run_deferred()


def _shared_parts(context: Context) -> None:
    """Schemas in components of other kinds that no operation uses still have models."""
    for node in context.schemas.nodes:
        pointer = node.pointer
        inside = pointer.file == "" and pointer.parts[:1] == ("components",) and pointer.parts[1:2] != ("schemas",)
        if inside and node.kind in {"parameter", "header", "media-type"} and isinstance(node.value, dict):
            for keyword in ("schema", "itemSchema"):
                if keyword in node.value:
                    context.type_of(context.schemas.schema(pointer.child(keyword)))


def _security(root: Mapping[str, Json], schemas: SchemaSet) -> Iterator[SecurityScheme]:
    for name in _names(root, "components", "securitySchemes"):
        pointer = ROOT.child("components", "securitySchemes", name)
        value = schemas.value(schemas.resolved(pointer))
        scheme = value if isinstance(value, dict) else {}
        yield SecurityScheme(pointer, name, docs_of_object(scheme), _kind_of_scheme(scheme))


def _tags(root: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """The names of tags and their descriptions."""
    listed = root.get("tags")
    for tag in listed if isinstance(listed, list) else ():
        if isinstance(tag, dict) and isinstance(name := tag.get("name"), str):
            text = tag.get("description")
            yield name, text if isinstance(text, str) else ""


def _kind_of_scheme(scheme: Mapping[str, Json]) -> str:
    flows = scheme.get("flows")
    match scheme.get("type"):
        case "http":
            return str(scheme.get("scheme")).lower()
        case "oauth2":
            return next(iter(flows), "") if isinstance(flows, dict) else ""
        case kind:
            return str(kind)


def _global_parameters(root: Mapping[str, Json], schemas: SchemaSet) -> Iterator[GlobalParameter]:
    """The entries of `x-speakeasy-globals`, which may be references; of which type they are, the operations say."""
    declared = root.get("x-speakeasy-globals")
    listed = declared.get("parameters") if isinstance(declared, dict) else None
    for parameter in listed if isinstance(listed, list) else ():
        value = _referred_value(parameter, schemas)
        name, location = value.get("name"), value.get("in")
        if isinstance(name, str):
            schema = value.get("schema")
            examples = [each["example"] for each in (value, schema) if isinstance(each, dict) and "example" in each]
            docs = replace(docs_of_object(value), examples=tuple(examples[:1]))
            yield GlobalParameter(name, str(location), docs, value.get("x-speakeasy-globals-hidden") is True)


def _referred_value(value: Json, schemas: SchemaSet) -> Mapping[str, Json]:
    """An object, or the one that its reference to a place in the document names."""
    if not isinstance(value, dict):
        return {}
    reference = value.get("$ref")
    if not isinstance(reference, str):
        return value
    parts = parse_fragment(reference.removeprefix("#")) if reference.startswith("#/") else None
    try:
        found = schemas.value(Pointer(parts)) if parts else {}
    except NotThereError:
        return {}
    return found if isinstance(found, dict) else {}


def _rule_schemas(context: Context) -> dict[str, Json]:
    """The schemas that rules refer to, and those that these refer to in turn."""
    found: dict[str, Json] = {}
    while len(found) < len(context.rule_schemas):
        for key in list(context.rule_schemas)[len(found) :]:
            found[key] = rule_schema(context.rule_schemas[key], context)
    return found


def _names(root: Mapping[str, Json], *path: str) -> tuple[str, ...]:
    value: Json = dict(root)
    for part in path:
        value = value.get(part) if isinstance(value, dict) else None
    return tuple(value) if isinstance(value, dict) else ()


def _text(root: Mapping[str, Json], key: str) -> str:
    info = root.get("info")
    text = info.get(key) if isinstance(info, dict) else None
    return text if isinstance(text, str) else ""
