"""How Python spells types and values on pages about the generated models."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from specleaf.ir.api import AliasModel, Api, EnumModel, Field, Member, Model, ObjectModel, UnionModel
from specleaf.ir.constraints import Constraint
from specleaf.ir.docs import NO_DOCS
from specleaf.ir.types import (
    Anything,
    Checked,
    Constant,
    ListOf,
    MapOf,
    ModelRef,
    Nothing,
    Nullable,
    OneOf,
    Part,
    Rules,
    Scalar,
    TupleOf,
    Type,
)
from specleaf.ir.values import Choice, Day, Entries, Flag, Instance, Instant, Items, Null, Number, Text, Value
from specleaf.languages.language import Word, expression_code
from specleaf.languages.python.language import LANGUAGE
from specleaf.naming.assign import STRATEGIES, assign_names
from specleaf.pointer import ROOT, Pointer

STRING, NUMBER = Scalar("string"), Scalar("number")
PET, TAG, COLOUR, KEY, PETS, POINT, DATE = (
    ROOT.child("components", "schemas", name) for name in ("Pet", "Tag", "Colour", "Key", "Pets", "Point", "date")
)


def field(name: str, type_: Type) -> Field:
    """A required property."""
    return Field(name, type_, True, PET.child("properties", name))


MODELS: tuple[Model, ...] = (
    ObjectModel(
        PET,
        NO_DOCS,
        (
            field("theName", STRING),
            field("id", ModelRef(KEY)),
            field("born", Nullable(Scalar("string", "date-time"))),
            field("day", Scalar("string", "date")),
            field("opens", Scalar("string", "time")),
            field("text", OneOf((Part(STRING), Part(Scalar("string", "uuid"))))),
            field("tags", ListOf(Part(ModelRef(TAG)))),
            field("point", ModelRef(POINT)),
            field("count", Scalar("integer")),
            field("colour", ModelRef(COLOUR)),
        ),
        Part(Anything()),
    ),
    ObjectModel(TAG, NO_DOCS, (field("label", STRING),), Part(Anything())),
    EnumModel(COLOUR, NO_DOCS, (Member("red"), Member("blue"))),
    AliasModel(KEY, NO_DOCS, Scalar("string", "uuid")),
    UnionModel(PETS, NO_DOCS, OneOf((Part(ModelRef(PET)), Part(ListOf(Part(ModelRef(PET))))))),
    AliasModel(POINT, NO_DOCS, TupleOf((Part(NUMBER), Part(NUMBER)), Part(Nothing()), (Constraint("minItems", 2),))),
    AliasModel(DATE, NO_DOCS, Scalar("string", "date")),
)
API = Api("A", "1", (), MappingProxyType({model.id: model for model in MODELS}), tuple(model.id for model in MODELS))
NAMES = assign_names(API, LANGUAGE.style, STRATEGIES["qualified"])


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (STRING, "str"),
        (Scalar("integer"), "int"),
        (NUMBER, "float"),
        (Scalar("boolean"), "bool"),
        (Scalar("string", "date-time"), "datetime"),
        (Scalar("string", "uuid"), "UUID"),
        (Scalar("string", "email"), "str"),
        (Nullable(STRING), "str | None"),
        (ListOf(Part(ModelRef(PET))), "list[Pet]"),
        (MapOf(Part(Anything())), "dict[str, Any]"),
        (OneOf((Part(STRING), Part(Nullable(NUMBER)))), "str | float | None"),
        (Checked(STRING, Rules(False)), "str"),
        (Constant("a"), 'Literal["a"]'),
        (Constant(1.0), "Literal[1]"),
        (Constant(None), "None"),
        (Constant([1]), "list[Any]"),
        (TupleOf((Part(STRING),), Part(NUMBER)), "tuple[()] | tuple[str, *tuple[float, ...]]"),
        (TupleOf((Part(STRING),), Part(Nothing()), (Constraint("minItems", 1),)), "tuple[str]"),
        (Nothing(), "Never"),
    ],
)
def test_types_are_written_as_people_know_them(type_: Type, expected: str) -> None:
    assert expression_code(LANGUAGE.type_expression(type_, API), NAMES) == expected


def test_words_of_the_library_say_where_they_are_documented() -> None:
    (word,) = LANGUAGE.type_expression(Scalar("string", "date"), API)
    assert isinstance(word, Word)
    assert word.url == "https://docs.python.org/3/library/datetime.html#date-objects"


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (Text('a "b"'), "'a \"b\"'"),
        (Number(1.0), "1"),
        (Number(0.5), "0.5"),
        (Flag(True), "True"),
        (Null(), "None"),
        (Instant("2024-05-01T10:00:00Z"), 'datetime.fromisoformat("2024-05-01T10:00:00Z")'),
        (Day("2024-05-01"), 'date.fromisoformat("2024-05-01")'),
        (Items((Number(1), Items(()))), "[1, []]"),
        (Entries((("a b", Null()),)), '{"a b": None}'),
        (Choice(COLOUR, "red"), '"red"'),
        (Instance(TAG, (("label", Text("x")),)), 'Tag(label="x")'),
        (Instance(TAG, (("label", Text("x")), ("more", Number(1)))), 'Tag.model_validate({"label": "x", "more": 1})'),
    ],
)
def test_values_are_expressions(value: Value, code: str) -> None:
    assert LANGUAGE.literal(value, API, NAMES) == code


UUID = "f81d4fae-7dec-41d0-a765-00a0c91e6bf6"
REX = Instance(
    PET,
    (
        ("theName", Text("Rex")),
        ("id", Text(UUID)),
        ("born", Instant("2024-05-01T10:00:00Z")),
        ("day", Day("2024-05-01")),
        ("opens", Text("10:00:00Z")),
        ("text", Text(UUID)),
        ("tags", Items((Instance(TAG, (("label", Text("good")),)),))),
        ("point", Items((Number(1), Number(2.5)))),
        ("count", Number(3.0)),
        ("colour", Choice(COLOUR, "red")),
    ),
)


def example(id_: Pointer, value: Value | None) -> str:
    """The block of a model in the package `models`."""
    return LANGUAGE.example(id_, value, API, NAMES, "models")


def test_an_example_imports_what_it_uses_and_spells_each_value_for_its_place() -> None:
    assert example(PET, REX) == (
        "from datetime import date, datetime, time\n"
        "from uuid import UUID\n"
        "\n"
        "from models import Pet, Tag\n"
        "\n"
        "value = Pet(\n"
        '    the_name="Rex",\n'
        f'    id=UUID("{UUID}"),\n'
        '    born=datetime.fromisoformat("2024-05-01T10:00:00Z"),\n'
        '    day=date.fromisoformat("2024-05-01"),\n'
        '    opens=time.fromisoformat("10:00:00Z"),\n'
        f'    text="{UUID}",\n'
        '    tags=[Tag(label="good")],\n'
        "    point=(1, 2.5),\n"
        "    count=3,\n"
        '    colour="red",\n'
        ")"
    )


@pytest.mark.parametrize(
    ("id_", "value", "code"),
    [
        (COLOUR, Choice(COLOUR, "red"), 'from models import Colour\n\nvalue: Colour = "red"'),
        (KEY, Text(UUID), f'from uuid import UUID\n\nfrom models import Key\n\nvalue: Key = UUID("{UUID}")'),
        (POINT, Items((Number(1), Number(2))), "from models import Point\n\nvalue: Point = (1, 2)"),
        (PETS, Items(()), "from models import Pets\n\nvalue: Pets = []"),
        (TAG, None, "from models import Tag"),
    ],
)
def test_an_example_of_what_is_no_class_says_its_type(id_: Pointer, value: Value | None, code: str) -> None:
    assert example(id_, value) == code


def test_a_model_with_the_name_of_a_library_class_does_not_hide_it() -> None:
    date = ROOT.child("components", "schemas", "UUID")
    api = Api("A", "1", (), MappingProxyType({date: AliasModel(date, NO_DOCS, Scalar("string", "uuid"))}), (date,))
    names = assign_names(api, LANGUAGE.style, STRATEGIES["qualified"])
    code = LANGUAGE.example(date, Text(UUID), api, names, "models")
    assert code == f'import uuid\n\nfrom models import UUID\n\nvalue: UUID = uuid.UUID("{UUID}")'
