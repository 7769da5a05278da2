"""A publisher's generation file in; a settings file, and for each flag whether it was taken over, out.

Most flags are about client libraries and do not change models and pages. For some that change pages, the rule is known
for one value only; with other values they are listed as not taken over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from specleaf.json_value import Json
from specleaf.pages import DIALECTS
from specleaf.problems import Problem, SpecleafError
from specleaf.publisher import toml
from specleaf.publisher.flags import GENERAL, Flags, all_places, value_at
from specleaf.publisher.generator_version import generator_version
from specleaf.publisher.pages import page_settings
from specleaf.sdk_api import Generation
from specleaf.source import Document

_KNOWN_VALUES: Mapping[str, Json] = {
    "clientServerStatusCodesAsErrors": True,
    "constFieldsAlwaysOptional": True,
    "fixes.nameOverrideFeb2026": False,
    "fixes.requestResponseComponentNamesFeb2024": True,
    "fixes.securityFeb2025": False,
    "fixes.sharedErrorComponentsApr2025": False,
    "fixes.sharedNestedComponentsJan2026": False,
    "forwardCompatibleUnionsByDefault": False,
    "generateExamples": True,
    "responseFormat": "flat",
}
"""Flags that pages depend on, and the only value for which the rule is known."""

_FIRST_YEAR = 2025
_FIX_OF_YEAR = re.compile(r"20\d\d$")


@dataclass(frozen=True, slots=True)
class Translation:
    """A settings file, and the flags of the generation file, each in one of three lists."""

    settings: str
    understood: tuple[str, ...]
    unfollowed: tuple[str, ...]
    """Pages depend on them, but no rule is known for their values."""
    ignored: tuple[str, ...]
    """Models and pages do not depend on them."""


def translate(file: Document, document: str | None, lock: Document | None = None) -> Translation:
    """The settings for a generation file and the lock file beside it.

    Raises `SpecleafError` if it has no language that has pages.
    """
    languages = [name for name in DIALECTS if isinstance(value_at(file.root, (name,)), dict)]
    if not languages:
        hint = f"there are {', '.join(DIALECTS)}"
        raise SpecleafError(Problem("settings", "it has no table of a language with pages", hint=hint, path=file.name))
    flags = [Flags(file.root, language) for language in languages]
    version = generator_version(file.root, lock.root if lock else None)
    settings = "\n\n".join(_sections(flags, document, version, _year(file.root, version))) + "\n"
    return _classified(settings, flags, file.root)


def _sections(flags: Sequence[Flags], document: str | None, version: str, year: int) -> Iterator[str]:
    yield "# Settings of specleaf, as a publisher's generation file has them. Paths are relative to this file."
    named = toml.lines({"document": document}) if document else ['# document = "openapi.yaml"']
    yield "\n".join([*named, *toml.lines({"year": year})])
    yield "# The pages are about a package that others make.\n" + toml.table("models", {"enabled": False})
    for each in flags:
        yield toml.table(f"pages.{each.language}", page_settings(each, version, year))


def _year(root: Json, version: str) -> int:
    """The year of the version that made the published pages: a file names its fixes with their dates."""
    fixes = value_at(root, (GENERAL, "fixes"))
    found = map(_FIX_OF_YEAR.search, fixes if isinstance(fixes, dict) else ())
    return max([_FIRST_YEAR + Generation.of(version).is_of_2026, *(int(each[0]) for each in found if each)])


def _classified(settings: str, flags: Sequence[Flags], root: Json) -> Translation:
    """The flags, each in one of the three lists."""
    read = {path for each in flags for path in each.read}
    unfollowed = {path for each in flags for path in each.unfollowed}
    lists: dict[str, list[str]] = {"understood": [], "unfollowed": [], "ignored": []}
    for path in all_places(root, GENERAL, *(each.language for each in flags)):
        known = _KNOWN_VALUES.get(".".join(path[1:]))
        if path in unfollowed or (known is not None and value_at(root, path) != known):
            kind = "unfollowed"
        else:
            kind = "ignored" if known is None and path not in read else "understood"
        lists[kind].append(".".join(path))
    lists["ignored"] += _other_tables(root, flags)
    return Translation(settings, *map(tuple, lists.values()))


def _other_tables(root: Json, flags: Sequence[Flags]) -> Iterator[str]:
    """The keys at the top of the file besides the tables that were read."""
    read = {GENERAL, *(each.language for each in flags)}
    yield from (key for key in (root if isinstance(root, dict) else ()) if key not in read)
