"""Numbers, booleans, literals, dates and the like: what they read, in both modes, and what they dump."""

from __future__ import annotations

import copy
import json
import pickle
import re
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from types import ModuleType
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import from_regex
from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python


def reads(type_: Any, text: str) -> list[Any]:
    """What lax JSON, strict JSON, lax Python and strict Python make of a JSON text; the error type if they refuse."""
    adapter: TypeAdapter[Any] = TypeAdapter(type_)
    value = json.loads(text)
    ways = [
        lambda: adapter.validate_json(text),
        lambda: adapter.validate_json(text, strict=True),
        lambda: adapter.validate_python(value),
        lambda: adapter.validate_python(value, strict=True),
    ]
    found = []
    for way in ways:
        try:
            found.append(way())
        except ValidationError as error:
            found.append(error.errors()[0]["type"])
    return found


def one_reading(type_: Any, text: str) -> Any:
    """The same in all modes."""
    first, *others = reads(type_, text)
    assert others == [first] * 3
    assert [type(each) for each in others] == [type(first)] * 3
    return first


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1),
        ("1.0", 1),
        ("1e2", 100),
        ("-0.0", 0),
        ("123456789012345678901234567890", 123456789012345678901234567890),
        ("1e30", 10**30 + 19884624838656),
        ("1.5", "int_type"),
        ("true", "int_type"),
        ('"1"', "int_type"),
        ("null", "int_type"),
        ("1e400", "int_type"),
    ],
)
def test_an_integer_is_a_number_without_a_fraction(words: ModuleType, text: str, value: Any) -> None:
    assert one_reading(words.Integer, text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1),
        ("1.0", 1.0),
        ("0.1", 0.1),
        ("123456789012345678901234567890", 123456789012345678901234567890),
        ("true", "float_type"),
        ('"1"', "float_type"),
        ("NaN", "float_type"),
        ("1e400", "float_type"),
    ],
)
def test_a_number_stays_as_it_was_given(words: ModuleType, text: str, value: Any) -> None:
    found = one_reading(words.Number, text)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(("text", "value"), [("true", True), ("1", "bool_type"), ('"true"', "bool_type")])
def test_a_boolean_is_nothing_else(words: ModuleType, text: str, value: Any) -> None:
    assert one_reading(words.Boolean, text) == value


def test_limits_are_exact_beyond_the_precision_of_floats(words: ModuleType) -> None:
    limited = Annotated[words.Number, Field(ge=2**53 + 1)]
    assert one_reading(limited, str(2**53 + 1)) == 2**53 + 1
    assert one_reading(limited, str(2**53)) == "greater_than_equal"
    assert one_reading(limited, f"{2**53}.0") == "greater_than_equal"


@pytest.mark.parametrize(
    ("step", "text", "fits"),
    [
        (0.01, "19.99", True),
        (0.01, "0.3", True),
        (0.0001, "0.0075", True),
        (0.01, "0.001", False),
        (0.5, "1e308", True),
        (0.123456789, "1e308", False),
        (1e-8, "12391239123", True),
        (0.5, "123456789012345678901234567890", True),
        (3, "123456789012345678901234567890", True),
        (3, "4.0", False),
    ],
)
def test_multiples_are_multiples_in_decimal(words: ModuleType, step: float, text: str, fits: bool) -> None:
    found = one_reading(Annotated[words.Number, words.MultipleOf(step)], text)
    assert found == (json.loads(text) if fits else "multiple_of")


def test_a_literal_number_is_no_boolean(words: ModuleType) -> None:
    type_ = Annotated[Literal[1, 0, "a", None], words.Exact()]
    assert one_reading(type_, "1") == 1
    assert one_reading(type_, "1.0") == 1
    assert one_reading(type_, "null") is None
    assert one_reading(type_, '"a"') == "a"
    assert one_reading(type_, "true") == one_reading(type_, "false") == one_reading(type_, "[1]") == "literal_error"


def test_a_literal_integer_may_be_longer_than_a_machine_word(words: ModuleType) -> None:
    type_ = Annotated[Literal[1, 2**64], words.Exact()]
    assert one_reading(type_, "18446744073709551616") == 2**64
    assert one_reading(type_, "18446744073709551617") == "literal_error"


class Level(Enum):
    LOW = 1
    HIGH = 2.5


def test_an_enum_of_numbers_is_read_by_value_and_by_member(words: ModuleType) -> None:
    type_ = Annotated[Level, words.Exact()]
    assert one_reading(type_, "1.0") is Level.LOW
    assert one_reading(type_, "true") == "literal_error"
    assert TypeAdapter(type_).validate_python(Level.HIGH) is Level.HIGH
    assert TypeAdapter(type_).dump_json(Level.HIGH) == b"2.5"


