"""What a publisher's generation file comes to as settings, and what becomes of each flag."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from specleaf.problems import SpecleafError
from specleaf.publisher import Translation, starter, toml, translate
from specleaf.source.limits import Limits
from specleaf.source.load import load_text


def translated(text: str, document: str | None = "api.yaml") -> Translation:
    return translate(load_text(text, "gen.yaml", Limits()), document)


def pages(flags: str, language: str = "typescript", general: str = "") -> dict[str, Any]:
    """The settings of the pages of a language with these flags."""
    text = f"generation: {{{general}}}\n{language}: {{{flags}}}\n"
    found: dict[str, Any] = tomllib.loads(translated(text).settings)["pages"][language]
    return found


PLAIN = {"layout": "sdk", "naming": "shortest", "examples": "sdk"}


def test_without_flags_the_pages_are_those_of_the_first_generation() -> None:
    assert pages("packageName: acme") == {**PLAIN, "package": "acme"}


@pytest.mark.parametrize(
    ("flags", "settings"),
    [
        ("legacyFileNaming: false", {"file-names": "kebab"}),
        ("legacyFileNaming: true", {}),
        ("forwardCompatibleEnumsByDefault: true", {"open-enums": True}),
        ("inferUnionDiscriminators: true", {"infer-discriminators": True}),
        ("inferUnionDiscriminators: false", {}),
        ("inputModelSuffix: in, outputModelSuffix: output", {"input-suffix": "in"}),
        ("imports: {paths: {shared: models, errors: models/errors}}", {"folders": {"components": "models"}}),
        ("imports: {paths: {shared: ./models/shared/, operations: ''}}",
         {"folders": {"components": "models/shared", "operations": "models"}}),
    ],
)  # fmt: skip
def test_a_flag_of_a_language_is_a_setting_if_it_differs_from_the_default(
    flags: str, settings: dict[str, object]
) -> None:
    assert pages(flags) == {**PLAIN, **settings}


@pytest.mark.parametrize(
    ("flags", "settings"),
    [
        ("maintainOpenAPIOrder: false", {"sort-fields": True}),
        ("maintainOpenAPIOrder: true", {}),
        ("usageSnippets: {optionalPropertyRendering: never}", {"optional": "never"}),
        ("usageSnippets: {optionalPropertyRendering: withExample}", {}),
        ("inferUnionDiscriminators: true", {"infer-discriminators": True}),
        ("fixes: {nameResolutionDec2023: true, nameResolutionFeb2025: true}", {"naming": "bare"}),
        ("fixes: {nameResolutionDec2023: true, nameResolutionFeb2025: false}", {}),
    ],
)
def test_a_flag_for_all_languages_is_a_setting_of_each(flags: str, settings: dict[str, object]) -> None:
    assert pages("version: 1.0.0", general=flags) == {**PLAIN, **settings}


def test_the_flag_of_a_language_goes_before_that_for_all() -> None:
    assert "infer-discriminators" not in pages(
        "inferUnionDiscriminators: false", general="inferUnionDiscriminators: true"
    )


@pytest.mark.parametrize(
    ("flags", "settings"),
    [
        ("packageName: acme-sdk", {"package": "acme_sdk"}),
        ("packageName: acme-sdk, moduleName: acme.api", {"package": "acme.api"}),
        ("packageName: acme, moduleName: ''", {"package": "acme"}),
        ("imports: {paths: {shared: '', operations: '', errors: ''}}", {}),
        ("imports: {paths: {errors: errors}}", {"folders": {"errors": "errors"}}),
        ("packageName: acme, sdkClassName: Acme", {"package": "acme", "client": "Acme", "operations": True}),
        ("enumFormat: union", {}),
        ("enumFormat: enum", {"enums": "enum"}),
    ],
)
def test_python_has_modules_and_folders_of_its_own(flags: str, settings: dict[str, object]) -> None:
    assert pages(flags, "python") == {**PLAIN, **settings}


def test_the_names_of_fixes_tell_the_year_and_what_came_with_it() -> None:
    text = "generation: {fixes: {nameResolutionFeb2025: true, nameOverrideFeb2026: false}}\npython: {enumFormat: enum}"
    settings = tomllib.loads(translated(text).settings)
    assert settings["year"] == 2026
    assert settings["pages"]["python"]["enums"] == "enum-with-usage"
    assert settings["pages"]["python"]["drop-misfits"] is True


def test_each_flag_is_in_one_of_three_lists() -> None:
    found = translated("""
        configVersion: 2.0.0
        generation:
          sdkClassName: Pets
          fixes: {nameResolutionDec2023: false, nameOverrideFeb2026: true, securityFeb2025: false}
        typescript:
          packageName: pets
          enumFormat: enum
          inputModelSuffix: a b
          maxMethodParams: 0
          legacyFileNaming: 1
          additionalPackageJSON: {}
          imports: {paths: {shared: ../x, callbacks: models/callbacks}}
        go: {version: 1.0.0}
        """)
    assert found.understood == (
        "generation.sdkClassName",
        "generation.fixes.securityFeb2025",
        "typescript.packageName",
        "typescript.maxMethodParams",
    )
    assert found.unfollowed == (
        "generation.fixes.nameResolutionDec2023",
        "generation.fixes.nameOverrideFeb2026",
        "typescript.enumFormat",
        "typescript.inputModelSuffix",
        "typescript.legacyFileNaming",
        "typescript.imports.paths.shared",
    )
    assert found.ignored == (
        "typescript.additionalPackageJSON",
        "typescript.imports.paths.callbacks",
        "configVersion",
        "go",
    )


def test_a_file_may_be_about_several_languages() -> None:
    settings = tomllib.loads(translated("typescript: {packageName: a}\npython: {packageName: b}\n").settings)
    assert {language: table["package"] for language, table in settings["pages"].items()} == {
        "typescript": "a",
        "python": "b",
    }


@pytest.mark.parametrize("text", ["generation: {}\n", "go: {}\n", "- typescript\n", "typescript: 1\n", "text\n"])
def test_a_file_without_a_language_that_has_pages_is_refused(text: str) -> None:
    with pytest.raises(SpecleafError) as error:
        translated(text)
    (problem,) = error.value.problems
    assert (problem.code, problem.path) == ("settings", "gen.yaml")


@pytest.mark.parametrize("text", ['"', "\\", 'a"\nyear = 1\n#', "\x00\x7f\u2028\u202e", "😀é", "]", "'''", ""])
def test_a_text_of_the_file_stays_one_text(text: str) -> None:
    assert tomllib.loads(f"x = {toml.string(text)}\n") == {"x": text}
    assert len(toml.string(text).splitlines()) == 1


def test_half_a_character_is_no_text_of_a_settings_file() -> None:
    assert tomllib.loads("x = " + toml.string("a\ud800")) == {"x": "a\ufffd"}


def test_the_document_is_named_in_both_kinds_of_files() -> None:
    assert tomllib.loads(translated("python: {}\n", 'a"b.yaml').settings)["document"] == 'a"b.yaml'
    assert "document" not in tomllib.loads(translated("python: {}\n", None).settings)
    assert tomllib.loads(starter("a.yaml"))["document"] == "a.yaml"


def test_typescript_has_pages_about_operations_if_the_client_is_known() -> None:
    settings = pages("packageName: acme, sdkClassName: pet-shop, envVarPrefix: PETS, flatteningOrder: body-first")
    assert settings == {
        **PLAIN,
        "package": "acme",
        "client": "PetShop",
        "operations": True,
        "env-prefix": "PETS",
        "body-first": True,
    }
