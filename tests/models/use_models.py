"""What users write: checked as strictly as the models, and run."""

from datetime import date
from typing import assert_type

from models_with_classes import Colour as ColourClass
from models_with_classes import Person as PersonWithClass
from pydantic import MISSING, TypeAdapter, ValidationError

from models import (
    Any,
    Cat,
    Colour,
    Containers,
    Dog,
    Json,
    Mixed,
    Model,
    Person,
    Pet,
    Ratio,
    Ruled,
    Scalars,
    Tree,
    UpdatePetQuery,
)

scalars = Scalars(name="ada", born=date(1815, 12, 10), seen_at=MISSING)
assert scalars.always == "always"
assert scalars.model_dump(mode="json", exclude_unset=True) == {
    "name": "ada",
    "born": "1815-12-10",
    "always": "always",
}
if scalars.count is not MISSING:
    assert_type(scalars.count, int)
if scalars.ratio is not None:
    assert_type(scalars.ratio, float)


class Author(Person):
    """A subclass with a field of its own."""

    books: int = 0


cat = Cat(owner=Person(name="ada"), lives=9)
author = Author(name="ada", books=2, pets=[cat, Dog(barks=True)], colour="dark blue")
assert_type(author.pets, list[Pet])
for pet in author.pets:
    match pet:
        case Cat():
            assert_type(pet.lives, int | MISSING)
        case Dog():
            assert_type(pet.barks, bool | MISSING)
if author.address is not MISSING and author.address.street is not MISSING:
    assert_type(author.address.street, str)

again = Author.model_validate_json(author.model_dump_json(exclude_unset=True))
assert again == author
assert isinstance(again.pets[0], Cat)

containers = Containers.model_validate({"texts": ["b"], "more": 3, "point": [1, 2.5]})
assert_type(containers.model_extra, dict[str, int] | None)
assert containers.point == (1, 2.5)
strict = Containers.model_validate_json('{"tail": ["a", 1, 2], "point": [1, 2]}', strict=True)
assert strict.tail == ("a", 1, 2)
first, second = Containers(), Containers()
first.texts.append("b")
assert second.texts == ["a"]

colour: Colour = "red"
ratio: Ratio = 1.5
mixed: Mixed = [1]
tree: Tree = [[], [["leaf"]]]
json: Json = {"a": [1, None, {"b": "c"}]}
assert TypeAdapter[Json](Json).validate_python(json) == json
assert TypeAdapter[Tree](Tree).validate_python(tree) == tree
assert Model(any=3).any == 3
assert Any(literal="a").literal == "a"
assert PersonWithClass(name="ada").colour is ColourClass.RED
assert UpdatePetQuery.model_fields["page"].default == 1

for wrong in ({}, {"a": "b", "c": 1, "d": 1}, {"a": "x"}, {"c": 1}):
    try:
        Ruled.model_validate(wrong)
    except ValidationError:
        continue
    raise AssertionError(wrong)
