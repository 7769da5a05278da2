"""What people do with models from day to day: checked as strictly as the models, and run. A package for each case."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime
from typing import Any, assert_never, assert_type

from additional_properties_typed_or_forbidden import Closed, Labels, Open, Scores
from all_of_merges_into_one_model import Dog
from any_of_of_scalars_and_inline_objects import FilterValue, FilterValueObject
from defaults_are_real_defaults import Query
from discriminator_of_a_base_that_others_inherit import AnyPet, Cat, Household, Persian
from discriminator_of_a_base_that_others_inherit import Dog as Hound
from discriminator_of_a_base_that_others_inherit import Pet as Animal
from discriminator_whose_members_are_unions_or_need_no_tag import Answer, Call, Entry, Message
from enums_as_classes import Car, Color
from nullable_in_openapi_3_1 import Pet, PetHome
from one_of_with_a_mapped_discriminator import Circle, Shape, Square
from one_of_without_discriminator import Card, Payment, Transfer
from open_enums_take_further_texts import Order, Status
from pydantic import MISSING, BaseModel, TypeAdapter, ValidationError
from read_only_fields_make_two_models import User, UserInput
from recursive_model import Node
from tuples_and_fixed_positions import Command, Point


def refused(kind: Any, value: object) -> list[tuple[int | str, ...]]:
    """The places of what is wrong with a value."""
    try:
        TypeAdapter[Any](kind).validate_python(value)
    except ValidationError as error:
        return [each["loc"] for each in error.errors()]
    return []


# Constructors take Python's names; the wire has its own, and errors are told in them.

found = FilterValueObject(from_=4)
assert_type(found.from_, int)
assert found.model_dump() == {"from": 4}
assert FilterValueObject.model_validate({"from": 4}) == found
assert refused(FilterValueObject, {"from_": 4}) == [("from",)]
assert refused(FilterValueObject, {"from": "4"}) == [("from",)]

# Absence, null and a value are three things.


def town(pet: Pet) -> str:
    if pet.home is MISSING:
        return "not said"
    if pet.home is None:
        return "nowhere"
    assert_type(pet.home, PetHome)
    return "somewhere" if pet.home.city is MISSING else pet.home.city


pets = [Pet(name="a", tag="t"), Pet(name="a", tag="t", home=None), Pet(name="a", tag="t", home=PetHome(city="Ulm"))]
assert [town(pet) for pet in pets] == ["not said", "nowhere", "Ulm"]
assert pets[0].model_dump() == {"name": "a", "tag": "t"}
assert pets[1].model_dump() == {"name": "a", "tag": "t", "home": None}

# Unions are matched by class, whatever tells their members apart.


def width(shape: Shape) -> float:
    match shape:
        case Circle():
            return 1.0
        case Square():
            return 2.0
        case _:
            assert_never(shape)


def account(payment: Payment) -> str:
    match payment:
        case Card(number=number):
            return number
        case Transfer(iban=iban):
            return iban
        case _:
            assert_never(payment)


def title(entry: Entry) -> str:
    match entry:
        case Message(text=text):
            return text
        case Call(name=name):
            return name
        case Answer():
            return "answer"
        case _:
            assert_never(entry)


payments = TypeAdapter[Payment](Payment)
assert account(payments.validate_python({"iban": "DE1"})) == "DE1"
assert width(TypeAdapter[Shape](Shape).validate_json('{"kind": "square"}')) == 2
entries = TypeAdapter[list[Entry]](list[Entry]).validate_python(
    [{"text": "hello"}, {"type": "call", "name": "f"}, {"type": "answer"}]
)
assert [title(entry) for entry in entries] == ["hello", "f", "answer"]

assert refused(Entry, {"type": "other"}) == [("type",)]
assert width(TypeAdapter[Shape](Shape).validate_python({"kind": "other"})) == 1
assert refused(Shape, {"kind": "square", "radius": "r", "side": "s"}) == [("side",)]

# Enumerations: texts, open ones, classes.

order = Order(status="somewhere new")
status: Status = order.status
assert order.model_dump() == {"kind": "order", "status": "somewhere new"}
assert Car.model_validate({"color": "red"}).color is Color.RED
assert Car().wheels == 4

# What is sent and what is answered.

user = User(id="1", name="ada", role="a")
sent = UserInput(name="ada", password="secret")
assert sent.model_dump() == {"name": "ada", "password": "secret"}
assert refused(User, sent.model_dump()) == [("id",)]
fetched = {"id": "1", "name": "ada", "team": {"id": 7, "title": "x"}}
back = UserInput.model_validate(User.model_validate(fetched).model_dump())
assert back.model_dump() == {"name": "ada", "team": {"title": "x"}}
assert refused(UserInput, {**fetched, "team": {"id": 7, "tilte": "x"}}) == [("team", "tilte")]

# Undeclared properties.

assert Open.model_validate({"id": "1", "more": [1]}).model_extra == {"more": [1]}
scores = Scores.model_validate({"total": 3, "maths": 1})
assert_type(scores.model_extra, dict[str, int] | None)
assert scores.model_dump() == {"total": 3, "maths": 1}
assert refused(Scores, {"total": 3, "maths": "x"}) == [("maths",)]
assert refused(Closed, {"more": 1}) == [("more",)]

# Names for lists, maps, tuples and unions are types, and are read with an adapter.

labels: Labels = {"a": "b"}
point: Point = (1, 2.5)
command: Command = TypeAdapter[Command](Command).validate_python(["cp", 1, 2])
assert (command, labels, point) == (("cp", 1, 2), {"a": "b"}, (1, 2.5))
values: list[FilterValue] = TypeAdapter(list[FilterValue]).validate_python([1, "a", {"from": 2}])
assert values == [1, "a", FilterValueObject(from_=2)]

# Defaults.

query = Query()
assert_type(query.since, date)
assert (query.since, query.until) == (date(2024, 1, 31), datetime(2024, 1, 31, 12, tzinfo=UTC))
assert query.model_dump(exclude_unset=True) == {}
query.tags.append("b")
assert Query().tags == ["new"]

# Copies, comparison, pickles.

tree = Node(name="a", children=[Node(name="b")])
assert pickle.loads(pickle.dumps(tree)) == tree
deep = copy.deepcopy(tree)
assert deep == tree
assert deep is not tree
renamed = tree.model_copy(update={"name": "c"})
assert (renamed.name, tree.name, renamed == tree) == ("c", "a", False)
assert renamed.model_dump() == {"name": "c", "children": [{"name": "b"}]}
assert Node(name="a") != Node(name="a", children=[])

# Subclasses add fields and behaviour.


class Puppy(Dog):
    """A subclass with a field and a method of its own."""

    weeks: int

    def is_young(self) -> bool:
        """Whether it is one."""
        return self.weeks < 10


puppy = Puppy(name="a", breed="b", weeks=3)
assert puppy.is_young()
assert Puppy.model_validate(puppy.model_dump()) == puppy
assert refused(Puppy, {"name": "a", "breed": "b"}) == [("weeks",)]

# What web frameworks ask of a model: its JSON Schema, and bodies to and from JSON.

schema: dict[str, Any] = Node.model_json_schema()
assert schema["$defs"]["Node"]["properties"]["children"]["items"] == {"$ref": "#/$defs/Node"}
kinds: tuple[Any, ...] = (Shape, Payment, Entry, FilterValue, Command, Query, Car, User, Scores)
for kind in kinds:
    for mode in ("validation", "serialization"):
        assert TypeAdapter(kind).json_schema(mode=mode), (kind, mode)


class Body(BaseModel):
    """A model of one's own around generated ones."""

    shapes: list[Shape]
    pet: Pet | None = None


