"""Flags of a publisher in, the entries of `[pages.<language>]` for pages in the SDK layout out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from specleaf.config import default_pages, is_alphanumeric
from specleaf.naming import Namespace, pascal
from specleaf.output import unportable
from specleaf.pages import DIALECTS
from specleaf.publisher.flags import Flags
from specleaf.publisher.toml import Toml

_FOLDERS: Mapping[Namespace, str] = {"components": "shared", "operations": "operations", "errors": "errors"}
"""The name of a namespace in flags."""

_OPTIONAL = {"withExample": "with-example", "never": "never", "always": "always"}
_YEAR_OF_NEWER_PAGES = 2026
"""Since then Python pages have usage blocks for enumerations, and no examples of another type than their field."""


def page_settings(flags: Flags, version: str, year: int) -> dict[str, Toml]:
    """The entries that correspond to the flags and differ from the defaults."""
    always: dict[str, Toml] = {"layout": "sdk", "naming": _naming(flags), "examples": "sdk"}
    said: dict[str, Toml | None] = {
        "package": _package(flags),
        "generator": version,
        "body-name": _word(flags, "requestBodyFieldName") if flags.text("requestBodyFieldName") else None,
        "client": _class(flags),
        "operations": _class(flags) is not None,
        "env-prefix": _name(flags, "envVarPrefix"),
        "default-error": _word(flags, "defaultErrorName"),
        "max-arguments": flags.number("maxMethodParams"),
        "body-first": {"body-first": True, "parameters-first": False}.get(flags.text("flatteningOrder") or ""),
        "flatten-bodies": flags.flag("flattenRequests"),
        "optional": _choice(flags, "usageSnippets.optionalPropertyRendering", _OPTIONAL),
        "folders": _folders(flags),
        "file-names": {False: "kebab", True: "lower", None: None}[flags.flag("legacyFileNaming")],
        "enums": _enums(flags, year),
        "open-enums": flags.flag("forwardCompatibleEnumsByDefault"),
        "infer-discriminators": flags.flag("inferUnionDiscriminators"),
        "drop-misfits": year >= _YEAR_OF_NEWER_PAGES,
        "sort-fields": flags.flag("maintainOpenAPIOrder") is False,
        "input-suffix": _word(flags, "inputModelSuffix"),
        "output-suffix": _word(flags, "outputModelSuffix"),
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
        flags.mark_unfollowed("fixes.nameResolutionDec2023")
    return "shortest"


def _package(flags: Flags) -> str | None:
    """The package in import statements. In Python that is the module, whose name can differ from the distribution's."""
    package, module = flags.text("packageName"), flags.text("moduleName")
    if flags.language != "python":
        return package
    return module or (package.replace("-", "_") if package else None)


def _choice(flags: Flags, name: str, choices: Mapping[str, str]) -> str | None:
    text = flags.text(name)
    if text is not None and text not in choices:
        flags.mark_unfollowed(name)
    return choices.get(text) if text else None


def _enums(flags: Flags, year: int) -> str | None:
    """The form of enumerations; in newer versions and some languages they have a usage block."""
    forms = DIALECTS[flags.language]
    suffix = "-with-usage" if year >= _YEAR_OF_NEWER_PAGES else ""
    newer = {form: f"{form}{suffix}" if f"{form}{suffix}" in forms else form for form in forms}
    return _choice(flags, "enumFormat", newer)


def _folders(flags: Flags) -> dict[str, str] | None:
    """The folders that differ from the defaults of the language."""
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
        flags.mark_unfollowed(name)
        return None
    return folder


def _class(flags: Flags) -> str | None:
    """The class of the client."""
    text = flags.text("sdkClassName")
    name = pascal(text) if text else ""
    if text and not is_alphanumeric(name):
        flags.mark_unfollowed("sdkClassName")
        return None
    return name or None


def _name(flags: Flags, name: str) -> str | None:
    """The value of a flag of letters, digits and underscores."""
    text = flags.text(name)
    if text is None or is_alphanumeric(text.replace("_", "") or "a"):
        return text
    flags.mark_unfollowed(name)
    return None


def _word(flags: Flags, name: str) -> str | None:
    text = flags.text(name)
    if text is None or is_alphanumeric(text):
        return text
    flags.mark_unfollowed(name)
    return None
