"""Fields and members: unique in their model, and never what the language keeps for itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from specleaf.ir.api import EnumModel, Field, Member, ObjectModel
from specleaf.ir.docs import NO_DOCS, Docs
from specleaf.ir.types import Anything, Part, Scalar
from specleaf.json_value import Json
from specleaf.languages import python_style, typescript_style
from specleaf.naming.fields import field_names, member_names, overridden_field_names
from specleaf.naming.words import folded
from specleaf.pointer import ROOT

PYTHON, TYPESCRIPT = python_style.STYLE, typescript_style.STYLE
TEXT = Scalar("string")


def _model(*wire_names: str) -> ObjectModel:
    fields = tuple(Field(name, TEXT, False, ROOT.child("properties", name)) for name in wire_names)
    return ObjectModel(ROOT, NO_DOCS, fields, Part(Anything()))


def _python(*wire_names: str) -> list[str]:
    return list(field_names(_model(*wire_names), PYTHON).values())


def _members(*values: Json) -> tuple[str, ...]:
    return member_names(EnumModel(ROOT, NO_DOCS, tuple(map(Member, values))), PYTHON)


def test_two_fields_with_the_same_words_get_different_names() -> None:
    assert _python("userId", "user_id", "UserId", "user-id") == ["user_id", "user_id_2", "user_id_3", "user_id_4"]


def test_a_number_does_not_meet_a_real_name() -> None:
    assert _python("a-b", "a_b", "a_b_2", "a.b") == ["a_b", "a_b_3", "a_b_2", "a_b_4"]


def test_reserved_names_get_an_underscore() -> None:
    assert _python("class", "schema", "date", "model_dump") == ["class_", "schema_", "date_", "model_dump_"]


def test_a_reserved_name_and_its_escape_stay_apart() -> None:
    assert _python("class", "class_") == ["class_", "class_2"]


def test_common_names_are_left_alone() -> None:
    assert _python("id", "type", "object", "format", "model_name", "self") == [
        "id",
        "type",
        "object",
        "format",
        "model_name",
        "self",
    ]


def test_names_that_typescript_tells_apart_by_case_alone_are_told_apart_more() -> None:
    assert list(field_names(_model("userId", "userID", "user1", "User1"), TYPESCRIPT).values()) == [
        "userId",
        "userID2",
        "user1",
        "user1_2",
    ]


def test_many_fields_of_one_name_take_no_time() -> None:
    names = _python(*("a" + "-" * count for count in range(3000)))
    assert len(set(names)) == 3000


def test_an_extension_gives_a_field_another_name_where_that_is_wanted() -> None:
    docs = Docs(extensions={"x-speakeasy-name-override": "count"})
    model = ObjectModel(ROOT, NO_DOCS, (Field("n", TEXT, False, ROOT, docs=docs),), Part(Anything()))
    assert overridden_field_names(model, PYTHON) == {"n": "count"}
    assert field_names(model, PYTHON) == {"n": "n"}


def test_symbols_numbers_and_nothing_give_members_that_say_so() -> None:
    assert _members("<", "<=", "", " ", 1, -1, 1.5, 15, True) == (
        "LESS_THAN",
        "LESS_THAN_EQUAL",
        "EMPTY",
        "SPACE",
        "VALUE_1",
        "MINUS_1",
        "VALUE_1_5",
        "VALUE_15",
        "TRUE",
    )


@given(st.lists(st.text(), unique=True))
def test_all_fields_are_legal_and_different(wire_names: list[str]) -> None:
    for style in (PYTHON, TYPESCRIPT):
        names = field_names(_model(*wire_names), style)
        assert list(names) == wire_names
        assert len(set(map(folded, names.values()))) == len(wire_names)
        assert all(name.isidentifier() and name not in style.reserved_fields for name in names.values())


@given(st.lists(st.text(), unique=True))
def test_adding_a_field_at_the_end_renames_none(wire_names: list[str]) -> None:
    if wire_names:
        *others, last = wire_names
        plain = folded(PYTHON.field_name(last))
        before, after = field_names(_model(*others), PYTHON), field_names(_model(*wire_names), PYTHON)
        assert all(after[name] == before[name] or folded(before[name]) == plain for name in others)
