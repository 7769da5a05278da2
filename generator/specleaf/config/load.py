"""A settings file and the options of a command in, the checked `Config` of a run out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path, PurePath

from specleaf.config.checks import Known, is_identifier, leaves_folder
from specleaf.config.settings_file import OWN_NAME, SettingsFile, find_settings, read_settings
from specleaf.config.table import RENAMED_VALUES, Reader
from specleaf.config.values import Config, ModelsConfig, PagesConfig, default_pages
from specleaf.limits import Limits
from specleaf.output import Root
from specleaf.pointer import Pointer, parse_fragment
from specleaf.problems import CODES, Consequence, Problem, SpecleafError


@dataclass(frozen=True, slots=True)
class Overrides:
    """The options of a command. They take precedence over settings; paths are relative to the working directory."""

    config: Path | None = None
    """The settings file; without it, one is searched for."""
    document: Path | None = None
    output: Path | None = None
    pages: tuple[str, ...] = ()
    """The sets of pages to write, each as `language` or `language:layout`; without any, those of the settings."""
    without_models: bool = False
    without_pages: bool = False
    strict: bool = False
    select: tuple[str, ...] = ()
    """The operations and schemas to generate; without any, those of the settings."""


@dataclass(frozen=True, slots=True)
class _Places:
    """The paths in the settings; they are relative to the folder of the settings file."""

    document: str = ""
    output: str = "generated"


_READ_SEPARATELY = ("document", "output", "models", "pages", "names", "problems", "limits")
"""Keys at the top that are not fields of `Config` read as they are."""

_PYTHON = "python"
_ONE_FORM = default_pages(_PYTHON).enums
"""The form of enumerations in a language that has only one."""


def load_config(known: Known, overrides: Overrides = Overrides(), start: Path = Path()) -> Config:
    """The settings of a run in the folder `start`. Raises `SpecleafError` with all problems found in them."""
    asked = _requested_pages(overrides.pages, known)
    file = read_settings(overrides.config) if overrides.config else find_settings(start)
    reader = Reader(file or SettingsFile(start / OWN_NAME, "", {}), known)
    config = _config(reader, asked)
    if reader.problems:
        raise SpecleafError(*sorted(reader.problems, key=lambda problem: problem.position or (0, 0)))
    return replace(
        config,
        document=overrides.document or config.document,
        root=Root(overrides.output) if overrides.output else config.root,
        models=replace(config.models, enabled=False) if overrides.without_models else config.models,
        pages=() if overrides.without_pages else config.pages,
        strict=overrides.strict or config.strict,
        select=overrides.select or config.select,
    )


def _requested_pages(texts: Sequence[str], known: Known) -> dict[str, str]:
    """The layout, or `""`, of each requested language."""
    asked: dict[str, str] = {}
    for text in texts:
        language, _, layout = text.partition(":")
        if language not in known.languages or (layout and layout not in known.layouts):
            hint = (
                f"the layout {layout!r} is called {RENAMED_VALUES[layout]!r} now"
                if layout in RENAMED_VALUES
                else (
                    f"there are the languages {', '.join(known.languages)} and the layouts {', '.join(known.layouts)}"
                )
            )
            raise SpecleafError(Problem("usage", f"unknown pages {text!r}", hint=hint))
        if language in asked:
            raise SpecleafError(Problem("usage", f"pages for {language} are requested twice"))
        asked[language] = layout
    return asked


def _config(reader: Reader, asked: Mapping[str, str]) -> Config:
    table = reader.file.table
    models = reader.record(ModelsConfig(), reader.table(table, "models"), ("models",))
    pages = _pages(reader, asked, models)
    _check_paths_are_distinct(reader, models, pages)
    document, root = _places(reader)
    return replace(
        reader.record(Config(), table, others=_READ_SEPARATELY),
        document=document,
        root=root,
        models=models,
        pages=pages,
        names=_names(reader),
        ignore=_ignored(reader),
        limits=reader.record(Limits(), reader.table(table, "limits"), ("limits",)),
    )


def _places(reader: Reader) -> tuple[Path | None, Root]:
    given = {key: value for key, value in reader.file.table.items() if key in {"document", "output"}}
    places, folder = reader.record(_Places(), given), reader.file.path.parent
    if leaves_folder(places.output):
        reader.add_problem(["output"], f"'output' leads out of the folder of the settings: {places.output!r}")
    # The folder of the settings file has other files: at least the settings.
    root = Root(folder / places.output, shared=not PurePath(places.output).parts)
    if "://" in places.document:
        hint = "nothing is fetched: download the document first"
        reader.add_problem(["document"], f"'document' is a URL, not a file: {places.document!r}", hint)
    for key in given:
        if not getattr(places, key).isprintable():
            reader.add_problem([key], f"{key!r} has a character that no path should have: {getattr(places, key)!r}")
    return folder / places.document if places.document else None, root


def _pages(reader: Reader, asked: Mapping[str, str], models: ModelsConfig) -> tuple[PagesConfig, ...]:
    """The sets of pages to write: those requested, else those of the settings, else pages for Python."""
    default: dict[str, object] = {_PYTHON: {}}
    said = reader.table(reader.file.table, "pages") if "pages" in reader.file.table else default
    tables = {language: reader.table(said, language, ["pages"]) for language in said}
    for language, layout in asked.items():
        tables[language] = {**tables.get(language, {}), **({"layout": layout} if layout else {}), "enabled": True}
    pages = {language: _pages_of(reader, language, table, models) for language, table in tables.items()}
    return tuple(each for language in asked or pages if (each := pages[language]) and each.enabled)


def _pages_of(reader: Reader, language: str, table: Mapping[str, object], models: ModelsConfig) -> PagesConfig | None:
    if language not in reader.known.languages:
        reader.unknown(("pages", language), "language", reader.known.languages)
        return None
    layout = table.get("layout")
    default = default_pages(language, layout if isinstance(layout, str) and layout in reader.known.layouts else None)
    if language == _PYTHON:  # named like the models by default, since they document them
        default = replace(default, naming=models.naming)
    pages = reader.record(default, table, ("pages", language))
    _check_language_is_supported(reader, pages)
    return pages


def _check_language_is_supported(reader: Reader, pages: PagesConfig) -> None:
    """Check that the layout supports the language, and the language the form of enumerations."""
    language, known = pages.language, reader.known
    if language not in known.layouts[pages.layout]:
        able = [name for name, languages in known.layouts.items() if language in languages]
        message = f"the layout {pages.layout!r} does not support {language}"
        reader.add_problem(("pages", language, "layout"), message, f"these do: {', '.join(able)}")
    forms = known.enums.get(language, (_ONE_FORM,))
    if pages.enums not in forms:
        reader.add_problem(("pages", language, "enums"), f"'enums' is not one of {', '.join(forms)}: {pages.enums!r}")


def _check_paths_are_distinct(reader: Reader, models: ModelsConfig, pages: Sequence[PagesConfig]) -> None:
    """Check that outputs have different folders, also on a file system where `Docs` and `docs` are the same."""
    taken = {models.path.lower()} if models.enabled else set[str]()
    spellings = {each.lower(): each for each in _folders(models.path)} if models.enabled else {}
    for each in pages:
        place = ("pages", each.language, "path")
        first = next((folder for folder in _folders(each.path) if spellings.get(folder.lower(), folder) != folder), "")
        if each.path.lower() in taken:
            reader.add_problem(place, f"two outputs have the path {each.path!r}")
        elif first:
            reader.add_problem(place, f"two paths differ only by case: {spellings[first.lower()]!r} and {first!r}")
        taken.add(each.path.lower())
        spellings |= {folder.lower(): folder for folder in _folders(each.path)}


def _folders(path: str) -> Iterator[str]:
    """The parents of a folder, outer ones first, and the folder itself."""
    return accumulate(path.split("/"), lambda above, name: f"{above}/{name}")


def _ignored(reader: Reader) -> dict[str, str]:
    """The codes of problems that are not reported, each with its reason."""
    table = reader.table(reader.file.table, "problems")
    for key in table:
        if key != "ignore":
            reader.unknown(("problems", key), "setting", ("ignore",))
    ignored: dict[str, str] = {}
    for code, reason in reader.table(table, "ignore", ("problems",)).items():
        place = ("problems", "ignore", code)
        if code not in CODES:
            reader.unknown(place, "code of a problem", tuple(CODES))
        elif Consequence.STOPS in CODES[code].consequences[:1]:
            reader.add_problem(place, f"{code!r} cannot be ignored: it leaves nothing to go on with")
        elif not isinstance(reason, str) or not reason.strip():
            reader.add_problem(place, f"{code!r} must have a reason", f'{code} = "why it is ignored"')
        else:
            ignored[code] = reason
    return ignored


def _names(reader: Reader) -> dict[Pointer, str]:
    names: dict[Pointer, str] = {}
    for reference, name in reader.table(reader.file.table, "names").items():
        file, mark, fragment = reference.partition("#")
        parts = parse_fragment(fragment) if mark else None
        if parts is None:
            hint = "write it as a reference does: '#/components/schemas/Pet'"
            reader.add_problem(("names", reference), f"{reference!r} is not the place of a schema", hint)
        elif not isinstance(name, str) or not is_identifier(name):
            reader.add_problem(("names", reference), f"not a name for a schema: {name!r}", "letters, digits and '_'")
        else:
            names[Pointer(parts, file)] = name
    return names
