"""References to models that may not be there yet, the choices among them, and names imported when used."""

from __future__ import annotations

import copy
import importlib
import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic import ValidationError

MakePackage = Callable[[Mapping[str, str]], ModuleType]

PACKAGE = """
    from typing import TYPE_CHECKING

    from ._support import lazy

    if TYPE_CHECKING:
        from .owner import Owner as Owner
        from .pet import Pet as Pet
        from .words import Moment as Moment
        from .words import Nested as Nested
    else:
        __getattr__, __dir__ = lazy(
            __name__,
            {"Moment": ".words", "Nested": ".words", "Owner": ".owner", "Pet": ".pet", "Node": ".owner"},
        )

    __all__ = ["Moment", "Nested", "Node", "Owner", "Pet"]
"""
OWNER = """
    from typing import TYPE_CHECKING, Annotated

    from pydantic import MISSING, Field

    from ._support import Integer, Model, ref

    if TYPE_CHECKING:
        from .pet import Pet
        from .words import Moment, Nested
    else:
        Pet = ref(__name__, ".pet:Pet")
        Moment = ref(__name__, ".words:Moment")
        Nested = ref(__name__, ".words:Nested")
        Node = ref(__name__, "Node")


    class Owner(Model):
        the_age: Annotated[Integer | MISSING, Field(alias="theAge", ge=0)] = MISSING
        pets: list[Pet] | MISSING = MISSING
        best: Pet | None | MISSING = MISSING
        by_name: Annotated[dict[str, Pet] | MISSING, Field(alias="byName")] = MISSING
        since: Moment | MISSING = MISSING
        nested: Nested | MISSING = MISSING
        node: Node | MISSING = MISSING


    class Node(Model):
        next: "Node | MISSING" = MISSING
"""
PET = """
    from typing import TYPE_CHECKING, Annotated

    from pydantic import MISSING, Field

    from ._support import Model, ref

    if TYPE_CHECKING:
        from .owner import Owner
    else:
        Owner = ref(__name__, ".owner:Owner")


    class Pet(Model):
        name: str
        owner: Owner | MISSING = MISSING
        born_on: Annotated[str | MISSING, Field(alias="bornOn")] = MISSING
"""
WORDS = """
    from typing_extensions import TypeAliasType

    from ._support import DateTime, Integer, ref

    Moment = TypeAliasType("Moment", DateTime)
    Nested = TypeAliasType("Nested", list[Integer | ref(__name__, "Nested")])
"""


@pytest.fixture(scope="module")
def pets(package: MakePackage) -> ModuleType:
    return package({"__init__.py": PACKAGE, "owner.py": OWNER, "pet.py": PET, "words.py": WORDS})


TEXT = json.dumps(
    {
        "theAge": 3,
        "pets": [{"name": "Rex", "owner": {"theAge": 4, "x": 1.0}, "bornOn": "today"}],
        "best": None,
        "byName": {"Rex": {"name": "Rex"}},
        "since": "2024-05-01T10:00:00.5Z",
        "nested": [1, [2, []]],
        "node": {"next": {"next": {}}},
        "new": [None],
    }
)


@pytest.mark.parametrize("strict", [False, True])
def test_what_is_read_through_references_is_dumped_again(pets: ModuleType, strict: bool) -> None:
    for read in (
        pets.Owner.model_validate_json(TEXT, strict=strict),
        pets.Owner.model_validate(json.loads(TEXT), strict=strict),
    ):
        assert isinstance(read.pets[0], pets.Pet)
        for same in (read, copy.deepcopy(read), pickle.loads(pickle.dumps(read)), read.model_copy(deep=True)):
            assert same == read
            assert json.loads(same.model_dump_json(exclude_unset=True)) == json.loads(TEXT)


def test_dumps_of_referenced_models_follow_the_options(pets: ModuleType) -> None:
    owner = pets.Owner(pets=[pets.Pet(name="Rex", born_on="today")])
    assert owner.model_dump(by_alias=False, exclude_unset=True) == {"pets": [{"name": "Rex", "born_on": "today"}]}
    assert owner.model_dump(include={"pets": {0: {"born_on"}}}) == {"pets": [{"bornOn": "today"}]}


def test_instances_are_passed_through_references(pets: ModuleType) -> None:
    pet = pets.Pet(name="Rex")
    assert pets.Owner(best=pet).best is pet
    with pytest.raises(ValidationError) as caught:
        pets.Owner(best=pets.Owner())
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [("model_type", ("best",))]


