"""Rules of the repository itself: what ships, what templates may do, what each problem must be shown by."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, nodes

from specleaf.cli import cli
from specleaf.problems import CODES
from specleaf.template_files import template_texts

TESTS = Path(__file__).parent
TEMPLATES = TESTS.parent / "templates"


def test_the_packages_that_ship_are_the_folders_that_are_there(project: Path) -> None:
    listed = tomllib.loads((project / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]
    source = project / "generator"
    folders = [path.parent for path in source.rglob("__init__.py")]
    found = {".".join(folder.relative_to(source).parts) for folder in folders}
    data = {".".join(("specleaf", *path.parent.relative_to(project).parts)) for path in TEMPLATES.rglob("*.*")}
    data = {name for name in data if "__pycache__" not in name}
    above = {name.rpartition(".")[0] for name in data} - {"specleaf"}
    assert sorted(listed) == sorted(found | data | above)


def test_both_maps_show_every_room(project: Path) -> None:
    rooms = {path.parent.name for path in (project / "generator" / "specleaf").glob("*/__init__.py")}
    for guide in ("CONTRIBUTING.md", "docs/architecture.md"):
        text = (project / guide).read_text(encoding="utf-8")
        assert not {room for room in rooms if f"{room}/" not in text}, guide


def rooms(package: Path) -> list[tuple[str, ...]]:
    """The rooms of the package, the innermost first."""
    found = [path.parent.relative_to(package).parts for path in package.rglob("__init__.py")]
    return sorted((room for room in found if room), key=len, reverse=True)


def test_a_room_says_what_comes_in_what_goes_out_and_what_it_must_not_know(project: Path) -> None:
    package = project / "generator" / "specleaf"
    for room in rooms(package):
        text = (package.joinpath(*room) / "__init__.py").read_text(encoding="utf-8")
        docstring = ast.get_docstring(ast.parse(text)) or ""
        assert re.search(r"(?s)\nIn: .+\nOut: .+\nMust not know: ", docstring), room


def test_a_room_is_entered_by_its_door(project: Path) -> None:
    package = project / "generator" / "specleaf"
    inside = rooms(package)

    def room_of(parts: tuple[str, ...]) -> tuple[str, ...]:
        return next((room for room in inside if parts[: len(room)] == room), ())

    for path in package.rglob("*.py"):
        here = room_of(path.relative_to(package).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("specleaf."):
                parts = tuple(node.module.split(".")[1:])
                room = room_of(parts)
                assert parts == room or here[: len(room)] == room, f"{path}: {node.module} is inside a room"


def test_every_public_function_and_class_has_a_docstring(project: Path) -> None:
    for path in (project / "generator" / "specleaf").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{path}:{node.lineno}: {node.name}"


def test_everything_is_printed_by_the_function_that_escapes(project: Path) -> None:
    found = {
        (path.name, ast.unparse(node.args[0].func) if isinstance(node.args[0], ast.Call) else "")
        for path in (project / "generator" / "specleaf").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and re.search(r"\b(echo|secho|print|std(out|err)\.write)$", ast.unparse(node.func))
    }
    assert {name for name, _ in found} == {"console.py"}
    assert {function for _, function in found} == {"escape", "escaped_and_coloured", "format_github"}


@pytest.mark.slow
def test_the_wheel_works_where_nothing_else_is_installed(project: Path, tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--outdir", str(tmp_path / "dist"), str(project)]
    built = subprocess.run(build, check=True, capture_output=True, text=True)
    assert not re.search("would be ignored|is absent from", built.stdout + built.stderr)
    (source,) = (tmp_path / "dist").glob("*.tar.gz")
    with tarfile.open(source) as archive:
        shipped = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "Makefile",
        "docs/python.md",
        "spec/openapi.yaml",
        "tests/conftest.py",
        "tests/cases/specleaf.toml",
    } <= shipped
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    venv.create(tmp_path / "env", with_pip=True)
    scripts = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    install = [str(scripts / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    spec = project / "spec" / "openapi.yaml"
    command = [str(scripts / "specleaf"), "generate", str(spec), "--output", "out", "--pages", "typescript"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "models" / "_support.py").is_file()
    assert list((tmp_path / "out" / "pages" / "typescript").rglob("*usage.md"))


def templates() -> list[Path]:
    """Every template."""
    return sorted(TEMPLATES.rglob("*.jinja"))


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_a_template_places_text_and_decides_nothing(path: Path) -> None:
    tree = Environment(autoescape=False).parse(path.read_text(encoding="utf-8"))
    assert not list(_decisions(tree))


_PLACING = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.For,
    nodes.If,
    nodes.Include,
    nodes.Not,
    nodes.Const,
)


def _decisions(tree: nodes.Node) -> Iterator[nodes.Node]:
    """What a template does beyond placing: calls, comparisons, filters, assignments."""
    return (node for node in tree.find_all(nodes.Node) if not isinstance(node, _PLACING))


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_a_template_opens_with_a_comment_that_names_what_it_places(path: Path) -> None:
    assert re.match(r"\{# [^#]*\b[A-Z]\w+", path.read_text(encoding="utf-8"))


def test_the_lock_file_knows_every_file_that_output_is_made_of() -> None:
    files = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*") if path.is_file()}
    assert template_texts().keys() == {file for file in files if "__pycache__" not in file}


@pytest.mark.parametrize("code", CODES)
def test_every_problem_is_shown_by_a_case_or_a_test(code: str) -> None:
    printed = re.compile(rf"(error|warning|note)\[{code}\]: ")
    reports = (*TESTS.glob("cases/*/problems.txt"), TESTS / "test_cli.py")
    assert any(printed.search(path.read_text(encoding="utf-8")) for path in reports)


def test_pytest_finds_every_file_of_tests(project: Path) -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    collected = {line.partition("::")[0] for line in done.stdout.splitlines()}
    written = {path.relative_to(project).as_posix() for path in TESTS.rglob("test_*.py")}
    assert {path for path in written if not path.startswith("tests/cases/")} <= collected


def test_the_import_contracts_hold(project: Path) -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_hooks_and_the_action_call_commands_that_there_are(project: Path) -> None:
    hooks = yaml.safe_load((project / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    action = yaml.safe_load((project / "action.yml").read_text(encoding="utf-8"))
    called = {hook["entry"].removeprefix("specleaf ") for hook in hooks} | {action["inputs"]["command"]["default"]}
    assert called <= cli.commands.keys()


def test_no_input_of_the_action_is_pasted_into_a_script(project: Path) -> None:
    action = yaml.safe_load((project / "action.yml").read_text(encoding="utf-8"))
    assert not [step["run"] for step in action["runs"]["steps"] if "${{" in step.get("run", "")]
