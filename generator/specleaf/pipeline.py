"""The whole run on one screen: a document and settings in, files out, then written or compared.

Each step is a function that takes the finished value of the step before. Everything up to the files is in memory, so
`generate`, `check` and the tests are users of the same `produce`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import cast

from specleaf.build import build_api, check_patterns, check_values
from specleaf.config import Config, ModelsConfig, PagesConfig
from specleaf.diff import Change, Meaning, changes_between
from specleaf.explanation import Explainer, explanation, models_of, suggestion
from specleaf.inlining import with_inlined_conjunctions
from specleaf.ir import Api
from specleaf.languages import LANGUAGES
from specleaf.models import STYLES, ModelOptions, check_module, fixed_files, module_views
from specleaf.naming import STRATEGIES, AssignNames, NamesByIdentity, Namespace, assign_names, unknown_pins
from specleaf.output import (
    Drift,
    Inputs,
    OutputFile,
    Written,
    check_output,
    digest,
    write_output,
)
from specleaf.pages import LAYOUTS, Client, PageOptions
from specleaf.pointer import ROOT
from specleaf.problems import Problem, Problems, SpecleafError
from specleaf.render import render
from specleaf.sdk_api import Generation, SdkApiOptions
from specleaf.source import Description, Dialect, Document, Limits, SchemaSet, check_in_full, describe
from specleaf.source import validate as validate_document
from specleaf.transforms import (
    remarks_of,
    split_by_direction,
    unmatched,
    with_constants,
    with_external_components,
    with_inferred_discriminators,
    with_open_enums,
    with_plain_strings,
    with_remarks,
    with_selection,
    with_subtype_unions,
    without_identical_models,
)
from specleaf.unchanged import inputs_of, unchanged_files


@dataclass(frozen=True, slots=True)
class Run:
    """What a document and its settings come to, before anything is written."""

    files: tuple[OutputFile, ...]
    inputs: Inputs
    documents: Mapping[str, Document]
    problems: tuple[Problem, ...]


class DocumentError(SpecleafError):
    """A run that a document's mistakes have ended; `documents` are those that its problems point into."""

    def __init__(self, problems: tuple[Problem, ...], documents: Mapping[str, Document]) -> None:
        super().__init__(*problems)
        self.documents = documents


def generate(document: Document, config: Config, *, force: bool = False) -> Written:
    """Write what a document gives. Raises `DocumentError`, or `SpecleafError` if the folder does not allow it."""
    return write(produce(document, config), config, force=force)


def check(document: Document, config: Config) -> Drift:
    """How the disk differs from what a document gives; writes nothing. Raises as `generate` does."""
    folder = document.path.parent if document.path else None
    if unchanged_files(_root_name(document), _digest(document), folder, config) is not None:
        return Drift()
    return compare(produce(document, config), config)


def validate(document: Document, config: Config) -> tuple[tuple[Problem, ...], Mapping[str, Document]]:
    """All that is wrong with a document, found with openapi-spec-validator too, and the files that it is in.

    Raises `DocumentError` if some of it are errors.
    """
    run = produce(document, replace(config, validate="full", strict=True))
    return run.problems, run.documents


def changes(old: Document, new: Document, config: Config) -> tuple[Change, ...]:
    """What has changed between two documents for those who use the models and the pages. Raises `DocumentError`."""
    return changes_between(_named_meaning(old, config), _named_meaning(new, config))


def explain(document: Document, config: Config, subject: str) -> tuple[str, ...]:
    """How the models that `subject` stands for, a pointer or a name, were read. Raises `SpecleafError` if none does."""
    meaning, run = _named_meaning(document, config), produce(document, config)
    folders = [config.models.path, *(pages.path for pages in config.pages)]
    paths = {file.path for file in run.files}
    found = models_of(subject, meaning)
    if not found:
        close = suggestion(subject, meaning)
        hint = f"did you mean {close!r}?" if close else "name a model, a component or a pointer to a schema"
        raise SpecleafError(Problem("usage", f"no model is called or stands at {subject!r}", hint=hint))
    explainer = Explainer(meaning, LANGUAGES["python"], run.problems, run.documents, folders, paths)
    return tuple(explanation(subject, id_, explainer) for id_ in found)


