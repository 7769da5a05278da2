"""What other programs call, and what it costs them to import it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import specleaf
from specleaf import Config, Drift, Root, SpecleafError, check, format_error, generate, load_config, validate

DOCUMENT = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
components:
  schemas:
    Pet: {type: string}
"""
BROKEN = DOCUMENT.replace("{type: string}", '{$ref: "#/components/schemas/Pett"}')


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a document."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "openapi.yaml").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


def test_a_path_is_enough(folder: Path) -> None:
    assert generate("openapi.yaml").written > 0
    assert (folder / "generated/models/components/pet.py").is_file()
    assert not check(Path("openapi.yaml"))


def test_settings_are_those_of_the_command_and_can_name_the_document(folder: Path) -> None:
    (folder / "specleaf.toml").write_text('document = "openapi.yaml"\nyear = 2001\n', encoding="utf-8")
    config = load_config(output="out")
    assert (config.year, config.root) == (2001, Root(Path("out")))
    generate(config=config)
    assert check(config=config) == Drift()
    assert check(config=replace(config, root=Root(folder / "absent")))
    assert load_config("specleaf.toml").root.path == Path("generated")


def test_what_was_edited_is_given_up_by_force_alone(folder: Path) -> None:
    generate("openapi.yaml")
    (folder / "generated/models/components/pet.py").write_text("mine\n", encoding="utf-8")
    with pytest.raises(SpecleafError):
        generate("openapi.yaml")
    assert generate("openapi.yaml", force=True).replaced == ("models/components/pet.py",)


def test_errors_are_problems_and_can_be_printed(folder: Path) -> None:
    (folder / "openapi.yaml").write_text(BROKEN, encoding="utf-8")
    strict = Config(strict=True)
    for function in (generate, check, validate):
        with pytest.raises(SpecleafError) as error:
            function("openapi.yaml", strict)
        assert [problem.code for problem in error.value.problems] == ["ref-missing"]
        assert format_error(error.value).startswith("openapi.yaml:5:11: error[ref-missing]: ")


def test_warnings_are_what_validate_gives(folder: Path) -> None:
    (folder / "openapi.yaml").write_text(DOCUMENT.replace("string}", "string, defalt: x}"), encoding="utf-8")
    assert [problem.code for problem in validate("openapi.yaml")] == ["keyword-unknown"]


def test_warnings_have_their_positions(folder: Path) -> None:
    pet = "{$ref: pet.yaml}"
    (folder / "openapi.yaml").write_text(DOCUMENT.replace("{type: string}", pet) + "    X: {defalt: 1}\n", "utf-8")
    (folder / "pet.yaml").write_text("type: string\ndefalt: x\n", encoding="utf-8")
    found = {(problem.path, problem.position, problem.excerpt) for problem in validate("openapi.yaml")}
    assert found >= {("openapi.yaml", (6, 9), "    X: {defalt: 1}"), ("pet.yaml", (2, 1), "defalt: x")}


def test_the_text_of_an_error_names_the_file(folder: Path) -> None:
    with pytest.raises(SpecleafError, match=r"^absent\.yaml: cannot be read: "):
        generate("absent.yaml")
    with pytest.raises(SpecleafError, match=r"^https://example\.com/a\.yaml: this is a URL"):
        generate("https://example.com/a.yaml")


def test_no_document_is_a_problem(folder: Path) -> None:
    with pytest.raises(SpecleafError, match="no document is named"):
        generate(config=Config())


def test_every_public_name_is_there() -> None:
    assert sorted(specleaf.__all__) == dir(specleaf)
    assert all(getattr(specleaf, name) is not None for name in specleaf.__all__)
    with pytest.raises(AttributeError, match="no attribute 'generates'"):
        specleaf.generates  # type: ignore[attr-defined]  # noqa: B018


def test_importing_the_package_imports_no_stage() -> None:
    code = "import sys, specleaf; print(sorted(name for name in sys.modules if name.startswith('specleaf')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['specleaf']\n"
