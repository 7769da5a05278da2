"""A limit for types nested in one annotation: Python and pydantic read them recursively."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from specleaf.ir import (
    Anything,
    Checked,
    Constant,
    ListOf,
    MapOf,
    ModelRef,
    Nothing,
    Nullable,
    OneOf,
    Part,
    Scalar,
    TupleOf,
    Type,
    parts_of,
)
from specleaf.models.pydantic.scope import Scope

_DEEPEST = 30


def bounded(type_: Type, scope: Scope) -> Type:
    """`type_`; if it is nested too deeply, its deepest parts accept anything, and a note is added to the problems."""
    if not _is_deeper(type_, _DEEPEST):
        return type_
    message = f"below {_DEEPEST} levels of lists and maps in one another, the models accept anything"
    scope.package.problems.note("inexact", scope.place, message, "a component for an inner level would be enforced")
    return _cut(type_, _DEEPEST)


def _is_deeper(type_: Type, levels: int) -> bool:
    parts = parts_of(type_)
    if not parts:
        return False
    return levels == 0 or any(_is_deeper(part.type, levels - 1) for part in parts)


def _cut(type_: Type, levels: int) -> Type:
    match type_:
        case Nullable(inner):
            return replace(type_, inner=_cut(inner, levels))
        case Checked(inner):
            return replace(type_, inner=_cut(inner, levels))
        case ListOf(item):
            return replace(type_, item=_part(item, levels))
        case MapOf(value):
            return replace(type_, value=_part(value, levels))
        case TupleOf(items, rest):
            return replace(type_, items=tuple(_part(item, levels) for item in items), rest=_part(rest, levels))
        case OneOf(members):
            return replace(type_, members=tuple(_part(member, levels) for member in members))
        case Scalar() | Constant() | ModelRef() | Anything() | Nothing():
            return type_
        case _:
            assert_never(type_)


def _part(part: Part, levels: int) -> Part:
    return Part(_cut(part.type, levels - 1)) if levels else Part(Anything())
