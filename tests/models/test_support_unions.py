"""Unions: the best member, the only member, and the member that a tag names."""

from __future__ import annotations

import importlib
import itertools
import json
import sys
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

MakePackage = Callable[[Mapping[str, str]], ModuleType]

MODELS = """
    from typing import Annotated, Any, Literal

    from pydantic import MISSING, Field
    from typing_extensions import TypeAliasType

    from ._support import CONSTANT, AnyOf, Check, DateTime, Integer, Model, OneOf, Positions, Tagged, ref

    Cat = ref(__name__, "Cat")
    Dog = ref(__name__, "Dog")
    Owner = ref(__name__, "Owner")
    Row = Annotated[tuple[()] | tuple[str, *tuple[Cat, ...]], Positions()]


    class Home(Model):
        plain: Cat | Owner | MISSING = MISSING
        best: Annotated[Cat | Owner | None | MISSING, AnyOf()] = MISSING
        one: Annotated[Cat | Dog | DateTime | MISSING, OneOf(), Field(alias="theOne")] = MISSING
        pairs: Annotated[list[Any] | Cat | MISSING, OneOf()] = MISSING
        tagged: Annotated[Cat | Dog, Tagged("petType", {"cat": Cat, "kitten": Cat, "dog": Dog})] | MISSING = MISSING
        open: Annotated[Cat | Owner, Tagged("petType", {"cat": Cat}, AnyOf())] | MISSING = MISSING
        other: Annotated[Cat | Dog, Tagged("petType", {"dog": Dog}, AnyOf())] | MISSING = MISSING
        row: Annotated[str | Row | list[Integer], AnyOf()] | MISSING = MISSING
        many: list[Annotated[Cat | Dog, Tagged("petType", {"cat": Cat, "dog": Dog})]] | MISSING = MISSING
        kind: Annotated[Cat | Dog, Tagged("petType", {"dog": Dog}, Cat)] | MISSING = MISSING
        hint: Annotated[Cat | Dog | Owner, Tagged("petType", {"dog": Dog}, AnyOf(), default=Owner)] | MISSING = MISSING


    class Cat(Model):
        pet_type: Annotated[str, Field(alias="petType")]
        claws: Integer | MISSING = MISSING


    class Dog(Model):
        pet_type: Annotated[Literal["dog"], Field(alias="petType")] = CONSTANT
        bark: Integer


    class Owner(Model):
        pet_type: Annotated[str | MISSING, Field(alias="petType")] = MISSING
        name: str | MISSING = MISSING


    Expression = ref(__name__, "Expression")


    class Plus(Model):
        left: Annotated[Expression | Integer, OneOf()]
        op: Literal["+"]


    class Minus(Model):
        left: Annotated[Expression | Integer, OneOf()]
        op: Literal["-"]


    Expression = Annotated[Plus | Minus, OneOf()]

    Tree = TypeAliasType("Tree", "Annotated[list[Tree] | Any, OneOf()]")
    Best = TypeAliasType("Best", "Annotated[list[Best] | Any, AnyOf(), Check({'not': {'type': 'string'}})]")

    Right = ref(__name__, "Right")
    Left = TypeAliasType("Left", Annotated[list[Right] | Any, OneOf()])
    Right = TypeAliasType("Right", Annotated[list[Left] | Any, OneOf()])
"""


@pytest.fixture(scope="module")
def homes(package: MakePackage) -> ModuleType:
    return importlib.import_module(f"{package({'m.py': MODELS}).__name__}.m")


