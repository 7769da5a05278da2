"""The base class of models: its constructor, what it reads and dumps, and its own rules."""

from __future__ import annotations

import builtins
import copy
import importlib
import json
import keyword
import pickle
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

MakePackage = Callable[[Mapping[str, str]], ModuleType]

MODELS = """
    from typing import Annotated, Any, Literal

    from pydantic import MISSING, ConfigDict, Field

    from ._support import CONSTANT, Boolean, Check, DateTime, Default, Integer, Model, Nothing, model_check


    class Toy(Model):
        the_size: Annotated[Integer, Field(alias="theSize", ge=1)]


    class Nameless(Model):
        empty: Annotated[Integer, Field(alias="")]


    class Swapped(Model):
        add: Annotated[Integer, Field(alias="ADD")]
        add_lower: Annotated[Integer, Field(alias="add")]


    class Pet(Model):
        name: str
        nick_name: Annotated[str | None | MISSING, Field(alias="nickName")] = MISSING
        born: DateTime | MISSING = MISSING
        toys: list[Toy] | MISSING = MISSING
        tags: Annotated[list[str], Check({"uniqueItems": True})] | MISSING = MISSING
        never: Nothing | MISSING = MISSING
        tame: Boolean = True


    class Shop(Model):
        best: Toy = Default({"theSize": 3})
        toys: list[Toy] = Default([{"theSize": 1}])
        since: DateTime = Default("1998-12-31T23:59:60Z")


    class Card(Model):
        model_config = ConfigDict(extra="forbid")
        _check = model_check(
            {
                "dependentRequired": {"theNumber": ["cvc"]},
                "properties": {
                    "toy": {"properties": {"theSize": {"maximum": 9}}},
                    "until": {"pattern": "Z$"},
                },
            }
        )

        the_number: Annotated[str | MISSING, Field(alias="theNumber")] = MISSING
        cvc: Annotated[Integer, Field(le=999)] | MISSING = MISSING
        toy: Toy | MISSING = MISSING
        until: DateTime | MISSING = MISSING


    class Wallet(Model):
        cards: list[Card]


    class Cat(Model):
        pet_type: Annotated[Literal["cat"], Field(alias="petType")] = CONSTANT
        claws: Integer | MISSING = MISSING


    class Counts(Model):
        __pydantic_extra__: dict[str, Integer] = Field(init=False)
        total: Integer


    class Tree(Model):
        _check = model_check({"$ref": "#/Tree"})
        anything: Any = MISSING
"""
SCHEMAS = """
    SCHEMAS = {"#/Tree": {"minProperties": 1, "additionalProperties": {"$ref": "#/Tree"}}}
"""


@pytest.fixture(scope="module")
def models(package: MakePackage) -> ModuleType:
    made = package({"models.py": MODELS, "_schemas.py": SCHEMAS})
    return importlib.import_module(f"{made.__name__}.models")


def errors(caught: pytest.ExceptionInfo[ValidationError]) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(error["type"], error["loc"]) for error in caught.value.errors()]


def test_the_constructor_takes_python_names(models: ModuleType) -> None:
    pet = models.Pet(name="Rex", nick_name=None, toys=[models.Toy(the_size=1)])
    assert json.loads(pet.model_dump_json(exclude_unset=True)) == {
        "name": "Rex",
        "nickName": None,
        "toys": [{"theSize": 1}],
    }


def test_a_name_on_the_wire_may_be_empty(models: ModuleType) -> None:
    assert models.Nameless(empty=1).model_dump(exclude_unset=True) == {"": 1}


def test_the_wire_has_its_own_names_alone(models: ModuleType) -> None:
    read = models.Pet.model_validate({"name": "Rex", "nick_name": 5, "nickName": "R"})
    assert read.nick_name == "R"
    assert read.model_extra == {"nick_name": 5}
    assert read.model_dump(exclude_unset=True) == {"name": "Rex", "nickName": "R", "nick_name": 5}


def test_a_field_can_be_set_by_its_name_on_the_wire(models: ModuleType) -> None:
    pet = models.Pet.model_validate({"name": "Rex", "nickName": "R", "other": 1})
    pet.nickName = "S"
    assert pet.nick_name == "S"
    assert pet.model_dump_json(exclude_unset=True) == '{"name":"Rex","nickName":"S","other":1}'
    pet.other = 2
    copied = pet.model_copy(update={"nickName": "T", "more": 3})
    assert copied.model_dump_json(exclude_unset=True) == '{"name":"Rex","nickName":"T","other":2,"more":3}'
    assert pet.model_copy(update={"nick_name": "U"}).nick_name == "U"
    assert models.Swapped(add=1, add_lower=2).model_copy(update={"add": 3}).model_dump() == {"ADD": 3, "add": 2}


