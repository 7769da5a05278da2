"""Identical inline schemas: one model, whatever their order; what differs stays."""

from __future__ import annotations

import json
from typing import Any

import pytest

from specleaf.build.api import build_api
from specleaf.ir import Api
from specleaf.pointer import ROOT
from specleaf.problems import Problems
from specleaf.source.description import describe
from specleaf.source.dialect import Dialect
from specleaf.source.limits import Limits
from specleaf.source.load import load_text
from specleaf.source.resolve import resolve
from specleaf.transforms import without_identical_models

ADDRESS = {"type": "object", "properties": {"street": {"type": "string"}, "kind": {"enum": ["a", "b"]}}}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _api(**schemas: Any) -> Api:
    document = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "components": {"schemas": schemas}}
    description, problems = describe(load_text(json.dumps(document), "t.json", Limits())), Problems()
    return build_api(resolve(description.document, Dialect(description.version), Limits(), problems), problems)


def _left(api: Api) -> set[str]:
    return {"/".join(id_.parts[2:]).replace("properties/", "") for id_ in without_identical_models(api).models}


def test_identical_schemas_are_one_model_whatever_their_order() -> None:
    pet = {"work": _object(address=ADDRESS), "home": _object(address=ADDRESS)}
    expected = {"Pet", "Pet/home", "Pet/work", "Pet/home/address", "Pet/home/address/kind"}
    # `home` and `work` themselves are below properties of different names.
    assert _left(_api(Pet=_object(**pet))) == expected
    assert _left(_api(Pet=_object(**dict(reversed(pet.items()))))) == expected


@pytest.mark.parametrize("other", [{"description": "Other."}, {"required": ["street"]}, {"title": "B"}])
def test_schemas_that_differ_stay(other: dict[str, Any]) -> None:
    api = _api(Pet=_object(home=_object(address=ADDRESS), work=_object(address={**ADDRESS, **other})))
    assert {"Pet/home/address", "Pet/work/address"} <= _left(api)


def test_components_stay_apart_and_so_does_what_has_a_name_in_the_settings() -> None:
    api = _api(Pet=_object(home=_object(address=ADDRESS)), Owner=_object(work=_object(address=ADDRESS)))
    assert without_identical_models(api) == api
    both = _api(Pet=_object(home=_object(address=ADDRESS), work=_object(address=ADDRESS)))
    named = ROOT.child("components", "schemas", "Pet", "properties", "work", "properties", "address")
    assert named in without_identical_models(both, {named}).models
