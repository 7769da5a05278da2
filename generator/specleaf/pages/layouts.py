"""The page layouts: each a function from a document's meaning to the views of a whole set of pages.

A layout decides how it looks at the meaning, and what is named; how a page looks is its templates' business.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from specleaf.examples.choose import examples_of
from specleaf.examples.fit import true_examples
from specleaf.examples.strategy import SOURCE, ExampleSettings, Roots
from specleaf.ir.api import Api
from specleaf.ir.body_examples import with_body_examples
from specleaf.ir.collapse import collapse
from specleaf.ir.collapse_clients import GLOBALS, SECURITY
from specleaf.languages import LANGUAGES
from specleaf.languages.language import Language
from specleaf.naming.assign import assign_names
from specleaf.naming.names import Namespace
from specleaf.pages.options import PageOptions
from specleaf.pages.reference_pages import ReferenceOptions, reference_pages
from specleaf.pages.source_options import SourceOptions
from specleaf.pages.source_pages import DIALECTS, source_pages
from specleaf.pages.source_places import style_of_files
from specleaf.view import View

CLIENT_NAMES = {SECURITY: "Security", GLOBALS: "Globals"}
"""What models are called that are made for the client, and not from a schema."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: how to make its views, and the languages that it can show."""

    views: Callable[[Api, Language, PageOptions], tuple[View, ...]]
    languages: Collection[str]


def source(api: Api, language: Language, options: PageOptions) -> tuple[View, ...]:
    """Pages in the layout of commercial generators."""
    dialect = DIALECTS[language.name][options.enums]
    folders: Mapping[Namespace, str] = {**dialect.folders, **options.folders}
    rules = options.collapse_rules
    shown = collapse(api, replace(rules, one_number=dialect.one_number, lists_globals=bool(dialect.globals_folder)))
    files = style_of_files(dialect.style, options.file_names, folders)
    style = replace(files, taken_classes=dialect.taken(shown, options.client))
    names = assign_names(shown, style, options.strategy, {**CLIENT_NAMES, **options.pins})
    return source_pages(
        shown, names, dialect, SourceOptions(options.package, folders, partial(_examples, options=options))
    )


def reference(api: Api, language: Language, options: PageOptions) -> tuple[View, ...]:
    """Pages about the models that are generated here, and an index."""
    shown = with_body_examples(api)
    names = assign_names(shown, language.style, options.strategy, options.pins)
    return reference_pages(shown, names, language, _examples(shown, options), ReferenceOptions(options.module))


def _examples(api: Api, options: PageOptions) -> Roots:
    if options.examples == "valid":
        return true_examples(api, options.optional, options.year)
    return examples_of(api, ExampleSettings(SOURCE, options.optional, options.year))


__all__ = ["DIALECTS", "LAYOUTS"]

LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {"reference": Layout(reference, tuple(LANGUAGES)), "source": Layout(source, tuple(DIALECTS))}
)
"""The layouts by name."""
