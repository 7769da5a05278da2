"""Remarks on what was read in a weaker sense than written stand at the nearest property or model."""

from __future__ import annotations

from types import MappingProxyType

from specleaf.ir import NO_DOCS, Anything, Api, Field, ObjectModel, Part
from specleaf.pointer import Pointer
from specleaf.problems import Consequence, Problem
from specleaf.transforms import remarks_of, with_remarks

PET = Pointer(("components", "schemas", "Pet"))
NAME = PET.child("properties", "name")
API = Api(
    "t",
    "1",
    operations=(),
    models=MappingProxyType(
        {PET: ObjectModel(PET, NO_DOCS, (Field("name", Anything(), False, NAME),), Part(Anything()))},
    ),
)


def remarked(*problems: Problem) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The remarks of the model and those of its property."""
    model = with_remarks(API, remarks_of(problems)).models[PET]
    assert isinstance(model, ObjectModel)
    return model.docs.remarks, model.fields[0].docs.remarks


def test_a_remark_stands_at_the_nearest_property_or_else_at_the_model() -> None:
    of_field = Problem("ref-missing", "no", NAME.child("$ref"))
    of_model = Problem("schema-invalid", "no", PET.child("required", "0"))
    model, field = remarked(of_field, of_model)
    (about_model,), (about_field,) = model, field
    assert "(schema-invalid): the keyword or field is left out" in about_model
    assert "(ref-missing): the schema is read as one that accepts anything" in about_field


def test_one_remark_is_enough_for_the_same_reason() -> None:
    model, _ = remarked(*(Problem("schema-invalid", f"{number}", PET.child("required", number)) for number in range(3)))
    assert len(model) == 1


def test_what_models_do_not_check_is_remarked_though_it_is_no_error() -> None:
    assert remarked(Problem("pattern", "no", NAME.child("pattern"), "note"))[1]


def test_what_changes_nothing_or_ends_the_run_is_not_remarked() -> None:
    ended = Problem("ref-remote", "no", NAME)
    meant = Problem("schema-invalid", "no", NAME, consequence=Consequence.AS_MEANT)
    warned = Problem("example-invalid", "no", NAME.child("example"), "warning")
    elsewhere = Problem("ref-missing", "no", Pointer(("components", "schemas", "Other")))
    assert remarked(ended, meant, warned, elsewhere) == ((), ())
