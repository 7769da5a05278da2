"""The bare strategy: the rules of newer published pages that are known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from specleaf.ir.api import Api
from specleaf.languages import typescript_style
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


def test_models_in_different_namespaces_may_share_a_name(understand: Understand) -> None:
    body = {"description": "", "content": {"application/json": {"schema": _object()}}}
    api = understand({"paths": {"/a": {"post": {"operationId": "feed", "responses": {"200": body, "404": body}}}}})
    names = assign_names(api, typescript_style.STYLE, STRATEGIES["bare"]).models.values()
    assert {(name.namespace, name.name) for name in names} == {
        ("operations", "FeedResponse"),
        ("errors", "FeedResponse"),
    }
