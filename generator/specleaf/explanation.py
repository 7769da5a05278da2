"""How one schema was read: its model, name, types and files, and the problems found in it.

In: the meaning of a document with its names; a pointer, or the name of a model or a component.
Out: text for people.
Must not know: the order of a run, and where the text is printed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import assert_never

from specleaf.diff import Meaning
from specleaf.ir import (
    AliasModel,
    EnumModel,
    Field,
    Model,
    ModelId,
    Nothing,
    ObjectModel,
    Type,
    UnionModel,
    original_of,
)
from specleaf.languages import Language, expression_code
from specleaf.pointer import Pointer, parse_fragment
from specleaf.problems import Consequence, Problem
from specleaf.source import Document


@dataclass(frozen=True, slots=True)
class Explainer:
    """What explanations are made from. `folders` are those of the models and of pages, `paths` all files of the run."""

    meaning: Meaning
    language: Language
    problems: Sequence[Problem]
    documents: Mapping[str, Document]
    folders: Sequence[str]
    paths: Collection[str]


def models_of(subject: str, meaning: Meaning) -> tuple[ModelId, ...]:
    """The models that a pointer or a name stands for; of a property's pointer, the models that have the property."""
    place, models = _place(subject), meaning.api.models
    if place is None:
        named = (id_ for id_ in models if subject in (meaning.names.model(id_).name, _component(id_, meaning)))
        return tuple(named)
    exact = tuple(id_ for id_ in models if original_of(id_)[0] == place)
    return exact or tuple(id_ for id_, model in models.items() if any(_fields_at(place, model)))


def suggestion(subject: str, meaning: Meaning) -> str:
    """The name or pointer of a model that is most like `subject`, or `""`."""
    ids = meaning.api.models
    known = [id_.reference for id_ in ids] if "#" in subject else [meaning.names.model(id_).name for id_ in ids]
    return next(iter(get_close_matches(subject, known, n=1)), "")


def explanation(subject: str, id_: ModelId, explainer: Explainer) -> str:
    """A model, and its properties or members with their types; if `subject` is a property's pointer, only that one."""
    model, place = explainer.meaning.api.models[id_], original_of(id_)[0]
    name = explainer.meaning.names.model(id_).name
    fields = tuple(_fields_at(_place(subject) or place, model))
    about = fields[0].pointer if fields else place
    lines = [
        f"{name}: {place.reference}",
        *_position(about, explainer.documents),
        f"  read as {_kind(model)}",
        *(f"  in {path}" for path in _files(id_, explainer)),
        *_details(model, fields, explainer),
        *_problems(about, explainer.problems),
    ]
    return "\n".join(lines)


def _place(subject: str) -> Pointer | None:
    file, mark, fragment = subject.partition("#")
    parts = parse_fragment(fragment) if mark else None
    return Pointer(parts, file) if parts else None


def _component(id_: ModelId, meaning: Meaning) -> str:
    return original_of(id_)[0].name if id_ in meaning.api.components else ""


def _fields_at(place: Pointer, model: Model) -> Iterator[Field]:
    yield from (field for field in _fields(model) if field.pointer == place)


def _fields(model: Model) -> tuple[Field, ...]:
    return model.fields if isinstance(model, ObjectModel) else ()


def _position(place: Pointer, documents: Mapping[str, Document]) -> Iterator[str]:
    if document := documents.get(place.file):
        line, column = document.position_of(place.parts)
        yield f"  written at {document.name}:{line}:{column}"


def _kind(model: Model) -> str:
    match model:
        case ObjectModel():
            others = "no others" if model.extra.type == Nothing() else "others too"
            return f"an object with {_count(len(model.fields), 'property', 'properties')}, and {others}"
        case EnumModel():
            others = ", and others too" if model.open else ""
            return f"an enumeration of {_count(len(model.members), 'value', 'values')}{others}"
        case UnionModel():
            how = "exactly one" if model.union.exclusive else "any"
            return f"a union: {how} of {_count(len(model.union.members), 'type', 'types')}"
        case AliasModel():
            return "a name for another type"
        case _:
            assert_never(model)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _files(id_: ModelId, explainer: Explainer) -> Iterator[str]:
    """The files about a model: its module, and pages named after it or after its module."""
    name = explainer.meaning.names.model(id_)
    for folder in explainer.folders:
        paths = (f"{folder}/{name.namespace}/{stem}" for stem in (f"{name.module}.py", f"{name.module}.md"))
        yield from (path for path in paths if path in explainer.paths)


def _details(model: Model, chosen: Sequence[Field], explainer: Explainer) -> Iterator[str]:
    names = explainer.meaning.names
    match model:
        case ObjectModel():
            for field in chosen or model.fields:
                need = "required" if field.required else "optional"
                own = names.field(model.id, field.wire_name)
                wire = "" if own == field.wire_name else f", {field.wire_name!r} in JSON"
                yield f"  {own}: {_type(field.type, explainer)} ({need}{wire})"
        case UnionModel():
            yield from (f"  {_type(member.type, explainer)}" for member in model.union.members)
        case AliasModel():
            yield f"  {_type(model.target, explainer)}"
        case EnumModel():
            yield from (f"  {member.value!r}" for member in model.members)
        case _:
            assert_never(model)


def _type(type_: Type, explainer: Explainer) -> str:
    return expression_code(explainer.language.type_expression(type_, explainer.meaning.api), explainer.meaning.names)


def _problems(place: Pointer, problems: Iterable[Problem]) -> Iterator[str]:
    for each in problems:
        if each.pointer.is_within(place):
            done = "" if each.consequence in (None, Consequence.NONE) else f"; {each.consequence.value}"
            yield f"  {each.severity}[{each.code}] at {each.pointer.reference}: {each.message}{done}"
