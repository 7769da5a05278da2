"""Defaults and examples that an author wrote: those that their own schema refuses are reported, and not used as such.

Such values leave the meaning of a document clear, and documents that serve millions have them, so they are warnings.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from specleaf.ir.accepts import Judge
from specleaf.ir.api import Api, Field, Model, ObjectModel
from specleaf.ir.docs import Docs
from specleaf.ir.types import ModelRef, Type
from specleaf.json_value import Json
from specleaf.pointer import Pointer
from specleaf.problems import Problem, Problems
from specleaf.source.lookup import NotThereError
from specleaf.source.resolve import SchemaSet
from specleaf.visible import cut

_LONGEST = 60


def check_given_values(api: Api, schemas: SchemaSet, problems: Problems) -> None:
    """Add a warning for each default and each example that does not fit its schema, one for each place."""
    known = {problem.pointer for problem in problems}
    for problem in _misfits(api, schemas):
        if problem.pointer not in known:
            known.add(problem.pointer)
            problems.found.append(problem)


def _misfits(api: Api, schemas: SchemaSet) -> Iterator[Problem]:
    judge = Judge(api)
    for model in api.models.values():
        yield from _examples(model.docs, ModelRef(model.id), model.id, judge, schemas)
        for field in _fields(model):
            yield from _examples(field.docs, field.type, field.pointer, judge, schemas)
            if field.default is not None and judge.refuses(field.default.value, field.type):
                message = f"the default of {field.wire_name!r} is refused by its schema: {_short(field.default.value)}"
                yield Problem("default-invalid", message, field.pointer.child("default"), "warning")


def _fields(model: Model) -> tuple[Field, ...]:
    return model.fields if isinstance(model, ObjectModel) else ()


def _examples(docs: Docs, type_: Type, holder: Pointer, judge: Judge, schemas: SchemaSet) -> Iterator[Problem]:
    for number, example in enumerate(docs.examples):
        if judge.refuses(example, type_):
            message = f"an example that its own schema refuses: {_short(example)}"
            yield Problem("example-invalid", message, _place(holder, number, schemas), "warning")


def _place(holder: Pointer, number: int, schemas: SchemaSet) -> Pointer:
    """Where an example stands: there is one `example`, or `examples` in a list, or, of a parameter, by name."""
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
    return cut(json.dumps(value, ensure_ascii=False), _LONGEST)
