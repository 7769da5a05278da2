"""Enumerations of one value as constants."""

from __future__ import annotations

from types import MappingProxyType

from specleaf.ir.api import AliasModel, Api, EnumModel, Member, ObjectModel
from specleaf.ir.api import Field as Property
from specleaf.ir.docs import Docs
from specleaf.ir.types import Anything, Constant, ListOf, ModelRef, Part, Rules
from specleaf.json_value import Json
from specleaf.pointer import ROOT
from specleaf.transforms import with_constants

SCHEMAS = ROOT.child("components", "schemas")
PET, KIND = SCHEMAS.child("Pet"), SCHEMAS.child("Pet", "properties", "kind")


def _seen(kind: EnumModel) -> ObjectModel:
    """An object with an enumeration as a property, as `with_constants` gives it."""
    pet = ObjectModel(PET, Docs(), (Property("kind", ListOf(Part(ModelRef(kind.id))), True, KIND),), Part(Anything()))
    listed = AliasModel(SCHEMAS.child("List"), Docs(), ListOf(Part(ModelRef(kind.id))))
    models = MappingProxyType({each.id: each for each in (pet, listed, kind)})
    api = with_constants(Api("A", "1", (), models, (PET, listed.id, SCHEMAS.child("Kind"))))
    found, alias = api.models[PET], api.models[listed.id]
    assert isinstance(found, ObjectModel)
    assert isinstance(alias, AliasModel)
    assert alias.target == found.fields[0].type
    assert (kind.id in api.models) == (found.fields[0].type == ListOf(Part(ModelRef(kind.id))))
    return found


def test_a_single_value_is_a_constant_wherever_it_is_named() -> None:
    values: list[Json] = ["cat", 1, 1.5, None, [1]]
    for value in values:
        found = _seen(EnumModel(KIND, Docs(), (Member(value),)))
        assert found.fields[0].type == ListOf(Part(Constant(value)))


def test_what_may_have_another_value_or_a_name_stays_a_model() -> None:
    one = (Member("cat"),)
    for kind in (
        EnumModel(KIND, Docs(), (*one, Member("dog"))),
        EnumModel(KIND, Docs(), one, nullable=True),
        EnumModel(KIND, Docs(), one, open=True),
        EnumModel(KIND, Docs(), one, rules=Rules({"minLength": 4})),
        EnumModel(SCHEMAS.child("Kind"), Docs(), one),
    ):
        assert _seen(kind).fields[0].type == ListOf(Part(ModelRef(kind.id)))
