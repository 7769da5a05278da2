"""What differs between two models that are the same one."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from specleaf.diff.change import Change, Meaning, Use
from specleaf.diff.relation import Relation, Relations
from specleaf.ir import (
    AliasModel,
    Anything,
    Constant,
    EnumModel,
    Field,
    ListOf,
    MapOf,
    Model,
    ModelId,
    ModelRef,
    Nothing,
    ObjectModel,
    OneOf,
    Scalar,
    TupleOf,
    Type,
    UnionModel,
    canonical,
    checked,
    json_equal,
    nullable,
    target_of,
)
from specleaf.json_value import Json


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents, how their types are related, and which models each direction uses."""

    old: Meaning
    new: Meaning
    relations: Relations
    uses: dict[ModelId, tuple[Use, ...]]
    """By old model: whether it is part of requests, of answers, or of both. A model that no operation uses is both."""


def changes_of_model(before: ModelId, after: ModelId, comparison: Comparison) -> Iterator[Change]:
    """The changes of one model, those of its fields included."""
    name = comparison.new.names.model(after).name
    old_name = comparison.old.names.model(before).name
    if name != old_name:
        yield Change("renamed", old_name, f"is now '{name}'", after, ("code",))
    old, new = comparison.old.api.models[before], comparison.new.api.models[after]
    uses = comparison.uses.get(before, ("requests", "answers"))
    if new.docs.deprecated and not old.docs.deprecated:
        yield Change("deprecated", name, "is deprecated", after)
    match old, new:
        case ObjectModel(), ObjectModel():
            yield from _changes_of_object(name, old, new, uses, comparison)
        case EnumModel(), EnumModel():
            yield from _changes_of_enum(name, old, new, uses, comparison)
        case UnionModel() | AliasModel(), UnionModel() | AliasModel() if type(old) is type(new):
            relation = comparison.relations.of_types(_as_type(old), _as_type(new))
            yield from change_of_type(name, after, relation, uses)
        case _:
            relation = comparison.relations.of_models(before, after)
            yield from change_of_type(name, after, relation, (*uses, "code"))


def change_of_type(subject: str, after: ModelId, relation: Relation, uses: Iterable[Use]) -> Iterator[Change]:
    """The change that a relation of two types is: breaking where a value that was sent may be refused now."""
    if relation.is_same:
        return
    lost, gained = relation.lost, relation.gained
    breaks = tuple(use for use in uses if _breaks(use, relation))
    certain = lost.is_certain and gained.is_certain
    match lost.differs, gained.differs:
        case True, True:
            kind, text = ("changed", "accepts other values")
        case True, False:
            kind, text = ("narrowed", "accepts fewer values")
        case _:
            kind, text = ("widened", "accepts more values")
    yield Change(kind, subject, text, after, breaks, lost.witness, gained.witness, certain)  # type: ignore[arg-type]


def _among(uses: Collection[Use], use: Use) -> tuple[Use, ...]:
    return (use,) if use in uses else ()


def _breaks(use: Use, relation: Relation) -> bool:
    match use:
        case "requests":
            return relation.lost.differs
        case "answers":
            return relation.gained.differs
        case "code":
            return True


def _as_type(model: UnionModel | AliasModel) -> Type:
    if isinstance(model, AliasModel):
        return model.target
    union: Type = checked(model.union, model.rules)
    return nullable(union) if model.nullable else union


def _changes_of_object(
    name: str, old: ObjectModel, new: ObjectModel, uses: tuple[Use, ...], comparison: Comparison
) -> Iterator[Change]:
    before, after = {each.wire_name: each for each in old.fields}, {each.wire_name: each for each in new.fields}
    for wire_name, field in before.items():
        if wire_name in after:
            yield from _changes_of_field(name, (old, field), (new, after[wire_name]), uses, comparison)
        else:
            yield _removed_field(name, field, new, uses)
    for wire_name, field in after.items():
        if wire_name not in before:
            yield _added_field(name, field, old, uses)
    relation = comparison.relations.of_types(old.extra.type, new.extra.type)
    yield from change_of_type(f"{name}, other properties", new.id, relation, uses)
    if _rules_differ(old, new):
        yield from change_of_type(name, new.id, comparison.relations.of_models(old.id, new.id), uses)


def _removed_field(name: str, field: Field, new: ObjectModel, uses: Collection[Use]) -> Change:
    """A field that is gone.

    A client that still sends it is refused only if there may be no other properties; an answer without it is refused by
    whoever required it.
    """
    breaks: list[Use] = ["code"]
    if "requests" in uses and isinstance(new.extra.type, Nothing):
        breaks.insert(0, "requests")
    if "answers" in uses and field.required:
        breaks.insert(0, "answers")
    return Change("removed", f"{name}.{field.wire_name}", "is gone", field.pointer, tuple(breaks))


