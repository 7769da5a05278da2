"""Settings: where they are found, what they may say, and how a mistake in them is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from specleaf.config import (
    Config,
    Known,
    ModelsConfig,
    Overrides,
    PagesConfig,
    default_pages,
    find_settings,
    load_config,
    settings_of_output,
)
from specleaf.output import Root
from specleaf.pointer import Pointer
from specleaf.problems import Problem, SpecleafError
from specleaf.source.limits import Limits

KNOWN = Known(
    languages=("python", "typescript", "go"),
    layouts={"reference": ("python", "typescript", "go"), "sdk": ("python", "typescript")},
    styles=("pydantic",),
    strategies=("qualified", "shortest"),
    enums={"python": ("union", "enum"), "typescript": ("union", "enum")},
    namespaces=("components", "operations"),
)

NOTHING = Overrides()

Load = Callable[..., Config]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load a settings file with this text."""

    def run(text: str, overrides: Overrides = NOTHING) -> Config:
        (tmp_path / "specleaf.toml").write_text(text, encoding="utf-8")
        return load_config(KNOWN, overrides, tmp_path)

    return run


@pytest.fixture
def problems(load: Load) -> Callable[[str], list[Problem]]:
    """What is wrong with a settings file with this text."""

    def run(text: str, overrides: Overrides = NOTHING) -> list[Problem]:
        with pytest.raises(SpecleafError) as error:
            load(text, overrides)
        return list(error.value.problems)

    return run


Wrong = Callable[..., list[Problem]]


# Where settings are found


def test_without_settings_there_are_models_and_python_pages_below_generated(tmp_path: Path) -> None:
    config = load_config(KNOWN, start=tmp_path)
    assert config.document is None
    assert config.root == Root(tmp_path / "generated")
    assert config.models == ModelsConfig()
    assert config.pages == (default_pages("python"),)
    assert config.limits == Limits()


def test_the_nearest_settings_on_the_way_up_are_used_and_nothing_is_merged(tmp_path: Path) -> None:
    here = tmp_path / "a/b"
    here.mkdir(parents=True)
    (tmp_path / "specleaf.toml").write_text("year = 2001\nexact = true\n")
    assert load_config(KNOWN, start=here).year == 2001
    (tmp_path / "a/pyproject.toml").write_text("[tool.specleaf]\nyear = 2002\n")
    config = load_config(KNOWN, start=here)
    assert (config.year, config.exact) == (2002, False)
    (tmp_path / "a/specleaf.toml").write_text("")
    assert load_config(KNOWN, start=here).year == 2025


@pytest.mark.parametrize("text", ["", "[tool.ruff]\n", 'dependencies = ["specleaf"]\n', "[tool.specleaf-x]\n"])
def test_a_project_file_without_our_table_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner/pyproject.toml").write_text(text)
    (tmp_path / "pyproject.toml").write_text("[tool.specleaf]\n")
    found = find_settings(tmp_path / "inner")
    assert found is not None
    assert found.path == tmp_path / "pyproject.toml"


def test_a_broken_project_file_of_somebody_else_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner/pyproject.toml").write_text("= broken")
    (tmp_path / "specleaf.toml").write_text("year = 2001\n")
    assert load_config(KNOWN, start=tmp_path / "inner").year == 2001


def test_a_named_settings_file_beats_the_search(tmp_path: Path, load: Load) -> None:
    other = tmp_path / "other.toml"
    other.write_text("year = 2001\n")
    assert load("year = 2002\n", Overrides(config=other)).year == 2001


