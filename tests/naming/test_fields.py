"""Fields and members: unique in their model, and never what the language keeps for itself."""

from __future__ import annotations

import time
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from specleaf.ir.api import EnumModel, Field, Member, ObjectModel
from specleaf.ir.docs import NO_DOCS, Docs
from specleaf.ir.types import Anything, Part, Scalar
from specleaf.json_value import Json
from specleaf.languages.python import style as python_style
from specleaf.languages.typescript import style as typescript_style
from specleaf.naming.fields import field_names, member_names, overridden_field_names
from specleaf.naming.words import caseless_key, name_all_symbols
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


def test_what_is_spelt_like_its_name_keeps_it() -> None:
    assert _python("a-b", "a_b") == ["a_dash_b", "a_b"]
    assert _python("_id", "id") == ["underscore_id", "id"]
    assert _python("__class__", "class") == ["dunder_class", "class_"]
    assert _python("user-id", "userId") == ["user_dash_id", "user_id"]


def test_symbols_tell_fields_apart() -> None:
    assert _python("Start", "Start<", "Start>=", "ids[]", "ids", "filter[by]", "filter_by") == [
        "start",
        "start_less_than",
        "start_greater_than_equal",
        "ids_bracket",
        "ids",
        "filter_bracket_by",
        "filter_by",
    ]


def test_what_nothing_tells_apart_is_numbered() -> None:
    assert _python("userId", "user_id", "UserId") == ["user_id_3", "user_id", "user_id_2"]
    assert _python("a.b.c.d.e", "a_b_c_d_e") == ["a_b_c_d_e_2", "a_b_c_d_e"]


def test_a_number_does_not_meet_a_real_name() -> None:
    names = _python("userId", "user_id", "user_id_2")
    assert names[1:] == ["user_id", "user_id_2"]
    assert names[0] not in names[1:]


@given(st.lists(st.text("aB_-.", max_size=4), unique=True), st.randoms())
def test_the_order_of_fields_changes_no_name(wire_names: list[str], random: Random) -> None:
    shuffled = list(wire_names)
    random.shuffle(shuffled)
    for style in (PYTHON, TYPESCRIPT):
        assert field_names(_model(*shuffled), style) == field_names(_model(*wire_names), style)


def test_reserved_names_get_an_underscore() -> None:
    assert _python("class", "schema", "date", "model_dump") == ["class_", "schema_", "date_", "model_dump_"]


def test_a_reserved_name_and_its_escape_stay_apart() -> None:
    assert _python("class", "class_") == ["class_2", "class_"]


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
        "userId2",
        "userID",
        "user1",
        "user1_2",
    ]


def test_many_fields_of_one_name_take_no_time() -> None:
    start = time.process_time()
    names = _python(*("a" + "-" * count for count in range(3000)))
    assert len(set(names)) == 3000
    assert time.process_time() - start < 3


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
        assert len(set(map(caseless_key, names.values()))) == len(wire_names)
        assert all(name.isidentifier() and name not in style.reserved_fields for name in names.values())


def test_members_are_told_apart_as_fields_are() -> None:
    assert _members("C", "C++", "C#", "a-b", "a_b", 1, "1") == (
        "C",
        "C_PLUS_PLUS",
        "C_HASH",
        "A_DASH_B",
        "A_B",
        "VALUE_1_2",
        "VALUE_1",
    )


names = st.text("aB_-. ", max_size=4)


@given(st.lists(names, unique=True), names)
def test_a_field_more_renames_those_alone_that_could_have_its_name(wire_names: list[str], newcomer: str) -> None:
    others = [name for name in wire_names if name != newcomer]
    before, after = field_names(_model(*others), PYTHON), field_names(_model(*others, newcomer), PYTHON)
    wanted = {after[newcomer], *_wishes(newcomer)}
    for name in others:
        if after[name] != before[name]:
            assert wanted & {before[name], after[name], *_wishes(name)}


def _wishes(wire_name: str) -> set[str]:
    return {PYTHON.field_name(wire_name), PYTHON.field_name(name_all_symbols(wire_name))}
