"""The page layouts: each a function from a document's meaning to the views of a whole set of pages.

A layout decides how it looks at the meaning, and what is named; how a page looks is its templates' business.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from specleaf.examples import CALLS, UNCONSTRAINED, ExampleSettings, ExampleSource, examples_of, valid_examples
from specleaf.ir import Api
from specleaf.languages import LANGUAGES, Language
from specleaf.naming import STRATEGIES, Namespace, assign_names
from specleaf.pages.options import PageOptions
from specleaf.pages.reference import ReferenceOptions, reference_pages
from specleaf.pages.sdk import DIALECTS, Draw, SdkOptions, sdk_pages, style_of_files
from specleaf.sdk_api import GLOBALS, SECURITY, as_sdk_api
from specleaf.transforms import with_body_examples, with_selection
from specleaf.view import View

CLIENT_NAMES = {SECURITY: "Security", GLOBALS: "Globals"}
"""The names of models that the SDK layout adds for the client; no schema stands for them."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: how to make its views, and the languages that it can show."""

    views: Callable[[Api, Language, PageOptions], Iterable[View]]
    languages: Collection[str]
    shows_constants: bool = False
    """Whether it is about the models as they are made here: an enumeration of one value is a constant."""


def sdk(api: Api, language: Language, options: PageOptions) -> tuple[View, ...]:
    """Pages in the layout that SDK generators publish."""
    dialect = DIALECTS[language.name][options.enums]
    folders: Mapping[Namespace, str] = {**dialect.folders, **options.folders}
    rules = options.sdk_api_options
    shown = as_sdk_api(api, replace(rules, one_number=dialect.one_number, lists_globals=bool(dialect.globals_folder)))
    files = style_of_files(dialect.style, options.file_names, folders)
    style = replace(files, taken_classes=dialect.taken(shown, options.client.name))
    names = assign_names(shown, style, options.strategy, {**CLIENT_NAMES, **options.pins})
    shown = with_selection(shown, options.select)
    examples = partial(_examples, options=options)
    own = SdkOptions(
        package=options.package,
        folders=folders,
        examples=examples,
        client=options.client,
        calls=partial(_calls, options=options) if options.shows_operations and options.client.name else None,
        has_hyphens=options.file_names == "kebab",
        shares_prefixes=options.strategy is STRATEGIES["bare"],
        generation=rules.generation,
    )
    return sdk_pages(shown, names, dialect, own)


def reference(api: Api, language: Language, options: PageOptions) -> Iterable[View]:
    """Pages about the models that are generated here, and an index."""
    names = options.names_of(api, language.style, options.strategy, options.pins)
    shown = with_selection(with_body_examples(api), options.select)
    return reference_pages(
        shown, names, language, _examples(shown, options), ReferenceOptions(options.module, options.site)
    )


def _examples(api: Api, options: PageOptions) -> ExampleSource:
    if options.examples == "valid":
        return valid_examples(api, options.optional, options.year)
    return examples_of(api, ExampleSettings(UNCONSTRAINED, options.optional, options.year))


def _calls(api: Api, options: PageOptions) -> Draw:
    return examples_of(api, ExampleSettings(CALLS, options.optional, options.year)).of_call


__all__ = ["DIALECTS", "LAYOUTS"]

LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {"reference": Layout(reference, tuple(LANGUAGES), shows_constants=True), "sdk": Layout(sdk, tuple(DIALECTS))}
)
"""The layouts by name."""