def test_a_named_project_file_must_have_our_table(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    with pytest.raises(SpecleafError, match=r"no table \[tool.specleaf\]"):
        load_config(KNOWN, Overrides(config=tmp_path / "pyproject.toml"), tmp_path)


def test_paths_in_the_settings_are_relative_to_their_file(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "specleaf.toml").write_text('document = "../spec/api.yaml"\noutput = "out"\n')
    config = load_config(KNOWN, start=tmp_path / "a")
    assert config.document == tmp_path / "../spec/api.yaml"
    assert config.root == Root(tmp_path / "out")


@pytest.mark.parametrize("output", [".", "./", ""])
def test_only_the_folder_of_the_settings_is_shared_with_other_files(load: Load, tmp_path: Path, output: str) -> None:
    assert load(f'output = "{output}"\n').root == Root(tmp_path, shared=True)
    assert not load('output = "./out"\n').root.shared
    assert not load(f'output = "{output}"\n', Overrides(output=tmp_path)).root.shared


# What they may say


def test_every_setting_can_be_said(load: Load, tmp_path: Path) -> None:
    config = load("""
        document = "api.yaml"
        output = "."
        validate = "full"
        exact = true
        year = 2030
        [models]
        path = "src/acme/models"
        style = "pydantic"
        naming = "shortest"
        enums = "class"
        formats = "text"
        [pages.typescript]
        layout = "reference"
        path = "docs/reference"
        optional = "never"
        naming = "shortest"
        examples = "sdk"
        package = "@acme/sdk"
        folders = { operations = "models/operations" }
        file-names = "kebab"
        enums = "enum"
        open-enums = true
        client = "Acme"
        infer-discriminators = true
        drop-misfits = true
        generator = "1.749"
        body-name = "body"
        sort-fields = true
        input-suffix = "In"
        output-suffix = "Out"
        [names]
        "#/components/schemas/a~1b" = "Animal"
        "pets.yaml#/Pet" = "Pet"
        [limits]
        depth = 50
        """)
    assert config == Config(
        document=tmp_path / "api.yaml",
        root=Root(tmp_path, shared=True),
        validate="full",
        exact=True,
        year=2030,
        models=ModelsConfig(
            path="src/acme/models",
            naming="shortest",
            enums="class",
            formats="text",
        ),
        pages=(
            PagesConfig(
                language="typescript",
                layout="reference",
                path="docs/reference",
                optional="never",
                naming="shortest",
                examples="sdk",
                package="@acme/sdk",
                folders={"operations": "models/operations"},
                file_names="kebab",
                enums="enum",
                open_enums=True,
                client="Acme",
                infer_discriminators=True,
                drop_misfits=True,
                generator="1.749",
                body_name="body",
                sort_fields=True,
                input_suffix="In",
                output_suffix="Out",
            ),
        ),
        names={Pointer(("components", "schemas", "a/b")): "Animal", Pointer(("Pet",), "pets.yaml"): "Pet"},
        limits=Limits(depth=50),
    )
    assert config.models.package == "models"


def test_a_language_has_its_own_defaults(load: Load) -> None:
    python, typescript = load("[pages.python]\n[pages.typescript]\n").pages
    assert (python.layout, python.optional, python.path) == ("reference", "always", "pages/python")
    assert (typescript.layout, typescript.optional, typescript.path) == ("sdk", "with-example", "pages/typescript")


def test_what_examples_show_goes_with_the_layout(load: Load) -> None:
    assert load('[pages.python]\nlayout = "sdk"\n').pages[0].optional == "with-example"
    assert load('[pages.python]\nlayout = "sdk"\noptional = "always"\n').pages[0].optional == "always"


def test_python_pages_call_models_as_the_models_are_called(load: Load) -> None:
    python, typescript = load('[models]\nnaming = "shortest"\n[pages.python]\n[pages.typescript]\n').pages
    assert (python.naming, typescript.naming) == ("shortest", "qualified")


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("[pages]\n", []),
        ("[pages.typescript]\n", ["typescript"]),
        ("[pages.typescript]\nenabled = false\n[pages.python]\n", ["python"]),
    ],
)
def test_the_languages_of_the_settings_are_all_that_there_are(load: Load, text: str, languages: list[str]) -> None:
    assert [pages.language for pages in load(text).pages] == languages


# What a command says


def test_what_a_command_says_goes_before_the_settings(load: Load) -> None:
    text = 'document = "a.yaml"\noutput = "a"\n[models]\nenabled = true\n'
    said = Overrides(document=Path("b.yaml"), output=Path("b"), without_models=True, without_pages=True)
    config = load(text, said)
    assert (config.document, config.root) == (Path("b.yaml"), Root(Path("b")))
    assert (config.models.enabled, config.pages) == (False, ())


def test_pages_that_a_command_asks_for_keep_what_the_settings_say_of_them(load: Load) -> None:
    text = '[pages.typescript]\npackage = "@acme/sdk"\n[pages.python]\nenabled = false\n'
    python, typescript = load(text, Overrides(pages=("python", "typescript:reference"))).pages
    assert (python.language, python.layout) == ("python", "reference")
    assert (typescript.layout, typescript.optional, typescript.package) == ("reference", "always", "@acme/sdk")


@pytest.mark.parametrize("pages", [("pyhton",), ("python:x",), ("python", "python:sdk"), ("",)])
def test_pages_that_nobody_can_make_are_a_mistake_in_the_command(problems: Wrong, pages: tuple[str, ...]) -> None:
    assert [problem.code for problem in problems("", Overrides(pages=pages))] == ["usage"]


# What is wrong