def _added_field(name: str, field: Field, old: ObjectModel, uses: Collection[Use]) -> Change:
    """A new field. That an object without limits could have had a property of this name is not counted."""
    breaks: list[Use] = []
    if "requests" in uses and field.required:
        breaks.append("requests")
    if "answers" in uses and isinstance(old.extra.type, Nothing):
        breaks.append("answers")
    text = "is new and required" if field.required else "is new and optional"
    return Change("added", f"{name}.{field.wire_name}", text, field.pointer, tuple(breaks))


def _changes_of_field(
    name: str,
    before: tuple[ObjectModel, Field],
    after: tuple[ObjectModel, Field],
    uses: tuple[Use, ...],
    comparison: Comparison,
) -> Iterator[Change]:
    (old_model, old), (new_model, new) = before, after
    subject = f"{name}.{new.wire_name}"
    yield from change_of_field(subject, old, new, uses, comparison)
    old_name = comparison.old.names.field(old_model.id, old.wire_name)
    new_name = comparison.new.names.field(new_model.id, new.wire_name)
    if old_name != new_name:
        yield Change("renamed", subject, f"is '{new_name}' in code, was '{old_name}'", new.pointer, ("code",))


def change_of_field(
    subject: str, old: Field, new: Field, uses: tuple[Use, ...], comparison: Comparison
) -> Iterator[Change]:
    """What differs between two fields or parameters of one name."""
    if new.required and not old.required:
        yield Change("required", subject, "was optional, is required", new.pointer, _among(uses, "requests"))
    if old.required and not new.required:
        yield Change("optional", subject, "was required, is optional", new.pointer, _among(uses, "answers"))
    relation = comparison.relations.of_types(old.type, new.type)
    if relation.lost.differs and relation.gained.differs and _kind(old, comparison.old) != _kind(new, comparison.new):
        text = f"was {_kind(old, comparison.old)}, is {_kind(new, comparison.new)}"
        witnesses = relation.lost.witness, relation.gained.witness
        yield Change("retyped", subject, text, new.pointer, (*uses, "code"), *witnesses)
    else:
        yield from change_of_type(subject, new.pointer, relation, uses)
    if _default(old) != _default(new):
        # Who leaves it out now asks for something else.
        breaks = () if new.required else _among(uses, "requests")
        yield Change("changed", subject, f"the default was {_default(old)}, is {_default(new)}", new.pointer, breaks)
    if new.docs.deprecated and not old.docs.deprecated:
        yield Change("deprecated", subject, "is deprecated", new.pointer)


def _default(field: Field) -> str:
    return _json(field.default.value) if field.default else "absent"


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


_WORDS: Mapping[type[Type] | type[Model], str] = MappingProxyType(
    {
        ListOf: "a list",
        TupleOf: "a tuple",
        MapOf: "a map",
        OneOf: "a union",
        Constant: "a constant",
        Anything: "anything",
        Nothing: "nothing",
        ObjectModel: "an object",
        EnumModel: "one of several values",
        UnionModel: "a union",
        AliasModel: "a type that refers to itself",
    }
)


def _kind(field: Field, meaning: Meaning) -> str:
    """What a field is, in a word or two: for the messages, and to tell whether it became something else."""
    type_ = target_of(field.type, meaning.api)
    if isinstance(type_, Scalar):
        return type_.kind
    return _WORDS[type(meaning.api.models[type_.id]) if isinstance(type_, ModelRef) else type(type_)]


def _changes_of_enum(
    name: str, old: EnumModel, new: EnumModel, uses: tuple[Use, ...], comparison: Comparison
) -> Iterator[Change]:
    before = {canonical(member.value): member.value for member in old.members}
    after = {canonical(member.value): member.value for member in new.members}
    for key, value in before.items():
        if key not in after:
            refused = () if new.open else _among(uses, "requests")
            yield Change("removed", name, f"no longer has the value {_json(value)}", new.id, (*refused, "code"))
    for key, value in after.items():
        if key not in before:
            refusing = () if old.open else _among(uses, "answers")
            yield Change("added", name, f"has a new value {_json(value)}", new.id, refusing)
    if old.open != new.open or old.nullable != new.nullable or _rules_differ(old, new):
        yield from change_of_type(name, new.id, comparison.relations.of_models(old.id, new.id), uses)


def _rules_differ(old: Model, new: Model) -> bool:
    """Whether two objects or enumerations have other constraints or rules."""
    if isinstance(old, ObjectModel) and isinstance(new, ObjectModel) and old.constraints != new.constraints:
        return True
    rules = [getattr(model, "rules", None) for model in (old, new)]
    if rules[0] is None or rules[1] is None:
        return rules[0] is not rules[1]
    return not json_equal(rules[0].schema, rules[1].schema)
