"""Which files a document may have beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from specleaf.problems import Problem, SpecleafError
from specleaf.source.document import Document
from specleaf.source.limits import Limits
from specleaf.source.load import load, load_beside, load_text

LIMITS = Limits()


@pytest.fixture
def root(tmp_path: Path) -> Document:
    folder = tmp_path / "api"
    (folder / "schemas").mkdir(parents=True)
    (tmp_path / "secret.yaml").write_text("secret: 1\n")
    (folder / "schemas" / "pet.yaml").write_text("type: object\n")
    (folder / "openapi.yaml").write_text("openapi: 3.1.0\n")
    return load(folder / "openapi.yaml", LIMITS)


def problem_with(root: Document, relative_file: str) -> Problem:
    with pytest.raises(SpecleafError) as raised:
        load_beside(root, relative_file, LIMITS)
    (problem,) = raised.value.problems
    return problem


def folder_of(root: Document) -> Path:
    assert root.path is not None
    return root.path.parent


def test_a_file_below_the_folder_is_read_and_named_after_the_root_document(root: Document) -> None:
    document = load_beside(root, "schemas/pet.yaml", LIMITS)
    assert document.root == {"type": "object"}
    assert document.file == "schemas/pet.yaml"
    assert document.name == str(folder_of(root) / "schemas" / "pet.yaml")


def test_two_ways_to_one_file_give_one_name(root: Document) -> None:
    (folder_of(root) / "link.yaml").symlink_to("schemas/pet.yaml")
    for path in ("./schemas/../schemas/pet.yaml", "link.yaml", "../api/schemas/pet.yaml"):
        assert load_beside(root, path, LIMITS).file == "schemas/pet.yaml"


def test_the_root_document_is_not_read_again(root: Document) -> None:
    assert load_beside(root, "schemas/../openapi.yaml", LIMITS) is root


def test_a_folder_that_is_a_link_is_the_folder_that_it_leads_to(root: Document, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(folder_of(root))
    linked = load(tmp_path / "linked" / "openapi.yaml", LIMITS)
    assert load_beside(linked, "schemas/pet.yaml", LIMITS).file == "schemas/pet.yaml"


@pytest.mark.parametrize(
    "path", ["../secret.yaml", "schemas/../../secret.yaml", "/etc/passwd", "/dev/stdin", "..", "//x/y"]
)
def test_what_is_outside_the_folder_is_not_read(root: Document, path: str) -> None:
    assert problem_with(root, path).code == "ref-outside"


def test_a_link_that_leads_outside_is_not_followed(root: Document) -> None:
    (folder_of(root) / "inside.yaml").symlink_to("../secret.yaml")
    (folder_of(root) / "up").symlink_to("..")
    assert problem_with(root, "inside.yaml").code == "ref-outside"
    assert problem_with(root, "up/secret.yaml").code == "ref-outside"


def test_a_neighbour_whose_name_begins_like_the_folder_is_outside(root: Document, tmp_path: Path) -> None:
    (tmp_path / "api2").mkdir()
    (tmp_path / "api2" / "pet.yaml").write_text("a: 1\n")
    assert problem_with(root, "../api2/pet.yaml").code == "ref-outside"


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/x.yaml", "HTTPS://example.invalid/x", "file:///etc/passwd"])
def test_a_url_is_not_read(root: Document, url: str) -> None:
    assert problem_with(root, url).code == "ref-remote"


@pytest.mark.parametrize("path", ["nothing.yaml", "schemas", "a\0b", "x" * 5000, "schemas/pet.yaml/x", "\udcff.yaml"])
def test_what_is_no_file_is_missing(root: Document, path: str) -> None:
    assert problem_with(root, path).code == "ref-missing"


def test_a_pipe_and_a_ring_of_links_are_missing(root: Document) -> None:
    os.mkfifo(folder_of(root) / "pipe.yaml")
    (folder_of(root) / "ring.yaml").symlink_to("ring.yaml")
    assert problem_with(root, "pipe.yaml").code == "ref-missing"
    assert problem_with(root, "ring.yaml").code == "ref-missing"


def test_a_document_from_standard_input_has_no_files_beside_it() -> None:
    assert problem_with(load_text("a: 1", "<stdin>", LIMITS), "openapi.yaml").code == "ref-outside"


def test_an_error_in_the_other_file_is_reported_there(root: Document) -> None:
    path = folder_of(root) / "schemas" / "bad.yaml"
    path.write_text("a: 1\na: 2\n")
    problem = problem_with(root, "schemas/bad.yaml")
    assert (problem.code, problem.position, problem.path) == ("duplicate-key", (2, 1), str(path))