@pytest.mark.parametrize(
    ("word", "text", "value"),
    [
        ("DateTime", "2024-05-01T10:00:00Z", datetime(2024, 5, 1, 10, tzinfo=UTC)),
        ("DateTime", "2024-05-01t10:00:00.5z", datetime(2024, 5, 1, 10, 0, 0, 500000, tzinfo=UTC)),
        ("DateTime", "2024-05-01 12:00:00.000+02:00", datetime(2024, 5, 1, 10, tzinfo=UTC)),
        ("DateTime", "2024-05-01T10:00:00-00:00", datetime(2024, 5, 1, 10, tzinfo=UTC)),
        ("DateTime", "2024-05-01T10:00:00.123456789Z", datetime(2024, 5, 1, 10, 0, 0, 123456, tzinfo=UTC)),
        ("DateTime", "2024-05-01T10:00:00", datetime(2024, 5, 1, 10)),
        ("DateTime", "2016-12-31T23:59:60Z", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("Date", "2024-02-29", date(2024, 2, 29)),
        ("Time", "10:00:00.50Z", time(10, 0, 0, 500000, tzinfo=UTC)),
        ("Time", "23:59:60Z", time(23, 59, 59, tzinfo=UTC)),
        ("UUID", "F81D4FAE-7dec-41d0-A765-00a0c91e6bf6", UUID("f81d4fae-7dec-41d0-a765-00a0c91e6bf6")),
        ("UUID", "f81d4fae-7dec-41d0-a765-00a0c91e6bf6", UUID("f81d4fae-7dec-41d0-a765-00a0c91e6bf6")),
    ],
)
def test_a_text_with_a_form_becomes_a_value_and_is_dumped_as_it_came(
    words: ModuleType, word: str, text: str, value: Any
) -> None:
    type_ = getattr(words, word)
    for found in reads(type_, json.dumps(text)):
        assert found == value
        assert isinstance(found, type(value))
        for same in (found, copy.copy(found), copy.deepcopy(found), pickle.loads(pickle.dumps(found))):
            assert same == value
            assert TypeAdapter(type_).dump_python(same, mode="json") == text
            assert TypeAdapter(type_).dump_python(same) == value
            assert (
                TypeAdapter(Any).dump_json({"in": [same]}) == json.dumps({"in": [text]}, separators=(",", ":")).encode()
            )
    assert TypeAdapter(type_).validate_python(value) is value


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("DateTime", "2024-05-01"),
        ("DateTime", "20240501T100000Z"),
        ("DateTime", "2024-02-30T10:00:00Z"),
        ("DateTime", "2024-05-01T10:00:00+05:60"),
        ("DateTime", "2024-05-01T10:00Z"),
        ("DateTime", "\u0662024-05-01T10:00:00Z"),
        ("DateTime", "2024-05-01T10:00:00Z\n"),
        ("Date", "2024-05-01T10:00:00Z"),
        ("Date", "2023-02-29"),
        ("Time", "10:00"),
        ("Time", "24:00:00Z"),
        ("UUID", "f81d4fae7dec41d0a76500a0c91e6bf6"),
        ("UUID", "{f81d4fae-7dec-41d0-a765-00a0c91e6bf6}"),
    ],
)
def test_other_texts_and_other_kinds_are_refused(words: ModuleType, word: str, text: str) -> None:
    type_ = getattr(words, word)
    assert one_reading(type_, json.dumps(text)).endswith("_parsing")
    assert one_reading(type_, "5").endswith("_parsing")
    assert one_reading(type_, "null").endswith("_parsing")


def test_what_is_computed_from_a_spelled_value_has_no_text(words: ModuleType) -> None:
    adapter = TypeAdapter(words.DateTime)
    found = adapter.validate_python("2024-05-01T10:00:00.50Z")
    for computed in (found + timedelta(days=1), found.replace(day=2), pickle.loads(pickle.dumps(found.replace(day=2)))):
        assert adapter.dump_json(computed) == b'"2024-05-02T10:00:00.500000Z"'


def test_a_text_in_the_usual_spelling_is_a_plain_value(words: ModuleType) -> None:
    assert type(TypeAdapter(words.DateTime).validate_python("2024-05-01T10:00:00Z")) is datetime
    assert type(TypeAdapter(words.UUID).validate_python("f81d4fae-7dec-41d0-a765-00a0c91e6bf6")) is UUID