body = Body.model_validate_json('{"shapes": [{"kind": "round"}], "pet": {"name": null, "tag": "t", "more": 1}}')
assert isinstance(body.shapes[0], Circle)
assert body.model_dump_json() == '{"shapes":[{"kind":"round"}],"pet":{"name":null,"tag":"t","more":1}}'

# Where a base stands, whatever is made from it may.

home = Household(pets=[Hound(name="a", bark="yap"), Animal(pet_type="fish", name="b")], favourite="c")
assert_type(home.pets, list[AnyPet])
assert Household.model_validate(home.model_dump()) == home
read = [
    {
        "petType": "kitty",
        "name": "a",
        "lives": 7,
        "kittens": [{"petType": "Persian", "name": "k", "lives": 9, "fur": "x"}],
    },
    {"petType": "dog", "name": "b", "bark": "woof", "friends": [{"petType": "kitty", "name": "c", "lives": 1}]},
    {"petType": "dog", "name": "d", "bark": "meow"},
    {"petType": "fish", "name": "e", "fins": 2},
]
home = Household.model_validate({"pets": read})
assert [type(pet) for pet in home.pets] == [Cat, Hound, Animal, Animal]
assert home.model_dump() == {"pets": read}
match home.pets[0]:
    case Cat(kittens=[Persian(fur=fur)]):
        assert fur == "x"
    case other:
        raise AssertionError(other)
assert refused(Household, {"pets": [{"petType": "dog", "name": 1}, {"petType": "kitty"}]}) == [
    ("pets", 0, "name"),
    ("pets", 1, "name"),
]
