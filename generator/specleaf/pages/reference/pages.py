"""All pages of the reference layout: one for each model, and an index.

In: an Api, names and a language, and where examples come from. Out: views, the index last. Each page describes the
generated model of the same name; its example is a value that the model accepts, or there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from specleaf.examples import ExampleSource, rendering_order
from specleaf.ir import AliasModel, Api, EnumModel, Model, ModelRef, ObjectModel, UnionModel
from specleaf.languages import Language
from specleaf.naming import Names
from specleaf.pages.reference.alias_page import alias_page
from specleaf.pages.reference.context import PageContext
from specleaf.pages.reference.enum_page import enum_page
from specleaf.pages.reference.index_page import index_pages
from specleaf.pages.reference.object_page import object_page
from specleaf.pages.reference.union_page import union_page
from specleaf.view import View


@dataclass(frozen=True, slots=True)
class ReferenceOptions:
    """What a run may say about pages in the reference layout."""

    module: str = "models"
    """What example blocks import models from."""


def reference_pages(
    api: Api, names: Names, language: Language, examples: ExampleSource, options: ReferenceOptions
) -> tuple[View, ...]:
    """The pages of all models, in document order, and the index."""
    # An example repeats values of earlier ones, so all layouts generate them in one order.
    found = {id_: examples.example_of(ModelRef(id_), names.model(id_).name) for id_ in rendering_order(api)}
    context = PageContext(api, names, language, options.module, found)
    return (*(_page(model, context) for model in api.models.values()), *index_pages(context))


def _page(model: Model, context: PageContext) -> View:
    match model:
        case ObjectModel():
            return object_page(model, context)
        case EnumModel():
            return enum_page(model, context)
        case UnionModel():
            return union_page(model, context)
        case AliasModel():
            return alias_page(model, context)
        case _:
            assert_never(model)