def outcome(homes: ModuleType, value: Mapping[str, Any]) -> Any:
    """The name of the class that was chosen, or the places of the errors; the same from JSON and from Python."""
    found: list[Any] = []
    text = json.dumps(value)
    for read in (
        lambda: homes.Home.model_validate_json(text),
        lambda: homes.Home.model_validate_json(text, strict=True),
        lambda: homes.Home.model_validate(value),
    ):
        try:
            home = read()
        except ValidationError as error:
            found.append([(each["type"], *each["loc"]) for each in error.errors()])
        else:
            assert json.loads(home.model_dump_json(exclude_unset=True)) == value
            assert homes.Home.model_validate(home.model_dump(exclude_unset=True)) == home
            [field] = home.model_fields_set
            found.append(type(getattr(home, field)).__name__)
    assert found == [found[0]] * 3
    return found[0]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"plain": {"petType": "x", "name": "y"}}, "Cat"),
        ({"best": {"petType": "x", "name": "y"}}, "Owner"),
        ({"best": {"petType": "x", "claws": 1}}, "Cat"),
        ({"best": None}, "NoneType"),
        ({"theOne": {"petType": "cat"}}, "Cat"),
        ({"theOne": "2024-05-01T10:00:00Z"}, "datetime"),
        ({"theOne": {"petType": "dog", "bark": 1}}, [("schema_rule", "theOne")]),
        (
            {"theOne": {"bark": 1}},
            [
                ("missing", "theOne", "Cat", "petType"),
                ("missing", "theOne", "Dog", "petType"),
                ("datetime_parsing", "theOne", "date-time"),
            ],
        ),
        ({"tagged": {"petType": "kitten"}}, "Cat"),
        ({"tagged": {"petType": "dog", "bark": 1}}, "Dog"),
        ({"tagged": {"petType": "dog"}}, [("missing", "tagged", "bark")]),
        ({"tagged": {"petType": "cow"}}, [("schema_rule", "tagged", "petType")]),
        ({"tagged": {"petType": ["dog"]}}, [("schema_rule", "tagged", "petType")]),
        ({"tagged": {}}, [("schema_rule", "tagged", "petType")]),
        ({"tagged": None}, [("model_type", "tagged", "Cat"), ("model_type", "tagged", "Dog")]),
        ({"open": {"petType": "cat", "claws": 1}}, "Cat"),
        ({"open": {"petType": "new", "name": "x"}}, "Owner"),
        ({"open": {"name": 1}}, [("string_type", "open", "Owner", "name")]),
        ({"open": 1}, [("model_type", "open", "Cat"), ("model_type", "open", "Owner")]),
        ({"other": {"petType": "cow", "claws": "?"}}, [("int_type", "other", "Cat", "claws")]),
        ({"other": {"bark": "?"}}, [("schema_rule", "other", "petType")]),
        ({"row": "x"}, "str"),
        ({"row": ["x", {"petType": "cat"}]}, "tuple"),
        ({"row": [1, 2]}, "list"),
        ({"many": [{"petType": "dog", "bark": 1}, {"petType": "dog"}]}, [("missing", "many", 1, "bark")]),
        ({"kind": {"petType": "dog", "bark": 1}}, "Dog"),
        ({"kind": {"petType": "dog", "bark": "?"}}, "Cat"),
        ({"kind": {"petType": "cow"}}, "Cat"),
        ({"kind": {"petType": "dog", "claws": "?"}}, [("int_type", "kind", "claws")]),
        ({"kind": {"bark": 1}}, [("missing", "kind", "petType")]),
        ({"kind": None}, [("model_type", "kind")]),
    ],
)
def test_the_right_member_is_chosen(homes: ModuleType, value: Mapping[str, Any], expected: Any) -> None:
    assert outcome(homes, value) == expected


def test_a_choice_that_fails_says_what_would_help(homes: ModuleType) -> None:
    with pytest.raises(ValidationError, match="discriminator: one of 'cat', 'kitten', 'dog'"):
        homes.Home.model_validate({"tagged": {"petType": "cow"}})
    with pytest.raises(ValidationError, match="oneOf: exactly one of 3 alternatives must match, but 2 do"):
        homes.Home.model_validate({"theOne": {"petType": "dog", "bark": 1}})


def test_instances_are_their_own_choice(homes: ModuleType) -> None:
    cat, dog = homes.Cat(pet_type="dog"), homes.Dog(bark=1)
    home = homes.Home(best=cat, one=dog, tagged=cat, open=cat, many=[dog, cat], kind=dog)
    assert home.best is home.tagged is home.open is home.many[1] is cat
    assert home.one is home.many[0] is home.kind is dog
    assert homes.Home().best is homes.MISSING


def test_an_instance_is_no_list_of_its_fields(homes: ModuleType) -> None:
    cat = homes.Cat(pet_type="cat")
    assert homes.Home(pairs=cat).pairs is cat
    assert homes.Home(pairs=[cat]).pairs == [cat]
    with pytest.raises(ValidationError):
        homes.Home(pairs=homes.Owner())


def test_an_error_of_a_member_is_told_as_it_was(homes: ModuleType) -> None:
    with pytest.raises(ValidationError) as caught:
        homes.Plus.model_validate({"op": "+", "left": {"op": "-", "left": "x"}})
    told = {error["msg"] for error in caught.value.errors()}
    assert "Input should be a valid integer" in told
    assert "Input should be '+'" in told


def test_choices_can_be_nested(homes: ModuleType) -> None:
    value: Any = 1
    for _ in range(10):
        value = {"left": value, "op": "-"}
    assert homes.Minus.model_validate(value).model_dump() == value