def test_errors_behind_references_have_their_whole_place(pets: ModuleType) -> None:
    with pytest.raises(ValidationError) as caught:
        pets.Owner.model_validate_json('{"pets": [{"name": "a"}, {"name": "b", "owner": {"theAge": -1}}], "best": {}}')
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [
        ("greater_than_equal", ("pets", 1, "owner", "theAge")),
        ("missing", ("best", "name")),
    ]


def test_the_context_of_a_validation_reaches_behind_references(package: MakePackage) -> None:
    text = """
        from pydantic import ValidationInfo, field_validator

        from ._support import Model, ref

        Later = ref(__name__, "Later")


        class First(Model):
            later: Later


        class Later(Model):
            name: str

            @field_validator("name")
            @classmethod
            def replace(cls, value: str, info: ValidationInfo) -> str:
                return info.context[value]
    """
    made = importlib.import_module(f"{package({'m.py': text}).__name__}.m")
    assert made.First.model_validate({"later": {"name": "a"}}, context={"a": "b"}).later.name == "b"


def nested(depth: int) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for _ in range(depth):
        value = {"node": value} if not value else {"next": value}
    return {"node": value}


def test_deep_data_is_read_and_deeper_data_is_an_error_and_no_crash(package: MakePackage) -> None:
    text = """
        from pydantic import MISSING

        from ._support import Model, ref

        Again = ref(__name__, "Node")


        class Node(Model):
            next: Again | MISSING = MISSING
    """
    node = importlib.import_module(f"{package({'m.py': text}).__name__}.m").Node
    assert node.model_validate_json('{"next":' * 190 + "{}" + "}" * 190)
    deep: dict[str, Any] = {}
    for _ in range(3000):
        deep = {"next": deep}
    endless: dict[str, Any] = {}
    endless["next"] = endless
    for value in (deep, endless):
        with pytest.raises(ValidationError, match="nested too deeply"):
            node.model_validate(value)


def test_the_json_schema_of_models_that_need_each_other_has_them_all(pets: ModuleType) -> None:
    schema = pets.Owner.model_json_schema()
    assert schema["$defs"].keys() == {"Owner", "Pet", "Moment", "Nested", "Node"}
    assert schema["$defs"]["Pet"]["properties"]["owner"] == {"$ref": "#/$defs/Owner"}
    assert pets.Pet.model_json_schema()["$defs"].keys() == schema["$defs"].keys()


def test_a_package_imports_a_model_when_it_is_used(pets: ModuleType, tmp_path: Path) -> None:
    folder, name = Path(pets.__file__ or "").parent.parent, pets.__name__
    code = f"""
import sys
import {name} as pets
loaded = lambda: sorted(each.partition(".")[2] for each in sys.modules if each.startswith("{name}."))
assert loaded() == ["_support"], loaded()
assert {{"Owner", "Pet"}} <= set(dir(pets))
assert pets.Owner is pets.Owner
assert "pet" not in loaded(), loaded()
pets.Owner.model_validate({{"best": {{"name": "Rex"}}}})
assert "pet" in loaded() and "words" not in loaded()
from {name} import *
assert Pet(name="Rex").name == "Rex"
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_a_name_that_a_package_does_not_have_is_an_attribute_error(pets: ModuleType) -> None:
    with pytest.raises(AttributeError, match=r"module 'made_\d+' has no attribute 'Pett'"):
        _ = pets.Pett


def ring(count: int, edges: Callable[[int], set[int]]) -> str:
    """A module of models that refer to each other before they are there."""
    lines = ["from pydantic import MISSING", "from ._support import Integer, Model, ref"]
    lines += [f"M{number} = ref(__name__, 'M{number}')" for number in range(count)]
    for number in range(count):
        lines += [f"class M{number}(Model):", "    value: Integer | MISSING = MISSING"]
        lines += [f"    to{other}: M{other} | MISSING = MISSING" for other in sorted(edges(number))]
    return "\n".join(lines)


KNOTS: dict[str, tuple[int, Callable[[int], set[int]]]] = {
    "ring": (1500, lambda number: {(number + 1) % 1500}),
    "chain": (1500, lambda number: {number + 1} - {1500}),
    "dense": (250, lambda number: {(number * 7 + step * step * 3 + step + 1) % 250 for step in range(8)}),
}


@pytest.mark.parametrize("knot", KNOTS)
def test_knots_of_models_are_built_and_used_within_the_usual_recursion(package: MakePackage, knot: str) -> None:
    count, edges = KNOTS[knot]
    models = importlib.import_module(f"{package({'m.py': ring(count, edges)}).__name__}.m")
    for number in range(0, count, 50):
        for other in edges(number):
            read = models.__dict__[f"M{number}"].model_validate({f"to{other}": {"value": 1.0}})
            assert isinstance(read.__dict__[f"to{other}"], models.__dict__[f"M{other}"])