def _named_meaning(document: Document, config: Config) -> Meaning:
    problems, documents = Problems(ignored=config.ignore), {"": document}
    try:
        api, _ = _meaning(describe(document), config, problems, documents)
    except SpecleafError as error:
        raise DocumentError(error.problems, documents) from None
    api = _as_models_have_it(without_identical_models(api, config.names), config.models)
    strategy = STRATEGIES[config.models.naming]
    return Meaning(api, assign_names(api, LANGUAGES["python"].style, strategy, config.names))


def write(run: Run, config: Config, *, force: bool = False) -> Written:
    """Make the disk hold the files of a run."""
    return write_output(config.root, run.files, run.inputs, force=force)


def compare(run: Run, config: Config) -> Drift:
    """How the disk differs from the files of a run."""
    return check_output(config.root, run.files, run.inputs)


def produce(document: Document, config: Config) -> Run:
    """All files that a document gives; raises `DocumentError`."""
    problems, documents = Problems(ignored=config.ignore), {"": document}
    try:
        description = describe(documents[""])
        api, schemas = _meaning(description, config, problems, documents)
        published = _published_meaning(api, description, schemas, config)
        ours = _as_models_have_it(without_identical_models(api, config.names), config.models)
        ours = with_remarks(ours, remarks_of(problems))
        shown = with_plain_strings(ours) if config.models.formats == "text" else ours
        meanings = _Meanings(with_constants(ours), ours, shown, api, {"sdk": published})
        names_of = NamesByIdentity()
        made = chain(_models(meanings.models, names_of, config, problems), _pages(meanings, names_of, config))
        files = tuple(_limited(made, config.limits))
    except SpecleafError as error:
        raise DocumentError(error.problems, documents) from None
    return Run(files, _inputs(documents, config), documents, problems.reported())


def pages(document: Document, config: Config, language: str | None = None) -> dict[str, str]:
    """The pages of one set, by their path below its folder; `language` says which, if the settings have several.

    Raises `SpecleafError` if it does not say it.
    """
    sets = [each for each in config.pages if language in (None, each.language)]
    if len(sets) != 1:
        hint = f"name one with --pages: {', '.join(each.language for each in config.pages)}" if config.pages else ""
        raise SpecleafError(Problem("usage", f"the settings ask for {len(sets)} sets of such pages", hint=hint))
    only = replace(config, pages=tuple(sets), models=replace(config.models, enabled=False))
    folder = f"{sets[0].path}/"
    files = produce(document, only).files
    return {each.path.removeprefix(folder): each.text for each in files if each.path.endswith(".md")}


def _limited(files: Iterable[OutputFile], limits: Limits) -> Iterator[OutputFile]:
    """The files, as long as their text is within the limit: a small document can describe a lot of output."""
    characters = 0
    for file in files:
        characters += len(file.data)
        if characters > limits.output:
            hint = "where many schemas inherit many properties, each model repeats them; or raise the limit"
            raise SpecleafError(Problem("output-too-large", limits.exceeded("output"), hint=hint))
        yield file


def _meaning(
    description: Description, config: Config, problems: Problems, documents: dict[str, Document]
) -> tuple[Api, SchemaSet]:
    documents[""] = description.document
    schemas = validate_document(description, Dialect(description.version, config.exact), config.limits, problems)
    documents.update(schemas.documents)
    problems.raise_errors()
    if config.validate == "full" and not problems.has_errors:
        check_in_full(description, schemas, problems)
    api = build_api(schemas, problems)
    check_patterns(schemas, problems)
    check_values(api, schemas, problems)
    if not api.models and not api.operations:
        problems.warn("nothing-to-generate", ROOT, "no schema and no operation is in the document")
    if wrong := [
        Problem("usage", f"'{text}' selects nothing", hint=hint) for text, hint in unmatched(api, config.select)
    ]:
        raise SpecleafError(*wrong)  # nothing may be deleted for a slip of the hand
    for place in unknown_pins(api, config.names):
        problems.warn("settings", ROOT, f"the settings name {place.reference!r}, and nothing is there")
    unused = config.ignore.keys() - {problem.code for problem in problems} if config.validate == "full" else ()
    for code in sorted(unused):
        problems.warn("settings", ROOT, f"the settings ignore '{code}', and no problem has that code")
    problems.raise_errors(strict=config.strict)
    return with_external_components(api), schemas


