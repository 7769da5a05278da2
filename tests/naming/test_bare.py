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
    assert names == {"Pet", "StatusEnum", "Status", "PetStatus"}


def test_what_collides_with_its_own_kind_opens_with_its_component(understand: Understand) -> None:
    names = _components(understand, Pet=_object(status=ENUM), Status=ENUM, PetStatus=_object())
    assert names == {"Pet", "PetStatusEnum", "Status", "PetStatus"}
    names = _components(understand, Pet=_object(status=ENUM), Zoo=_object(status=ENUM), Status=_object())
    assert names == {"Pet", "PetStatus", "Zoo", "ZooStatus", "Status"}


def test_members_without_a_title_are_numbered_after_their_union(understand: Understand) -> None:
    shape = {"oneOf": [_object(a=ENUM), {**_object(b=ENUM), "title": "Round"}]}
    names = _components(understand, Pet=_object(shape=shape))
    assert names == {"Pet", "Shape", "Shape1", "A", "Round", "B"}


def test_bodies_are_called_after_their_operation(understand: Understand) -> None:
    body = {"description": "", "content": {"application/json": {"schema": _object()}}}
    operation = {"operationId": "feed", "requestBody": body, "responses": {"200": body}}

    def names(**more: Any) -> list[str]:
        api = understand({"paths": {"/a": {"post": {**operation, **more}}}})
        return [name.name for name in assign_names(api, typescript_style.STYLE, STRATEGIES["bare"]).models.values()]

    assert names() == ["FeedRequest", "FeedResponse"]
    limit = {"name": "limit", "in": "query", "schema": {"type": "integer"}}
    assert {"FeedRequestBody", "FeedResponse"} < set(names(parameters=[limit]))


def _named(understand: Understand, responses: dict[str, Any], **components: Any) -> set[tuple[str, str]]:
    paths = {"/a": {"post": {"operationId": "feed", "responses": responses}}}
    api = understand({"paths": paths, "components": {"schemas": components}})
    names = assign_names(api, typescript_style.STYLE, STRATEGIES["bare"]).models.values()
    return {(name.namespace, name.name) for name in names}


def _answer(schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "", "content": {"application/json": {"schema": schema}}}


def test_the_answer_of_success_has_the_shorter_name(understand: Understand) -> None:
    found = _named(understand, {"200": _answer(_object()), "404": _answer(_object())})
    assert found == {("operations", "FeedResponse"), ("errors", "NotFoundError")}


def test_errors_are_called_after_their_status(understand: Understand) -> None:
    problem = {"$ref": "#/components/schemas/Problem"}
    answers = {"400": _object(), "500": _object(), "4XX": _object(), "409": problem}
    responses = {status: _answer(schema) for status, schema in answers.items()}
    assert _named(understand, responses, Problem=_object()) == {
        ("errors", "BadRequestError"),
        ("errors", "InternalServerError"),
        ("errors", "Feed4XXError"),
        ("errors", "ProblemError"),
    }


def test_errors_of_one_status_are_called_after_their_operations_too(understand: Understand) -> None:
    operations = {
        method: {"operationId": f"{method}It", "responses": {"404": _answer(_object())}} for method in ("get", "put")
    }
    api = understand({"paths": {"/a": operations}})
    names = assign_names(api, typescript_style.STYLE, STRATEGIES["bare"]).models.values()
    assert {name.name for name in names} == {"GetItNotFoundError", "PutItNotFoundError"}


def test_a_bare_name_is_the_only_one_of_its_namespace(understand: Understand) -> None:
    found = _named(understand, {"200": _answer(_object(kind=ENUM))}, Pet=_object(kind=ENUM))
    assert found == {
        ("operations", "FeedResponse"),
        ("operations", "Kind"),
        ("components", "Pet"),
        ("components", "Kind"),
    }


def test_what_the_root_does_not_tell_apart_the_way_does(understand: Understand) -> None:
    member = _object(kind=ENUM)
    names = _components(understand, Pet=_object(first=member, second=member))
    assert names == {"Pet", "First", "FirstKind", "Second", "SecondKind"}


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
    assert _components(understand, Pet=_object(shape=shape)) == {"Pet", "ShapeUnion", "Shape", "Round"}


def test_what_nothing_tells_apart_is_numbered_inner_ones_first(understand: Understand) -> None:
    answer = _answer(_object(data=_object(), kind=ENUM))
    found = _named(understand, {"200": answer, "201": answer})
    bodies = {"FeedResponse", "FeedResponseBody1", "FeedResponseBody2"}
    nested = {"FeedData1", "FeedData2", "FeedKind1", "FeedKind2"}
    assert {name for _, name in found} <= bodies | nested
    assert nested <= {name for _, name in found}


def test_the_nearest_property_tells_apart_first(understand: Understand) -> None:
    member = _object(equals=_object(meta=ENUM), before=_object(meta=ENUM))
    names = _components(understand, Search=_object(filter=member), Meta=ENUM)
    assert names >= {"EqualsMeta", "BeforeMeta"}
    names = _components(understand, Search=_object(filter=member), Meta=ENUM, Equals=_object())
    assert names >= {"SearchEqualsMeta", "BeforeMeta"}


def test_models_inside_a_renamed_component_have_its_new_name(understand: Understand) -> None:
    pet = {**_object(kind=ENUM), "x-speakeasy-name-override": "Animal"}
    assert _components(understand, Pet=pet, Zoo=_object(kind=ENUM)) == {"Animal", "AnimalKind", "Zoo", "ZooKind"}


def test_items_of_an_array_in_a_union_have_no_number(understand: Understand) -> None:
    many = {"type": "array", "items": _object()}
    names = _components(understand, Box=_object(toys={"anyOf": [{"type": "string"}, many]}))
    assert names == {"Box", "Toys", "Toy"}
    renamed = {"anyOf": [{"type": "string"}, many], "x-speakeasy-name-override": "things"}
    assert _components(understand, Box=_object(toys=renamed)) == {"Box", "ThingsUnion", "Things"}


def test_a_body_is_called_after_its_title(understand: Understand) -> None:
    assert ("operations", "FoundPet") in _named(understand, {"200": _answer({**_object(), "title": "Found pet"})})


def test_members_of_a_component_are_numbered_too(understand: Understand) -> None:
    shape = {"oneOf": [_object(a=ENUM), {**_object(b=ENUM), "title": "Round"}, _object()]}
    assert _components(understand, Shape=shape) == {"Shape", "Shape1", "A", "Round", "B", "Shape3"}
