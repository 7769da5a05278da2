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
from specleaf.naming.words import case_word, caseless_key, digest, name_all_symbols, name_distance
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


def test_case_tells_fields_apart_and_else_a_digest() -> None:
    assert _python("userId", "user_id", "UserId") == ["user_id_camel", "user_id", "user_id_pascal"]
    assert _python("fooBAR", "fooBar") == [_with_digest("foo_bar", "fooBAR"), _with_digest("foo_bar", "fooBar")]
    assert _python("a.b.c.d.e", "a_b_c_d_e") == ["a_dot_b_dot_c_dot_d_dot_e", "a_b_c_d_e"]


def _with_digest(name: str, text: str) -> str:
    return f"{name}_{digest(text)}"


def test_none_has_a_name_that_is_as_like_another() -> None:
    assert _members("add", "Add") == ("ADD_LOWER", "ADD_TITLE")
    assert _members("add", "Add", "ADD") == ("ADD_LOWER", "ADD_TITLE", "ADD")


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
    assert _python("class", "class_") == ["class_lower", "class_"]


def test_common_names_are_left_alone() -> None:
    assert _python("id", "type", "object", "format", "model_name", "self") == [
        "id",
        "type",
        "object",
        "format",
        "model_name",
        "self",
    ]


def test_names_in_the_sdk_layout_that_differ_by_case_alone_are_numbered() -> None:
    assert list(overridden_field_names(_model("userId", "userID", "user1", "User1"), TYPESCRIPT).values()) == [
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
        "VALUE_1_INTEGER",
        "VALUE_1_STRING",
    )


names = st.text("aAbB_-. 1", max_size=4)


@given(st.lists(names, unique=True), names)
def test_a_further_field_changes_no_name_unless_it_takes_one(wire_names: list[str], newcomer: str) -> None:
    others = [name for name in wire_names if name != newcomer]
    before, after = field_names(_model(*others), PYTHON), field_names(_model(*others, newcomer), PYTHON)
    meanings = {name: wire_name for wire_name, name in before.items()}
    for wire_name, name in after.items():
        if wire_name != newcomer and meanings.get(name, wire_name) != wire_name:
            raise AssertionError(f"{name} meant {meanings[name]!r} and now means {wire_name!r}")
    plain = PYTHON.field_name(newcomer)
    for wire_name in others:
        if after[wire_name] != before[wire_name]:
            assert {plain, *_specific_names(newcomer)} & {before[wire_name], PYTHON.field_name(wire_name)}


@given(st.lists(names, unique=True), names)
def test_a_further_member_changes_the_meaning_of_no_name_unless_it_is_nearer(values: list[str], newcomer: str) -> None:
    others = [value for value in values if value != newcomer]
    before, after = _members(*others), _members(*others, newcomer)
    meanings = dict(zip(before, others, strict=True))
    for value, name in zip(others, after, strict=False):
        assert meanings.get(name, value) == value
    if meanings.get(after[-1], newcomer) != newcomer:
        assert name_distance(newcomer, after[-1]) < name_distance(meanings[after[-1]], after[-1])


def _specific_names(wire_name: str) -> set[str]:
    words = name_all_symbols(wire_name)
    return {PYTHON.field_name(text) for text in (words, f"{wire_name} {case_word(wire_name)}")}
