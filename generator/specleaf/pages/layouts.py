"""The page layouts: each a function from a document's meaning to the views of a whole set of pages.

A layout decides how it looks at the meaning, and what is named; how a page looks is its templates' business.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TypeAlias

from specleaf.examples.choose import examples_of
from specleaf.examples.fit import true_examples
from specleaf.examples.strategy import SOURCE, ExampleSettings, Roots
from specleaf.ir.api import Api
from specleaf.ir.collapse import collapse
from specleaf.languages.language import Language
from specleaf.naming.assign import assign_names
from specleaf.pages.options import PageOptions
from specleaf.pages.reference_pages import ReferenceOptions, reference_pages
from specleaf.pages.source_options import SourceOptions
from specleaf.pages.source_pages import DIALECTS, source_pages
from specleaf.view import View

Layout: TypeAlias = Callable[[Api, Language, PageOptions], tuple[View, ...]]


def source(api: Api, language: Language, options: PageOptions) -> tuple[View, ...]:
    """Pages in the layout of commercial generators."""
    dialect = DIALECTS[language.name][options.enums]
    shown = collapse(api, options.collapse_rules)
    names = assign_names(shown, dialect.style, options.strategy, options.pins)
    settings = SourceOptions(
        package=options.package,
        folders=options.folders,
        examples=partial(_examples, options=options),
    )
    return source_pages(shown, names, dialect, settings)


def reference(api: Api, language: Language, options: PageOptions) -> tuple[View, ...]:
    """Pages about the models that are generated here, and an index."""
    names = assign_names(api, language.style, options.strategy, options.pins)
    return reference_pages(api, names, language, _examples(api, options), ReferenceOptions(options.package))


def _examples(api: Api, options: PageOptions) -> Roots:
    if options.examples == "valid":
        return true_examples(api, options.optional, options.year)
    return examples_of(api, ExampleSettings(SOURCE, options.optional, options.year))


LAYOUTS: Mapping[str, Layout] = MappingProxyType({"reference": reference, "source": source})
"""The layouts by name."""
