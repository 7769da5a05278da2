"""Pages about operations: folders of groups, seeds of values, what an author's text may not do."""

from __future__ import annotations

import pytest

from specleaf.examples.stream import Stream, fnv1a
from specleaf.ir import NO_DOCS, Operation
from specleaf.pages.sdk.operations.groups import Group, folders_of, groups_of
from specleaf.pages.sdk.text import comment_text
from specleaf.pointer import ROOT


def operation(tag: str) -> Operation:
    place = ROOT.child("paths", f"/{tag}", "get")
    return Operation(place, "get", f"/{tag}", tag, (tag,), NO_DOCS, (), None, ())


def test_the_values_of_an_operation_come_from_the_hash_of_its_identifier() -> None:
    assert fnv1a("") == 2166136261
    assert fnv1a("a") == 0xE40C292C
    assert fnv1a("foobar") == 0xBF9CF968
    assert Stream("a", fnv1a).draw() != Stream("a").draw()


def test_tags_that_differ_in_case_are_one_group() -> None:
    groups = groups_of([operation("Agents"), operation("agents"), operation("tools")])
    assert [(each.name, len(each.operations)) for each in groups] == [("Agents", 2), ("tools", 1)]


@pytest.mark.parametrize(
    ("by_parent", "expected"),
    [
        (True, {"jobs": "jobs", "batch.jobs": "batchjobs", "tuning.jobs": "tuningjobs", "pets": "pets"}),
        (False, {"jobs": "jobs", "batch.jobs": "shopjobs", "tuning.jobs": "shopjobs2", "pets": "pets"}),
    ],
)
def test_groups_with_one_name_have_folders_of_their_own(by_parent: bool, expected: dict[str, str]) -> None:
    groups = [Group(name, ()) for name in ("jobs", "batch.jobs", "tuning.jobs", "pets")]
    assert folders_of(groups, "Shop", by_parent=by_parent) == expected


@pytest.mark.parametrize("text", ['a" b', "a-->b", "a--\n>", "<!--", "--" * 3])
def test_no_text_ends_a_comment(text: str) -> None:
    shown = comment_text(text)
    assert "--" not in shown
    assert not set('"<>\n') & set(shown)


def test_other_text_in_a_comment_is_unchanged() -> None:
    assert comment_text("/v2/pets/{pet-id}#stream") == "/v2/pets/{pet-id}#stream"
