"""All pages of the reference layout: one for each model, and an index.

In: an Api, names and a language, and where examples come from. Out: views, the index last. Each page describes the
generated model of its name; its example is a value that the schema accepts, or there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from specleaf.examples import Roots, rendering_order
from specleaf.ir import AliasModel, Api, EnumModel, Model, ModelRef, ObjectModel, UnionModel
from specleaf.languages import Language
from specleaf.naming import Names
from specleaf.pages.reference.alias_page import alias_page
from specleaf.pages.reference.enum_page import enum_page
from specleaf.pages.reference.head import Book
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
    api: Api, names: Names, language: Language, examples: Roots, options: ReferenceOptions
) -> tuple[View, ...]:
    """The pages of all models, in document order, and the index."""
    # What an example shows depends on those before it: they are drawn in the order of the SDK layout.
    values = {id_: examples.root(ModelRef(id_), names.model(id_).name) for id_ in rendering_order(api)}
    book = Book(api, names, language, options.module, values)
    return (*(_page(model, book) for model in api.models.values()), *index_pages(book))


def _page(model: Model, book: Book) -> View:
    match model:
        case ObjectModel():
            return object_page(model, book)
        case EnumModel():
            return enum_page(model, book)
        case UnionModel():
            return union_page(model, book)
        case AliasModel():
            return alias_page(model, book)
        case _:
            assert_never(model)
