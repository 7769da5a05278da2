"""Defaults and examples that an author wrote: those that their own schema refuses are reported, and not used as such.

Such values leave the meaning of a document clear, and documents that serve millions have them, so they are warnings.
"""

from __future__ import annotations

from specleaf.ir.accepts import Judge
from specleaf.ir.api import Api, Field, Model, ObjectModel
from specleaf.ir.docs import Docs
from specleaf.ir.types import ModelRef, Type
from specleaf.pointer import Pointer
from specleaf.problems import Problems


def check_given_values(api: Api, problems: Problems) -> None:
    """Add a warning for each default and each example that does not fit its schema."""
    judge = Judge(api)
    known = {problem.pointer for problem in problems}
    for model in api.models.values():
        _examples(model.docs, ModelRef(model.id), model.id, judge, problems)
        for field in _fields(model):
            _examples(field.docs, field.type, field.pointer, judge, problems)
            place = field.pointer.child("default")
            if field.default is not None and place not in known and not judge.accepts(field.default.value, field.type):
                problems.warn("default-invalid", place, f"the default of {field.wire_name!r} is refused by its schema")


def _fields(model: Model) -> tuple[Field, ...]:
    return model.fields if isinstance(model, ObjectModel) else ()


def _examples(docs: Docs, type_: Type, place: Pointer, judge: Judge, problems: Problems) -> None:
    for number, example in enumerate(docs.examples):
        if not judge.accepts(example, type_):
            problems.warn("example-invalid", place.child("examples", number), "an example that its own schema refuses")
