"""Formats, constraints, defaults and enumerated values of types and fields, in short sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from specleaf.examples import from_json
from specleaf.ir import (
    Anything,
    Api,
    Checked,
    Constant,
    Constraint,
    EnumModel,
    Field,
    ListOf,
    MapOf,
    Model,
    ModelRef,
    Nothing,
    Nullable,
    OneOf,
    Scalar,
    TupleOf,
    Type,
    UnionModel,
    Validator,
    parts_of,
)
from specleaf.json_value import Json
from specleaf.languages import Language
from specleaf.naming import Names
from specleaf.pages.markdown import code, description
from specleaf.pages.reference.constraint_words import constraint_phrases, rule_phrases
from specleaf.pages.reference.implied_rules import without_implied
from specleaf.text import Markdown

_FEW = 10
"""How many values of an enumeration are listed beside its link."""
_SHORT = 120
"""How long a default may be to be shown whole."""


@dataclass(frozen=True, slots=True)
class TypeDetails:
    """Details of types, with values written as literals of one language."""

    api: Api
    names: Names
    language: Language
    validator: Validator

    def of_field(self, field: Field) -> tuple[Markdown, ...]:
        """Constraints, default and examples of a field, each a line of a list."""
        lines = [*self.of_type(field.type)]
        if field.default:
            lines.append(Markdown(f"Default: {self.value(field.default.value)}"))
        shown = dict.fromkeys(self.value(each) for each in field.docs.examples if self._is_telling(each, field.type))
        if shown:
            lines.append(Markdown(f"Example{'s' if len(shown) > 1 else ''}: {', '.join([*shown][:_FEW])}"))
        return tuple(lines)

    def of_type(self, type_: Type) -> tuple[Markdown, ...]:
        """Format and constraints of a type and of its parts, each a line of a list."""
        phrases = [*self._phrases(type_), *self._descriptions(type_)]
        return tuple(Markdown(f"{phrase[0].upper()}{phrase[1:]}") for phrase in dict.fromkeys(phrases))

    def _is_telling(self, example: Json, type_: Type) -> bool:
        """Whether an example is short, not empty, and true: the type accepts it."""
        is_short = not isinstance(example, dict) and len(json.dumps(example, ensure_ascii=False)) <= _SHORT
        return is_short and example not in ([], "", None) and self.validator.accepts(example, type_)

    def _descriptions(self, type_: Type) -> Iterator[str]:
        """What the author wrote about the parts of a type."""
        inner = type_.inner if isinstance(type_, Nullable | Checked) else type_
        if isinstance(inner, ListOf | MapOf | TupleOf | OneOf):
            for number, part in enumerate(parts_of(inner), 1):
                if words := description.brief(part.docs.description or part.docs.title):
                    yield f"{_PARTS[type(inner)].format(number)}: {words}"

    def value(self, value: Json) -> Markdown:
        """A value as the language writes it, on one line."""
        lines = self.language.literal(from_json(value), self.api, self.names).splitlines()
        text = " ".join(line.strip() for line in lines)
        return code(text if len(text) <= _SHORT else f"{text[:_SHORT]} …")

    def _phrases(self, type_: Type) -> Iterator[str]:
        match type_:
            case Scalar():
                yield from _of_scalar(type_)
            case ListOf() | MapOf():
                yield from constraint_phrases(type_.constraints)
                yield from self._inside(type_)
            case TupleOf():
                yield from constraint_phrases(_with_length(type_))
                yield from self._inside(type_)
            case OneOf():
                yield from self._inside(type_)
            case Nullable(inner):
                yield from self._phrases(inner)
            case Checked(inner, rules):
                yield from self._phrases(inner)
                yield from rule_phrases(without_implied(rules, inner, self.api))
            case Constant(value):
                yield f"always {self.value(value)}"
            case ModelRef(id):
                yield from self._of_reference(self.api.models[id])
            case Anything() | Nothing():
                return
            case _:
                assert_never(type_)

    def _inside(self, type_: ListOf | TupleOf | MapOf | OneOf) -> Iterator[str]:
        """The phrases for the parts of a type, each introduced by which part it is."""
        for number, part in enumerate(parts_of(type_), 1):
            if phrases := list(self._phrases(part.type)):
                yield f"{_PARTS[type(type_)].format(number)}: {', '.join(phrases)}"

    def _of_reference(self, model: Model) -> Iterator[str]:
        match model:
            case EnumModel() if len(model.members) <= _FEW:
                yield self._choice(model)
            case EnumModel(nullable=True) | UnionModel(nullable=True):
                yield f"or {self.value(None)}"
            case _:
                return

    def _choice(self, model: EnumModel) -> str:
        """The values of an enumeration."""
        values = [self.value(member.value) for member in model.members]
        if len(values) == 1 and not model.open:
            return f"{values[0]} or {self.value(None)}" if model.nullable else f"always {values[0]}"
        last = [self.value(None)] if model.nullable else []
        return f"one of {', '.join([*values, *last])}{', or another value' if model.open else ''}"


def _with_length(type_: TupleOf) -> tuple[Constraint, ...]:
    """The constraints of a tuple, its greatest length among them where nothing may follow its positions."""
    bounds = {each.keyword: each for each in type_.constraints}
    if not isinstance(type_.rest.type, Nothing):
        return type_.constraints
    bounds.setdefault("maxItems", Constraint("maxItems", len(type_.items)))
    return tuple(bounds.values())


_PARTS: dict[type[Type], str] = {
    ListOf: "each item",
    MapOf: "each value",
    TupleOf: "item {}",
    OneOf: "as type {}",
}


def _of_scalar(type_: Scalar) -> Iterator[str]:
    if type_.format:
        yield f"format {code(type_.format)}"
    if type_.content and type_.content.media_type:
        yield f"holds {code(type_.content.media_type)}"
    if type_.content and type_.content.encoding:
        yield f"encoded as {code(type_.content.encoding)}"
    yield from constraint_phrases(type_.constraints)
