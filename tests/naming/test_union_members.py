"""Members of unions: what people would call them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from specleaf.ir.api import Api
from specleaf.languages.python.style import STYLE
from specleaf.naming.assign import STRATEGIES, assign_names

Understand = Callable[[dict[str, Any]], Api]


def _tagged(value: str, **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"type": {"const": value}, **more}, "required": ["type"]}


def _with(*required: str) -> dict[str, Any]:
    return {"type": "object", "properties": {key: {"type": "string"} for key in required}, "required": list(required)}


def _flagged(**constants: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {key: {"const": value} for key, value in constants.items()}}


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


ENUM = {"enum": ["a", "b"]}


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([_tagged("text"), _tagged("image_url")], ["Text", "ImageUrl"]),
        ([{**_tagged("text"), "title": "Words"}, _tagged("image")], ["Words", "Image"]),
        ([{**_tagged("text"), "title": "This is a sentence, not a name."}, _tagged("image")], ["Text", "Image"]),
        ([{"type": "string"}, _with("a")], ["Object"]),
        ([{"type": "string"}, {"type": "array", "items": _with("a")}], ["Item"]),
        ([{"type": "string"}, {"type": "object", "additionalProperties": _with("a")}], ["Value"]),
        ([{"type": "integer"}, ENUM], ["Enum"]),
        ([{"type": "integer"}, {"enum": ["auto"]}, {"enum": [""]}], ["Auto", "Empty"]),
        ([_with("id", "url"), _with("id", "file")], ["WithUrl", "WithFile"]),
        ([_with("id"), _with("id")], ["1", "2"]),
        ([{"type": "null"}, _tagged("a"), _with("x", "y"), _with("x", "y")], ["A", "3", "4"]),
        ([_tagged("same", a=ENUM), _tagged("same", b=ENUM)], ["WithA", "WithB"]),
        ([_with("a"), _with("a", "b"), _with("a", "b", "c")], ["Object", "WithB", "WithC"]),
        ([_tagged("text"), _with("a"), _tagged("image")], ["Text", "WithA", "Image"]),
        ([_flagged(stream=True), _flagged(stream=False)], ["StreamTrue", "StreamFalse"]),
        ([_flagged(version=1), _flagged(version=2)], ["Version1", "Version2"]),
        ([ENUM, {"enum": ["c", "d"]}], ["AOrB", "COrD"]),
        ([ENUM, {"enum": [1, 2, 3, 4]}], ["TextEnum", "NumberEnum"]),
        ([_list(_tagged("a")), _list(_tagged("b"))], ["AItem", "BItem"]),
    ],
)
def test_a_member_has_the_word_that_tells_it_apart(
    members: list[dict[str, Any]], expected: list[str], understand: Understand
) -> None:
    api = understand({"components": {"schemas": {"U": {"anyOf": members}}}})
    names = assign_names(api, STYLE, STRATEGIES["qualified"]).models
    words = [
        name.name[1:] for id_, name in names.items() if id_.parts[3:4] == ("anyOf",) and "properties" not in id_.parts
    ]
    assert words == expected


def test_the_discriminator_says_which_property_tells(understand: Understand) -> None:
    first = {"type": "object", "properties": {"type": {"const": "x"}, "shape": {"const": "round"}}}
    second = {"type": "object", "properties": {"type": {"const": "y"}, "shape": {"const": "flat"}}}
    union = {"oneOf": [first, second], "discriminator": {"propertyName": "shape"}}
    api = understand({"components": {"schemas": {"U": union}}})
    names = {name.name for name in assign_names(api, STYLE, STRATEGIES["qualified"]).models.values()}
    assert {"URound", "UFlat"} <= names


def test_a_nullable_object_is_no_member(understand: Understand) -> None:
    schema = {"type": "object", "properties": {"owner": {"anyOf": [_with("a"), {"type": "null"}]}}}
    api = understand({"components": {"schemas": {"Pet": schema}}})
    assert [name.name for name in assign_names(api, STYLE, STRATEGIES["qualified"]).models.values()] == [
        "Pet",
        "PetOwner",
    ]


def test_what_is_in_members_says_the_member_where_it_must(understand: Understand) -> None:
    union = {"oneOf": [_tagged("text", mode=ENUM), _tagged("image", mode=ENUM, size=ENUM)]}
    api = understand({"components": {"schemas": {"U": union}}})
    names = [name.name for name in assign_names(api, STYLE, STRATEGIES["qualified"]).models.values()]
    assert names == ["U", "UText", "UTextMode", "UImage", "UImageMode", "USize"]


def test_what_members_have_from_elsewhere_changes_no_word(understand: Understand) -> None:
    members = [{"allOf": [{"$ref": "#/components/schemas/Base"}, _with("a")]}, _with("b"), _with("c")]
    union = {"oneOf": [*members, {"$ref": "#/components/schemas/Other"}]}

    def words(base: dict[str, Any], other: dict[str, Any]) -> list[str]:
        api = understand({"components": {"schemas": {"U": union, "Base": base, "Other": other}}})
        models = assign_names(api, STYLE, STRATEGIES["qualified"]).models
        return [name.name for id_, name in models.items() if "oneOf" in id_.parts]

    assert words(_with(), _with()) == words(_with("b", "z"), _with("c", "a")) == ["UWithA", "UWithB", "UWithC"]
