"""Records of operations, and the models of their parameters as text and back."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from specleaf import pipeline
from specleaf.config import Config
from specleaf.source.limits import Limits
from specleaf.source.load import load_text

DOCUMENT = """
openapi: 3.2.0
info: {title: Shelves, version: "1"}
security: [{key: []}]
paths:
  /shelves/{shelf}/books/{tags}:
    get:
      operationId: findBooks
      tags: [Books]
      parameters:
        - {name: shelf, in: path, required: true, schema: {type: integer}}
        - {name: tags, in: path, required: true, style: label, explode: true, schema: {$ref: '#/components/schemas/T'}}
        - {name: limit, in: query, schema: {type: integer, maximum: 100}}
        - {name: sort, in: query, explode: false, schema: {type: array, items: {enum: [title, year]}}}
        - {name: year, in: query, style: deepObject, schema: {$ref: '#/components/schemas/Range'}}
        - {name: X-Trace, in: header, schema: {type: string, format: uuid}}
        - {name: X-Flags, in: header, schema: {type: array, items: {type: boolean}}}
        - {name: session, in: cookie, schema: {type: string}}
      responses:
        "200":
          description: Books
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Book'}}}}
        4XX:
          description: Why not
          content:
            application/json: {schema: {$ref: '#/components/schemas/Problem'}}
            text/*: {schema: {type: string}}
        default: {description: Anything else}
    delete:
      operationId: clearShelf
      security: []
      responses: {"204": {description: Gone}}
  /books:
    post:
      operationId: addBook
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
      responses:
        "201": {description: Added, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
        "202": {description: Later}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Book: {type: object, required: [title], properties: {title: {type: string}}}
    T: {type: array, items: {type: string}}
    Range: {type: object, properties: {from: {type: integer}, to: {type: integer}}}
    Problem: {type: object, required: [code], properties: {code: {type: integer}}}
"""


@pytest.fixture(scope="module")
def shelves(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package of the document above."""
    folder = tmp_path_factory.mktemp("shelves")
    for file in pipeline.produce(load_text(DOCUMENT, "openapi.yaml", Limits()), Config()).files:
        if file.path.startswith("models/"):
            path = folder / "shelves" / file.path.removeprefix("models/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.data)
    sys.path.insert(0, str(folder))
    yield importlib.import_module("shelves")
    sys.path.pop(0)
    for module in [each for each in sys.modules if each.partition(".")[0] == "shelves"]:
        del sys.modules[module]


def record(name: str) -> Any:
    return importlib.import_module(f"shelves.operations.{name}").OPERATION


def test_a_path_is_read_and_written_with_its_template(shelves: ModuleType) -> None:
    path = shelves.FindBooksPath(shelf=5, tags=["a/b", "ä"])
    assert path.model_dump_path() == "/shelves/5/books/.a%2Fb.%C3%A4"
    assert shelves.FindBooksPath.model_validate_path("/v2" + path.model_dump_path()) == path
    with pytest.raises(ValueError, match="no path of"):
        shelves.FindBooksPath.model_validate_path("/books/5")


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"limit": 5}, "limit=5"),
        ({"sort": ["title", "year"]}, "sort=title,year"),
        ({"year": {"from": 1900, "to": 2000}}, "year%5Bfrom%5D=1900&year%5Bto%5D=2000"),
        ({}, ""),
    ],
)
def test_a_query_is_read_and_written(given: dict[str, Any], text: str, shelves: ModuleType) -> None:
    query = shelves.FindBooksQuery.model_validate(given)
    assert query.model_dump_query() == text
    assert shelves.FindBooksQuery.model_validate_query(f"?{text}") == query


def test_values_may_be_the_texts_that_a_framework_reads(shelves: ModuleType) -> None:
    assert shelves.FindBooksQuery.model_validate({"limit": "5", "sort": ["year"]}).limit == 5
    assert shelves.FindBooksHeaders.model_validate({"X-Flags": ["true", "false"]}).x_flags == [True, False]


@pytest.mark.parametrize("query", ["limit=five", "limit=101", "limit=5.5", "sort=author", "year[from]=x"])
def test_what_the_schema_refuses_is_refused(query: str, shelves: ModuleType) -> None:
    with pytest.raises(ValidationError):
        shelves.FindBooksQuery.model_validate_query(query)


def test_parameters_that_are_not_declared_are_ignored(shelves: ModuleType) -> None:
    assert shelves.FindBooksQuery.model_validate_query("utm=1&limit=5").model_dump_query() == "limit=5"


def test_headers_have_names_in_any_case_and_may_stand_on_several_lines(shelves: ModuleType) -> None:
    lines = [("x-flags", "true"), ("X-FLAGS", "false"), ("accept", "*/*")]
    headers = shelves.FindBooksHeaders.model_validate_headers(lines)
    assert headers.model_dump_headers() == {"X-Flags": "true,false"}


def test_cookies_are_read_and_written_as_one_header(shelves: ModuleType) -> None:
    cookies = shelves.FindBooksCookies.model_validate_cookies("theme=dark; session=abc")
    assert cookies.model_dump_cookies() == "session=abc"


def test_a_record_has_what_a_client_needs(shelves: ModuleType) -> None:
    find = record("find_books")
    assert (find.method, find.path, find.operation_id) == ("GET", "/shelves/{shelf}/books/{tags}", "findBooks")
    assert (find.tags, find.security, find.body) == (("Books",), ({"key": ()},), {})
    models = (find.path_parameters, find.query, find.headers, find.cookies)
    names = ("FindBooksPath", "FindBooksQuery", "FindBooksHeaders", "FindBooksCookies")
    assert models == tuple(getattr(shelves, name) for name in names)


def test_an_operation_without_models_of_its_own_has_a_record(shelves: ModuleType) -> None:
    clear = record("clear_shelf")
    assert (clear.responses, clear.security, clear.path_parameters) == ({"204": {}}, (), None)


def test_types_of_bodies_are_read_when_they_are_used(shelves: ModuleType) -> None:
    add = record("add_book")
    (type_,) = add.body.values()
    assert TypeAdapter(type_).validate_json('{"title": "Emma"}') == shelves.Book(title="Emma")
    assert not add.is_body_required


@pytest.mark.parametrize(
    ("status", "media_type", "value"),
    [
        (200, "application/json; charset=utf-8", [{"title": "Emma"}]),
        (404, "Application/JSON", {"code": 4}),
        (418, "text/plain", "short and stout"),
    ],
)
def test_the_type_of_an_answer_is_found_by_status_and_media_type(
    status: int, media_type: str, value: Any, shelves: ModuleType
) -> None:
    adapter = TypeAdapter[Any](record("find_books").response_type(status, media_type))
    assert adapter.dump_python(adapter.validate_python(value)) == value


def test_an_answer_that_is_not_described_has_no_type(shelves: ModuleType) -> None:
    assert record("find_books").response_type(500, "text/html") is None
    with pytest.raises(LookupError, match="image/png"):
        record("find_books").response_type(200, "image/png")
    with pytest.raises(LookupError, match="does not describe 200"):
        record("add_book").response_type(200, "application/json")