def test_the_json_schema_of_a_choice(homes: ModuleType) -> None:
    properties = homes.Home.model_json_schema()["properties"]
    assert properties["tagged"] == {
        "oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
        "discriminator": {"propertyName": "petType"},
        "title": "Tagged",
    }
    assert properties["kind"] == {
        "anyOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}],
        "discriminator": {"propertyName": "petType"},
        "title": "Kind",
    }
    assert properties["best"]["anyOf"] == [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Owner"}, {"type": "null"}]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ({"petType": "dog", "bark": 1}, "Dog"),
        ({"petType": "dog", "claws": 1}, "Cat"),
        ({"petType": "cow", "claws": 1}, "Owner"),
        ({}, "Owner"),
        ({"petType": "cow", "name": 1}, "Cat"),
    ],
)
def test_a_tag_is_a_hint_where_other_members_may_accept_the_value(
    value: dict[str, Any], name: str, homes: ModuleType
) -> None:
    assert type(homes.Home(hint=value).hint).__name__ == name


def test_the_errors_are_those_of_the_member_that_was_meant(homes: ModuleType) -> None:
    with pytest.raises(ValidationError) as caught:
        homes.Home(hint={"petType": "dog", "bark": "loud", "name": 1, "claws": "no"})
    assert [error["loc"] for error in caught.value.errors()] == [("hint", "bark")]


@pytest.mark.parametrize("name", ["Tree", "Best", "Left", "Right"])
def test_a_choice_that_an_alias_leads_back_to_is_a_definition(homes: ModuleType, name: str) -> None:
    item = {"Left": "Right", "Right": "Left"}.get(name, name)
    schema = TypeAdapter(getattr(homes, name)).json_schema()
    assert schema["$ref"] == f"#/$defs/{name}"
    [members] = schema["$defs"][name].values()
    assert members == [{"type": "array", "items": {"$ref": f"#/$defs/{item}"}}, {}]


CHAINS = """
    from typing import Annotated, Any, Literal

    from pydantic import MISSING
    from typing_extensions import TypeAliasType

    from ._support import AnyOf, Integer, Model, OneOf, Tagged, ref

    Base, Sub, A, B = (ref(__name__, name) for name in ("Base", "Sub", "A", "B"))
    AnyBase, One, Best, Open, Row = (ref(__name__, name) for name in ("AnyBase", "One", "Best", "Open", "Row"))


    class Base(Model):
        kind: str
        child: AnyBase | MISSING = MISSING
        leaf: Integer | MISSING = MISSING


    class Sub(Base):
        bark: str


    class A(Model):
        kind: Literal["a"] | MISSING = MISSING
        a: Integer
        one: One | MISSING = MISSING
        best: Best | MISSING = MISSING
        open: Open | MISSING = MISSING
        leaf: Integer | MISSING = MISSING


    class B(Model):
        kind: Literal["b"] | MISSING = MISSING
        b: Integer
        one: One | MISSING = MISSING
        best: Best | MISSING = MISSING
        open: Open | MISSING = MISSING
        leaf: Integer | MISSING = MISSING


    AnyBase = TypeAliasType("AnyBase", Annotated[Base | Sub, Tagged("kind", {"sub": Sub}, Base)])
    One = TypeAliasType("One", Annotated[A | B, OneOf()])
    Best = TypeAliasType("Best", Annotated[A | B, AnyOf()])
    Open = TypeAliasType("Open", Annotated[A | B, Tagged("kind", {"a": A, "b": B}, AnyOf())])
    Lists = TypeAliasType("Lists", "Annotated[Integer | list[Lists] | Row, OneOf()]")
    Row = TypeAliasType("Row", Annotated[list[ref(__name__, "Lists")], Field(min_length=2)])
"""


@pytest.fixture(scope="module")
def chains(package: MakePackage) -> ModuleType:
    text = CHAINS.replace("import MISSING", "import MISSING, Field")
    return importlib.import_module(f"{package({'m.py': text}).__name__}.m")


def level(**properties: Any) -> Callable[[Any], Any]:
    [name] = [name for name, value in properties.items() if value is None]
    return lambda inner: {**properties, name: inner}


