"""All pages of the reference layout: one for each component and operation, and those that lead to them.

In: an Api, names and a language, and where examples come from. Out: views. Each page describes the generated models
of the same names; its examples are values that they accept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specleaf.examples import ExampleSource, rendering_order
from specleaf.ir import Api, ModelRef
from specleaf.languages import Language
from specleaf.naming import Names
from specleaf.pages.reference.component_page import component_page
from specleaf.pages.reference.context import PageContext
from specleaf.pages.reference.index_pages import index_pages
from specleaf.pages.reference.operation_page import operation_page
from specleaf.pages.reference.site_files import site_files
from specleaf.view import View


@dataclass(frozen=True, slots=True)
class ReferenceOptions:
    """What a run may say about pages in the reference layout."""

    module: str = "models"
    """What example blocks import models from."""
    site: bool = False
    """Whether a navigation, a style sheet and `llms.txt` stand beside the pages."""


def reference_pages(
    api: Api, names: Names, language: Language, examples: ExampleSource, options: ReferenceOptions
) -> Iterator[View]:
    """The pages of operations and components in document order, and those that lead to them."""
    context = PageContext(api, names, language, options.module, examples)
    # An example repeats values of earlier ones, so those of components are made in the order of all layouts.
    shown = {page.main for page in context.site.pages}
    for id_ in rendering_order(api):
        if id_ in shown:
            context.example(ModelRef(id_), names.model(id_).name)
    yield from _pages(context)
    yield from index_pages(context)
    if options.site:
        yield from site_files(context)


def _pages(context: PageContext) -> Iterator[View]:
    for page in context.site.pages:
        if page.operation:
            yield operation_page(page, page.operation, context)
        elif page.main:
            yield component_page(page, page.main, context)
