"""All pages of the SDK layout: one for each object, enumeration and union of the Api of `sdk_api`.

In: the Api as `sdk_api` leaves it, and names for the language. Out: views, in the order in which their examples are
made, for what an object is shown as depends on which page comes first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from specleaf.examples import ExampleSource, rendering_order
from specleaf.ir import (
    AliasModel,
    Api,
    EnumModel,
    Model,
    ModelId,
    ModelRef,
    ObjectModel,
    UnionModel,
    response_union_id,
    target_of,
)
from specleaf.naming import Names
from specleaf.pages.sdk.dialect import Dialect, Package
from specleaf.pages.sdk.enum_page import EnumPage, enum_page
from specleaf.pages.sdk.head import Head, head
from specleaf.pages.sdk.imports import package_of
from specleaf.pages.sdk.object_page import ObjectPage, object_page
from specleaf.pages.sdk.operations import WRITERS, Form, operation_pages
from specleaf.pages.sdk.options import SdkOptions
from specleaf.pages.sdk.paths import PagePaths
from specleaf.pages.sdk.python import PYTHON, PYTHON_CLASSES, PYTHON_LITERALS, PYTHON_OLDER_LITERALS
from specleaf.pages.sdk.types import Types
from specleaf.pages.sdk.typescript import TYPESCRIPT
from specleaf.pages.sdk.union_page import Member, UnionPage, union_page
from specleaf.sdk_api import GLOBALS, is_error, is_stream, is_upload, success_contents, without_literal_models
from specleaf.view import View

DIALECTS: Mapping[str, Mapping[str, Dialect]] = {
    "python": {
        "union": PYTHON_OLDER_LITERALS,
        "enum": PYTHON,
        "union-with-usage": PYTHON_LITERALS,
        "enum-with-usage": PYTHON_CLASSES,
    },
    "typescript": {"union": TYPESCRIPT},
}
"""The languages of this layout, each by the form of its enumerations, the usual form first."""


def sdk_pages(api: Api, names: Names, dialect: Dialect, options: SdkOptions) -> tuple[View, ...]:
    """The pages of all models of `api`, which `sdk_api` has made ready."""
    api = without_literal_models(api)
    paths = PagePaths(names, {**dialect.folders, **options.folders}, {GLOBALS: dialect.globals_folder})
    types = Types(api, paths, dialect, options.generation)
    package = package_of(options, types)
    pages = _Pages(types, options.examples(api), package, frozenset(_without_usage(api, names)), _streamed(api))
    fixed = (dialect.retries,) if dialect.retries is not None and api.operations else ()
    models = tuple(pages.page(api.models[id_]) for id_ in rendering_order(api))
    return (*models, *fixed, *_operation_pages(types, options))


def _operation_pages(types: Types, options: SdkOptions) -> Iterator[View]:
    """The pages about operations, if there are to be some."""
    make_writer = WRITERS.get(types.dialect.fence)
    if options.calls is None or make_writer is None:
        return
    uploads = frozenset(model.id for model in types.api.models.values() if is_upload(model))
    writer = make_writer(options.client, types, uploads, options.has_hyphens)
    yield from writer.fixed
    yield from operation_pages(
        types,
        options.client,
        writer,
        options.calls(types.api),
        Form(options.generation.titles_name_all_groups, options.shares_prefixes),
    )


def _without_usage(api: Api, names: Names) -> Iterator[ModelId]:
    """The models without an example: bodies that are thrown as errors, and objects that need an uploaded file."""
    for operation in api.operations:
        for response in operation.responses:
            for content in response.contents if is_error(response) else ():
                body = target_of(content.part.type, api)
                if isinstance(body, ModelRef) and names.model(body.id).namespace == "errors":
                    yield body.id
    for model in api.models.values():
        if isinstance(model, ObjectModel) and (is_upload(model) or _needs_upload(model, api)):
            yield model.id


def _needs_upload(model: ObjectModel, api: Api) -> bool:
    required = (target_of(each.type, api) for each in model.fields)
    return any(isinstance(type_, ModelRef) and is_upload(api.models[type_.id]) for type_ in required)


def _streamed(api: Api) -> dict[ModelId, frozenset[int]]:
    return {
        response_union_id(operation): frozenset(
            number for number, each in enumerate(success_contents(operation)) if is_stream(each)
        )
        for operation in api.operations
    }


@dataclass(frozen=True, slots=True)
class _Pages:
    types: Types
    examples: ExampleSource
    package: Package
    without_usage: Collection[ModelId]
    streamed: Mapping[ModelId, frozenset[int]]
    """Of unions of bodies: the positions of those members that come as a stream of events."""

    def page(self, model: Model) -> ObjectPage | EnumPage | UnionPage:
        path = self.types.paths.path(model.id)
        match model:
            case ObjectModel():
                return object_page(model, path, self._head(model), self.types)
            case EnumModel():
                return enum_page(model, path, self._head(model), self.types)
            case UnionModel():
                name = self.types.paths.names.model(model.id).name
                top = head(name, model.docs, None, self.types.dialect)
                return union_page(path, top, self._members(model), self.types)
            case AliasModel():
                raise ValueError(f"an alias has no page: {model.id}")

    def _head(self, model: Model) -> Head:
        types = self.types
        name = types.paths.names.model(model.id).name
        is_shown = types.dialect.has_values and model.id not in self.without_usage
        value = self.examples.example_of(ModelRef(model.id), name) if is_shown else None
        usage = types.dialect.usage(model, value, types.api, types.paths.names, self.package)
        return head(name, model.docs, usage, types.dialect)

    def _members(self, model: UnionModel) -> Iterator[Member]:
        streamed = self.streamed.get(model.id, frozenset())
        for position, part in enumerate(model.union.members):
            heading = self.types.heading(part.type)
            if position in streamed:
                yield self.types.stream(part.type), None
            elif self.types.dialect.has_values:
                yield heading, self.examples.example_of(part.type, heading, part.docs)
            else:
                yield heading, None