LEVELS: dict[str, tuple[str, Callable[[Any], Any], Any, Any]] = {
    "base": ("AnyBase", level(kind="sub", child=None), {"kind": "x"}, {"kind": "sub", "leaf": "x"}),
    "subtype": ("AnyBase", level(kind="sub", bark="b", child=None), {"kind": "x"}, {"kind": "x", "leaf": "x"}),
    "oneOf, the first": ("One", level(a=1, one=None), {"a": 1}, {"a": 1, "leaf": "x"}),
    "oneOf, the second": ("One", level(b=1, one=None), {"b": 1}, {"b": 1, "leaf": "x"}),
    "oneOf, both": ("One", level(b=1, one=None), {"b": 1}, {"a": 1, "b": 1}),
    "anyOf, the first": ("Best", level(a=1, best=None), {"a": 1}, {"a": 1, "leaf": "x"}),
    "anyOf, the second": ("Best", level(b=1, best=None), {"b": 1}, {"b": 1, "leaf": "x"}),
    "discriminator": ("Open", level(b=1, open=None), {"b": 1}, {"b": 1, "leaf": "x"}),
    "lists": ("Lists", lambda inner: [inner], [1], ["x"]),
}


def calls(read: Callable[[Any], Any], value: Any) -> int:
    """How many functions are called to read a value."""
    count = 0

    def profile(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        read(value)
    except ValidationError:
        pass
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("wrong", [False, True], ids=["fits", "wrong"])
@pytest.mark.parametrize("shape", LEVELS)
def test_the_work_grows_linearly_with_the_depth_of_a_value(chains: ModuleType, shape: str, wrong: bool) -> None:
    name, wrap, *innermost = LEVELS[shape]
    read = TypeAdapter(getattr(chains, name)).validate_python
    counts: list[int] = []
    for depth in (2, 8, 16, 24, 32):
        value = innermost[wrong]
        for _ in range(depth):
            value = wrap(value)
        calls(read, value)  # makes the validators
        counts.append(calls(read, value))
    _, *counts = counts
    steps = [after - before for before, after in itertools.pairwise(counts)]
    assert max(steps) <= 1.1 * min(steps), counts
    assert counts[0] < 1000


def test_an_error_that_members_have_in_common_is_told_once(chains: ModuleType) -> None:
    value: Any = {"a": 1, "leaf": "x"}
    for _ in range(3):
        value = {"b": 1, "one": value}
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(chains.One).validate_python(value)
    places = [error["loc"] for error in caught.value.errors()]
    assert [place for place in places if place[-1] == "leaf"] == [
        ("A", "one", "A", "one", "A", "one", "A", "leaf"),
        ("A", "one", "A", "one", "A", "one", "B", "leaf"),
    ]
    assert len(places) == len(set(places)) == 6
    assert {error["type"] for error in caught.value.errors()} == {"int_type", "missing"}


def test_one_object_in_two_places_is_read_as_two_models(chains: ModuleType) -> None:
    shared = {"b": 1}
    read = TypeAdapter(chains.One).validate_python({"b": 1, "one": {"b": 2, "best": shared, "one": shared}})
    assert read.one.best == read.one.one
    assert read.one.best is not read.one.one


def test_a_deep_value_ends_with_one_error_wherever_there_are_choices(chains: ModuleType) -> None:
    for shape, (name, wrap, innermost, _) in LEVELS.items():
        value = innermost
        for _ in range(3000):
            value = wrap(value)
        with pytest.raises(ValidationError) as caught:
            TypeAdapter(getattr(chains, name)).validate_python(value)
        assert [error["type"] for error in caught.value.errors()] == ["too_deep"], shape


TAGS = """
    from typing import Annotated, Any, Literal

    from ._support import Exact, Model, Number, Tagged, ref

    One, Two, Yes, Half = (ref(__name__, name) for name in ("One", "Two", "Yes", "Half"))


    class One(Model):
        kind: Annotated[Literal[1], Exact()]


    class Two(Model):
        kind: Annotated[Literal[2], Exact()]


    class Yes(Model):
        kind: Annotated[Literal[True], Exact()]


    class Half(Model):
        kind: Number


    members = {"1": One, "2": Two, "true": Yes, "0.5": Half}
    Union = Annotated[One | Two | Yes | Half, Tagged("kind", members)]
"""


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        (1, "One"),
        (1.0, "One"),
        (2, "Two"),
        (True, "Yes"),
        (0.5, "Half"),
        (False, "discriminator"),
        (3, "discriminator"),
        (10**400, "discriminator"),
        (float("nan"), "discriminator"),
        (None, "discriminator"),
        ([1], "discriminator"),
        ("1", "literal_error"),
    ],
)
def test_tags_that_are_no_text_are_compared_as_text(package: MakePackage, tag: Any, expected: str) -> None:
    made = importlib.import_module(f"{package({'m.py': TAGS}).__name__}.m")
    try:
        found = type(TypeAdapter(made.Union).validate_python({"kind": tag})).__name__
    except ValidationError as error:
        [detail] = error.errors()
        found = detail.get("ctx", {}).get("keyword", detail["type"])
    assert found == expected
