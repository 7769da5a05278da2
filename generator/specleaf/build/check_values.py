"""Defaults and examples in the document: those that their own schema refuses are reported, and not used.

The meaning of the document does not depend on them, so each is a warning.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from specleaf.escape import truncate
from specleaf.ir import Api, Field, Model, ModelRef, ObjectModel, Refusal, Type, Validator, contents_of, refusal
from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.problems import Problem, Problems
from specleaf.source import NotThereError, SchemaSet
from specleaf.transforms import Direction, split_by_direction

_MAX_LENGTH = 60
_QUOTES = "a text that looks like something else needs quotes"
_SUFFIXES: Mapping[Direction, str] = {"request": "request", "response": "response"}


def check_values(api: Api, schemas: SchemaSet, problems: Problems) -> None:
    """Add a warning for each default and each example that does not fit its schema, one for each place."""
    known = {problem.pointer for problem in problems}
    for problem in _invalid_values(api, schemas):
        if problem.pointer not in known:
            known.add(problem.pointer)
            problems.found.append(problem)


def _invalid_values(api: Api, schemas: SchemaSet) -> Iterator[Problem]:
    yield from _in_models(api, schemas)
    if any(content.examples for operation in api.operations for content in contents_of(operation)):
        yield from _in_bodies(split_by_direction(api, _SUFFIXES), schemas)


def _in_bodies(api: Api, schemas: SchemaSet) -> Iterator[Problem]:
    """Invalid examples of bodies. `api` is split by direction: a request has no read-only fields."""
    validator = Validator(api)
    for content in (each for operation in api.operations for each in contents_of(operation)):
        yield from _examples(content.examples, content.part.type, content.pointer.parent, (api, validator), schemas)


def _in_models(api: Api, schemas: SchemaSet) -> Iterator[Problem]:
    validator = Validator(api)
    for model in api.models.values():
        yield from _examples(model.docs.examples, ModelRef(model.id), model.id, (api, validator), schemas)
        for field in _fields(model):
            yield from _examples(field.docs.examples, field.type, field.pointer, (api, validator), schemas)
            if field.default is not None and validator.rejects(field.default.value, field.type):
                what = f"the default of {field.wire_name!r} is refused by its schema: {_short(field.default.value)}"
                why = refusal(field.default.value, field.type, api, validator)
                yield _problem("default-invalid", what, why, field.pointer.child("default"))


def _fields(model: Model) -> tuple[Field, ...]:
    return model.fields if isinstance(model, ObjectModel) else ()


def _examples(
    examples: Iterable[Json], type_: Type, holder: Pointer, judge: tuple[Api, Validator], schemas: SchemaSet
) -> Iterator[Problem]:
    for number, example in enumerate(examples):
        if judge[1].rejects(example, type_):
            what = f"an example that its own schema refuses: {_short(example)}"
            yield _problem("example-invalid", what, refusal(example, type_, *judge), _place(holder, number, schemas))


def _problem(code: str, what: str, why: Refusal, place: Pointer) -> Problem:
    return Problem(code, f"{what}; {why}", place, "warning", _QUOTES if why.text_is_expected else "")


def _place(holder: Pointer, number: int, schemas: SchemaSet) -> Pointer:
    """Where an example stands: there is one `example`, or `examples`, of schemas in a list and of others by name."""
    try:
        value = schemas.value(holder)
    except NotThereError:
        value = None
    match value:
        case {"example": _}:
            return holder.child("example")
        case {"examples": dict() as named} if number < len(named):
            return holder.child("examples", list(named)[number])
        case _:
            return holder.child("examples", number)


def _short(value: Json) -> str:
    return truncate(json.dumps(value, ensure_ascii=False), _MAX_LENGTH)
