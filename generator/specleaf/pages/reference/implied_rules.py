"""Rules that a type with few values implies, which a page need not repeat."""

from __future__ import annotations

from specleaf.ir import (
    Anything,
    Api,
    Checked,
    Constant,
    EnumModel,
    ModelRef,
    Nullable,
    OneOf,
    Rules,
    Scalar,
    Type,
    UnionModel,
    accepts,
)
from specleaf.json_value import Json


def without_implied(rules: Rules | None, type_: Type, api: Api, *, nullable: bool = False) -> Rules | None:
    """`rules`, or None if they hold for every value of a type that has finitely many."""
    values = _values(type_, api)
    if rules is None or values is None:
        return rules
    every = [*values, None] if nullable else values
    return None if all(accepts(value, Checked(Anything(), rules), api) for value in every) else rules


def _values(type_: Type, api: Api) -> list[Json] | None:
    """All values of a type; None for a type with infinitely many, and for unions in unions."""
    match type_:
        case Constant(value):
            return [value]
        case Scalar("boolean"):
            return [True, False]
        case Nullable(inner):
            values = _values(inner, api)
            return None if values is None else [*values, None]
        case Checked(inner):
            return _values(inner, api)
        case OneOf(members):
            found = [_values(part.type, api) for part in members]
            return None if None in found else [value for values in found for value in values or ()]
        case ModelRef(id) if not isinstance(model := api.models[id], UnionModel):
            return _enumerated(model) if isinstance(model, EnumModel) else None
        case _:
            return None


def _enumerated(model: EnumModel) -> list[Json] | None:
    return None if model.open else [*(member.value for member in model.members), *([None] * model.nullable)]