@pytest.mark.parametrize(
    ("text", "position", "message", "hint"),
    [
        ("yaer = 2025\n", (1, 1), "unknown setting 'yaer'", "did you mean 'year'?"),
        ("year = 1\n\n[model]\n", (3, 2), "unknown setting 'model'", "did you mean 'models'?"),
        ("[pages.python]\nopen_enums = true\n", (2, 1), "unknown setting 'open_enums'", "did you mean 'open-enums'?"),
        ("[pages.typescrpt]\n", (1, 8), "unknown language 'typescrpt'", "did you mean 'typescript'?"),
        ("[limits]\n# depht\ndepht = 3\n", (3, 1), "unknown setting 'depht'", "did you mean 'depth'?"),
        ("pages = { python = { lay-out = 1 } }\n", (1, 22), "unknown setting 'lay-out'", "did you mean 'layout'?"),
        ('[models]\n"p\\u0061ths" = 1\n', None, "unknown setting 'paths'", "did you mean 'path'?"),
    ],
)
def test_an_unknown_setting_is_told_with_its_place_and_a_guess(
    problems: Wrong, text: str, position: tuple[int, int] | None, message: str, hint: str
) -> None:
    found = [problem for problem in problems(text) if problem.hint == hint]
    assert [(problem.code, problem.position, problem.message) for problem in found] == [("settings", position, message)]
    assert found[0].path.endswith("specleaf.toml")


def test_a_word_in_a_longer_text_is_not_taken_for_the_setting(problems: Wrong) -> None:
    text = 'document = """\nyaer = 1 \\\n"""\n# yaer = 1\n[models]\n[names]\n[limits]\nyaer = [\n  1,\n]\n'
    assert problems(text)[0].position == (8, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('year = "2025"\n', "'year' must be a whole number"),
        ("year = true\n", "'year' must be a whole number"),
        ("year = 1\n", "'year' is not from 1972 to 9998: 1"),
        ("exact = 1\n", "'exact' must be true or false"),
        ("document = 1\n", "'document' must be a text"),
        ("models = 1\n", "'models' must be a table"),
        ("pages = 1\n", "'pages' must be a table"),
        ("pages.python = 1\n", "'python' must be a table"),
        ('validate = "fulll"\n', "'validate' must be one of 'basic', 'full'"),
        ("validate = []\n", "'validate' must be one of 'basic', 'full'"),
        ('[models]\nstyle = "x"\n', "'style' is not one of pydantic: 'x'"),
        (
            '[models]\npath = "../x"\n',
            "'path' has a name that starts with a dot, or ends with a dot or a blank: '../x'",
        ),
        ('[models]\npath = "/x"\n', "'path' has an empty name, or starts or ends with a slash: '/x'"),
        ('[models]\npath = "src/my-models"\n', "'path' does not end in a name that Python can import: 'src/my-models'"),
        ('[models]\npath = "src/class"\n', "'path' does not end in a name that Python can import: 'src/class'"),
        ('[pages.python]\npath = "aux"\n', "'path' has a name that Windows reserves: 'aux'"),
        ('[pages.python]\npath = "Models"\n', "two outputs have the path 'Models'"),
        ('[pages.python]\nlayout = "x"\n', "'layout' is not one of reference, sdk: 'x'"),
        ('[pages.python]\nenums = "x"\n', "'enums' is not one of union, enum: 'x'"),
        ("[pages.python]\nfolders = { errors = 1 }\n", "'folders' must be a table of texts"),
        ('[pages.python]\ninput-suffix = "a b"\n', "'input-suffix' is not made of letters and digits: 'a b'"),
        ('output = "../x"\n', "'output' leads out of the folder of the settings: '../x'"),
        ('output = "/x"\n', "'output' leads out of the folder of the settings: '/x'"),
        ("output = 'C:x'\n", "'output' leads out of the folder of the settings: 'C:x'"),
        ('[names]\nPet = "Pet"\n', "'Pet' is not the place of a schema"),
        ('[names]\n"#Pet" = "Pet"\n', "'#Pet' is not the place of a schema"),
        ('[names]\n"#/a" = "a b"\n', "not a name for a schema: 'a b'"),
        ('[names]\n"#/a" = 1\n', "not a name for a schema: 1"),
        ("[limits]\ndepth = 0\n", "limits.depth"),
    ],
)
def test_a_value_that_will_not_do_is_told_in_words(problems: Wrong, text: str, message: str) -> None:
    (problem,) = problems(text)
    assert problem.code == "settings"
    assert problem.message.startswith(message)
    assert problem.position is not None


@pytest.mark.parametrize("key", ["document", "output"])
def test_a_path_has_no_characters_that_nobody_sees(problems: Wrong, key: str) -> None:
    (problem,) = problems(f'{key} = "a\\u0000b"')
    assert problem.message == f"{key!r} has a character that no path should have: 'a\\x00b'"


