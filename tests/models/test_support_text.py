"""The support modules as text that ships in every package: clean for the people who get it, and for their checkers."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent

import pytest

WritePackage = Callable[[Path, Mapping[str, str]], Path]

INIT = """
    from typing import TYPE_CHECKING

    from ._support import lazy

    if TYPE_CHECKING:
        from .owner import Owner as Owner
        from .pet import Cat as Cat
        from .pet import Dog as Dog
        from .pet import Pet as Pet
        from .pet import Score as Score
    else:
        __getattr__, __dir__ = lazy(
            __name__,
            {"Cat": ".pet", "Dog": ".pet", "Owner": ".owner", "Pet": ".pet", "Score": ".pet"},
        )

    __all__ = ["Cat", "Dog", "Owner", "Pet", "Score"]
"""
OWNER = """
    from typing import TYPE_CHECKING, Annotated

    from pydantic import MISSING, ConfigDict, Field

    from ._support import Integer, Model, model_check, ref

    if TYPE_CHECKING:
        from .pet import Pet
    else:
        Pet = ref(__name__, ".pet:Pet")


    class Owner(Model):
        model_config = ConfigDict(extra="forbid")
        _check = model_check({"dependentRequired": {"theAge": ["name"]}})

        name: str
        the_age: Annotated[Integer | MISSING, Field(alias="theAge", ge=0)] = MISSING
        pets: list[Pet] | MISSING = MISSING
        best: Annotated[Pet | None | MISSING, Field(alias="bestPet")] = MISSING
"""
PET = """
    from typing import TYPE_CHECKING, Annotated, Any, Literal

    from pydantic import MISSING, Field
    from typing_extensions import TypeAliasType

    from ._support import (
        CONSTANT,
        UUID,
        AnyOf,
        Boolean,
        Check,
        Date,
        DateTime,
        Exact,
        Integer,
        Model,
        MultipleOf,
        Nothing,
        Number,
        OneOf,
        Tagged,
        Time,
        ref,
    )

    if TYPE_CHECKING:
        from .owner import Owner
    else:
        Owner = ref(__name__, ".owner:Owner")


    class Cat(Model):
        pet_type: Annotated[Literal["cat"], Field(alias="petType")] = CONSTANT
        claws: Integer | MISSING = MISSING


    class Dog(Model):
        __pydantic_extra__: dict[str, Integer] = Field(init=False)

        pet_type: Annotated[Literal["dog"], Field(alias="petType")] = CONSTANT
        bark: Number | MISSING = MISSING


    class Pet(Model):
        kind: Annotated[Cat | Dog, Tagged("petType", {"cat": Cat, "dog": Dog})]
        when: DateTime
        one: Annotated[Cat | Dog | MISSING, OneOf(), Field(alias="theOne")] = MISSING
        any: Annotated[Cat | Owner, AnyOf()] | None | MISSING = MISSING
        open: Annotated[Cat | Owner | MISSING, Tagged("petType", {"cat": Cat}, AnyOf())] = MISSING
        day: Date | MISSING = MISSING
        at: Time | MISSING = MISSING
        uid: UUID | MISSING = MISSING
        level: Annotated[Literal[1, 2], Exact()] | MISSING = MISSING
        price: Annotated[Number, MultipleOf(0.01)] | MISSING = MISSING
        tags: Annotated[list[str], Check({"uniqueItems": True, "contains": {"const": "a"}})] | MISSING = MISSING
        never: Nothing | MISSING = MISSING
        tame: Boolean = True
        self: str | MISSING = MISSING
        anything: Any = MISSING


    Score = TypeAliasType("Score", Annotated[Number, Field(ge=0)])
