"""TypeScript: types, values and where their lines break."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from specleaf.ir.api import Api
from specleaf.ir.types import (
    Anything,
    Constant,
    ListOf,
    MapOf,
    ModelRef,
    Nothing,
    Nullable,
    OneOf,
    Part,
    Scalar,
    TupleOf,
    Type,
)
from specleaf.ir.values import Day, Entries, Flag, Instance, Instant, Items, Null, Number, Text, Value
from specleaf.languages.language import expression_code
from specleaf.languages.typescript.language import LANGUAGE, import_of
from specleaf.languages.typescript.layout import Layout
from specleaf.languages.typescript.text import json_code
from specleaf.naming.names import ModelName, Names
from specleaf.pointer import ROOT

PET = ROOT.child("components", "schemas", "Pet")
API = Api("", "", (), MappingProxyType({}))
NAMES = Names(
    {PET: ModelName("Pet", "components", "pet", "pet", PET)}, {PET: {"the-name": "theName", "tags": "tags"}}, {}
)
LAYOUT = Layout(NAMES)
TEXT = Scalar("string")


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (TEXT, "string"),
        (Scalar("string", "uuid"), "string"),
        (Scalar("string", "date-time"), "Date"),
        (Scalar("string", "date"), "RFCDate"),
        (Scalar("integer"), "number"),
        (Scalar("boolean"), "boolean"),
        (ListOf(Part(ListOf(Part(TEXT)))), "string[][]"),
        (ListOf(Part(Nullable(TEXT))), "(string | null)[]"),
        (MapOf(Part(ModelRef(PET))), "Record<string, Pet>"),
        (TupleOf((Part(TEXT),), Part(Scalar("number"))), "[string?, ...number[]]"),
        (TupleOf((Part(TEXT),), Part(Nothing())), "[string?]"),
        (OneOf((Part(TEXT), Part(Anything()))), "string | any"),
        (Constant('a"b'), '"a\\"b"'),
        (Constant(True), "true"),
    ],
)
def test_types(type_: Type, expected: str) -> None:
    assert expression_code(LANGUAGE.type_expression(type_, API), NAMES) == expected


def test_an_object_has_bare_names_and_a_map_quoted_keys() -> None:
    pet = Instance(PET, (("the-name", Text("Rex")), ("tags", Entries((("a-b", Items((Number(1), Null()))),)))))
    assert LAYOUT.expression(pet) == (
        '{\n  theName: "Rex",\n  tags: {\n    "a-b": [\n      1,\n      null,\n    ],\n  },\n}'
    )


def test_what_is_empty_stays_on_its_line() -> None:
    assert LAYOUT.expression(Items((Entries(()), Items(()), Instance(PET, ())))) == "[\n  {},\n  [],\n  {},\n]"


@pytest.mark.parametrize(("value", "code"), [(20.0, "20"), (0.5, "0.5"), (10**20, "100000000000000000000"), (-1, "-1")])
def test_numbers_are_as_short_as_can_be(value: float, code: str) -> None:
    assert LAYOUT.expression(Number(value)) == code


def test_moments_are_made_from_their_text() -> None:
    moments = Items((Instant("2025-01-01T00:00:00.000Z"), Day("2025-01-01")))
    assert LAYOUT.expression(moments) == ('[\n  new Date("2025-01-01T00:00:00.000Z"),\n  new RFCDate("2025-01-01"),\n]')


def test_a_long_text_of_a_property_has_a_line_of_its_own() -> None:
    start = len('  theName: "",')
    for length, expected in ((80 - start, '{\n  theName: "%s",\n}'), (81 - start, '{\n  theName:\n    "%s",\n}')):
        text = "x" * length
        assert LAYOUT.expression(Instance(PET, (("the-name", Text(text)),))) == expected % text


@pytest.mark.parametrize(
    ("length", "value", "expected"),
    [
        (59, Text("a"), 'let value: N = "a";'),
        (64, Text("a"), 'let value: N =\n  "a";'),
        (67, Text("a"), 'let value: N =\n  "a";'),
        (68, Text("a"), 'let value:\n  N = "a";'),
        (71, Text("a"), 'let value:\n  N = "a";'),
        (72, Text("a"), 'let value:\n  N =\n    "a";'),
        (65, Items((Flag(True),)), "let value: N = [\n  true,\n];"),
        (66, Items((Flag(True),)), "let value: N =\n  [\n    true,\n  ];"),
        (68, Items((Flag(True),)), "let value:\n  N = [\n    true,\n  ];"),
        (74, Items((Flag(True),)), "let value:\n  N = [\n    true,\n  ];"),
        (75, Items((Flag(True),)), "let value:\n  N =\n    [\n      true,\n    ];"),
    ],
)
def test_a_declaration_breaks_where_it_must(length: int, value: Value, expected: str) -> None:
    name = "N" * length
    code = LAYOUT.declaration("let value", name, value)
    assert code == expected.replace("N", name)


def test_the_place_of_a_value_may_stay_empty() -> None:
    assert LAYOUT.declaration("const value", "EventStream<Pet>", None) == "const value: EventStream<Pet> = ;"


def test_an_import_of_a_long_name_is_broken() -> None:
    assert import_of(["N" * 80], "m") == f'import {{ {"N" * 80} }} from "m";'
    assert import_of(["N" * 81], "m") == f'import {{\n  {"N" * 81},\n}} from "m";'


def test_an_example_imports_its_model_and_the_class_for_days() -> None:
    code = LANGUAGE.example(
        PET, Instance(PET, (("the-name", Day("2025-01-01")),)), API, NAMES, "pets/models/components"
    )
    assert code == (
        'import { Pet } from "pets/models/components";\n'
        'import { RFCDate } from "pets/types";\n'
        "\n"
        "let value: Pet = {\n"
        '  theName: new RFCDate("2025-01-01"),\n'
        "};"
    )


def test_without_a_value_an_example_says_so() -> None:
    code = LANGUAGE.example(PET, None, API, NAMES, "pets")
    assert code == 'import { Pet } from "pets";\n\n// No examples available for this model'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("é 犬", '"é 犬"'),
        ('a"\\\n', '"a\\"\\\\\\n"'),
        ("\u202e\u2028\u200b\x7f", '"\\u202e\\u2028\\u200b\\u007f"'),
        ("\U000e0041", '"\\udb40\\udc41"'),
        ("👩\u200d🌾", '"👩\u200d🌾"'),
        ("\ud800", '"\\ud800"'),
    ],
)
def test_what_cannot_be_seen_is_escaped(text: str, code: str) -> None:
    assert json_code(text) == code
