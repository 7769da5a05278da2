"""Changes between two documents: what is breaking for whom, and values that show it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specleaf import pipeline
from specleaf.config import Config
from specleaf.diff import FORMATS, Change
from specleaf.ir import ObjectModel, Validator
from specleaf.source import Limits, load_text

Json = Any
JSON = "application/json"
TEXT = {"type": "string"}
WHOLE = {"type": "integer"}


def document(
    request: Json = None,
    answer: Json = None,
    parameters: list[Json] | None = None,
    schemas: Json = None,
    **operation: Json,
) -> Json:
    """A document with one operation."""
    post = {
        "operationId": "post",
        "parameters": parameters or [],
        "responses": {
            "200": {"description": "ok", **({"content": {JSON: {"schema": answer}}} if answer is not None else {})}
        },
        **({"requestBody": {"content": {JSON: {"schema": request}}}} if request is not None else {}),
        **operation,
    }
    paths = {"/pets": {"post": post}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas or {}},
    }


def changes(old: Json, new: Json) -> tuple[Change, ...]:
    limits = Limits()
    before, after = (load_text(json.dumps(each), "openapi.json", limits) for each in (old, new))
    return pipeline.changes(before, after, Config())


def breaks(old: Json, new: Json) -> set[str]:
    """Who is hurt by the change."""
    return {use for change in changes(old, new) for use in change.breaks}


def model(*required: str, **properties: Json) -> Json:
    return {"type": "object", "required": list(required), "properties": properties}


def query(schema: Json, **more: Json) -> Json:
    return {"name": "q", "in": "query", "schema": schema, **more}


BOTH_WAYS = [
    # the old schema, the new one, whether it breaks requests, whether it breaks answers
    (WHOLE, WHOLE, False, False),
    (TEXT, WHOLE, True, True),
    (WHOLE, {"type": "number"}, False, True),
    ({"type": "number"}, WHOLE, True, False),
    (TEXT, {"type": ["string", "null"]}, False, True),
    ({"type": ["string", "null"]}, TEXT, True, False),
    (TEXT, {**TEXT, "maxLength": 5}, True, False),
    ({**TEXT, "maxLength": 5}, {**TEXT, "maxLength": 3}, True, False),
    ({**TEXT, "maxLength": 5}, {**TEXT, "maxLength": 7}, False, True),
    ({**TEXT, "minLength": 2}, TEXT, False, True),
    (TEXT, {**TEXT, "pattern": "^a"}, True, False),
    ({**TEXT, "pattern": "^a"}, {**TEXT, "pattern": "^b"}, True, True),
    ({**WHOLE, "minimum": 1}, {**WHOLE, "exclusiveMinimum": 1}, True, False),
    ({**WHOLE, "exclusiveMinimum": 0}, {**WHOLE, "minimum": 1}, False, False),
    ({**WHOLE, "multipleOf": 4}, {**WHOLE, "multipleOf": 2}, False, True),
    (TEXT, {**TEXT, "enum": ["a", "b"]}, True, False),
    ({**TEXT, "enum": ["a", "b"]}, TEXT, False, True),
    ({**TEXT, "enum": ["a", "b"]}, {**TEXT, "enum": ["a", "b", "c"]}, False, True),
    ({**TEXT, "enum": ["a", "b"]}, {**TEXT, "enum": ["b"]}, True, False),
    ({**TEXT, "format": "date"}, TEXT, False, True),
    (TEXT, {**TEXT, "format": "uuid"}, True, False),
    (TEXT, {**TEXT, "format": "email"}, False, False),
    ({"type": "array", "items": TEXT}, {"type": "array", "items": WHOLE}, True, True),
    ({"type": "array", "items": TEXT}, {"type": "array", "items": TEXT, "maxItems": 2}, True, False),
    ({"type": "array", "items": TEXT, "minItems": 2}, {"type": "array", "items": TEXT}, False, True),
    ({"type": "array", "items": TEXT}, {"type": "array", "items": TEXT, "uniqueItems": True}, True, False),
    ({"type": "object", "additionalProperties": TEXT}, {"type": "object", "additionalProperties": WHOLE}, True, True),
    ({"oneOf": [TEXT, WHOLE]}, {"oneOf": [TEXT, WHOLE, {"type": "boolean"}]}, False, True),
    ({"anyOf": [TEXT, WHOLE]}, TEXT, True, False),
    ({"oneOf": [TEXT, WHOLE]}, {"anyOf": [WHOLE, TEXT]}, False, False),
    ({"const": 1}, {"const": True}, True, True),
    ({}, TEXT, True, False),
    (TEXT, {}, False, True),
]


@pytest.mark.parametrize(("old", "new", "requests", "answers"), BOTH_WAYS, ids=repr)
def test_a_type_breaks_requests_if_it_refuses_more_and_answers_if_it_accepts_more(
    old: Json, new: Json, requests: bool, answers: bool
) -> None:
    assert ("requests" in breaks(document(request=old), document(request=new))) == requests
    assert ("answers" in breaks(document(answer=old), document(answer=new))) == answers
    field = {"requests": "requests" in breaks(document(request=model(a=old)), document(request=model(a=new)))}
    field["answers"] = "answers" in breaks(document(answer=model(a=old)), document(answer=model(a=new)))
    assert field == {"requests": requests, "answers": answers}


CASES: list[tuple[str, Json, Json, set[str]]] = [
    (
        "a new required property of a request",
        document(model(a=TEXT)),
        document(model("b", a=TEXT, b=TEXT)),
        {"requests"},
    ),
    ("a new optional property of a request", document(model(a=TEXT)), document(model(a=TEXT, b=TEXT)), set()),
    ("a property of a request is required now", document(model(a=TEXT)), document(model("a", a=TEXT)), {"requests"}),
    ("a property of a request is optional now", document(model("a", a=TEXT)), document(model(a=TEXT)), set()),
    (
        "a property of an answer is optional now",
        document(None, model("a", a=TEXT)),
        document(None, model(a=TEXT)),
        {"answers"},
    ),
    (
        "a property of an answer is required now",
        document(None, model(a=TEXT)),
        document(None, model("a", a=TEXT)),
        set(),
    ),
    ("a new property of an answer", document(None, model(a=TEXT)), document(None, model("b", a=TEXT, b=TEXT)), set()),
    (
        "a new property of a closed answer",
        document(None, {**model(a=TEXT), "additionalProperties": False}),
        document(None, {**model(a=TEXT, b=TEXT), "additionalProperties": False}),
        {"answers"},
    ),
    (
        "a required property of an answer is gone",
        document(None, model("a", "b", a=TEXT, b=TEXT)),
        document(None, model("b", b=TEXT)),
        {"answers", "code"},
    ),
    (
        "an optional property of an answer is gone",
        document(None, model(a=TEXT, b=TEXT)),
        document(None, model(b=TEXT)),
        {"code"},
    ),
    (
        "a property of a request that is closed is gone",
        document({**model(a=TEXT, b=TEXT), "additionalProperties": False}),
        document({**model(b=TEXT), "additionalProperties": False}),
        {"requests", "code"},
    ),
    ("a property is of another type", document(model(a=TEXT)), document(model(a=WHOLE)), {"requests", "code"}),
    (
        "a request is closed now",
        document(model(a=TEXT)),
        document({**model(a=TEXT), "additionalProperties": False}),
        {"requests"},
    ),
    (
        "another rule",
        document({**model(a=TEXT, b=TEXT), "dependentRequired": {"a": ["b"]}}),
        document({**model(a=TEXT, b=TEXT), "dependentRequired": {"b": ["a"]}}),
        {"requests"},
    ),
    ("a new required parameter", document(), document(parameters=[query(TEXT, required=True)]), {"requests"}),
    ("a new optional parameter", document(), document(parameters=[query(TEXT)]), set()),
    ("a parameter is gone", document(parameters=[query(TEXT)]), document(), {"code"}),
    (
        "a parameter is required now",
        document(parameters=[query(TEXT)]),
        document(parameters=[query(TEXT, required=True)]),
        {"requests"},
    ),
    (
        "a parameter with a smaller bound",
        document(parameters=[query({**WHOLE, "maximum": 9})]),
        document(parameters=[query({**WHOLE, "maximum": 5})]),
        {"requests"},
    ),
    (
        "another default",
        document(parameters=[query({**WHOLE, "default": 9})]),
        document(parameters=[query({**WHOLE, "default": 5})]),
        {"requests"},
    ),
    ("a new body that may be left out", document(), document(TEXT), set()),
    ("a body is gone", document(TEXT), document(), {"requests", "code"}),
    ("the success response is gone", document(), document(responses={"204": {"description": "ok"}}), {"answers"}),
    (
        "an error response is gone",
        document(responses={"200": {"description": "ok"}, "400": {"description": "no"}}),
        document(responses={"200": {"description": "ok"}}),
        set(),
    ),
    (
        "a media type of an answer is gone",
        document(
            responses={"200": {"description": "ok", "content": {JSON: {"schema": TEXT}, "text/csv": {"schema": TEXT}}}}
        ),
        document(responses={"200": {"description": "ok", "content": {JSON: {"schema": TEXT}}}}),
        {"answers"},
    ),
    ("another operationId", document(), document(operationId="create"), {"code"}),
    ("a deprecated operation", document(), document(deprecated=True), set()),
    (
        "a component nothing uses has another name",
        document(schemas={"A": model(a=TEXT)}),
        document(schemas={"B": model(a=TEXT)}),
        {"code"},
    ),
    ("descriptions", document(model(a=TEXT)), document(model(a={**TEXT, "description": "text"})), set()),
]


@pytest.mark.parametrize(("old", "new", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_who_is_hurt(old: Json, new: Json, expected: set[str]) -> None:
    assert breaks(old, new) == expected


@pytest.mark.parametrize("make", [document, lambda schema: document(None, schema)])
def test_nothing_has_changed_between_equal_documents(make: Callable[[Json], Json]) -> None:
    for old, *_ in BOTH_WAYS:
        assert changes(make(old), make(json.loads(json.dumps(old)))) == ()


_LEAVES = st.sampled_from([old for old, *_ in BOTH_WAYS] + [new for _, new, *_ in BOTH_WAYS])


@settings(max_examples=60, deadline=None)
@given(_LEAVES, _LEAVES)
def test_a_value_that_is_shown_is_accepted_on_one_side_only(old: Json, new: Json) -> None:
    before, after = document(model(a=old)), document(model(a=new))
    apis = [
        pipeline._named_meaning(load_text(json.dumps(each), "openapi.json", Limits()), Config()).api
        for each in (before, after)
    ]
    fields = [next(m for m in api.models.values() if isinstance(m, ObjectModel)).fields[0] for api in apis]
    judges = [Validator(api) for api in apis]
    for change in changes(before, after):
        for witness, accepting in ((change.refused_now, 0), (change.accepted_now, 1)):
            if witness is not None and change.subject.endswith(".a"):
                verdicts = [judges[side].accepts(witness.value, fields[side].type) for side in (0, 1)]
                assert verdicts == [accepting == 0, accepting == 1]


def test_what_changed_inside_a_model_is_told_there_alone() -> None:
    schemas = {
        "Pet": model(owner={"$ref": "#/components/schemas/Owner"}),
        "Owner": model(mail={**TEXT, "maxLength": 9}),
    }
    later = {**schemas, "Owner": model(mail={**TEXT, "maxLength": 5})}
    pet = {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}
    found = changes(document(pet, schemas=schemas), document(pet, schemas=later))
    assert [change.subject for change in found] == ["Owner.mail"]
    assert found[0].refused_now is not None
    assert found[0].refused_now.value == "a" * 9 or len(str(found[0].refused_now.value)) > 5


def test_a_renamed_component_takes_what_is_inside_it_along() -> None:
    pet = model(kind={**TEXT, "enum": ["cat", "dog"]}, home=model(a=TEXT))
    found = changes(document(schemas={"Pet": pet}), document(schemas={"Animal": pet}))
    assert {(change.kind, change.subject) for change in found} == {
        ("renamed", "Pet"), ("renamed", "PetKind"), ("renamed", "PetHome"),
    }  # fmt: skip


def test_a_variable_of_the_path_has_another_name_only_in_code() -> None:
    def api(name: str) -> Json:
        parameters = [{"name": name, "in": "path", "required": True, "schema": TEXT}]
        get = {"operationId": "get", "parameters": parameters, "responses": {"200": {"description": "ok"}}}
        return {**document(), "paths": {f"/pets/{{{name}}}": {"get": get}}}

    assert breaks(api("id"), api("petId")) == {"code"}


def test_reports_have_the_same_changes() -> None:
    found = changes(document(model(a=TEXT)), document(model(a=WHOLE, **{"b`c": TEXT})))
    text, markdown, as_json = (FORMATS[form](found) for form in ("text", "markdown", "json"))
    assert text.splitlines()[-1] == "1 breaking, 1 compatible"
    assert markdown.count("\n- ") == 2
    assert "``" in markdown  # a code span around a backtick
    assert as_json.isascii()
    read = json.loads(as_json)
    assert read["breaking"] == 1
    assert [change["kind"] for change in read["changes"]] == ["retyped", "added"]
    assert read["changes"][0]["refused_now"] == "a"


def test_the_command_compares_with_a_git_revision(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ("git", "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments), cwd=tmp_path, check=True
        )

    folder = tmp_path / "api"
    folder.mkdir()
    (folder / "pet.json").write_text(json.dumps(model(a=TEXT)))
    whole = document({"$ref": "pet.json"})
    (folder / "openapi.json").write_text(json.dumps(whole))
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    (folder / "pet.json").write_text(json.dumps(model("a", a=TEXT)))

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [Path(sys.executable).parent / "specleaf", "diff", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    same, other = run("HEAD:api/openapi.json", "api/openapi.json"), run("HEAD", "api/openapi.json")
    assert same.stdout == other.stdout
    assert other.returncode == 1
    assert "a was optional, is required (requests)" in other.stdout
    assert run("api/openapi.json", "api/openapi.json").returncode == 0
    missing = run("HEAD:api/none.json", "api/openapi.json")
    assert missing.returncode == 2
    assert "there is no 'api/none.json' in 'HEAD'" in missing.stderr
    assert run("nothing", "api/openapi.json").returncode == 2