def test_models_in_a_constructor_are_read_by_wire_names(models: ModuleType) -> None:
    assert models.Pet(name="Rex", toys=[{"theSize": 1}]).toys[0].the_size == 1
    with pytest.raises(ValidationError) as caught:
        models.Pet(name="Rex", toys=[{"the_size": 1}])
    assert errors(caught) == [("missing", ("toys", 0, "theSize"))]


DOCUMENTS = [
    '{"name":"Rex"}',
    '{"name":"Rex","nickName":null,"tame":false}',
    '{"name":"Rex","born":"2024-05-01t10:00:00.5z","toys":[{"theSize":3,"x":[1.0,null]}],"new":{"a":[true]}}',
    '{"name":"Rex","model_dump":1,"copy":2,"__class__":3,"self":4,"name ":5,"":6}',
    '{"name":"Rex","tags":[]}',
]


@pytest.mark.parametrize("text", DOCUMENTS)
@pytest.mark.parametrize("strict", [False, True])
def test_what_is_read_is_dumped_again(models: ModuleType, text: str, strict: bool) -> None:
    for read in (
        models.Pet.model_validate_json(text, strict=strict),
        models.Pet.model_validate(json.loads(text), strict=strict),
    ):
        for same in (read, copy.copy(read), copy.deepcopy(read), pickle.loads(pickle.dumps(read)), read.model_copy()):
            assert same == read
            assert json.loads(same.model_dump_json(by_alias=True, exclude_unset=True)) == json.loads(text)
            assert same.model_dump(mode="json", exclude_unset=True) == json.loads(text)


def test_absence_is_neither_null_nor_shown(models: ModuleType) -> None:
    pet = models.Pet(name="Rex", nick_name=models.MISSING)
    assert pet.nick_name is models.MISSING
    assert pet.model_fields_set == {"name"}
    assert repr(pet) == "Pet(name='Rex', tame=True)"
    with pytest.raises(ValidationError) as caught:
        models.Pet.model_validate_json('{"name": "Rex", "toys": null}')
    assert errors(caught) == [("list_type", ("toys",))]


def test_a_default_counts_and_is_not_dumped_as_if_it_had_been_given(models: ModuleType) -> None:
    pet = models.Pet(name="Rex")
    assert pet.tame is True
    assert pet.model_dump(exclude_unset=True) == {"name": "Rex"}


def test_a_constant_is_filled_in_by_the_constructor_and_must_be_on_the_wire(models: ModuleType) -> None:
    cat = models.Cat(claws=18)
    assert cat.model_dump(exclude_unset=True) == {"petType": "cat", "claws": 18}
    assert models.Cat(pet_type="cat") == models.Cat()
    with pytest.raises(ValidationError) as caught:
        models.Cat.model_validate({"claws": 18})
    assert errors(caught) == [("missing", ("petType",))]
    with pytest.raises(ValidationError) as caught:
        models.Cat(pet_type="dog")
    assert errors(caught) == [("literal_error", ("petType",))]


def test_extras_can_have_a_type(models: ModuleType) -> None:
    assert models.Counts(total=3, a=1).model_extra == {"a": 1}
    with pytest.raises(ValidationError) as caught:
        models.Counts.model_validate_json('{"total": 3, "a": 1, "b": true}')
    assert errors(caught) == [("int_type", ("b",))]


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    ("value", "places"),
    [
        ({"theNumber": "1", "cvc": 2}, []),
        ({"theNumber": "1"}, [("schema_rule", ("cards", 1, "cvc"))]),
        ({"cvc": 1000}, [("less_than_equal", ("cards", 1, "cvc"))]),
        ({"toy": {"theSize": 10}}, [("schema_rule", ("cards", 1, "toy", "theSize"))]),
        ({"until": "2024-05-01T10:00:00+02:00"}, [("schema_rule", ("cards", 1, "until"))]),
        ({"until": "2024-05-01T10:00:00.0Z"}, []),
        ({"new": 1}, [("extra_forbidden", ("cards", 1, "new"))]),
        (3, [("model_type", ("cards", 1))]),
    ],
)
def test_the_rules_of_a_model_hold_on_the_wire(models: ModuleType, value: Any, places: Any, strict: bool) -> None:
    wallet = {"cards": [{}, value]}
    for read in (models.Wallet.model_validate, lambda v, strict: models.Wallet.model_validate_json(json.dumps(v))):
        try:
            read(wallet, strict=strict)
        except ValidationError as error:
            found = [(each["type"], each["loc"]) for each in error.errors()]
        else:
            found = []
        assert found == places