MOMENTS = from_regex(
    re.compile(
        r"\A(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])[Tt ]([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?"
        r"([Zz]|[+-](00|0[1-9]|1\d):(00|30|59))?\Z",
        re.ASCII,
    )
)


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(MOMENTS)
def test_every_moment_is_dumped_as_it_came_and_is_plain_if_pydantic_writes_it_so(words: ModuleType, text: str) -> None:
    adapter = TypeAdapter(words.DateTime)
    found = adapter.validate_python(text)
    assert adapter.dump_python(found, mode="json") == text
    assert (type(found) is datetime) == (to_jsonable_python(datetime.fromisoformat(text.upper())) == text)


def test_a_datetime_is_not_a_date(words: ModuleType) -> None:
    with pytest.raises(ValidationError, match="valid date"):
        TypeAdapter(words.Date).validate_python(datetime(2024, 5, 1, tzinfo=UTC))


def test_unions_keep_what_fits_exactly(words: ModuleType) -> None:
    assert one_reading(words.Boolean | words.Integer, "true") is True
    assert one_reading(words.Boolean | words.Integer, "1") == 1
    assert one_reading(words.Number | words.Integer, "1.5") == 1.5
    assert one_reading(words.DateTime | str, '"soon"') == "soon"
    assert one_reading(words.DateTime | None, "null") is None
    assert one_reading(words.UUID | words.Date, '"2024-05-01"') == date(2024, 5, 1)


def test_places_of_errors_name_the_members_of_a_union(words: ModuleType) -> None:
    union = words.Integer | words.DateTime | Annotated[list[str], words.Check({"uniqueItems": True})]
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(union).validate_python({})
    assert [error["loc"] for error in caught.value.errors()] == [("int",), ("date-time",), ("list",)]


def test_the_json_schema_says_what_the_types_are(words: ModuleType) -> None:
    def schema(type_: Any) -> dict[str, Any]:
        return TypeAdapter(type_).json_schema()

    assert schema(words.Integer) == {"type": "integer"}
    assert schema(Annotated[words.Number, words.MultipleOf(0.5)]) == {"type": "number", "multipleOf": 0.5}
    assert schema(words.DateTime) == {"type": "string", "format": "date-time"}
    assert schema(Annotated[Literal[1, 2], words.Exact()]) == {"enum": [1, 2], "type": "integer"}
    assert schema(words.Nothing) == {"not": {}}


HUGE = 10**310


@pytest.mark.parametrize(
    ("schema", "value", "fits"),
    [
        ({"multipleOf": 2}, HUGE, True),
        ({"multipleOf": 3}, HUGE, False),
        ({"multipleOf": 0.01}, HUGE, True),
        ({"multipleOf": 0.01}, 19.99, True),
        ({"multipleOf": 0.01}, 19.995, False),
        ({"multipleOf": 1e-300}, 1e300, True),
        ({"multipleOf": HUGE}, 3 * HUGE, True),
        ({"multipleOf": HUGE}, HUGE + 1, False),
        ({"multipleOf": 2}, float("inf"), False),
        ({"minimum": 1.5}, HUGE, True),
        ({"maximum": 1e308}, HUGE, False),
        ({"exclusiveMinimum": HUGE}, HUGE, False),
        ({"exclusiveMinimum": HUGE}, HUGE + 1, True),
        ({"exclusiveMaximum": HUGE}, 1e308, True),
    ],
)
def test_numbers_of_any_size_get_a_verdict(words: ModuleType, schema: Any, value: Any, fits: bool) -> None:
    marker = words.MultipleOf(schema["multipleOf"]) if "multipleOf" in schema else words.Check(schema)
    choice = Annotated[words.Number | Annotated[list[Any], words.Check(True)], words.OneOf()]
    for type_ in (Annotated[words.Number, marker], Annotated[choice, marker]):
        assert is_read(type_, value) == fits


def is_read(type_: Any, value: Any) -> bool:
    try:
        TypeAdapter(type_).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("wrap", [lambda inner: [inner], lambda inner: (inner,), lambda inner: {"a": inner}])
@pytest.mark.parametrize("depth", [600, 5000])
def test_no_collection_is_one_of_several_numbers_however_deep(words: ModuleType, wrap: Any, depth: int) -> None:
    value: Any = 1
    for _ in range(depth):
        value = wrap(value)
    for type_ in (Annotated[Literal[1, 2], words.Exact()], Annotated[Any, words.Check({"const": [1]})]):
        assert not is_read(type_, value)
