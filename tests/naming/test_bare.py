"""The bare strategy: the rules of newer published pages that are known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from specleaf.ir.api import Api
from specleaf.languages.typescript import style as typescript_style
from specleaf.naming.assign import STRATEGIES, assign_names

Understand = Callable[[dict[str, Any]], Api]

ENUM = {"enum": ["a", "b"]}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _components(understand: Understand, **schemas: Any) -> set[str]:
    api = understand({"components": {"schemas": schemas}})
    return {name.name for name in assign_names(api, typescript_style.STYLE, STRATEGIES["bare"]).models.values()}


def test_a_unique_property_gives_its_bare_name(understand: Understand) -> None:
    assert _components(understand, Pet=_object(owner=_object(kind=ENUM))) == {"Pet", "Owner", "Kind"}


def test_all_that_collide_open_with_their_component(understand: Understand) -> None:
    names = _components(understand, Pet=_object(kind=ENUM), Zoo=_object(kind=ENUM))
    assert names == {"Pet", "PetKind", "Zoo", "ZooKind"}


def test_items_are_singular(understand: Understand) -> None:
    names = _components(
        understand,
        Bill=_object(
            lines={"type": "array", "items": _object()},
            categories={"type": "array", "items": _object()},
            status={"type": "array", "items": ENUM},
        ),
    )
    assert names == {"Bill", "Line", "Category", "Status"}


def test_what_still_collides_says_what_it_is(understand: Understand) -> None:
    names = _components(understand, Pet=_object(status=ENUM), Status=_object(), PetStatus=_object())
    assert names == {"Pet", "PetStatusEnum", "Status", "PetStatus"}


def test_members_without_a_title_are_numbered_after_their_union(understand: Understand) -> None:
    shape = {"oneOf": [_object(a=ENUM), {**_object(b=ENUM), "title": "Round"}]}
    names = _components(understand, Pet=_object(shape=shape))
    assert names == {"Pet", "Shape", "Shape1", "A", "Round", "B"}


def test_bodies_are_called_after_their_operation(understand: Understand) -> None:
    body = {"description": "", "content": {"application/json": {"schema": _object()}}}
    operation = {"operationId": "feed", "requestBody": body, "responses": {"200": body}}
    api = understand({"paths": {"/a": {"post": operation}}})
    names = assign_names(api, typescript_style.STYLE, STRATEGIES["bare"]).models.values()
    assert {name.name for name in names} == {"FeedRequestBody", "FeedResponse"}


def _named(understand: Understand, responses: dict[str, Any], **components: Any) -> set[tuple[str, str]]:
    paths = {"/a": {"post": {"operationId": "feed", "responses": responses}}}
    api = understand({"paths": paths, "components": {"schemas": components}})
    names = assign_names(api, typescript_style.STYLE, STRATEGIES["bare"]).models.values()
    return {(name.namespace, name.name) for name in names}


def _answer(schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "", "content": {"application/json": {"schema": schema}}}


def test_the_answer_of_success_has_the_shorter_name(understand: Understand) -> None:
    found = _named(understand, {"200": _answer(_object()), "404": _answer(_object())})
    assert found == {("operations", "FeedResponse"), ("errors", "FeedResponseBody")}


def test_errors_are_told_apart_by_their_status(understand: Understand) -> None:
    found = _named(understand, {"400": _answer(_object()), "404": _answer(_object())})
    assert found == {("errors", "Feed400ResponseBody"), ("errors", "Feed404ResponseBody")}


def test_a_bare_name_is_the_only_one_of_all_namespaces(understand: Understand) -> None:
    found = _named(understand, {"200": _answer(_object(kind=ENUM))}, Pet=_object(kind=ENUM))
    assert found == {
        ("operations", "FeedResponse"),
        ("operations", "FeedKind"),
        ("components", "Pet"),
        ("components", "PetKind"),
    }


def test_what_the_root_does_not_tell_apart_the_way_does(understand: Understand) -> None:
    member = _object(kind=ENUM)
    names = _components(understand, Pet=_object(first=member, second=member))
    assert names == {"Pet", "First", "PetFirstKind", "Second", "PetSecondKind"}


def test_a_title_is_a_name_and_the_property_tells_two_of_them_apart(understand: Understand) -> None:
    titled = {**_object(), "title": "Plain thing"}
    assert _components(understand, Pet=_object(toy=titled)) == {"Pet", "PlainThing"}
    names = _components(understand, Pet=_object(toy=titled, bowl=titled))
    assert names == {"Pet", "PetToyPlainThing", "PetBowlPlainThing"}


def test_an_extension_replaces_a_name(understand: Understand) -> None:
    keeper = {**_object(), "x-speakeasy-name-override": "Keeper"}
    names = _components(understand, Pet={**_object(owner=keeper), "x-speakeasy-name-override": "Animal"})
    assert names == {"Animal", "Keeper"}


def test_a_union_leaves_its_name_to_an_object(understand: Understand) -> None:
    shape = {"oneOf": [{**_object(), "title": "Shape"}, {**_object(), "title": "Round"}]}
    assert _components(understand, Pet=_object(shape=shape)) == {"Pet", "PetShapeUnion", "PetShape", "Round"}
