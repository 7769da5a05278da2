"""What flags say of one set of pages in the SDK layout, as the entries of `[pages.<language>]`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from specleaf.config import default_pages, is_word
from specleaf.naming import Namespace
from specleaf.output import unportable
from specleaf.pages import DIALECTS
from specleaf.publisher.flags import Flags
from specleaf.publisher.toml import Toml

_FOLDERS: Mapping[Namespace, str] = {"components": "shared", "operations": "operations", "errors": "errors"}
"""What the flags call a namespace."""

_OPTIONAL = {"withExample": "with-example", "never": "never", "always": "always"}
_YEAR_OF_NEWER_PAGES = 2026
"""Since then Python pages have a block of usage for enumerations, and examples that are none of their type are gone."""


def page_settings(flags: Flags, year: int) -> dict[str, Toml]:
    """The entries that say what flags say, as far as they differ from the defaults."""
    always: dict[str, Toml] = {"layout": "sdk", "naming": _naming(flags), "examples": "sdk"}
    said: dict[str, Toml | None] = {
        "package": _package(flags),
        "client": flags.text("sdkClassName") if flags.language == "python" else None,
        "optional": _choice(flags, "usageSnippets.optionalPropertyRendering", _OPTIONAL),
        "folders": _folders(flags),
        "file-names": {False: "kebab", True: "lower", None: None}[flags.flag("legacyFileNaming")],
        "enums": _enums(flags, year),
        "open-enums": flags.flag("forwardCompatibleEnumsByDefault"),
        "infer-discriminators": flags.flag("inferUnionDiscriminators"),
        "drop-misfits": year >= _YEAR_OF_NEWER_PAGES,
        "sort-fields": flags.flag("maintainOpenAPIOrder") is False,
        "input-suffix": _suffix(flags, "inputModelSuffix"),
        "output-suffix": _suffix(flags, "outputModelSuffix"),
    }
    defaults = asdict(default_pages(flags.language, "sdk"))
    return always | {
        key: value for key, value in said.items() if value is not None and value != defaults[key.replace("-", "_")]
    }


def _naming(flags: Flags) -> str:
    dec2023, feb2025 = flags.flag("fixes.nameResolutionDec2023"), flags.flag("fixes.nameResolutionFeb2025")
    if feb2025:
        return "bare"
    if dec2023 is False:
        flags.leave("fixes.nameResolutionDec2023")
    return "shortest"


def _package(flags: Flags) -> str | None:
    """What code imports from. In Python, the name of a package in the index is not the name of its module."""
    package, module = flags.text("packageName"), flags.text("moduleName")
    if flags.language != "python":
        return package
    return module or (package.replace("-", "_") if package else None)


def _choice(flags: Flags, name: str, choices: Mapping[str, str]) -> str | None:
    text = flags.text(name)
    if text is not None and text not in choices:
        flags.leave(name)
    return choices.get(text) if text else None


def _enums(flags: Flags, year: int) -> str | None:
    """How enumerations are spelt; newer versions have a block of usage with them, in some languages."""
    forms = DIALECTS[flags.language]
    suffix = "-with-usage" if year >= _YEAR_OF_NEWER_PAGES else ""
    newer = {form: f"{form}{suffix}" if f"{form}{suffix}" in forms else form for form in forms}
    return _choice(flags, "enumFormat", newer)


def _folders(flags: Flags) -> dict[str, str] | None:
    """The folders that differ from those of the language."""
    usual = next(iter(DIALECTS[flags.language].values())).folders
    found: dict[str, str] = {}
    for namespace, name in _FOLDERS.items():
        folder = _folder(flags, f"imports.paths.{name}")
        if folder is not None and folder != usual[namespace]:
            found[namespace] = folder
    return found or None


def _folder(flags: Flags, name: str) -> str | None:
    text = flags.text(name)
    if text is None:
        return None
    folder = text.removeprefix("./").strip("/") or "models"
    if unportable(folder):
        flags.leave(name)
        return None
    return folder


def _suffix(flags: Flags, name: str) -> str | None:
    text = flags.text(name)
    if text is None or is_word(text):
        return text
    flags.leave(name)
    return None