def test_paths_that_differ_only_by_case_are_told(problems: Wrong) -> None:
    (problem,) = problems('[pages.python]\npath = "docs/a"\n[pages.typescript]\npath = "Docs/b"')
    assert problem.message == "two paths differ only by case: 'docs' and 'Docs'"


def test_all_that_is_wrong_is_told_at_once_from_top_to_bottom(problems: Wrong) -> None:
    text = 'yaer = 1\n[names]\nPet = "Pet"\n[models]\npath = 1\n[pages.python]\nlayout = 1\nx = 1\n[limits]\nx = 1\n'
    lines = [problem.position[0] for problem in problems(text) if problem.position]
    assert lines == [1, 3, 5, 7, 8, 10]


@pytest.mark.parametrize(
    ("data", "position"),
    [
        (b"year = \n", (1, 8)),
        (b"[models\n", (1, 8)),
        (b"x = 1\nx = 2\n", (2, 6)),
        (b'x = """', None),
        (b"x = '\xff'", None),
        (b"x = " + b"[" * 100_000, None),
    ],
)
def test_a_file_that_is_not_toml_is_told_with_its_place(
    tmp_path: Path, data: bytes, position: tuple[int, int] | None
) -> None:
    (tmp_path / "specleaf.toml").write_bytes(data)
    with pytest.raises(SpecleafError) as error:
        load_config(KNOWN, start=tmp_path)
    (problem,) = error.value.problems
    assert (problem.code, problem.position) == ("settings", position)
    assert "at line" not in problem.message


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SpecleafError, match="cannot be read: no such file"):
        load_config(KNOWN, Overrides(config=tmp_path / "absent.toml"), tmp_path)


# The settings in the lock file


def test_settings_that_give_the_same_output_are_the_same_in_the_lock_file(load: Load, tmp_path: Path) -> None:
    plain = settings_of_output(load(""))
    assert settings_of_output(load('year = 2025\n[models]\nstyle = "pydantic"\n')) == plain
    assert settings_of_output(load('document = "a"\noutput = "a"\nvalidate = "full"\n[limits]\ndepth = 9\n')) == plain
    assert settings_of_output(load("", Overrides(document=tmp_path, output=tmp_path))) == plain


@pytest.mark.parametrize(
    "text",
    [
        "year = 2026\n",
        "exact = true\n",
        "[models]\nenabled = false\n",
        '[models]\npath = "x"\n',
        "[pages]\n",
        "[pages.typescript]\n",
        '[pages.python]\npackage = "x"\n',
        '[names]\n"#/a" = "A"\n',
    ],
)
def test_a_setting_that_changes_the_output_changes_the_lock_file(load: Load, text: str) -> None:
    assert settings_of_output(load(text)) != settings_of_output(load(""))


def test_a_layout_that_cannot_show_a_language_is_told(problems: Wrong) -> None:
    (problem,) = problems('[pages.go]\nlayout = "sdk"\n')
    assert (problem.message, problem.hint) == ("the layout 'sdk' does not support go", "these do: reference")
    assert problem.position == (2, 1)


def test_a_language_without_forms_of_enumerations_has_one(load: Load, problems: Wrong) -> None:
    assert [pages.layout for pages in load("[pages.go]\n").pages] == ["reference"]
    (problem,) = problems('[pages.go]\nenums = "enum"\n')
    assert problem.message == "'enums' is not one of union: 'enum'"


def test_a_value_with_a_new_name_is_told_with_it(problems: Callable[[str], list[Problem]]) -> None:
    (problem,) = problems('[pages.python]\nlayout = "source"\n')
    assert problem.hint == "'source' is called 'sdk' now"
    (problem,) = problems('[pages.python]\nexamples = "source"\n')
    assert problem.hint == "'source' is called 'sdk' now"


def test_problems_are_ignored_by_code_with_a_reason(load: Load) -> None:
    config = load('[problems.ignore]\nexample-invalid = "old examples"\n')
    assert config.ignore == {"example-invalid": "old examples"}


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('exampl-invalid = "a"', "unknown code of a problem 'exampl-invalid'"),
        ('example-invalid = " "', "'example-invalid' must have a reason"),
        ("example-invalid = true", "'example-invalid' must have a reason"),
        ('yaml-syntax = "a"', "'yaml-syntax' cannot be ignored: it leaves nothing to go on with"),
    ],
)
def test_what_cannot_be_ignored_is_a_problem_of_the_settings(
    problems: Callable[[str], list[Problem]], entry: str, message: str
) -> None:
    assert [problem.message for problem in problems(f"[problems.ignore]\n{entry}\n")] == [message]