def test_the_rules_of_a_model_hold_in_its_constructor(models: ModuleType) -> None:
    assert models.Card(the_number="1", cvc=2, toy=models.Toy(the_size=9)).toy.the_size == 9
    with pytest.raises(ValidationError) as caught:
        models.Card(the_number="1")
    assert errors(caught) == [("schema_rule", ("cvc",))]
    assert caught.value.errors()[0].get("ctx") == {
        "keyword": "dependentRequired",
        "expectation": "it is missing, and 'theNumber' is there",
    }
    with pytest.raises(ValidationError) as caught:
        models.Card(toy=models.Toy(the_size=10))
    assert errors(caught) == [("schema_rule", ("toy", "theSize"))]


def test_an_instance_is_not_checked_again(models: ModuleType) -> None:
    card = models.Card.model_construct(the_number="1")
    assert models.Wallet(cards=[card]).cards[0] is card
    assert models.Card.model_validate(card) is card


def test_the_rules_of_a_model_are_checked_once(models: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    support = importlib.import_module(f"{models.__package__}._support")
    seen: list[Any] = []
    monkeypatch.setattr(support, "failures_of", lambda rule, value: seen.append(value) or ())
    models.Wallet.model_validate({"cards": [{"cvc": 1}]})
    assert seen == [{"cvc": 1}]


def test_a_derived_model_keeps_the_rules(models: ModuleType) -> None:
    class Debit(models.Card):  # type: ignore[misc,name-defined]
        bank: str

    with pytest.raises(ValidationError) as caught:
        Debit(the_number="1", bank="x")
    assert errors(caught) == [("schema_rule", ("cvc",))]


def test_a_rule_can_refer_to_the_schemas_of_the_package(models: ModuleType) -> None:
    assert models.Tree.model_validate({"a": {"b": "leaf"}})
    with pytest.raises(ValidationError) as caught:
        models.Tree.model_validate({"a": {"b": {}}})
    assert errors(caught) == [("schema_rule", ("a", "b"))]


def test_nothing_is_a_type_without_values(models: ModuleType) -> None:
    with pytest.raises(ValidationError) as caught:
        models.Pet(name="Rex", never=None)
    assert errors(caught) == [("schema_rule", ("never",))]


def test_the_json_schema_of_a_model_is_in_words_of_json_schema(models: ModuleType) -> None:
    schema: Mapping[str, Any] = models.Pet.model_json_schema()
    assert schema["$defs"]["Toy"]["properties"]["theSize"] == {"type": "integer", "minimum": 1, "title": "Thesize"}
    assert schema["required"] == ["name"]


METHODS = (
    *("construct", "copy", "dict", "from_orm", "json", "model_computed_fields", "model_config", "model_construct"),
    *("model_copy", "model_dump", "model_dump_json", "model_extra", "model_fields", "model_fields_set"),
    *("model_json_schema", "model_parametrized_name", "model_post_init", "model_rebuild", "model_validate"),
    *("model_validate_json", "model_validate_strings", "mro", "parse_file", "parse_obj", "parse_raw", "register"),
    *("schema", "schema_json", "update_forward_refs", "validate"),
)
"""No field can be called so: naming adds an underscore."""


def test_the_names_that_no_field_can_have_are_known(models: ModuleType) -> None:
    model, kind = models.Model, type(models.Model)
    assert {name for name in {*dir(model), *dir(kind)} if not name.startswith("_")} == set(METHODS)


def has_field(model: type[BaseModel], name: str) -> bool:
    space: dict[str, Any] = {"Model": model, "Whole": int, "__name__": "somewhere"}
    try:
        text = f"class Made(Model):\n    {name}: Whole = 0"
        exec(compile(text, "made", "exec", dont_inherit=True), space)
        return bool(space["Made"](**{name: 1}).model_dump() == {name: 1})
    except Exception:
        return False


def test_a_field_can_have_any_other_name(models: ModuleType) -> None:
    candidates = {*dir(builtins), *METHODS, *keyword.kwlist, *keyword.softkwlist, "self", "cls", "data", "model_name"}
    refused = {name for name in candidates if not name.startswith("_") and not has_field(models.Model, name)}
    assert refused | {"model_config"} == {*METHODS, *keyword.kwlist}


def test_a_default_in_json_is_read_for_each_instance(models: ModuleType) -> None:
    one, other = models.Shop(), models.Shop.model_validate_json("{}")
    assert one == other
    assert one.best is not other.best
    one.toys.append(models.Toy(the_size=9))
    assert models.Shop().toys == [models.Toy(the_size=1)]
    assert json.loads(one.model_dump_json())["since"] == "1998-12-31T23:59:60Z"
    assert one.model_dump(exclude_unset=True) == {}
    assert models.Shop(best=models.Toy(the_size=5)).best.the_size == 5
    with pytest.raises(ValidationError):
        models.Shop.model_validate({"best": {"theSize": 0}})
