"""The shortest strategy: against the pages that were published, and by its rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from specleaf.ir.api import Api
from specleaf.languages.python import style as python_style
from specleaf.languages.typescript import style as typescript_style
from specleaf.naming.assign import STRATEGIES, assign_names
from specleaf.naming.style import NamingStyle
from specleaf.sdk_api.api import as_sdk_api

Understand = Callable[[dict[str, Any]], Api]

ENUM = {"enum": ["a", "b"]}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "", "content": {"application/json": {"schema": schema}}}


def _names(api: Api) -> set[str]:
    names = assign_names(api, typescript_style.STYLE, STRATEGIES["shortest"])
    return {name.name for name in names.models.values()}


def _operation(name: str, request: dict[str, Any], response: dict[str, Any]) -> dict[str, Any]:
    return {"operationId": name, "tags": ["zoo"], "requestBody": _json(request), "responses": {"200": _json(response)}}


def test_a_property_has_its_bare_name_while_that_is_free(understand: Understand) -> None:
    api = understand({"paths": {"/a": {"post": _operation("feed", _object(food=ENUM), _object(mood=ENUM))}}})
    assert _names(api) == {"FeedRequestBody", "Food", "FeedResponseBody", "Mood"}


def test_what_is_written_in_the_body_of_an_error_lives_with_the_errors(understand: Understand) -> None:
    problem = _object(own=_object(), shared={"$ref": "#/components/schemas/Shared"})
    responses = {"404": _json({"$ref": "#/components/schemas/Problem"})}
    schemas = {"Problem": problem, "Shared": _object()}
    paths = {"/a": {"get": {"operationId": "feed", "responses": responses}}}
    api = understand({"paths": paths, "components": {"schemas": schemas}})
    names = assign_names(api, typescript_style.STYLE, STRATEGIES["shortest"]).models.values()
    assert {name.name: name.namespace for name in names} == {
        "Problem": "errors",
        "Own": "errors",
        "Shared": "components",
    }


def test_the_content_of_a_parameter_is_no_body(understand: Understand) -> None:
    filtering = {"name": "filter", "in": "query", "content": _json(_object())["content"]}
    operation = {"operationId": "feed", "parameters": [filtering], "responses": {}}
    assert _names(understand({"paths": {"/a": {"get": operation}}})) == {"FeedQuery", "Filter"}


def test_the_name_of_a_parameter_says_its_location_before_its_operation(understand: Understand) -> None:
    kind = [{"name": "kind", "in": "query", "schema": ENUM}]
    paths = {f"/{name}": {"get": {"operationId": name, "parameters": kind, "responses": {}}} for name in "abc"}
    names = {name for name in _names(understand({"paths": paths})) if name.endswith("Kind")}
    assert names == {"Kind", "QueryParamKind", "CQueryParamKind"}


def test_a_response_that_operations_share_is_a_response(understand: Understand) -> None:
    operation = {"operationId": "feed", "responses": {"200": {"$ref": "#/components/responses/Good"}}}
    components = {"responses": {"Good": _json(_object())}}
    assert _names(understand({"paths": {"/a": {"get": operation}}, "components": components})) == {"GoodResponseBody"}


def test_requests_go_before_responses_and_losers_say_more(understand: Understand) -> None:
    food = _object(food=ENUM)
    paths = {
        "/a": {"post": _operation("feed", _object(), food)},
        "/b": {"post": _operation("eat", food, _object(food=ENUM, more=food))},
    }
    assert _names(understand({"paths": paths})) == {
        "FeedRequestBody",
        "FeedResponseBody",
        "FeedFood",
        "EatRequestBody",
        "Food",
        "EatResponseBody",
        "EatFood",
        "More",
        "EatZooFood",
    }


def test_what_is_in_components_goes_before_requests(understand: Understand) -> None:
    paths = {"/a": {"post": _operation("feed", _object(food=ENUM), {"$ref": "#/components/schemas/Zoo"})}}
    api = understand({"paths": paths, "components": {"schemas": {"Zoo": _object(food=ENUM)}}})
    names = assign_names(api, python_style.PUBLISHED_STYLE, STRATEGIES["shortest"]).models
    assert {name.name for name in names.values()} == {"FeedRequestBody", "FeedFood", "Zoo", "Food"}


def test_members_of_unions_have_titles_or_numbers(understand: Understand) -> None:
    union = {"oneOf": [{**_object(kind=ENUM), "title": "Big cat"}, _object(kind=ENUM)]}
    api = understand({"paths": {"/a": {"post": _operation("feed", _object(animal=union), _object())}}})
    assert _names(api) == {
        "FeedRequestBody",
        "Animal",
        "BigCat",
        "Kind",
        "Two",
        "AnimalKind",
        "FeedResponseBody",
    }


def test_an_extension_gives_a_schema_another_name(understand: Understand) -> None:
    override = {"x-speakeasy-name-override": "Nourishment"}
    paths = {"/a": {"post": _operation("feed", _object(food={**ENUM, **override}), _object())}}
    assert "Nourishment" in _names(understand({"paths": paths}))


def test_models_in_different_namespaces_may_share_a_name(understand: Understand) -> None:
    paths = {"/a": {"post": _operation("feed", _object(zoo=ENUM), {"$ref": "#/components/schemas/Zoo"})}}
    api = understand({"paths": paths, "components": {"schemas": {"Zoo": _object()}}})
    names = assign_names(api, typescript_style.STYLE, STRATEGIES["shortest"]).models.values()
    assert sorted((name.name, name.namespace) for name in names if name.name == "Zoo") == [
        ("Zoo", "components"),
        ("Zoo", "operations"),
    ]


# The few pages that no schema gives, or that another stage must make.
PUBLISHED = [
    ("typescript", typescript_style.STYLE, 0.995),
    ("python", python_style.PUBLISHED_STYLE, 0.99),
]


@pytest.mark.parametrize(("language", "style", "share"), PUBLISHED)
def test_published_pages_have_our_names(
    language: str, style: NamingStyle, share: float, corpus: Path, read: Callable[[Path], Api]
) -> None:
    folder = corpus / "docs" / f"orq-{language}"
    pages = folder / "expected" / "docs" / "models"
    names = assign_names(as_sdk_api(read(folder / "spec.yaml")), style, STRATEGIES["shortest"]).models.values()
    ours = {f"{name.namespace}/{name.file}" if style.scopes else name.file for name in names}
    files = (page.relative_to(pages).with_suffix("") for page in pages.rglob("*.md"))
    theirs = {file.as_posix() if style.scopes else file.name for file in files}
    assert len(ours & theirs) >= share * len(theirs)


def test_a_name_of_another_class_is_left_to_it_but_not_by_components(understand: Understand) -> None:
    paths = {"/a": {"post": _operation("feed", _object(metrics=ENUM, orq=ENUM), _object())}}
    style = replace(python_style.PUBLISHED_STYLE, taken_classes=frozenset({"Metrics", "Pets"}))
    api = understand({"paths": paths, "components": {"schemas": {"Pets": _object()}}})
    names = assign_names(api, style, STRATEGIES["shortest"]).models.values()
    assert {name.name for name in names} == {"FeedRequestBody", "FeedMetrics", "Orq", "FeedResponseBody", "Pets"}


def test_who_loses_a_name_waits_until_all_in_the_winner_have_theirs(understand: Understand) -> None:
    one = {"title": "One", **_object(value=_object(value=ENUM))}
    two = {"title": "Two", **_object(value=_object(value=ENUM))}
    api = understand({"paths": {"/a": {"post": _operation("feed", _object(), {"oneOf": [one, two]})}}})
    names = assign_names(api, typescript_style.STYLE, STRATEGIES["shortest"])
    inner = {id_.parts[-5]: name.name for id_, name in names.models.items() if id_.parts[-3:-2] == ("value",)}
    # Value, ResponseBodyValue, …: the second value takes what the first one's value had, and its own value comes next.
    assert inner == {"0": "FeedResponseBodyZooValue", "1": "FeedResponseBodyValue"}