"""
USER = """
    from datetime import UTC, datetime
    from typing import assert_never, assert_type
    from uuid import UUID

    from made import Cat, Dog, Owner, Pet, Score
    from pydantic import MISSING

    pet = Pet(kind=Cat(claws=3), when=datetime.now(UTC), one=Dog(bark=1), any=None, level=1, price=1, uid=UUID(int=0))
    owner = Owner(name="x", the_age=3, best=None, pets=[pet])
    assert_type(owner.name, str)
    if owner.the_age is not MISSING:
        assert_type(owner.the_age, int)
    if owner.best is not MISSING and owner.best is not None:
        assert_type(owner.best, Pet)
    assert_type(pet.when, datetime)
    if pet.price is not MISSING:
        assert_type(pet.price, float)
    match pet.kind:
        case Cat():
            print(pet.kind.claws)
        case Dog():
            print(pet.kind.bark)
        case _:
            assert_never(pet.kind)


    class Puppy(Dog):
        age: int = 1


    score: Score = 3.5
    print(Puppy(age=2).model_dump_json(), score)
"""
WRONG = """
    from made import Cat, Nope, Owner, Pet

    Owner()
    Owner(name=3)
    Owner(name="x", theAge=3)
    Cat(pet_type="dog")
    print(Owner(name="x").the_age + 1)
    print(Pet)
"""
WRONG_LINES = {1, 3, 4, 5, 6, 7}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    base = tmp_path_factory.mktemp("typed")
    (base / "made").mkdir()
    shutil.copy(project / "templates" / "models" / "pydantic" / "_support.py", base / "made")
    files = {
        "made/__init__.py": INIT,
        "made/py.typed": "",
        "made/owner.py": OWNER,
        "made/pet.py": PET,
        "user.py": USER,
        "wrong.py": WRONG,
    }
    for name, text in files.items():
        (base / name).write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    (base / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict", "include": ["made", "user.py"]}')
    (base / "wrong.json").write_text('{"typeCheckingMode": "strict", "include": ["wrong.py"]}')
    return base


def run(folder: Path, *command: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def lines_of(report: str) -> set[int]:
    """The lines of `wrong.py` that a checker complains about."""
    rows = [line.partition("wrong.py:")[2] for line in report.splitlines() if "wrong.py:" in line and "error" in line]
    return {int(row.partition(":")[0]) for row in rows}


def test_mypy_finds_nothing_in_the_package_and_its_use_and_what_is_wrong_elsewhere(folder: Path) -> None:
    status, report = run(folder, "mypy", "--strict", "made", "user.py")
    assert (status, report.partition(" in ")[0]) == (0, "Success: no issues found")
    assert lines_of(run(folder, "mypy", "--strict", "wrong.py")[1]) == WRONG_LINES


def test_pyright_finds_nothing_in_the_package_and_its_use_and_what_is_wrong_elsewhere(folder: Path) -> None:
    assert run(folder, "pyright", "--pythonpath", sys.executable)[0] == 0
    found = run(folder, "pyright", "--pythonpath", sys.executable, "-p", "wrong.json")[1]
    assert lines_of(found) >= WRONG_LINES


@pytest.mark.parametrize("width", ["88", "100", "110", "120"])
def test_the_support_is_formatted_for_any_usual_width(folder: Path, width: str) -> None:
    command = ("ruff", "format", "--isolated", "--check", "--line-length", width, "made/_support.py")
    assert run(folder, *command)[0] == 0


def test_ruff_finds_nothing_in_the_support(folder: Path) -> None:
    status, report = run(folder, "ruff", "check", "--isolated", "--select", "E,F,W,I,UP,B", "made/_support.py")
    assert (status, report) == (0, "All checks passed!\n")


def test_the_code_of_a_user_runs(folder: Path) -> None:
    assert run(folder, "user") == (0, '3\n{"petType":"dog","age":2} 3.5\n')


def test_the_support_needs_pydantic_and_the_standard_library_alone(folder: Path) -> None:
    known = {*sys.stdlib_module_names, "pydantic", "pydantic_core", "typing_extensions"}  # pydantic brings the last two
    for line in (folder / "made" / "_support.py").read_text(encoding="utf-8").splitlines():
        if line.startswith(("import ", "from ")):
            assert line.split()[1].partition(".")[0] in known