def _published_meaning(api: Api, description: Description, schemas: SchemaSet, config: Config) -> Api:
    """The meaning as the generators of SDKs read it, if there are pages about a package of one of them.

    What is wrong with the document is known already.
    """
    if not any(pages.layout == "sdk" and pages.package for pages in config.pages):
        return api
    inlined = with_inlined_conjunctions(schemas, description, config.limits)
    if inlined is None:
        return api
    unreported = Problems()
    schemas = validate_document(inlined, Dialect(description.version, config.exact), config.limits, unreported)
    return with_external_components(build_api(schemas, unreported))


def _as_models_have_it(api: Api, models: ModelsConfig) -> Api:
    """The meaning with what the settings ask of the models made here."""
    api = with_subtype_unions(api)
    if models.split_input:
        api = split_by_direction(api, {"request": "Input", "response": "Output"})
    return with_inferred_discriminators(with_open_enums(api) if models.open_enums else api)


@dataclass(frozen=True, slots=True)
class _Meanings:
    """The meaning as the models have it, and as pages show it: about those models, or about another package."""

    models: Api
    """`unformatted` with its constants."""
    unformatted: Api
    ours: Api
    api: Api
    published: Mapping[str, Api]
    """For another package, by layout, where it is not `api`."""

    def shown(self, pages: PagesConfig) -> Api:
        """The meaning for one set of pages."""
        api = self.published.get(pages.layout, self.api) if pages.package else self.ours
        if not LAYOUTS[pages.layout].shows_constants:
            return api
        return self.models if api is self.unformatted else with_constants(api)


def _models(api: Api, names_of: AssignNames, config: Config, problems: Problems) -> Iterator[OutputFile]:
    """The Python package; every module is looked through once more before it counts as a file."""
    models = config.models
    if not models.enabled:
        return
    style = STYLES[models.style]
    names = names_of(api, LANGUAGES["python"].style, STRATEGIES[models.naming], config.names)
    api = with_selection(api, config.select)
    for path, text in fixed_files(api, names, style).items():
        yield OutputFile(f"{models.path}/{path}", text)
    for view in module_views(api, names, style, ModelOptions(models.enums, models.formats), problems):
        text = render(view)
        check_module(text)
        yield OutputFile(f"{models.path}/{view.path}", text)


def _pages(meanings: _Meanings, names_of: AssignNames, config: Config) -> Iterator[OutputFile]:
    """Every set of pages."""
    for pages in config.pages:
        options = replace(_page_options(pages, config), names_of=names_of)
        for view in LAYOUTS[pages.layout].views(meanings.shown(pages), LANGUAGES[pages.language], options):
            yield OutputFile(f"{pages.path}/{view.path}", render(view))


def _page_options(pages: PagesConfig, config: Config) -> PageOptions:
    """The settings of one set of pages, as its layout reads them."""
    return PageOptions(
        package=pages.package,
        module=pages.package or config.models.package,
        folders=cast("Mapping[Namespace, str]", pages.folders),  # checked with the settings
        strategy=STRATEGIES[pages.naming],
        pins=config.names,
        select=config.select,
        site=pages.site,
        examples=pages.examples,
        optional=pages.optional,
        year=config.year,
        file_names=pages.file_names,
        enums=pages.enums,
        client=Client(
            name=pages.client,
            package=pages.package,
            env_prefix=pages.env_prefix,
            default_error=pages.default_error,
            max_arguments=pages.max_arguments,
            puts_bodies_first=pages.body_first,
            flattens_bodies=pages.flatten_bodies,
        ),
        shows_operations=pages.operations,
        sdk_api_options=SdkApiOptions(
            generation=Generation.of(pages.generator),
            body_name=pages.body_name,
            infers_discriminators=pages.infer_discriminators,
            opens_enums=pages.open_enums,
            drops_misfits=pages.drop_misfits,
            sorts_fields=pages.sort_fields,
            input_suffix=pages.input_suffix,
            output_suffix=pages.output_suffix,
        ),
    )


def _inputs(documents: Mapping[str, Document], config: Config) -> Inputs:
    return inputs_of({file or _root_name(each): _digest(each) for file, each in sorted(documents.items())}, config)


def _digest(document: Document) -> str:
    return digest(document.text.encode())


def _root_name(document: Document) -> str:
    """What the lock file calls the document itself: its name among the files beside it."""
    return document.path.name if document.path else "-"
